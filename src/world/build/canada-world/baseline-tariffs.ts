import type { Matrix } from '../matrix.ts';
import { copyOf, indices, need, tableOf } from './flows.ts';
import type { IcioSource } from './icio-source.ts';
import { EU_MEMBERS, NATIONS } from './regions.ts';
import { GOODS, sectorAt } from './sectors.ts';
import type { PartnerImports } from './us-imports.ts';

/** Tariffs of the base year among {@link NATIONS}, goods only, and where the source was not taken as it stands. */
export interface BaselineTariffs {
  /** One [exporter][importer] table for each of {@link GOODS}. */
  readonly rates: Matrix[];
  readonly peaks: readonly FoodPeak[];
}

/** An importer whose average on food from some exporters is a few prohibitive lines: medians over these exporters. */
export interface FoodPeak {
  readonly importer: string;
  /** How many exporters it is levied on. */
  readonly exporters: number;
  readonly stated: number;
  readonly used: number;
}

/** An average tariff on food above this is an average over lines of several hundred per cent that hardly trade. */
const PEAK = 0.5;

const CUSMA = ['CAN', 'MEX', 'USA'].map((id) => NATIONS.indexOf(id));

/**
 * Tariffs of the base year, sector averages:
 *
 * - the United States': duties it collected in 2024 over customs value, by partner and sector; they hold what applied,
 *   section 301 and 232 included, and no peak on a product that is not traded. A partner that the Census file does not
 *   name pays the rate of `icio-2022`, and no more than the European Union pays;
 * - all others': `icio-2022`, most favoured nation and preferences of 2022, without what was added in quarrels since
 *   (Canada's surtaxes on China of October 2024, China's answer to section 301): these come with dated measures. An
 *   average on food above 50 % is replaced by that on crops and animals from the same exporter;
 * - within North America 0 (CUSMA); on services 0, always.
 */
export function baselineTariffs(
  { tariffs }: IcioSource,
  usImports: ReadonlyMap<string, PartnerImports>,
): BaselineTariffs {
  const rates = copyOf(tariffs);
  const everyone = indices(NATIONS.length);
  const [food, crops, support] = [sectorAt('C10T12'), sectorAt('A01'), sectorAt('B09')];
  const usa = NATIONS.indexOf('USA');

  const peaks = everyone.flatMap((n) => {
    if (n === usa) return [];
    const [ofFood, ofCrops] = [tableOf(rates, food), tableOf(rates, crops)];
    const exporters = everyone.filter((i) => ofFood.at(i, n) > PEAK);
    const stated = median(exporters.map((i) => ofFood.at(i, n)));
    const used = median(exporters.map((i) => ofCrops.at(i, n)));
    for (const i of exporters) ofFood.set(i, n, Math.min(ofFood.at(i, n), ofCrops.at(i, n)));
    if (exporters.length === 0) return [];
    return [{ importer: NATIONS[n] ?? '', exporters: exporters.length, stated, used }];
  });

  const union = need(usImports, 'EU', 'us-imports-2024');
  NATIONS.forEach((nation, i) => {
    if (nation === 'USA') return;
    const own = EU_MEMBERS.includes(nation)
      ? union
      : usImports.get(nation === 'ROW' ? 'other' : nation);
    indices(GOODS.length).forEach((j) => {
      const stated = tableOf(tariffs, j).at(i, usa);
      const rate = collected(own, j) ?? Math.min(stated, collected(union, j) ?? stated);
      tableOf(rates, j).set(i, usa, j === support ? 0 : rate);
    });
  });
  for (const table of rates) for (const i of CUSMA) for (const n of CUSMA) table.set(i, n, 0);
  return { rates, peaks };
}

/** Duty over value of a sector; undefined where nothing was imported. Six digits are what an average is worth. */
function collected(imports: PartnerImports | undefined, sector: number): number | undefined {
  const value = imports?.value[sector] ?? 0;
  return imports && value > 0
    ? Number(((imports.duty[sector] ?? 0) / value).toFixed(6))
    : undefined;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
