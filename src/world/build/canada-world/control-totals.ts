import { join } from 'node:path';
import { readRows } from './csv-rows.ts';

/** Annual average of the Bank of Canada's daily rates, Canadian dollars for one US dollar, 2024. */
export const CAD_PER_USD_2024 = 1.3698;

/** Canada's goods trade of 2024 on the Canadian customs basis, US$ million. */
export interface ControlTotals {
  readonly exports: { readonly total: number; readonly USA: number; readonly CHN: number };
  readonly importsFromChina: number;
  /** Canola seed to China: crops to China are at least this. */
  readonly canolaSeedToChina: number;
}

/** Reads the totals from `facts/statistics.csv`, C$ billion there. */
export function readControlTotals(folder: string): ControlTotals {
  const rows = readRows(join(folder, 'statistics.csv'));
  const total = (series: string, unit = 'C$ bn (customs)'): number => {
    const row = rows.find((candidate) => {
      return (
        candidate.text('series') === series &&
        candidate.text('period') === '2024' &&
        candidate.text('unit') === unit
      );
    });
    if (!row) throw new Error(`statistics.csv has no '${series}' of 2024 in ${unit}`);
    return (row.number('value') * 1000) / CAD_PER_USD_2024;
  };
  return {
    exports: {
      total: total('Canada goods exports, total'),
      USA: total('Canada goods exports to United States'),
      CHN: total('Canada goods exports to China'),
    },
    importsFromChina: total('Canada goods imports from China'),
    canolaSeedToChina: total('Canola seed exports, Canada to China', 'C$ bn'),
  };
}
