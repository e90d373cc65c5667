import {
  QuotaPoint,
  withAverageTariffs,
  withVarieties,
  type Economy,
  type Shock,
  type UnderQuotas,
  type VarietyFlow,
} from '../../model/index.ts';
import type { LoadedScenario } from '../loaded-scenario.ts';
import { averageBase } from '../measures/solve-measures.ts';
import type { PartRate, TariffSnapshot } from '../measures/tariff-policy.ts';
import { baseVarieties } from '../measures/variety-flows.ts';
import { prepareScenario, type PreparedScenario } from '../prepare-scenario.ts';
import { factorsOf } from '../scenario-shock.ts';
import type { Solved } from '../solved-run.ts';

/** All that a solve is given, in logs, as `Direction` has it: a tariff is ln(1 + τ'), a factor its log against the base year. */
export interface PolicyArrays {
  readonly tariff: Float64Array;
  readonly tradeCost: Float64Array;
  readonly productivity: Float64Array;
  readonly population: Float64Array;
  /** Rates of the rents of quotas, at the shadow rates and the coverage of the central scenario. */
  readonly rents: Float64Array;
  /** What the make-up of flows says of volumes of quotas, see `Makeup`: `[member]`. */
  readonly volume: Float64Array;
}

/** What both solves of a scenario are given, seen from the calibrated economy. */
export interface PolicyPair {
  readonly baseline: PolicyArrays;
  readonly counterfactual: PolicyArrays;
}

/**
 * What a scenario's policy compiles to, without a solve. Goods in a quota that is filled pay the shadow rate that they paid in a solve of the
 * central scenario; those of a quota below it or above pay the scenario's own rates.
 *
 * @param held of the central scenario
 * @param scale that θ is multiplied by, base shares held
 * @param prepared of the scenario, where that has been done already
 */
export function policyArrays(
  loaded: LoadedScenario,
  held: { readonly baseline: HeldQuotas; readonly counterfactual: HeldQuotas },
  scale = 1,
  { economy: calibrated, tariffs }: PreparedScenario = prepareScenario(loaded),
): PolicyPair {
  const { scenario, measures } = loaded;
  const { before, after } = tariffs;
  const economy = { ...calibrated, theta: calibrated.theta.map((theta) => theta * scale) };
  const measured = measures?.trade.flows ?? [];
  const start = baseVarieties(measured, economy.tariff);
  const first = charged(start, before, held.baseline);
  if (scenario.products === 'average') {
    const baseline = withAverageTariffs(economy, {}, first);
    const then = { ...economy, tariff: baseline.tariff ?? economy.tariff };
    const second = charged(averageBase({ flows: first }, measured), after, held.counterfactual);
    const factors = factorsOf(economy, scenario.changes);
    const shock = withAverageTariffs(then, { tariff: after.tariff, ...factors }, second);
    return {
      baseline: inLogs(economy, baseline, first, held.baseline),
      counterfactual: inLogs(
        economy,
        { ...shock, tradeCost: product(shock.tradeCost, baseline.tradeCost) },
        second,
        held.counterfactual,
      ),
    };
  }
  const second = charged(start, after, held.counterfactual);
  // What the baseline bans does not come back.
  const both = second.map((flow, at): VarietyFlow => ({
    ...flow,
    varieties: flow.varieties.map((variety, p) =>
      first[at]?.varieties[p]?.prohibited ? { ...variety, prohibited: true } : variety,
    ),
  }));
  return {
    baseline: inLogs(economy, withVarieties(economy, {}, first), first, held.baseline),
    counterfactual: inLogs(
      economy,
      withVarieties(
        economy,
        { tariff: after.tariff, ...factorsOf(economy, scenario.changes) },
        both,
      ),
      both,
      held.counterfactual,
    ),
  };
}

/** Quotas as they stand in a solve of the central scenario. */
export interface HeldQuotas {
  /** The rate that buyers pay for goods under a quota, by measure; absent of one whose rates the scenario gives. */
  readonly rates: ReadonlyMap<string, HeldRate>;
  readonly point: QuotaPoint;
}

type HeldRate = { readonly state: 'at-limit'; readonly rate: number } | { readonly state: 'above' };

/** Where quotas stand in a solution. */
export function heldQuotas(solved: Solved): HeldQuotas {
  const rates = solved.quotas.flatMap(({ id, state, shadowRate }): [string, HeldRate][] => {
    if (state === 'at-limit') return [[id, { state, rate: shadowRate }]];
    return state === 'above' ? [[id, { state }]] : [];
  });
  return {
    rates: new Map(rates),
    point: new QuotaPoint(underQuotas(solved)),
  };
}

/** A solution as what holds volumes takes it. */
export function underQuotas(solved: Solved): UnderQuotas {
  const { equilibrium, quotas, flows, shock } = solved;
  return { equilibrium, quotas, flows, rules: shock.quotas };
}

/** Varieties of the base at the rates of a snapshot. */
function charged(
  flows: readonly VarietyFlow[],
  { rates }: TariffSnapshot,
  { rates: held }: HeldQuotas,
): VarietyFlow[] {
  return flows.map((flow, at): VarietyFlow => ({
    ...flow,
    varieties: flow.varieties.map(({ share, base }, p) => {
      const due = rates[at]?.[p] ?? { rate: base, prohibited: false };
      const rate = rateOf(due, held);
      return due.prohibited ? { share, base, rate, prohibited: true } : { share, base, rate };
    }),
  }));
}

function rateOf({ rate, quota }: PartRate, held: HeldQuotas['rates']): number {
  const standing = quota && held.get(quota.measure);
  if (!standing) return rate;
  return standing.state === 'above' ? quota.outRate : standing.rate;
}

function inLogs(
  economy: Economy,
  shock: Shock,
  flows: readonly VarietyFlow[],
  { point }: HeldQuotas,
): PolicyArrays {
  const N = economy.regions.length;
  const J = economy.sectors.length;
  return {
    tariff: (shock.tariff ?? economy.tariff).map((rate) => Math.log1p(rate)),
    tradeCost: logsOf(shock.tradeCost, J * N * N),
    productivity: logsOf(shock.productivity, N * J),
    population: logsOf(shock.population, N),
    ...point.makeup(flows, economy.theta),
  };
}

function logsOf(factors: Float64Array | undefined, length: number): Float64Array {
  return factors?.map((factor) => Math.log(factor)) ?? new Float64Array(length);
}

function product(a: Float64Array | undefined, b: Float64Array | undefined): Float64Array {
  const all = a ?? b ?? new Float64Array();
  return a && b ? a.map((value, at) => value * (b[at] ?? 1)) : all;
}
