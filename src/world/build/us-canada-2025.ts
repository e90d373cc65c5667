import { type EconomyTables, groupsOf } from '../../model/index.ts';
import { sectorOfHs } from '../concordance/hs-sector.ts';
import { CAD_PER_USD_2024 } from './canada-world/control-totals.ts';
import { type SurtaxCoverage, surtaxCoverage } from './surtax-coverage.ts';
import { type PoolName, SURTAX_POOLS, type UsCanadaSource } from './us-canada-source.ts';
import { type UsSectorRate, usSectorRates } from './us-tariff-rates.ts';

/** facts/measures.json A09: 25 % on all goods except energy; A10: 10 % on energy. From 4 March 2025. */
const US_RATES = { goods: 0.25, energy: 0.1 };

/** A27 and A28: the rate of Canada's surtax, from 4 and 13 March 2025. */
const SURTAX = 0.25;

/** C$ million that the surtax covers. A28: steel, aluminium and other goods of 14.2 bn; A27: other goods of 30 bn. */
const STATED: Readonly<Record<PoolName, number>> = {
  steel: 12_600,
  aluminium: 3_000,
  other: 30_000 + 14_200,
};

/** Average rates by sector of the announced tariffs of March 2025 between the United States and Canada. */
export interface UsCanadaRates {
  /** Ids of the provinces. */
  readonly provinces: readonly string[];
  /** Sectors that make goods with an HS code; the arrays of `canada` are in this order. */
  readonly us: readonly UsSectorRate[];
  /** Canada's imports from the United States in the world, C$ million. */
  readonly imports: readonly number[];
  /** Share of the sector's HS6 codes that Canada lists, [pool of SURTAX_POOLS][sector]. */
  readonly listedShare: readonly (readonly number[])[];
  readonly canada: SurtaxCoverage;
}

/**
 * The United States' rates from the share of energy in what it buys of a sector; Canada's from the value its orders
 * state, spread over what Canada buys in the world.
 *
 * @param world `canada-world`, US$ million
 * @throws Error when the world has a tariff between the two already: these rates are the whole duty
 */
export function usCanadaRates(source: UsCanadaSource, world: EconomyTables): UsCanadaRates {
  const N = world.regions.length;
  const usa = world.regions.findIndex(({ id }) => id === 'USA');
  const provinces = groupsOf(world.regions).get('CAN') ?? [];
  const codes = new Map<string, string[]>();
  for (const code of source.hs6) {
    const sector = sectorOfHs(code);
    if (sector !== undefined) codes.set(sector, [...(codes.get(sector) ?? []), code]);
  }
  const goods = world.sectors.flatMap(({ id }, j) => {
    const own = codes.get(id);
    return own ? [{ id, j, codes: own }] : [];
  });

  const imports = goods.map(({ id, j }) => {
    return provinces.reduce((sum, p) => {
      const [bought, sold] = [(j * N + p) * N + usa, (j * N + usa) * N + p];
      if (world.tariffs[bought] !== 0 || world.tariffs[sold] !== 0) {
        throw new Error(
          `${world.regions[p]?.id ?? ''}, ${id}: there is a tariff in the base year already`,
        );
      }
      return sum + (world.trade[bought] ?? 0) * CAD_PER_USD_2024;
    }, 0);
  });
  const listedShare = SURTAX_POOLS.map((pool) => {
    const listed = source.listedHs6[pool];
    return goods.map(({ codes }) => codes.filter((code) => listed.has(code)).length / codes.length);
  });
  const pools = SURTAX_POOLS.map((name, p) => {
    return { name, total: STATED[name], listedShare: listedShare[p] ?? [] };
  });
  const ids = goods.map(({ id }) => id);
  return {
    provinces: provinces.map((p) => world.regions[p]?.id ?? ''),
    us: usSectorRates(source.usImports, ids, sectorOfHs, US_RATES),
    imports,
    listedShare,
    canada: surtaxCoverage(imports, pools, SURTAX),
  };
}
