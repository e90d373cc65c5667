/**
 * A dense table of numbers, row-major, with a checked door: reading or writing outside it throws.
 * Meant for building worlds (thousands of cells), not for hot loops.
 */
export class Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;

  constructor(rows: number, columns: number, data?: Float64Array) {
    if (data !== undefined && data.length !== rows * columns) {
      throw new RangeError(
        `a ${rows} × ${columns} table needs ${rows * columns} numbers, not ${data.length}`,
      );
    }
    this.rows = rows;
    this.columns = columns;
    this.data = data ?? new Float64Array(rows * columns);
  }

  at(row: number, column: number): number {
    return this.data[this.#index(row, column)] as number;
  }

  set(row: number, column: number, value: number): void {
    this.data[this.#index(row, column)] = value;
  }

  /** Sum over columns of one row. */
  rowSum(row: number): number {
    let sum = 0;
    for (let column = 0; column < this.columns; column++) sum += this.at(row, column);
    return sum;
  }

  /** Sum over rows of one column. */
  columnSum(column: number): number {
    let sum = 0;
    for (let row = 0; row < this.rows; row++) sum += this.at(row, column);
    return sum;
  }

  rowSums(): Float64Array {
    return Float64Array.from({ length: this.rows }, (_, row) => this.rowSum(row));
  }

  columnSums(): Float64Array {
    return Float64Array.from({ length: this.columns }, (_, column) => this.columnSum(column));
  }

  #index(row: number, column: number): number {
    if (!(row >= 0 && row < this.rows && column >= 0 && column < this.columns)) {
      throw new RangeError(
        `cell (${row}, ${column}) is outside a ${this.rows} × ${this.columns} table`,
      );
    }
    return row * this.columns + column;
  }
}

/** A matrix whose cell (row, column) is `value(row, column)`. */
export function matrixOf(
  rows: number,
  columns: number,
  value: (row: number, column: number) => number,
): Matrix {
  const matrix = new Matrix(rows, columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) matrix.set(row, column, value(row, column));
  }
  return matrix;
}
