import { stringify } from 'yaml';
import type { EconomyTables } from '../model/index.ts';
import { flowColumns, flowFileNames, flowFiles, flowKeys } from './economy-files.ts';
import type { FlowFileName } from './economy-files.ts';
import type { EconomyMeta } from './economy-meta.ts';
import { regionColumns } from './region-table.ts';
import { sectorColumns } from './sector-table.ts';

/**
 * The texts of an economy folder by file name, the inverse of `parseEconomy`: numbers in their shortest form that
 * reads back bit for bit, cells of 0 left out
 * (but for one in a table that has no other), optional columns only where some region fills them, and no tariffs.csv
 * when there is no tariff. Expects tables that pass the rules.
 */
export function formatEconomy(meta: EconomyMeta, tables: EconomyTables): Map<string, string> {
  const { groups, ...rest } = meta;
  const yaml = Object.keys(groups).length === 0 ? rest : meta;
  const optional = (regionColumns.optional ?? []) as readonly ('iso3' | 'group' | 'lat' | 'lon')[];
  const filled = optional.filter((column) => tables.regions.some((r) => r[column] !== undefined));
  const files = new Map([
    ['economy.yaml', stringify(yaml, { lineWidth: 100 })],
    [
      'regions.csv',
      csv([
        [...regionColumns.required, ...filled],
        ...tables.regions.map((r) => [r.id, r.name, ...filled.map((column) => r[column] ?? '')]),
      ]),
    ],
    [
      'sectors.csv',
      csv([
        sectorColumns.required,
        ...tables.sectors.map(({ id, name, tradable, theta }) => [id, name, tradable, theta]),
      ]),
    ],
  ]);
  const values: Readonly<Record<FlowFileName, Float64Array | undefined>> = {
    'trade.csv': tables.trade,
    'tariffs.csv': tables.tariffs.some((rate) => rate !== 0) ? tables.tariffs : undefined,
    'intermediate.csv': tables.intermediate,
    'value_added.csv': tables.valueAdded,
    'final.csv': tables.final,
    'transfers.csv': tables.transfers,
  };
  for (const name of flowFileNames) {
    const dense = values[name];
    if (dense) files.set(name, formatFlows(name, dense, tables));
  }
  return files;
}

function formatFlows(
  name: FlowFileName,
  values: Float64Array,
  { regions, sectors }: EconomyTables,
): string {
  const { keys } = flowKeys(flowFiles[name], regions, sectors);
  // A table of nothing but zeros states one of them: without a row it could be one that was forgotten.
  const nothing = values.every((value) => value === 0);
  const rows: (readonly Field[])[] = [flowColumns(flowFiles[name]).required];
  values.forEach((value, cell) => {
    if (value === 0 && !(nothing && cell === 0)) return;
    const ids = keys.map(
      ({ things, stride }) => things[Math.floor(cell / stride) % things.length]?.id ?? '',
    );
    rows.push([...ids, value]);
  });
  return csv(rows);
}

type Field = string | number | boolean;

/** RFC 4180, lines ended by LF. */
function csv(rows: readonly (readonly Field[])[]): string {
  const quote = (field: Field): string => {
    const text = String(field);
    return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => `${row.map(quote).join(',')}\n`).join('');
}
