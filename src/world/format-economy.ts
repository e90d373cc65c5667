import { stringify } from 'yaml';
import type { EconomyTables } from '../model/index.ts';
import {
  elasticityFileName,
  flowColumns,
  flowFiles,
  flowKeys,
  flowValues,
  packedFileName,
  productFileName,
} from './economy-files.ts';
import type { FlowFileName } from './economy-files.ts';
import type { EconomyMeta } from './economy-meta.ts';
import type { ElasticitySets } from './elasticity-set.ts';
import { elasticityColumns } from './elasticity-table.ts';
import { encodeTables } from './packed/encode-tables.ts';
import type { ProductFlows } from './product-flows.ts';
import { productColumns } from './product-table.ts';
import { regionColumns } from './region-table.ts';
import { sectorColumns } from './sector-table.ts';

/**
 * The texts of an economy folder by file name, the inverse of `parseEconomy`: numbers in their shortest form that
 * reads back bit for bit, cells of 0 left out
 * (but for one in a table that has no other), optional columns only where some region fills them, and no tariffs.csv
 * when there is no tariff. Expects tables that pass the rules.
 *
 * @param elasticitySets what `meta` says of sets is taken from here; without them there are none
 */
export function formatEconomy(
  meta: EconomyMeta,
  tables: EconomyTables,
  elasticitySets?: ElasticitySets,
  products?: ProductFlows,
): Map<string, string> {
  const files = describe(meta, tables, elasticitySets);
  for (const [name, values] of flowValues(tables)) {
    files.set(name, formatFlows(name, values, tables));
  }
  if (products) files.set(productFileName, formatProducts(products));
  return files;
}

/** The same folder with its tables of numbers packed into `tables.bin`; what people read stays as text. */
export function packedFiles(
  meta: EconomyMeta,
  tables: EconomyTables,
  elasticitySets?: ElasticitySets,
  products?: ProductFlows,
): Map<string, string | Uint8Array> {
  const texts = describe(meta, tables, elasticitySets);
  return new Map<string, string | Uint8Array>([
    ...texts,
    [packedFileName, encodeTables(tables)],
    ...(products ? [[productFileName, formatProducts(products)] as const] : []),
  ]);
}

/** products.csv; optional columns only where some product fills them. */
function formatProducts({ pairs }: ProductFlows): string {
  const filled = productColumns.optional.filter((column) =>
    pairs.some(({ products }) => products.some((product) => product[column] !== undefined)),
  );
  const rows = pairs.flatMap(({ importer, exporter, products }) =>
    products.map((product): Field[] => [
      ...[importer, exporter, product.hs, product.value, product.rate ?? '', product.basis],
      ...filled.map((column) => product[column] ?? ''),
    ]),
  );
  return csv([[...productColumns.required, ...filled], ...rows]);
}

/** economy.yaml, the lists of regions and sectors, and elasticities where there are any. */
function describe(
  meta: EconomyMeta,
  tables: EconomyTables,
  sets: ElasticitySets = new Map(),
): Map<string, string> {
  const { groups, elasticities: _, ...rest } = meta;
  const sources = Object.fromEntries([...sets].map(([id, { source }]) => [id, source]));
  const yaml = {
    ...rest,
    ...(Object.keys(groups).length === 0 ? {} : { groups }),
    ...(sets.size === 0 ? {} : { elasticities: sources }),
  };
  const optional = (regionColumns.optional ?? []) as readonly ('iso3' | 'group' | 'lat' | 'lon')[];
  const filled = optional.filter((column) => tables.regions.some((r) => r[column] !== undefined));
  return new Map([
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
    ...(sets.size === 0
      ? []
      : [[elasticityFileName, formatElasticities(sets, tables)] as [string, string]]),
  ]);
}

function formatElasticities(sets: ElasticitySets, { sectors }: EconomyTables): string {
  const rows = [...sets].flatMap(([set, { theta }]) =>
    sectors.map(({ id }, j): Field[] => [set, id, theta[j] ?? '']),
  );
  return csv([elasticityColumns.required, ...rows]);
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
