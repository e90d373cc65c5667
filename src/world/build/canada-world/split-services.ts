import { Matrix } from '../matrix.ts';
import { indices, scaledTo, tableOf } from './flows.ts';
import { COUNTRIES, type IncomeGroup, NATIONS } from './regions.ts';
import type { ProvincialTotals } from './provincial-totals.ts';
import { GOODS, SERVICES, sectorAt } from './sectors.ts';
import type { NationalTrade } from './update-trade.ts';
import { BLOCK_OF_SECTOR, type WiodSource } from './wiod-source.ts';

/** How the margins on goods divide between wholesale and retail trade and transport. */
export const MARGIN_SPLIT: Readonly<Record<string, number>> = { G45T47: 0.75, H49T53: 0.25 };

/** US$ million of an exporter's usual mix that are added to a pair's own flows of 2011, which are whole millions. */
const PRIOR = 100;

type Mix = readonly number[];

const CAN = NATIONS.indexOf('CAN');
const USA = NATIONS.indexOf('USA');
const UTILITIES = sectorAt('D35T39');

/**
 * Divides services among {@link SERVICES}: a pair of WIOD's economies in the proportions of 2011, drawn towards the
 * exporter's usual mix where the flow is small; an economy that WIOD does not know by the mean of its income group;
 * Canada by Statistics Canada's provincial tables. What moved into the price of goods leaves trade and transport first.
 * Margins on exported goods become sales of trade and transport at home, to the exporting sectors.
 *
 * @returns one [exporter][importer] table for each sector of SECTORS
 */
export function splitServices(
  { goods, services, moved, margins, toUs }: NationalTrade,
  wiod: WiodSource,
  provincial: ProvincialTotals,
): Matrix[] {
  const mix = mixes(wiod, provincial);
  const all = [...goods, ...SERVICES.map(() => new Matrix(NATIONS.length, NATIONS.length))];
  NATIONS.forEach((_, i) => {
    NATIONS.forEach((_, n) => {
      const parts = withoutMargins(mix(i, n), services.at(i, n), moved.at(i, n));
      const stated = i === CAN && n === USA ? toUs.rowSum(UTILITIES) : undefined;
      const flows = stated === undefined ? parts : withUtilities(parts, stated);
      flows.forEach((value, s) => {
        tableOf(all, GOODS.length + s).set(i, n, value);
      });
    });
    for (const [id, part] of Object.entries(MARGIN_SPLIT)) {
      const table = tableOf(all, sectorAt(id));
      table.set(i, i, table.at(i, i) + part * margins.rowSum(i));
    }
  });
  return all;
}

/** Services of a pair after the margins left them: trade and transport as far as they go, then all in proportion. */
function withoutMargins(mix: Mix, left: number, moved: number): number[] {
  const parts = mix.map((share, s) => {
    const margin = MARGIN_SPLIT[SERVICES[s]?.id ?? ''] ?? 0;
    return Math.max(share * (left + moved) - margin * moved, 0);
  });
  return scaledTo(parts, left);
}

/** Electricity as customs have it; what it displaces goes to the other services, so that the sum stands. */
function withUtilities(parts: readonly number[], stated: number): number[] {
  const total = parts.reduce((a, b) => a + b, 0);
  const others = scaledTo(
    parts.map((value, s) => (GOODS.length + s === UTILITIES ? 0 : value)),
    total - stated,
  );
  return others.map((value, s) => (GOODS.length + s === UTILITIES ? stated : value));
}

/** Shares of the services in what one nation sells to another, or to itself. */
function mixes(wiod: WiodSource, provincial: ProvincialTotals): (i: number, n: number) => Mix {
  const flow = (s: number, i: number, n: number): number => {
    const block = BLOCK_OF_SECTOR[GOODS.length + s] ?? -1;
    return wiod.sales[block]?.at(i, n) ?? NaN;
  };
  const wiodAt = NATIONS.map((id) => wiod.countries.indexOf(id));
  const everyone = indices(wiod.countries.length);
  const ownMix = everyone.map((i) =>
    scaledTo(
      SERVICES.map((_, s) => flow(s, i, i)),
      1,
    ),
  );
  const exportMix = everyone.map((i) => {
    const abroad = everyone.filter((n) => n !== i);
    return scaledTo(
      SERVICES.map((_, s) => abroad.reduce((sum, n) => sum + flow(s, i, n), 0)),
      1,
    );
  });
  const incomeOf = (id: string): IncomeGroup =>
    COUNTRIES.find((country) => country.id === id)?.income ?? (id === 'CAN' ? 'high' : 'lower');
  const groupMean = (id: string, of: readonly Mix[]): Mix => {
    const members = everyone.filter((i) => incomeOf(wiod.countries[i] ?? '') === incomeOf(id));
    const sums = SERVICES.map((_, s) => members.reduce((sum, i) => sum + (of[i]?.[s] ?? 0), 0));
    return scaledTo(sums, 1);
  };
  const usual = NATIONS.map((id, i) => exportMix[wiodAt[i] ?? -1] ?? groupMean(id, exportMix));
  const atHome = NATIONS.map((id, i) => ownMix[wiodAt[i] ?? -1] ?? groupMean(id, ownMix));

  return (i, n) => {
    if (i === CAN || n === CAN) return provincial.servicesMix(NATIONS[i] ?? '', NATIONS[n] ?? '');
    if (i === n) return atHome[i] ?? [];
    const [wi, wn] = [wiodAt[i] ?? -1, wiodAt[n] ?? -1];
    const prior = (usual[i] ?? []).map((share) => share * PRIOR);
    if (wi < 0 || wn < 0) return scaledTo(prior, 1);
    return scaledTo(
      prior.map((value, s) => value + flow(s, wi, wn)),
      1,
    );
  };
}
