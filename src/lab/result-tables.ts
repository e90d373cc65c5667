import { csvFormatRow } from 'd3-dsv';
import type {
  FlowResult,
  ProductResult,
  QuotaResult,
  RegionResult,
  Result,
  SectorResult,
} from './result.ts';

/**
 * The tables of a result as CSV texts by file name: what `run --out` writes beside `result.json`. Those of products and quotas are
 * there where the run uses the register.
 */
export function resultTables(result: Result): ReadonlyMap<string, string> {
  const groups = result.groups.map((group) => ({ kind: 'group', ...group }));
  const regions = result.regions.map((region) => ({ kind: 'region', ...region }));
  return new Map([
    ['regions.csv', table(['kind', ...regionColumns], [...regions, ...groups])],
    ['sectors.csv', table(sectorColumns, result.sectors)],
    ['flows.csv', table(flowColumns, result.flows)],
    ...(result.products ? [['products.csv', table(productColumns, result.products)] as const] : []),
    ...(result.quotas ? [['quotas.csv', table(quotaColumns, result.quotas)] as const] : []),
  ]);
}

const regionColumns = [
  'id',
  'real_income_pct',
  'real_wage_pct',
  'wage_pct',
  'price_index_pct',
  'income_pct',
  'welfare_cp2015_pct',
  'terms_of_trade_pct',
  'volume_of_trade_pct',
  'exports_before',
  'exports_after',
  'exports_pct',
  'imports_before',
  'imports_after',
  'imports_pct',
  'tariff_revenue_before',
  'tariff_revenue_after',
] as const satisfies readonly (keyof RegionResult)[];

const sectorColumns = [
  'region',
  'sector',
  'output_pct',
  'price_pct',
  'exports_before',
  'exports_after',
] as const satisfies readonly (keyof SectorResult)[];

/** `sector` is empty on a pair's total. */
const flowColumns = [
  'exporter',
  'importer',
  'sector',
  'before',
  'after',
  'pct',
] as const satisfies readonly (keyof FlowResult)[];

const productColumns = [
  'exporter',
  'importer',
  'hs',
  'name',
  'sector',
  'rate_before',
  'rate_after',
  'before',
  'after',
  'pct',
] as const satisfies readonly (keyof ProductResult)[];

/** What the goods were before is in result.json. */
const quotaColumns = [
  'measure',
  'title',
  'state',
  'quantity',
  'volume',
  'unit',
  'in_rate',
  'out_rate',
  'out_rate_uncertain',
  'shadow_rate',
  'rent',
  'rent_to',
] as const satisfies readonly (keyof Omit<QuotaResult, 'before'>)[];

type Cell = string | number | boolean | null | undefined;

/** A header of the columns, then their values in each row; empty where there is none. */
function table<Column extends string>(
  columns: readonly Column[],
  rows: readonly { readonly [column in Column]?: Cell }[],
): string {
  const lines = rows.map((row) => csvFormatRow(columns.map((column) => String(row[column] ?? ''))));
  return `${[csvFormatRow([...columns]), ...lines].join('\n')}\n`;
}
