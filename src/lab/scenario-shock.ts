import type { Economy, EconomyTables, Region, Sector, Shock } from '../model/index.ts';
import type { Problem, TariffTable } from '../world/index.ts';
import type { Change, Scenario } from './scenario.ts';
import { resolvePairs, resolveRegions, resolveSectors } from './selectors.ts';

type Names = Pick<EconomyTables, 'regions' | 'sectors'>;

/** Holds the ids in a scenario's changes against an economy; an empty list means that `shockOf` will find them all. */
export function checkChanges(scenario: Scenario, { regions, sectors }: Names): Problem[] {
  return scenario.changes.flatMap((change): readonly Problem[] => {
    switch (change.kind) {
      case 'tariffs-from':
        return [];
      case 'tariff':
      case 'trade-cost':
        return [
          ...resolvePairs(change, regions, change.kind).problems,
          ...resolveSectors(change.sector, sectors, change.kind).problems,
        ];
      case 'productivity':
        return [
          ...resolveRegions(change.region, regions).problems,
          ...resolveSectors(change.sector, sectors, change.kind).problems,
        ];
      case 'population':
        return [...resolveRegions(change.region, regions).problems];
    }
  });
}

/**
 * The shock that a scenario's changes add up to, applied in the order in which they stand: tariffs are set or added to
 * what is in force by then; trade costs, productivity and population multiply.
 */
export function shockOf(
  economy: Economy,
  changes: readonly Change[],
  tariffTables: ReadonlyMap<string, TariffTable>,
): Shock {
  const { regions, sectors } = economy;
  const N = regions.length;
  const J = sectors.length;
  const tariff = economy.tariff.slice();
  const tradeCost = new Float64Array(J * N * N).fill(1);
  const productivity = new Float64Array(N * J).fill(1);
  const population = new Float64Array(N).fill(1);

  for (const change of changes) {
    switch (change.kind) {
      case 'tariffs-from': {
        const table = tariffTables.get(change.path);
        table?.cells.forEach((cell, row) => (tariff[cell] = table.rates[row] ?? 0));
        break;
      }
      case 'tariff': {
        for (const cell of tradeCells(change, regions, sectors)) {
          const before = change.mode === 'set' ? 0 : (tariff[cell] ?? 0);
          tariff[cell] = before + change.rate;
        }
        break;
      }
      case 'trade-cost': {
        const factor = 1 + change.percent / 100;
        for (const cell of tradeCells(change, regions, sectors)) {
          tradeCost[cell] = (tradeCost[cell] ?? 1) * factor;
        }
        break;
      }
      case 'productivity': {
        const factor = 1 + change.percent / 100;
        for (const n of resolveRegions(change.region, regions).indices) {
          for (const j of resolveSectors(change.sector, sectors, change.kind).indices) {
            productivity[n * J + j] = (productivity[n * J + j] ?? 1) * factor;
          }
        }
        break;
      }
      case 'population': {
        const factor = 1 + change.percent / 100;
        for (const n of resolveRegions(change.region, regions).indices) {
          population[n] = (population[n] ?? 1) * factor;
        }
        break;
      }
    }
  }
  return { tariff, tradeCost, productivity, population };
}

/** Indices into `[sector][importer][exporter]` that a tariff or a trade cost touches. */
function* tradeCells(
  change: Extract<Change, { kind: 'tariff' | 'trade-cost' }>,
  regions: readonly Region[],
  sectors: readonly Sector[],
): Generator<number> {
  const N = regions.length;
  const { pairs } = resolvePairs(change, regions, change.kind);
  for (const j of resolveSectors(change.sector, sectors, change.kind).indices) {
    for (const [importer, exporter] of pairs) yield (j * N + importer) * N + exporter;
  }
}
