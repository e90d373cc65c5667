import { join } from 'node:path';
import { readRows, type SourceRow } from './canada-world/csv-rows.ts';
import type { ProductImports } from './us-tariff-rates.ts';

/** Census code of Canada in `us-imports-2024`. */
const CANADA = '1220';

/** What Canada's orders of 4 and 13 March 2025 name, each with a stated value of its own. */
export const SURTAX_POOLS = ['steel', 'aluminium', 'other'] as const;
export type PoolName = (typeof SURTAX_POOLS)[number];

/** What the scenario `us-canada-2025` is derived from, besides the world itself. */
export interface UsCanadaSource {
  /** US imports from Canada in 2024. */
  readonly usImports: readonly ProductImports[];
  /** Every HS6 code of the nomenclature of 2022. */
  readonly hs6: readonly string[];
  /** HS6 codes of the goods that Canada's orders name, by pool. */
  readonly listedHs6: Readonly<Record<PoolName, ReadonlySet<string>>>;
}

/** @throws Error with file and line where a source is damaged */
export function readUsCanadaSource(sharedData: string): UsCanadaSource {
  const rows = (file: string): SourceRow[] => readRows(join(sharedData, file));
  const items = rows('canada-surtax-orders/items.csv');
  const listed = (pool: PoolName): Set<string> =>
    new Set(
      items
        .filter((row) => poolOf(row) === pool)
        .map((row) => row.text('hs_item').replaceAll('.', '').slice(0, 6)),
    );
  return {
    usImports: rows('us-imports-2024/imports_hs6.csv')
      .filter((row) => row.text('census_code') === CANADA)
      .map((row) => ({ hs6: row.text('hs6'), valueUsd: row.number('imports_usd') })),
    hs6: rows('hs/harmonized_system_2022.csv')
      .filter((row) => row.text('level') === '6')
      .map((row) => row.text('hscode')),
    listedHs6: {
      steel: listed('steel'),
      aluminium: listed('aluminium'),
      other: listed('other'),
    },
  };
}

/**
 * The pool of an item, if it was in force in mid-March 2025: of the first order (SOR/2025-66) as made on 3 March all is
 * other goods; of the second (SOR/2025-95) as made on 13 March, Schedule 2 is steel, and Schedule 1 aluminium (chapter
 * 76) and other goods. Its Schedule 3 lists special provisions that are exempt.
 */
function poolOf(row: SourceRow): PoolName | undefined {
  const order = `${row.text('file')} ${row.text('version_last_amended')}`;
  if (order === 'SOR-2025-66 2025-03-03') return 'other';
  if (order !== 'SOR-2025-95 2025-03-13') return undefined;
  if (row.text('schedule') === 'SCHEDULE 2') return 'steel';
  if (row.text('schedule') !== 'SCHEDULE 1') return undefined;
  return row.text('hs_item').startsWith('76') ? 'aluminium' : 'other';
}
