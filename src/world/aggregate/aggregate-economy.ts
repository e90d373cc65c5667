import type { EconomyTables } from '../../model/index.ts';
import type { EconomyMeta } from '../economy-meta.ts';
import type { ElasticitySets } from '../elasticity-set.ts';
import type { LoadedEconomy } from '../loaded-economy.ts';
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
  source: Pick<LoadedEconomy, 'meta' | 'tables' | 'elasticitySets'>,
  regions: readonly Target[],
  sectors: readonly Target[],
  { id, title }: AggregateOptions = {},
): Aggregate {
  const { meta, tables, elasticitySets } = source;
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
  const { inner_tariffs: _, ...kept } = meta;
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
    },
    tables: newTables,
    ...(elasticitySets ? { elasticitySets: mergeSets(elasticitySets, sectors, weights) } : {}),
    totals,
    inner,
  };
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
