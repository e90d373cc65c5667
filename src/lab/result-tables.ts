import { csvFormatRow } from 'd3-dsv';
import type { FlowResult, RegionResult, Result, SectorResult } from './result.ts';

/** The tables of a result as CSV texts by file name: what `run --out` writes beside `result.json`. */
export function resultTables(result: Result): ReadonlyMap<string, string> {
  const groups = result.groups.map((group) => ({ kind: 'group', ...group }));
  const regions = result.regions.map((region) => ({ kind: 'region', ...region }));
  return new Map([
    ['regions.csv', table(['kind', ...regionColumns], [...regions, ...groups])],
    ['sectors.csv', table(sectorColumns, result.sectors)],
    ['flows.csv', table(flowColumns, result.flows)],
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

type Cell = string | number | null | undefined;

/** A header of the columns, then their values in each row; empty where there is none. */
function table<Column extends string>(
  columns: readonly Column[],
  rows: readonly { readonly [column in Column]?: Cell }[],
): string {
  const lines = rows.map((row) => csvFormatRow(columns.map((column) => String(row[column] ?? ''))));
  return `${[csvFormatRow([...columns]), ...lines].join('\n')}\n`;
}
