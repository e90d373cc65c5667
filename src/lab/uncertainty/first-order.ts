import { along, type Direction } from '../../model/index.ts';
import type { LoadedScenario } from '../loaded-scenario.ts';
import { prepareScenario } from '../prepare-scenario.ts';
import type { SolvedRun } from '../solved-run.ts';
import { heldQuotas, policyArrays, type PolicyArrays, type PolicyPair } from './policy-arrays.ts';
import type { Stream } from './stream.ts';
import { withValues } from './with-values.ts';

/**
 * How a stream moves what both solves are given. Lognormal streams and common factors count in logs of θ or of the number, all
 * others in the number itself.
 */
export type Effect = (gradient: ChangeGradient) => number;

/** The derivative of an outcome, as `sensitivityOfChange` gives it. */
export interface ChangeGradient {
  readonly counterfactual: Direction;
  readonly baseline: Direction;
  /** `[sector]` */
  readonly theta: Float64Array;
  /** By ln(volume) of each quota: `[quota]`, empty where shadow rates are held. */
  readonly volume: { readonly baseline: Float64Array; readonly counterfactual: Float64Array };
}

/** Relative step of a difference of arrays: their rounding over it, and its square, are both small. */
const STEP = 1e-5;

/**
 * Compiles what each stream does to tariffs, trade costs and factors, by differences of what the scenario compiles to: no solve is
 * made. θ acts on its own and through the make-up of the flows that measures reach; it is taken for all sectors at once.
 *
 * Quotas stand as in the central scenario: those in force keep their volumes where the gradient holds them, else their shadow rates.
 * Held are the base year's tariffs where claims move, and what pays inside a quota.
 */
export function effectsOf(
  loaded: LoadedScenario,
  streams: readonly Stream[],
  solved: Required<Pick<SolvedRun, 'baseline' | 'counterfactual'>>,
): readonly Effect[] {
  const { baseline, counterfactual } = solved;
  const held = { baseline: heldQuotas(baseline), counterfactual: heldQuotas(counterfactual) };
  const { sectors, regions } = loaded.tables;
  const block = regions.length ** 2;
  const moves = (ids: readonly number[]): Effect => {
    const chosen = new Set(ids);
    return (gradient) => {
      let sum = 0;
      for (const j of chosen) sum += (gradient.theta[j] ?? 0) * (sectors[j]?.theta ?? 0);
      return sum + alongTheta(gradient, ofTheta(), chosen);
    };
  };
  let known: PolicyPair | undefined;
  const ofTheta = (): PolicyPair => (known ??= differenceByTheta());

  function differenceByTheta(): PolicyPair {
    const prepared = prepareScenario(loaded);
    const at = (scale: number): PolicyPair => policyArrays(loaded, held, scale, prepared);
    return difference(at(1 + STEP), at(1 - STEP), 2 * STEP);
  }

  /** Of make-up, in the sectors whose θ moves. */
  function alongTheta(
    gradient: ChangeGradient,
    pair: PolicyPair,
    chosen: ReadonlySet<number>,
  ): number {
    let sum = 0;
    for (const stage of ['baseline', 'counterfactual'] as const) {
      for (const key of ['tariff', 'tradeCost'] as const) {
        const [of, move] = [gradient[stage][key], pair[stage][key]];
        for (const j of chosen) {
          for (let cell = j * block; cell < (j + 1) * block; cell++) {
            if (move[cell] !== 0) sum += of[cell]! * move[cell]!;
          }
        }
      }
      solved[stage].equilibrium.rents.forEach(({ sector }, at) => {
        if (chosen.has(sector)) sum += gradient[stage].rents[at]! * pair[stage].rents[at]!;
      });
      sum += alongMakeup(gradient, pair, stage, chosen);
    }
    return sum;
  }

  /** Of a make-up that would bring in more than a quota lets in: its shadow rate answers. */
  function alongMakeup(
    { volume }: ChangeGradient,
    pair: PolicyPair,
    stage: keyof PolicyPair,
    chosen?: ReadonlySet<number>,
  ): number {
    const { members, flows } = held[stage].point;
    let sum = 0;
    members.forEach(({ quota, flow }, m) => {
      if (chosen?.has(flows[flow]!.sector) === false) return;
      sum -= (volume[stage][quota] ?? 0) * pair[stage].volume[m]!;
    });
    return sum;
  }

  return streams.map((stream): Effect => {
    const { target, distribution, central } = stream;
    if (target.kind === 'theta-common') return moves(target.sectors);
    if (target.kind === 'theta') {
      const inLogs = moves([target.sector]);
      // Of θ itself where its distribution is not one of ln θ.
      return distribution.kind === 'lognormal' ? inLogs : (gradient) => inLogs(gradient) / central;
    }
    const step = STEP * Math.max(1, Math.abs(central));
    const at = (value: number): PolicyPair =>
      policyArrays(withValues(loaded, [stream], [value]), held);
    const pair = difference(at(central + step), at(central - step), 2 * step);
    const scale = distribution.kind === 'lognormal' ? central : 1;
    return (gradient) => {
      let sum = 0;
      for (const stage of ['baseline', 'counterfactual'] as const) {
        const { volume: _, ...direction } = pair[stage];
        sum += along(gradient[stage], direction) + alongMakeup(gradient, pair, stage);
      }
      return scale * sum;
    };
  });
}

/** Per unit of a step; cells that nothing may enter stay so. */
function difference(high: PolicyPair, low: PolicyPair, step: number): PolicyPair {
  const of = (a: Float64Array, b: Float64Array): Float64Array =>
    a.map((value, at) => (value === b[at] ? 0 : (value - b[at]!) / step));
  const arrays = (a: PolicyArrays, b: PolicyArrays): PolicyArrays => ({
    tariff: of(a.tariff, b.tariff),
    tradeCost: of(a.tradeCost, b.tradeCost),
    productivity: of(a.productivity, b.productivity),
    population: of(a.population, b.population),
    rents: of(a.rents, b.rents),
    volume: of(a.volume, b.volume),
  });
  return {
    baseline: arrays(high.baseline, low.baseline),
    counterfactual: arrays(high.counterfactual, low.counterfactual),
  };
}
