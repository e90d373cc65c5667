import type { CsvSheet, Problem } from '../input/index.ts';
import type { FlowFileName } from './economy-files.ts';

/** Cells of the largest table: 1.6 GB of doubles. A solve holds several such tables. */
export const largestTable = 2e8;

/** Rule `too-large`: more regions and sectors than a machine can hold. */
export function checkSize(regions: CsvSheet, N: number, J: number): Problem[] {
  const cells = Math.max(N * N * J, N * J * J);
  if (cells <= largestTable) return [];
  return [
    {
      file: regions.file,
      line: 1,
      column: 1,
      severity: 'error',
      rule: 'too-large',
      message: `${N} regions and ${J} sectors make tables of ${cells.toExponential(1)} cells, more than ${largestTable}`,
      why: 'they do not fit in memory',
      hint: 'aggregate regions or sectors',
    },
  ];
}

const meaning: Readonly<Partial<Record<FlowFileName, string>>> = {
  'intermediate.csv': 'no sector buys inputs',
  'transfers.csv': 'every transfer is 0, and none is derived from trade.csv',
};

/** The warning of rule `no-rows`, where a table of numbers without rows says something that may not be meant. */
export function checkRows(name: FlowFileName, { file, rowCount }: CsvSheet): Problem[] {
  const means = meaning[name];
  if (rowCount > 0 || means === undefined) return [];
  return [
    {
      file,
      line: 1,
      column: 1,
      severity: 'warning',
      rule: 'no-rows',
      message: `this table has a header and no rows: ${means}`,
      hint:
        name === 'transfers.csv'
          ? 'remove the file to derive transfers from trade.csv, or add its rows'
          : 'add its rows, unless that is meant',
    },
  ];
}
