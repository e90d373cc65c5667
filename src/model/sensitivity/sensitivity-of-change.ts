import type { Equilibrium } from '../equilibrium.ts';
import { composed } from './composed.ts';
import type { Direction } from './direction.ts';
import { HeldVolumes, type HeldGradient } from './held-volumes.ts';
import type { LinearOptions, LinearSolution } from './linear-solution.ts';
import { linearise, type Linearisation } from './linearise.ts';
import {
  hatsOf,
  hatWeights,
  isHat,
  meanOfHats,
  measureOutcome,
  type HatSpec,
} from './measured-outcome.ts';
import type { OutcomeSpec } from './outcome.ts';
import type { Weights } from './pull-back.ts';
import { QuotaPoint, type UnderQuotas } from './quota-point.ts';

/** What a counterfactual makes of an outcome, over its baseline, and the derivatives by what either was solved at. */
export interface SensitivityOfChange extends LinearSolution {
  /** Hats: as `outcomeValue(counterfactual, outcome)`. Money and fractions: counterfactual over baseline. */
  readonly value: number;
  /**
   * By what the counterfactual was solved at, seen from the economy that the baseline was solved from: tariffs are its own levels,
   * factors (trade costs, productivity, population) the product of both solves' factors.
   */
  readonly counterfactual: Direction;
  /** By what the baseline was solved at. */
  readonly baseline: Direction;
  /** By θ_j, which moves both solves: the sum of the two above. `[sector]`. */
  readonly theta: Float64Array;
  /** By ln(volume) of the quotas that are held, see `HeldGradient`: `[quota]`, empty of a solve whose quotas are not. */
  readonly volume: { readonly baseline: Float64Array; readonly counterfactual: Float64Array };
}

/** Solutions under quotas whose volumes are held; shadow rates of others count as given. */
export interface HeldQuotas {
  readonly baseline?: Omit<UnderQuotas, 'equilibrium'>;
  readonly counterfactual?: Omit<UnderQuotas, 'equilibrium'>;
}

export interface ChangeOptions extends LinearOptions {
  readonly quotas?: HeldQuotas;
}

/** A baseline and a counterfactual linearised once, for several outcomes. */
export interface LinearisedChange {
  /** As `sensitivityOfChange`. */
  sensitivity(outcome: OutcomeSpec): SensitivityOfChange;
}

/**
 * The derivative of a scenario's outcome: the ratio of a counterfactual to its re-solved baseline, by what either was solved at. One
 * transposed solve for each.
 *
 * @param counterfactual solved on `rebase(baseline)`
 * @throws RangeError when either did not converge, the outcome names regions or sectors that are not there, or the baseline has
 *   nothing of it to compare with
 */
export function sensitivityOfChange(
  baseline: Equilibrium,
  counterfactual: Equilibrium,
  outcome: OutcomeSpec,
  options: ChangeOptions = {},
): SensitivityOfChange {
  return lineariseChange(baseline, counterfactual, options).sensitivity(outcome);
}

/** Both equilibria linearised. @throws RangeError when either did not converge */
export function lineariseChange(
  baseline: Equilibrium,
  counterfactual: Equilibrium,
  { quotas = {}, ...options }: ChangeOptions = {},
): LinearisedChange {
  const whole = composed(baseline, counterfactual);
  const before = held(linearise(baseline, options), baseline, quotas.baseline);
  const after = held(linearise(whole, options), counterfactual, quotas.counterfactual);
  return {
    sensitivity: (outcome) => {
      const ratio = isHat(outcome)
        ? ratioOfHats(baseline, counterfactual, whole, outcome)
        : ratioOfLevels(baseline, whole, outcome);
      return solveBoth(before, after, counterfactual, ratio);
    },
  };
}

/** A ratio, and its derivatives by the quantities of both equilibria. */
interface Ratio {
  readonly value: number;
  readonly before: readonly Weights[];
  readonly after: Weights;
}

/** f = Σ S_n r_n / Σ S_n with r_n = hat_n of the whole over hat_n of the baseline, S_n the baseline's income, value added or output. */
function ratioOfHats(
  baseline: Equilibrium,
  counterfactual: Equilibrium,
  whole: Equilibrium,
  outcome: HatSpec,
): Ratio {
  const size = hatWeights(counterfactual, outcome);
  const total = size.reduce((sum, each) => sum + each, 0);
  const first = hatsOf(baseline, outcome);
  const ratio = hatsOf(whole, outcome).map((hat, n) => (size[n] > 0 ? hat / first[n] : 0));
  const value = ratio.reduce((sum, each, n) => sum + size[n] * each, 0) / total;
  const ofAfter = size.map((each, n) => (each > 0 ? each / total / first[n] : 0));
  const ofBefore = ofAfter.map((mean, n) => -mean * ratio[n]);
  const ofSize = size.map((each, n) => (each > 0 ? (ratio[n] - value) / total : 0));
  return {
    value,
    before: [
      meanOfHats(baseline, outcome, ofBefore).weights,
      weightsOfSize(baseline, outcome, ofSize),
    ],
    after: meanOfHats(whole, outcome, ofAfter).weights,
  };
}

/** What `hatWeights` of the counterfactual are in the baseline. */
function weightsOfSize(baseline: Equilibrium, outcome: HatSpec, size: Float64Array): Weights {
  if (outcome.kind === 'real-wage') return { valueAdded: size };
  if (outcome.kind !== 'output') return { income: size };
  const J = baseline.economy.sectors.length;
  const output = new Float64Array(baseline.output.length);
  size.forEach((weight, n) => {
    output[n * J + outcome.sector] = weight;
  });
  return { output };
}

function ratioOfLevels(baseline: Equilibrium, whole: Equilibrium, outcome: OutcomeSpec): Ratio {
  const before = measureOutcome(baseline, outcome);
  const after = measureOutcome(whole, outcome);
  if (before.value === 0) {
    throw new RangeError(`${outcome.kind} is 0 in the baseline: there is no ratio to it`);
  }
  const value = after.value / before.value;
  return {
    value,
    before: [scaled(before.weights, -value / before.value)],
    after: scaled(after.weights, 1 / before.value),
  };
}

/** A linearisation, and what makes its gradients hold the volumes of quotas. */
interface Held {
  readonly linear: Linearisation;
  readonly hold: (gradient: Direction) => HeldGradient;
}

/** @param solved the solve that the quotas were part of: of a counterfactual, that on its baseline */
function held(
  linear: Linearisation,
  solved: Equilibrium,
  quotas: Omit<UnderQuotas, 'equilibrium'> | undefined,
): Held {
  if (!quotas) {
    const volume = new Float64Array();
    return { linear, hold: (gradient) => ({ gradient, volume, status: 'converged' }) };
  }
  const volumes = new HeldVolumes(linear, new QuotaPoint({ equilibrium: solved, ...quotas }));
  return { linear, hold: (gradient) => volumes.hold(gradient) };
}

function solveBoth(
  before: Held,
  after: Held,
  { closure }: Equilibrium,
  ratio: Ratio,
): SensitivityOfChange {
  const { gradient: given, ...second } = after.linear.gradientOf({
    value: ratio.value,
    weights: ratio.after,
  });
  const { gradient: ofAfter, ...heldAfter } = after.hold(given);
  // Transfers D'_n that follow world income start from the baseline's, and so does what they are kept at.
  const first = before.linear.equilibrium;
  const follows = Number(first.closure === 'share-of-world-income');
  const divides = Number(closure === 'share-of-world-income');
  const weights = ratio.before.slice();
  if (follows !== divides && first.closure !== 'zero') {
    weights.push(onWorldIncome(first, ofAfter, follows - divides));
  }
  const { gradient: givenBefore, ...solved } = before.linear.gradientOf({
    value: ratio.value,
    weights: sumOfWeights(weights),
  });
  const { gradient: ofBefore, ...heldBefore } = before.hold(givenBefore);
  const all = [solved, second, heldBefore, heldAfter];
  return {
    value: ratio.value,
    status: all.every(({ status }) => status === 'converged') ? 'converged' : 'iteration-limit',
    iterations: solved.iterations + second.iterations,
    residual: Math.max(solved.residual, second.residual),
    counterfactual: ofAfter,
    baseline: ofBefore,
    theta: ofBefore.theta.map((value, j) => value + ofAfter.theta[j]),
    volume: { baseline: heldBefore.volume, counterfactual: heldAfter.volume },
  };
}

/**
 * Weights of ln(world income) in the baseline: transfers of the counterfactual are D_n times world income over the baseline's, or
 * (where only the baseline's follow it) times the baseline's over that of the base economy.
 */
function onWorldIncome(
  { economy, income }: Equilibrium,
  { transfer }: Direction,
  sign: number,
): Weights {
  const world = income.reduce((sum, each) => sum + each, 0);
  const moved = economy.transfer.reduce((sum, each, n) => sum + each * transfer[n], 0);
  return { income: new Float64Array(income.length).fill((sign * moved) / world) };
}

function scaled(weights: Weights, factor: number): Weights {
  return Object.fromEntries(
    Object.entries(weights).map(([name, values]: [string, Float64Array]) => [
      name,
      values.map((value) => factor * value),
    ]),
  );
}

function sumOfWeights(terms: readonly Weights[]): Weights {
  const sum = new Map<string, Float64Array>();
  for (const term of terms) {
    for (const [name, values] of Object.entries(term) as [string, Float64Array][]) {
      const before = sum.get(name);
      sum.set(name, before ? before.map((value, at) => value + values[at]) : values);
    }
  }
  return Object.fromEntries(sum);
}
