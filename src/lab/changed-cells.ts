import type { EconomyTables } from '../model/index.ts';
import type { Change, FactorChange } from './scenario.ts';
import { resolvePairs, resolveRegions, resolveSectors } from './selectors.ts';

type Names = Pick<EconomyTables, 'regions' | 'sectors'>;

/** Indices into `[sector][importer][exporter]` that a tariff or a trade cost touches. */
export function* tradeCells(
  change: Extract<Change, { kind: 'tariff' | 'trade-cost' }>,
  { regions, sectors }: Names,
): Generator<number> {
  const N = regions.length;
  const { pairs } = resolvePairs(change, regions, change.kind);
  for (const j of resolveSectors(change.sector, sectors, change.kind).indices) {
    for (const [importer, exporter] of pairs) yield (j * N + importer) * N + exporter;
  }
}

/**
 * Indices that a change multiplies: `[sector][importer][exporter]` for a trade cost, `[region][sector]` for productivity,
 * `[region]` for population.
 */
export function* factorCells(change: FactorChange, names: Names): Generator<number> {
  const { regions, sectors } = names;
  if (change.kind === 'trade-cost') {
    yield* tradeCells(change, names);
  } else if (change.kind === 'population') {
    yield* resolveRegions(change.region, regions).indices;
  } else {
    const { indices } = resolveSectors(change.sector, sectors, change.kind);
    for (const n of resolveRegions(change.region, regions).indices) {
      for (const j of indices) yield n * sectors.length + j;
    }
  }
}
