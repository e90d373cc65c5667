import type { ProblemList } from '../../input/index.ts';
import type { BaciCodes } from './baci-codes.ts';
import { BaciRowReader, baciColumns } from './baci-row.ts';
import type { BaciRow } from './baci-row.ts';
import { KeyedSums, KeySet } from './baci-sums.ts';
import type { DelimitedOptions } from './delimited.ts';
import { readNamed } from './named-columns.ts';

/** Flows of one file, added up by exporter, importer and group of products. */
export interface BaciFlows {
  readonly totals: BaciTotals;
  /** By `(exporter · countries + importer) · groupLimit + group`: US$ thousand and metric tons. */
  readonly sums: KeyedSums;
}

export interface BaciTotals {
  readonly year: number;
  /** Rows read, and sums that they make. */
  readonly rows: number;
  readonly flows: number;
  /** US$ thousand, of all rows. */
  readonly value: number;
  /** Of the rows that are wanted and placed, and of those among them that state no quantity. */
  readonly keptValue: number;
  readonly valueWithoutQuantity: number;
  /** Wanted products that belong to no group, with their value. */
  readonly unplaced: ReadonlyMap<string, number>;
  readonly restoredZeros: number;
}

export interface BaciSelection {
  /** Whether the flows of a country are wanted, by its index. */
  readonly exporter: (country: number) => boolean;
  readonly importer: (country: number) => boolean;
  /** The group that a subheading is added to, a number below `groupLimit`; `undefined` leaves it out. */
  readonly groupOf: (product: string) => number | undefined;
}

export const groupLimit = 1_000_000;

/**
 * Reads one year of BACI. Every row is checked, also one that is not wanted. Memory: 12 to 24 bytes a row to
 * find duplicates, and 32 to 64 bytes a sum. Rules: those of
 * `readNamed` and `BaciRowReader`, `duplicate-key`, `no-rows`.
 */
export async function readBaciFlows(
  file: string,
  codes: BaciCodes,
  selection: BaciSelection,
  options: DelimitedOptions & { readonly problems: ProblemList },
): Promise<BaciFlows> {
  const { problems } = options;
  const { countries } = codes;
  const N = countries.ids.length;
  const reader = new BaciRowReader(file, codes, problems);
  const sums = new KeyedSums();
  const seen = new KeySet();
  const groups = new Map<string, number | undefined>();
  const unplaced = new Map<string, number>();
  let [rows, value, keptValue, valueWithoutQuantity] = [0, 0, 0, 0];
  let headed = false;

  const keep = (row: BaciRow): void => {
    const { exporter, importer, product } = row;
    if (!selection.exporter(exporter) || !selection.importer(importer)) return;
    if (!groups.has(product)) groups.set(product, selection.groupOf(product));
    const group = groups.get(product);
    if (group === undefined) {
      unplaced.set(product, (unplaced.get(product) ?? 0) + row.value);
      return;
    }
    keptValue += row.value;
    if (Number.isNaN(row.quantity)) valueWithoutQuantity += row.value;
    sums.add((exporter * N + importer) * groupLimit + group, row.value, row.quantity);
  };

  for await (const { records, index } of readNamed(file, baciColumns, options)) {
    headed = true;
    for (const record of records) {
      rows++;
      const row = reader.read(record, index);
      if (!row) continue;
      if (!seen.add((row.exporter * N + row.importer) * groupLimit + Number(row.product))) {
        const pair = `${countries.ids[row.exporter] ?? ''} to ${countries.ids[row.importer] ?? ''}`;
        problems.add({
          file,
          ...record.positionOf(index.product),
          severity: 'error',
          rule: 'duplicate-key',
          message: `${pair}, ${row.product} stands above already`,
          hint: 'keep one of the rows: a flow stands once in BACI',
        });
        continue;
      }
      value += row.value;
      keep(row);
    }
  }
  if (headed && rows === 0) {
    const message = 'the file has a header and no flows';
    const place = { file, line: 1, column: 1, severity: 'error' } as const;
    problems.add({ ...place, rule: 'no-rows', message, hint: 'fetch it again' });
  }
  const { year = NaN, restoredZeros } = reader;
  const flows = sums.size;
  const values = { value, keptValue, valueWithoutQuantity };
  return { sums, totals: { year, rows, flows, ...values, unplaced, restoredZeros } };
}
