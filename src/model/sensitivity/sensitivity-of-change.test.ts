import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Economy } from '../economy.ts';
import { rebase, type Equilibrium } from '../equilibrium.ts';
import type { Shock, TransferClosure } from '../shock.ts';
import { cases, type Case } from '../testing/cases.ts';
import { movedAlong, randomDirection, someOutcomes } from '../testing/random-direction.ts';
import { randomShock } from '../testing/random-shock.ts';
import { solved } from '../testing/solved.ts';
import { composed } from './composed.ts';
import type { Direction } from './direction.ts';
import { isHat } from './measured-outcome.ts';
import { outcomeValue } from './outcome-value.ts';
import { along } from './sensitivity.ts';
import { lineariseChange } from './sensitivity-of-change.ts';

interface Pair {
  readonly baseline: Equilibrium;
  readonly counterfactual: Equilibrium;
}

/** A baseline that is itself the answer to a shock, and a counterfactual on it. */
function pairOf(
  economy: Economy,
  first: Shock,
  second: Shock,
  closures: readonly [TransferClosure, TransferClosure],
): Pair {
  const baseline = solved(economy, first, { closure: closures[0], tolerance: 1e-13 });
  const counterfactual = solved(rebase(baseline), second, {
    closure: closures[1],
    tolerance: 1e-13,
  });
  return { baseline, counterfactual };
}

const valueOf = (
  { baseline, counterfactual }: Pair,
  outcome: Parameters<typeof outcomeValue>[1],
) =>
  isHat(outcome)
    ? outcomeValue(counterfactual, outcome)
    : outcomeValue(counterfactual, outcome) / outcomeValue(baseline, outcome);

const secondShock = (seed: number, economy: Economy): Shock =>
  randomShock(seed + 1, economy, { tariff: [0, 0.4] });

const closures = fc.constantFrom<[TransferClosure, TransferClosure]>(
  ['zero', 'fixed'],
  ['fixed', 'fixed'],
  ['fixed', 'zero'],
  ['fixed', 'share-of-world-income'],
  ['share-of-world-income', 'fixed'],
  ['share-of-world-income', 'share-of-world-income'],
);

const problems = fc.record({
  each: cases({ regions: 4, sectors: 3, theta: [1, 10], ownTariff: 0.2 }),
  closures,
});

describe('a counterfactual composed with its baseline', () => {
  it('is the solution of both shocks at once', () => {
    fc.assert(
      fc.property(
        cases({ regions: 5, sectors: 3, theta: [1, 12] }),
        fc.constantFrom<[TransferClosure, TransferClosure]>(
          ['zero', 'fixed'],
          ['fixed', 'fixed'],
          ['share-of-world-income', 'share-of-world-income'],
        ),
        ({ economy, shock, seed }, [first, second]) => {
          const pair = pairOf(economy, shock, secondShock(seed, economy), [first, second]);
          const whole = composed(pair.baseline, pair.counterfactual);
          const after = secondShock(seed, economy);
          const product = (a: Float64Array, b: Float64Array | undefined): Float64Array =>
            a.map((value, at) => value * (b?.[at] ?? 1));
          const once = solved(
            economy,
            {
              tariff: after.tariff ?? economy.tariff,
              tradeCost: product(shock.tradeCost, after.tradeCost),
              productivity: product(shock.productivity, after.productivity),
              population: product(shock.population, after.population),
            },
            { closure: first === 'zero' ? 'zero' : second, tolerance: 1e-13 },
          );
          expect(whole.closure).toBe(once.closure);
          for (const field of [
            'wageHat',
            'populationHat',
            'priceHat',
            'costHat',
            'share',
            'tariff',
            'expenditure',
            'output',
            'income',
            'revenue',
          ] as const) {
            whole[field].forEach((value, at) => {
              const expected = once[field][at];
              expect(Math.abs(value - expected)).toBeLessThan(
                1e-9 * Math.max(Math.abs(expected), 1e-3),
              );
            });
          }
        },
      ),
      { numRuns: 30, seed: 5 },
    );
  });
});

describe('the derivative of a scenario’s outcomes, against central differences', () => {
  const check = (
    { each, closures }: { each: Case; closures: readonly [TransferClosure, TransferClosure] },
    directionOf: (pair: Pair) => Partial<Direction>,
    moved: (
      pair: Pair,
      direction: Partial<Direction>,
      step: number,
      shocks: { first: Shock; second: Shock },
    ) => { economy: Economy; first: Shock; second: Shock },
    part: 'counterfactual' | 'baseline' | 'theta',
  ): void => {
    const { economy, shock: first, seed } = each;
    const second = secondShock(seed, economy);
    const pair = pairOf(economy, first, second, closures);
    const direction = directionOf(pair);
    const step = 4e-4;
    const at = (steps: number): Pair => {
      const problem = moved(pair, direction, steps * step, { first, second });
      return pairOf(problem.economy, problem.first, problem.second, closures);
    };
    const [up, down, upper, lower] = [at(1), at(-1), at(2), at(-2)];
    const change = lineariseChange(pair.baseline, pair.counterfactual);
    for (const outcome of someOutcomes(economy.regions.length, 0)) {
      if (!isHat(outcome) && outcomeValue(pair.baseline, outcome) === 0) continue;
      const found = change.sensitivity(outcome);
      expect(found.status).toBe('converged');
      expect(Math.abs(found.value / valueOf(pair, outcome) - 1)).toBeLessThan(1e-12);
      const difference =
        (8 * (valueOf(up, outcome) - valueOf(down, outcome)) -
          (valueOf(upper, outcome) - valueOf(lower, outcome))) /
        (12 * step);
      const ours =
        part === 'theta'
          ? found.theta.reduce((sum, value, j) => sum + value * (direction.theta?.[j] ?? 0), 0)
          : along(found[part], direction);
      // As in the tests of `sensitivity`: below a hundredth of the value a difference has no six digits.
      const scale = Math.max(Math.abs(difference), 0.01 * Math.abs(found.value));
      expect(Math.abs(ours - difference)).toBeLessThan(1e-6 * scale + 1e-300);
    }
  };

  it('by θ, which moves both solves', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        check(
          problem,
          ({ baseline }) => ({ theta: randomDirection(problem.each.seed, baseline).theta }),
          ({ baseline }, direction, step, { first, second }) => ({
            economy: movedAlong(baseline, first, direction, step).economy,
            first,
            second,
          }),
          'theta',
        );
      }),
      { numRuns: 30, seed: 2007 },
    );
  });

  it('by the policies and fundamentals of the counterfactual', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        check(
          problem,
          ({ baseline }) => {
            const { tariff, tradeCost, productivity, population } = randomDirection(
              problem.each.seed,
              baseline,
            );
            return { tariff, tradeCost, productivity, population };
          },
          ({ counterfactual }, direction, step, { first, second }) => ({
            economy: problem.each.economy,
            first,
            second: movedAlong(counterfactual, second, direction, step).shock,
          }),
          'counterfactual',
        );
      }),
      { numRuns: 20, seed: 2008 },
    );
  });

  it('by the tariffs of the baseline', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        check(
          problem,
          ({ baseline }) => ({ tariff: randomDirection(problem.each.seed, baseline).tariff }),
          ({ baseline }, direction, step, { first, second }) => ({
            economy: problem.each.economy,
            first: movedAlong(baseline, first, direction, step).shock,
            second,
          }),
          'baseline',
        );
      }),
      { numRuns: 20, seed: 2009 },
    );
  });
});
