import type { BaciCountries } from './baci-codes.ts';
import type { BaciFlows } from './baci-flows.ts';
import { groupLimit } from './baci-flows.ts';

/** Rows that are written at a time. */
const batch = 10_000;

/** @param bySector an economy's `trade.csv`, which states no year and no quantity */
export function flowsHeader(bySector: boolean): string {
  return bySector
    ? 'sector,exporter,importer,value\n'
    : 'year,exporter,importer,product,value,quantity\n';
}

/** Rows of `trade.csv` in the order of exporters, importers and groups, in pieces of text. */
export function* flowsTable(
  { totals: { year }, sums }: BaciFlows,
  { ids }: BaciCountries,
  labelOf: (group: number) => string,
  bySector: boolean,
): Generator<string> {
  let text = '';
  let rows = 0;
  for (const [key, value, quantity] of sums.entries()) {
    const label = labelOf(key % groupLimit);
    const pair = Math.floor(key / groupLimit);
    const exporter = ids[Math.floor(pair / ids.length)] ?? '';
    const importer = ids[pair % ids.length] ?? '';
    text += bySector
      ? `${label},${exporter},${importer},${sum(value)}\n`
      : `${year},${exporter},${importer},${label},${sum(value)},${sum(quantity)}\n`;
    if (++rows % batch !== 0) continue;
    yield text;
    text = '';
  }
  yield text;
}

export function countriesTable({ ids, names }: BaciCountries): string {
  return `id,name\n${ids.map((id, at) => `${id},${quoted(names[at] ?? '')}\n`).join('')}`;
}

export function productsTable(products: ReadonlyMap<string, string>): string {
  const rows = [...products].sort(([a], [b]) => (a < b ? -1 : 1));
  return `id,name\n${rows.map(([id, name]) => `${id},${quoted(name)}\n`).join('')}`;
}

/** Flows state three decimals: the noise of adding them up in binary is not written. Nothing where it is not known. */
function sum(value: number): string {
  if (Number.isNaN(value)) return '';
  const rounded = Math.round(1000 * value) / 1000;
  // Editions with more decimals keep them; `toPrecision` takes ten times as long.
  if (Math.abs(rounded - value) <= 1e-13 * value) return String(rounded);
  return String(Number(value.toPrecision(15)));
}

function quoted(text: string): string {
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
