import { join } from 'node:path';
import { readRows } from './csv-rows.ts';
import { NATIONS, ROW } from './regions.ts';

/** Canada's goods trade with each nation by BACI 2023, US$ million, by position in {@link NATIONS}. */
export interface PartnerTrade {
  readonly exports: Float64Array;
  readonly imports: Float64Array;
}

/** Reads `canada-trade-2023`. Partners that the world does not name are in its rest of the world; blanks are zeros. */
export function readPartnerTrade(folder: string): PartnerTrade {
  const exports = new Float64Array(NATIONS.length);
  const imports = new Float64Array(NATIONS.length);
  const rest = NATIONS.indexOf(ROW.id);
  for (const row of readRows(join(folder, 'by_partner.csv'))) {
    const iso3 = row.text('iso3');
    if (iso3 === 'CAN') continue;
    const position = NATIONS.includes(iso3) ? NATIONS.indexOf(iso3) : rest;
    exports[position] = (exports[position] as number) + row.number('exports', 0) / 1000;
    imports[position] = (imports[position] as number) + row.number('imports', 0) / 1000;
  }
  return { exports, imports };
}
