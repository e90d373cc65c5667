import type { EconomyTables, Region } from '../../model/index.ts';
import type { EconomyMeta } from '../economy-meta.ts';
import type { ElasticitySets } from '../elasticity-set.ts';
import type { LoadedEconomy } from '../loaded-economy.ts';
import type { ProductFlows } from '../product-flows.ts';
import type { ProductPair } from '../product-flows.ts';
import { aggregateProducts } from './aggregate-products.ts';
import { aggregateFlows } from './aggregate-tables.ts';
import { innerTrade, taxesOwnSales } from './inner-trade.ts';
import type { InnerTrade } from './inner-trade.ts';
import { aggregationNotes } from './notes.ts';
import { mergedTheta, thetaWeights } from './merged-theta.ts';
import { mergeRegions, mergeSectors } from './merged-things.ts';
import type { Target } from './target.ts';
import { compareTotals, totalTolerance } from './totals.ts';
import type { Total } from './totals.ts';

export interface AggregateOptions {
  /** Default: the id of the source with the new size, `canada-world-5x28`. */
  readonly id?: string | undefined;
  /** Default: the id of the source with the new size. */
  readonly title?: string | undefined;
}

export interface Aggregate {
  readonly meta: EconomyMeta;
  readonly tables: EconomyTables;
  /** The sets of the source, merged as θ of the sectors is; absent when there are none. */
  readonly elasticitySets?: ElasticitySets;
  /** Products of the source as far as they fit; absent when there are none. */
  readonly products?: ProductFlows;
  /** Pairs of the source whose products are left out, see `aggregateProducts`. */
  readonly droppedProducts: readonly ProductPair[];
  readonly totals: readonly Total[];
  readonly inner: InnerTrade;
}

/**
 * The same economy with fewer regions and sectors, exact in values: see `aggregateFlows`. Pure.
 *
 * @param regions partition of the regions of `source`
 * @param sectors partition of its sectors
 * @throws Error when a world total is not what it was to 1e-9: a defect, whatever the input
 */
export function aggregateEconomy(
  source: Pick<LoadedEconomy, 'meta' | 'tables' | 'elasticitySets' | 'products'>,
  regions: readonly Target[],
  sectors: readonly Target[],
  { id, title }: AggregateOptions = {},
): Aggregate {
  const { meta, tables, elasticitySets, products } = source;
  const newRegions = mergeRegions(regions, tables, meta.groups);
  const weights = thetaWeights(tables, regions, sectors);
  const newTables: EconomyTables = {
    regions: newRegions,
    sectors: mergeSectors(sectors, tables.sectors, weights),
    ...aggregateFlows(tables, regions, sectors),
  };
  const totals = compareTotals(tables, newTables);
  const broken = totals.find(({ gap }) => !(gap <= totalTolerance));
  if (broken) {
    throw new Error(
      `aggregation moved the world total of ${broken.name} by a share of ${broken.gap}`,
    );
  }
  const groups = new Set(newRegions.flatMap(({ group }) => group ?? []));
  const inner = innerTrade(tables, regions);
  const { inner_tariffs: _, tariffs_include: days, ...kept } = meta;
  const included = days && includedDays(days, tables.regions, newRegions, regions);
  const { dropped, ...aggregated } = products
    ? aggregateProducts({ ...tables, products }, newRegions, regions, sectors)
    : { dropped: [] };
  return {
    meta: {
      ...kept,
      id: id ?? `${meta.id}-${regions.length}x${sectors.length}`,
      title:
        title ?? `Aggregate of ${meta.id}: ${regions.length} regions × ${sectors.length} sectors`,
      notes: aggregationNotes(source, newTables, regions, sectors, inner),
      groups: Object.fromEntries(
        Object.entries(meta.groups).filter(([group]) => groups.has(group)),
      ),
      ...(taxesOwnSales(newTables) ? { inner_tariffs: true } : {}),
      ...(included && Object.keys(included).length > 0 ? { tariffs_include: included } : {}),
    },
    tables: newTables,
    ...(elasticitySets ? { elasticitySets: mergeSets(elasticitySets, sectors, weights) } : {}),
    ...aggregated,
    droppedProducts: dropped,
    totals,
    inner,
  };
}

/** `tariffs_include` of the new regions: the day that all members share; where some differ there is none to state. */
function includedDays(
  days: Readonly<Record<string, string>>,
  old: readonly Region[],
  regions: readonly Region[],
  targets: readonly Target[],
): Record<string, string> {
  const dayOf = ({ id, group }: Region): string | undefined =>
    days[id] ?? (group === undefined ? undefined : days[group]);
  return Object.fromEntries(
    targets.flatMap(({ members }, index): [string, string][] => {
      const [first, ...others] = new Set(members.map((n) => old[n] && dayOf(old[n])));
      return first === undefined || others.length > 0 ? [] : [[regions[index]?.id ?? '', first]];
    }),
  );
}

function mergeSets(
  sets: ElasticitySets,
  sectors: readonly Target[],
  weights: Float64Array,
): ElasticitySets {
  return new Map(
    [...sets].map(([id, { source, theta }]) => [
      id,
      {
        source,
        theta: Float64Array.from(sectors, ({ members }) => mergedTheta(members, theta, weights)),
      },
    ]),
  );
}
