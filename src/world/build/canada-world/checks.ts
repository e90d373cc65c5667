import { CAD_PER_USD_2024 } from './control-totals.ts';
import type { CanadaWorld } from './build.ts';
import { indices } from './flows.ts';
import { PROVINCES, REGIONS } from './regions.ts';
import { GOODS, sectorAt } from './sectors.ts';
import { regionalSales } from './split-provinces.ts';

/** A figure that is known from elsewhere and what the world says, C$ billion of 2024. */
export interface KnownTotal {
  readonly what: string;
  readonly source: string;
  readonly known: number;
  readonly world: number;
  /** world / known − 1. */
  readonly deviation: number;
}

/** What the world may miss a known total by. */
export const KNOWN_TOTALS_TOLERANCE = 0.02;

const goods = indices(GOODS.length);
const electricity = sectorAt('D35T39');
const provinces = PROVINCES.map(({ id }) => id);
const partners = REGIONS.slice(provinces.length).map(({ id }) => id);

/** Compares the world with the totals that it must meet, and with one that it was not given. */
export function knownTotals(world: CanadaWorld): KnownTotal[] {
  const { divided, totals, sections } = world;
  const flow = (exporters: string[], importers: string[], sectors: number[]): number =>
    exporters.reduce(
      (all, i) =>
        all + importers.reduce((sum, n) => sum + regionalSales(divided.flows, sectors, i, n), 0),
      0,
    );
  const statistics = 'facts/statistics.csv';
  const customs = 'canada-provinces-us, 2024';
  const toUs = flow(provinces, ['USA'], [...goods, electricity]);
  const total = (what: string, source: string, known: number, found: number): KnownTotal => {
    const [k, w] = [known, found].map((usd) => (usd * CAD_PER_USD_2024) / 1000) as [number, number];
    return { what, source, known: k, world: w, deviation: w / k - 1 };
  };
  return [
    total(
      'Canada: goods and electricity to the United States',
      statistics,
      totals.exports.USA,
      toUs,
    ),
    total(
      'Canada: goods to China',
      statistics,
      totals.exports.CHN,
      flow(provinces, ['CHN'], goods),
    ),
    total(
      'Canada: goods to all countries, electricity to the United States',
      statistics,
      totals.exports.total,
      flow(provinces, partners, goods) + flow(provinces, ['USA'], [electricity]),
    ),
    total(
      'Canada: goods from China',
      statistics,
      totals.importsFromChina,
      flow(['CHN'], provinces, goods),
    ),
    total(
      'Alberta: energy (coal, oil, gas, refined products, electricity) to the United States',
      customs,
      sections.stated('CA-AB', 'Energy products'),
      flow(['CA-AB'], ['USA'], ['B05', 'B06', 'C19', 'D35T39'].map(sectorAt)),
    ),
    total(
      'Ontario: motor vehicles and parts to the United States',
      customs,
      sections.stated('CA-ON', 'Motor vehicles and parts'),
      flow(['CA-ON'], ['USA'], [sectorAt('C29')]),
    ),
  ];
}

/** @throws Error naming every known total that the world misses by more than the tolerance */
export function requireKnownTotals(totals: readonly KnownTotal[]): void {
  const missed = totals.filter(({ deviation }) => Math.abs(deviation) > KNOWN_TOTALS_TOLERANCE);
  if (missed.length === 0) return;
  const lines = missed.map(({ what, known, world }) => {
    return `${what}: ${world.toFixed(1)} instead of C$ ${known.toFixed(1)} bn`;
  });
  throw new Error(`canada-world misses totals that it must meet:\n${lines.join('\n')}`);
}
