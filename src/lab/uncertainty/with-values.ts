import type { EconomyTables } from '../../model/index.ts';
import type { LoadedScenario } from '../loaded-scenario.ts';
import { loadMeasures } from '../measures/load-measures.ts';
import type { Scenario } from '../scenario.ts';
import { centralClaimShifts, shiftClaims } from './shift-claims.ts';
import type { Target } from './stream.ts';
import { withNumbers } from './with-numbers.ts';

/** Anything that has a place in a scenario: a stream of draws, an axis of a grid. */
export interface Targeted {
  readonly target: Target;
}

/**
 * A scenario with values in their place: what a run of one point takes. θ moves before calibration, numbers in the changes; nothing
 * is read from a disk, and nothing is changed in place. Only where a claim or the rate of a measure moves is the world's trade
 * divided anew, which takes as long as loading the scenario's measures did.
 *
 * The scenario it returns is certain: its uncertainty is gone, and so are the ranges that got a value.
 *
 * @param values one for each of `targeted`, in their order
 */
export function withValues(
  loaded: LoadedScenario,
  targeted: readonly Targeted[],
  values: ArrayLike<number>,
): LoadedScenario {
  const moves = targeted.map(({ target }, k) => ({ target, value: values[k] ?? NaN }));
  const lost = moves.find(({ value }) => !Number.isFinite(value));
  if (lost) throw new RangeError(`no value for a ${lost.target.kind}`);
  const theta = movedTheta(loaded.tables, moves);
  const withTheta = (tables: EconomyTables): EconomyTables =>
    theta ? { ...tables, sectors: withThetas(tables.sectors, theta) } : tables;
  const scenario = movedScenario(loaded.scenario, moves);
  const world = { ...loaded.world, tables: withTheta(loaded.world.tables) };
  const moved = { ...loaded, scenario, world, tables: withTheta(loaded.tables) };
  const { measures } = loaded;
  if (!measures) return moved;
  // The register of a loaded scenario has its claims at their medians, as a run takes them.
  const central = new Map(
    centralClaimShifts(loaded.scenario).map(({ claims, shift }) => [claims, shift]),
  );
  const shifts = moves.flatMap(({ target, value }) =>
    target.kind === 'claims'
      ? [{ claims: target.claims, shift: value - (central.get(target.claims) ?? 0) }]
      : [],
  );
  const divides = shifts.length > 0 || moves.some((move) => isMeasureRate(loaded.scenario, move));
  if (!divides) return { ...moved, measures: { ...measures, tables: withTheta(measures.tables) } };
  const again = loadMeasures(
    scenario,
    { meta: loaded.meta, ...world },
    shiftClaims(measures.register, shifts),
  ).measures;
  // What the central values passed, others pass: only shares and rates differ.
  if (!again) throw new Error(`the measures of ${scenario.id} no longer load`);
  return { ...moved, measures: again, tables: again.tables };
}

interface Move {
  readonly target: Target;
  readonly value: number;
}

function isMeasureRate({ changes }: Scenario, { target }: Move): boolean {
  return target.kind === 'change' && changes[target.index]?.kind === 'measure';
}

/** θ by sector; undefined where none moves. */
function movedTheta(
  { sectors }: Pick<EconomyTables, 'sectors'>,
  moves: readonly Move[],
): Float64Array | undefined {
  const own = new Map<number, number>();
  const common = new Float64Array(sectors.length);
  for (const { target, value } of moves) {
    if (target.kind === 'theta') own.set(target.sector, value);
    if (target.kind === 'theta-common') for (const j of target.sectors) common[j]! += value;
  }
  if (own.size === 0 && common.every((shift) => shift === 0)) return undefined;
  return Float64Array.from(sectors, ({ theta }, j) => {
    const base = own.get(j) ?? theta;
    return common[j] === 0 ? base : base * Math.exp(common[j] ?? 0);
  });
}

function withThetas(sectors: EconomyTables['sectors'], theta: Float64Array) {
  return sectors.map((sector, j) => ({ ...sector, theta: theta[j] ?? sector.theta }));
}

function movedScenario(scenario: Scenario, moves: readonly Move[]): Scenario {
  const { uncertainty: _, ...certain } = scenario;
  const numbers = moves.flatMap(({ target, value }) =>
    target.kind === 'change' ? [{ index: target.index, value }] : [],
  );
  const placed = new Set(numbers.map(({ index }) => index));
  return {
    ...withNumbers(certain, numbers),
    ranges: scenario.ranges.filter(({ index }) => !placed.has(index)),
  };
}
