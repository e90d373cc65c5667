import type { EconomyTables } from '../model/index.ts';
import type { Day } from '../register/index.ts';
import { CellProducts, readEconomyFolder, resolveEconomy } from '../world/index.ts';
import type { WeighedProduct } from './average-tariff.ts';

/** What two countries trade in goods by an economy's base year, to weigh tariffs with. */
export interface TradeWeights {
  /** Empty where the economy does not have both. */
  readonly products: readonly WeighedProduct[];
  /** Share of the trade of which it is known what it consists of; of the rest every code of a sector counts alike. */
  readonly known: number;
  /** Pairs of whose trade anything is known. */
  readonly knownPairs: readonly (readonly [importer: string, exporter: string])[];
  readonly year: number;
  readonly title: string;
  /** The day whose measures the importer's base tariffs already hold; absent where they hold none. */
  readonly baseIncludes?: Day;
}

/**
 * Reads the flows of goods between two regions or groups of an economy, and with its `products.csv` makes products of
 * them, with the base tariffs that a run gives them.
 *
 * @param economy the id of a built-in economy, or a folder
 * @throws InputError where there is no such economy, or it breaks a rule
 */
export function loadWeights(economy: string, importer: string, exporter: string): TradeWeights {
  const { path } = resolveEconomy(economy, process.cwd());
  const { meta, tables, products } = readEconomyFolder(path);
  const { regions, sectors, trade } = tables;
  const cells = new CellProducts(tables, products);
  const byCode = new Map<string, { value: number; duty: number }>();
  let [total, known] = [0, 0];
  for (const n of membersOf(tables, importer)) {
    for (const i of membersOf(tables, exporter)) {
      sectors.forEach((_, j) => {
        const flow = trade[(j * regions.length + n) * regions.length + i] ?? 0;
        for (const { hs, share, rate, basis } of flow > 0 ? cells.of(j, n, i) : []) {
          const one = byCode.get(hs) ?? { value: 0, duty: 0 };
          one.value += flow * share;
          one.duty += flow * share * rate;
          byCode.set(hs, one);
          total += flow * share;
          if (basis !== 'code-count') known += flow * share;
        }
      });
    }
  }
  const included = meta.tariffs_include?.[importer];
  return {
    products: Array.from(byCode, ([hs, { value, duty }]) => ({ hs, value, rate: duty / value })),
    known: total === 0 ? 0 : known / total,
    knownPairs: products?.pairs.map((pair) => [pair.importer, pair.exporter] as const) ?? [],
    year: meta.year,
    title: meta.title,
    ...(included === undefined ? {} : { baseIncludes: included }),
  };
}

/** Indices of a region, or of the members of a group. */
function membersOf({ regions }: EconomyTables, id: string): number[] {
  return regions.flatMap((region, index) =>
    region.id === id || region.group === id ? [index] : [],
  );
}
