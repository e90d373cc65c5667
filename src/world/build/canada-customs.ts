import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';

/** A province's goods exports to the United States by customs statistics, C$ million. */
export interface CustomsExports {
  readonly total: number;
  /** The section `Energy products`: crude oil, gas, coal, electricity and refined products. */
  readonly energy: number;
}

/**
 * Reads `canada-provinces-us` for one year, by English name of the province. The customs basis books an
 * export in the province where the good was made, and knows its destination; it serves as a yardstick
 * for a world that only knows each province's exports to all countries together.
 */
export function readCustomsExports(folder: string, year: number): Map<string, CustomsExports> {
  const result = new Map<string, CustomsExports>();
  for (const row of csvParse(readFileSync(join(folder, 'trade.csv'), 'utf8'))) {
    if (row['YEAR'] !== String(year) || row['TRADE'] !== 'Export') continue;
    const name = row['GEO'] === 'Québec' ? 'Quebec' : (row['GEO'] ?? '');
    const old = result.get(name) ?? { total: 0, energy: 0 };
    const value = Number(row['VALUE']) / 1e6;
    if (row['CATEGORY'] === 'All sections') result.set(name, { ...old, total: value });
    if (row['CATEGORY'] === 'Energy products') result.set(name, { ...old, energy: value });
  }
  return result;
}
