import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvParse, type DSVRowString } from 'd3-dsv';
import type { ProductImports } from './us-tariff-rates.ts';

/** Census code of Canada in `us-imports-2024`. */
const CANADA = '1220';

/** What the scenario `us-canada-2025` is derived from, besides the world itself. */
export interface UsCanadaSource {
  /** US imports from Canada in 2024. */
  readonly usImports: readonly ProductImports[];
  /** Every HS6 code of the nomenclature of 2022. */
  readonly hs6: readonly string[];
  /** HS6 codes of other goods than steel and aluminium in Canada's orders of 4 and 13 March 2025. */
  readonly listedHs6: ReadonlySet<string>;
}

export function readUsCanadaSource(sharedData: string): UsCanadaSource {
  const rows = (file: string): DSVRowString[] =>
    csvParse(readFileSync(join(sharedData, file), 'utf8'));
  return {
    usImports: rows('us-imports-2024/imports_hs6.csv')
      .filter((row) => row['census_code'] === CANADA)
      .map((row) => ({ hs6: row['hs6'] ?? '', valueUsd: Number(row['imports_usd']) })),
    hs6: rows('hs/harmonized_system_2022.csv')
      .filter((row) => row['level'] === '6')
      .map((row) => row['hscode'] ?? ''),
    listedHs6: new Set(
      rows('canada-surtax-orders/items.csv')
        .filter(isOtherGood)
        .map((row) => (row['hs_item'] ?? '').replaceAll('.', '').slice(0, 6)),
    ),
  };
}

/**
 * The first order (SOR/2025-66, C$30 bn) as made on 3 March 2025, and Schedule 1 of the second
 * (SOR/2025-95, C$29.8 bn) as made on 13 March without aluminium (chapter 76). Its Schedule 2 is steel.
 */
function isOtherGood(row: DSVRowString): boolean {
  const [file, version] = [row['file'], row['version_last_amended']];
  if (file === 'SOR-2025-66') return version === '2025-03-03';
  if (file !== 'SOR-2025-95' || version !== '2025-03-13') return false;
  return row['schedule'] === 'SCHEDULE 1' && !(row['hs_item'] ?? '').startsWith('76');
}
