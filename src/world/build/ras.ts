import { Matrix } from './matrix.ts';

/**
 * - `converged`: every row and column total is met to the tolerance
 * - `iteration-limit`: the last table is returned with its residual
 * - `inconsistent-margins`: the row totals and the column totals add up to different sums
 * - `infeasible`: a row or column must be positive but its seed is all zero
 *
 * With the last two the table is the untouched seed.
 */
export type RasStatus = 'converged' | 'iteration-limit' | 'inconsistent-margins' | 'infeasible';

export interface RasResult {
  readonly status: RasStatus;
  readonly iterations: number;
  /** Largest |sum / total − 1| over rows and columns; with a zero total, |sum| over the grand total. */
  readonly residual: number;
  readonly table: Matrix;
}

export interface RasOptions {
  /** Relative, for every single margin. */
  readonly tolerance?: number;
  readonly maxIterations?: number;
}

/** How far apart the two grand totals may lie, relatively, before they count as inconsistent. */
const MARGIN_TOLERANCE = 1e-9;

/**
 * Biproportional fitting (RAS, iterative proportional fitting).
 *
 * Finds z_kj = r_k a_kj s_j, with a the seed, r > 0 and s > 0, such that
 *
 *     Σ_j z_kj = rowTotals_k      and      Σ_k z_kj = columnTotals_j,
 *
 * by scaling rows and columns in turn. Zero cells of the seed stay zero, and the solution is the table
 * that minimises Σ z ln(z / a) subject to the totals: the least informative change of the seed
 * (Bacharach 1970, Biproportional Matrices and Input-Output Change, Cambridge University Press; the
 * method goes back to Stone 1961 and to Deming and Stephan 1940).
 *
 * Only +, × and ÷ are used, in a fixed order, so that the result is the same on every machine.
 *
 * @param seed non-negative table; not changed
 * @param rowTotals non-negative, one for each row
 * @param columnTotals non-negative, one for each column
 * @throws RangeError when sizes differ, or a number is negative or not finite
 */
export function ras(
  seed: Matrix,
  rowTotals: Float64Array,
  columnTotals: Float64Array,
  { tolerance = 1e-13, maxIterations = 10_000 }: RasOptions = {},
): RasResult {
  checkInput(seed, rowTotals, columnTotals);
  const table = new Matrix(seed.rows, seed.columns, seed.data.slice());
  const end = (status: RasStatus, iterations: number): RasResult => {
    return { status, iterations, residual: marginResidual(table, rowTotals, columnTotals), table };
  };

  const rowsTotal = sum(rowTotals);
  const columnsTotal = sum(columnTotals);
  if (Math.abs(rowsTotal - columnsTotal) > MARGIN_TOLERANCE * Math.max(rowsTotal, columnsTotal)) {
    return end('inconsistent-margins', 0);
  }
  if (hasEmptyLine(seed, rowTotals, columnTotals)) return end('infeasible', 0);

  for (let iteration = 0; iteration <= maxIterations; iteration++) {
    if (marginResidual(table, rowTotals, columnTotals) <= tolerance)
      return end('converged', iteration);
    if (iteration === maxIterations) break;
    scaleRows(table, rowTotals);
    scaleColumns(table, columnTotals);
  }
  return end('iteration-limit', maxIterations);
}

function scaleRows(table: Matrix, totals: Float64Array): void {
  for (let row = 0; row < table.rows; row++) {
    const present = table.rowSum(row);
    if (present === 0) continue;
    const factor = at(totals, row) / present;
    for (let column = 0; column < table.columns; column++) {
      table.set(row, column, table.at(row, column) * factor);
    }
  }
}

function scaleColumns(table: Matrix, totals: Float64Array): void {
  for (let column = 0; column < table.columns; column++) {
    const present = table.columnSum(column);
    if (present === 0) continue;
    const factor = at(totals, column) / present;
    for (let row = 0; row < table.rows; row++) {
      table.set(row, column, table.at(row, column) * factor);
    }
  }
}

function marginResidual(
  table: Matrix,
  rowTotals: Float64Array,
  columnTotals: Float64Array,
): number {
  const grandTotal = sum(rowTotals);
  let worst = 0;
  const compare = (present: number, wanted: number): void => {
    const scale = wanted > 0 ? wanted : grandTotal > 0 ? grandTotal : 1;
    worst = Math.max(worst, Math.abs(present - wanted) / scale);
  };
  rowTotals.forEach((wanted, row) => {
    compare(table.rowSum(row), wanted);
  });
  columnTotals.forEach((wanted, column) => {
    compare(table.columnSum(column), wanted);
  });
  return worst;
}

function hasEmptyLine(seed: Matrix, rowTotals: Float64Array, columnTotals: Float64Array): boolean {
  return (
    rowTotals.some((total, row) => total > 0 && seed.rowSum(row) === 0) ||
    columnTotals.some((total, column) => total > 0 && seed.columnSum(column) === 0)
  );
}

function checkInput(seed: Matrix, rowTotals: Float64Array, columnTotals: Float64Array): void {
  if (rowTotals.length !== seed.rows || columnTotals.length !== seed.columns) {
    throw new RangeError(
      `ras: ${rowTotals.length} row and ${columnTotals.length} column totals for a ${seed.rows} × ${seed.columns} seed`,
    );
  }
  for (const numbers of [seed.data, rowTotals, columnTotals]) {
    const wrong = numbers.find((value) => !(value >= 0 && value < Infinity));
    if (wrong !== undefined)
      throw new RangeError(`ras: ${wrong} is not a finite number of at least 0`);
  }
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

function at(values: Float64Array, index: number): number {
  return values[index] as number;
}
