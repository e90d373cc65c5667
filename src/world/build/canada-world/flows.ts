import { Matrix } from '../matrix.ts';

/** Flows of a set of sectors: one [exporter][importer] table each, own sales included, US$ million. */
export type Flows = readonly Matrix[];

export function copyOf(flows: Flows): Matrix[] {
  return flows.map(({ rows, columns, data }) => new Matrix(rows, columns, data.slice()));
}

/** Σ over the given sectors of one exporter's sales to one importer. */
export function sales(
  flows: Flows,
  sectors: readonly number[],
  exporter: number,
  importer: number,
): number {
  return sectors.reduce((sum, j) => sum + tableOf(flows, j).at(exporter, importer), 0);
}

export function tableOf(flows: Flows, sector: number): Matrix {
  const table = flows[sector];
  if (!table) throw new RangeError(`there is no sector ${sector} among ${flows.length}`);
  return table;
}

/** `values` scaled to add up to `total`; all zeros stay zeros. */
export function scaledTo(values: readonly number[], total: number): number[] {
  const sum = values.reduce((a, b) => a + b, 0);
  return values.map((value) => (sum > 0 ? (value / sum) * total : 0));
}

/** The whole numbers below `size`. */
export function indices(size: number): number[] {
  return [...Array(size).keys()];
}

/** Reads a table by key and fails on a key that is not there, in words. */
export function need<V>(map: ReadonlyMap<string, V>, key: string, what: string): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`${what}: nothing for '${key}'`);
  return value;
}
