import type { Position, Problem } from '../../input/index.ts';
import type { SourceBalance } from './import-report.ts';
import type { Account, MrioTable } from './mrio-table.ts';

/**
 * Two figures of the same thing may differ by this share of the larger one, or by one unit of the table (a million):
 * published tables are rounded cell by cell. What is within it goes to value added, and is reported.
 */
export const balanceTolerance = { relative: 1e-3, absolute: 1 } as const;

/**
 * Holds every account of a table that was read to its end against itself. Rules: `missing-row`, `missing-column`,
 * `negative-output`, `unbalanced-row` (sales against the total that the row states), `unbalanced-column` (costs against
 * the total that the column states), `unbalanced-account` (sales against costs), `split-and-whole`.
 */
export function* checkAccounts(file: string, table: MrioTable): Generator<Problem> {
  const missing = table.accounts.flatMap((account) => missingHalf(account) ?? []);
  if (missing.length > 0) {
    // Sums without them say nothing.
    for (const problem of missing) yield { file, ...problem };
    return;
  }
  const labels = new Set<string>();
  for (const [index, account] of table.accounts.entries()) {
    const sales = table.sales[index] ?? 0;
    const costs = table.costs[index] ?? 0;
    const row = account.row ?? start;
    if (sales < -balanceTolerance.absolute) yield negativeOutput(file, account, row, sales);
    const stated = [
      differs(sales, account.statedSales?.value) &&
        unbalanced(file, account.statedSales?.at ?? row, 'unbalanced-row', {
          what: `the cells of row ${account.label} sum to`,
          sum: sales,
          against: 'its total is',
          total: account.statedSales?.value ?? 0,
        }),
      differs(costs, account.statedCosts?.value) &&
        unbalanced(file, account.statedCosts?.at ?? row, 'unbalanced-column', {
          what: `the cells of column ${account.label} sum to`,
          sum: costs,
          against: 'its total is',
          total: account.statedCosts?.value ?? 0,
        }),
    ].filter((problem) => problem !== false);
    yield* stated;
    if (stated.length === 0 && differs(sales, costs)) {
      yield unbalanced(file, row, 'unbalanced-account', {
        what: `${account.label} sells`,
        sum: sales,
        against: 'its inputs and value added sum to',
        total: costs,
      });
    }
    if (!account.part && sales !== 0) labels.add(`${account.region} ${account.industry}`);
  }
  for (const [index, account] of table.accounts.entries()) {
    const both = account.part && labels.has(`${account.region} ${account.industry}`);
    if (both && table.sales[index] !== 0) yield splitAndWhole(file, account, table);
  }
}

/** How far sales and costs are apart over the whole table. */
export function sourceBalance(table: MrioTable): SourceBalance {
  let output = 0;
  let apart = 0;
  let largest: { where: string; value: number } | undefined;
  for (const [index, { label }] of table.accounts.entries()) {
    const sales = table.sales[index] ?? 0;
    const gap = Math.abs(sales - (table.costs[index] ?? 0));
    output += sales;
    apart += gap;
    if (gap > (largest?.value ?? 0)) largest = { where: label, value: gap };
  }
  const share = output > 0 ? apart / output : 0;
  return { industries: table.accounts.length, share, ...(largest ? { largest } : {}) };
}

const start: Position = { line: 1, column: 1 };

function differs(sum: number, total: number | undefined): boolean {
  if (total === undefined) return false;
  const larger = Math.max(Math.abs(sum), Math.abs(total));
  return (
    Math.abs(sum - total) > Math.max(balanceTolerance.relative * larger, balanceTolerance.absolute)
  );
}

function missingHalf(account: Account): Omit<Problem, 'file'> | undefined {
  const missing = account.row ? 'column' : 'row';
  if (account.row && account.column) return undefined;
  return {
    ...(account.row ?? account.column ?? start),
    severity: 'error',
    rule: `missing-${missing}`,
    message: `${account.label} has a ${missing === 'row' ? 'column' : 'row'} and no ${missing}`,
    why: 'what an industry sells and what it buys are two sides of one account',
    hint: 'fetch the file again: it may have broken off; or take both out',
  };
}

function negativeOutput(file: string, { label }: Account, at: Position, sales: number): Problem {
  return {
    file,
    ...at,
    severity: 'error',
    rule: 'negative-output',
    message: `${label} has an output of ${shown(sales)}, below 0`,
    why: 'nothing can be produced less than not at all',
    hint: 'correct its row; the source may have a newer edition',
  };
}

function unbalanced(
  file: string,
  at: Position,
  rule: string,
  { what, sum, against, total }: { what: string; sum: number; against: string; total: number },
): Problem {
  const percent = (100 * Math.abs(sum - total)) / Math.max(Math.abs(sum), Math.abs(total));
  return {
    file,
    ...at,
    severity: 'error',
    rule,
    message: `${what} ${shown(sum)} and ${against} ${shown(total)}, ${percent.toPrecision(3)} % apart`,
    why: `more than rounding, for which ${100 * balanceTolerance.relative} % or ${balanceTolerance.absolute} unit is allowed`,
    hint: 'a cell was changed or lost: fetch the file again',
  };
}

function splitAndWhole(file: string, account: Account, table: MrioTable): Problem {
  const whole = table.regions[account.region]?.id ?? '';
  return {
    file,
    ...(account.row ?? start),
    severity: 'error',
    rule: 'split-and-whole',
    message: `the table has ${account.label} and the same industry of the whole of ${whole}, both with sales`,
    why: 'their sum would count it twice',
    hint: `remove the rows and columns of ${whole}, or those of its parts`,
  };
}

function shown(value: number): string {
  return Number(value.toPrecision(9)).toString();
}
