import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rent } from '../economy.ts';
import type { Equilibrium } from '../equilibrium.ts';
import type { Shock } from '../shock.ts';
import { solve } from '../solve.ts';
import { cases, type Case } from '../testing/cases.ts';
import { complexStep } from '../testing/complex-step.ts';
import { movedAlong, randomDirection, someOutcomes } from '../testing/random-direction.ts';
import { randomStream } from '../testing/random-economy.ts';
import { solved } from '../testing/solved.ts';
import type { Direction } from './direction.ts';
import { linearise } from './linearise.ts';
import type { OutcomeSpec } from './outcome.ts';
import { outcomeValue } from './outcome-value.ts';
import { along } from './sensitivity.ts';
import type { Tangent } from './tangent.ts';

/** As exact as doubles allow: what the solver leaves is θ times this in shares. */
const EXACT = 1e-13;

/** A problem with everything in it: prohibited trade, rents on both sides, duty on own sales, subsidies. */
function full({ economy, shock, closure, seed }: Case): {
  shock: Shock;
  after: Equilibrium;
} {
  const random = randomStream(seed ^ 0x9e3779b9);
  const N = economy.regions.length;
  const rents: Rent[] = [];
  const tradeCost = shock.tradeCost.slice();
  const tariff = shock.tariff.slice();
  for (let cell = 0; cell < tariff.length; cell++) {
    const importer = Math.floor(cell / N) % N;
    const exporter = cell % N;
    if (importer === exporter || economy.share[cell] === 0) continue;
    const kind = random();
    if (kind < 0.1 && economy.share[cell] < 0.1) tradeCost[cell] = Infinity;
    else if (kind < 0.2) tariff[cell] = -0.1;
    else if (kind < 0.4) {
      rents.push({
        sector: Math.floor(cell / (N * N)),
        importer,
        exporter,
        rate: 0.5 * Math.max(0, tariff[cell]),
        holder: random() < 0.5 ? 'importer' : 'exporter',
      });
    }
  }
  const whole = { ...shock, tariff, tradeCost, rents };
  const options = { closure, tolerance: EXACT };
  // With θ near 70 a closed border or a subsidy can leave no way to pay for a transfer: there is then nothing to linearise.
  fc.pre(solve(economy, whole, options).status === 'converged');
  return { shock: whole, after: solved(economy, whole, options) };
}

const madeBy0 = ({ economy: { share, regions, sectors } }: Equilibrium): number => {
  const N = regions.length;
  return sectors.findIndex((_, j) => regions.some((_, n) => share[(j * N + n) * N] > 0));
};

/** Differences of fourth order, (8 (f₊ − f₋) − (f₊₊ − f₋₋)) / 12 h. */
function differences(
  after: Equilibrium,
  shock: Shock,
  direction: Partial<Direction>,
  step: number,
): (value: (at: Equilibrium) => number) => number {
  const at = (steps: number): Equilibrium => {
    const moved = movedAlong(after, shock, direction, steps * step);
    const found = solve(moved.economy, moved.shock, {
      closure: after.closure,
      tolerance: EXACT,
      start: after,
    });
    if (found.status !== 'converged') throw new Error(`${found.status}, ${found.residual}`);
    // Hats compare with the base income that was, whatever becomes of the transfer that the closure starts from.
    return { ...found, economy: { ...found.economy, transfer: after.economy.transfer } };
  };
  const [up, down, upper, lower] = [at(1), at(-1), at(2), at(-2)];
  return (value) => (8 * (value(up) - value(down)) - (value(upper) - value(lower))) / (12 * step);
}

describe('gradients against central differences, on random economies', () => {
  it.each([
    'tariff',
    'tradeCost',
    'productivity',
    'population',
    'theta',
    'transfer',
    'rents',
  ] as const)('of every outcome by %s', (member) => {
    fc.assert(
      fc.property(cases({ regions: 5, sectors: 4, theta: [1, 12], ownTariff: 0.3 }), (each) => {
        const { after, shock } = full(each);
        const direction = { [member]: randomDirection(each.seed, after)[member] };
        // Truncation is of the order (θ h)⁴; what a solve leaves, 1e-13 θ over h, is then 1e-9.
        const difference = differences(after, shock, direction, 4e-4);
        const point = linearise(after);
        for (const outcome of someOutcomes(each.economy.regions.length, madeBy0(after))) {
          const { status, value, gradient } = point.sensitivity(outcome);
          expect(status).toBe('converged');
          expect(value).toBe(outcomeValue(after, outcome));
          const expected = difference((at) => outcomeValue(at, outcome));
          const error = Math.abs(along(gradient, direction) - expected);
          // An outcome that this hardly moves is held to 1e-8 of its value, where the rounding of a difference lies.
          expect(error).toBeLessThan(
            1e-6 * Math.max(Math.abs(expected), 0.01 * Math.abs(value)) + 1e-300,
          );
        }
      }),
      { numRuns: 20, seed: 1993 },
    );
  });
});

/** What an outcome changes by, worked out from a tangent by its definition. */
function alongTangent(after: Equilibrium, move: Tangent, outcome: OutcomeSpec): number {
  const { economy } = after;
  const N = economy.regions.length;
  const J = economy.sectors.length;
  // Levels are moved along the tangent itself, so that a difference of high order has no more than rounding to lose.
  const moved = (step: number): Equilibrium => {
    const times = (hat: Float64Array, log: Float64Array): Float64Array =>
      hat.map((value, at) => value * (1 + step * log[at]));
    const add = (level: Float64Array, change: Float64Array): Float64Array =>
      level.map((value, at) => value + step * change[at]);
    // Border values move by logTrade: kept in shares, at expenditure held.
    return {
      ...after,
      wageHat: times(after.wageHat, move.logWage),
      priceHat: times(after.priceHat, move.logPrice),
      costHat: times(after.costHat, move.logCost),
      share: times(after.share, move.logTrade),
      output: add(after.output, move.output),
      revenue: add(after.revenue, move.revenue),
      income: add(after.income, move.income),
    };
  };
  expect(move.logTrade).toHaveLength(N * N * J);
  const step = 1e-4;
  const value = (steps: number): number => outcomeValue(moved(steps * step), outcome);
  return (
    (45 * (value(1) - value(-1)) - 9 * (value(2) - value(-2)) + (value(3) - value(-3))) /
    (60 * step)
  );
}

describe('tangents', () => {
  it('and gradients are each other’s transpose, whatever moves and whatever is asked', () => {
    fc.assert(
      fc.property(cases({ ownTariff: 0.3 }), (each) => {
        const { after } = full(each);
        const direction = randomDirection(each.seed, after);
        const point = linearise(after);
        const move = point.tangent(direction);
        expect(move.status).toBe('converged');
        for (const outcome of someOutcomes(each.economy.regions.length, madeBy0(after))) {
          const { value, gradient } = point.sensitivity(outcome);
          const expected = alongTangent(after, move, outcome);
          const error = Math.abs(along(gradient, direction) - expected);
          const scale = Math.max(Math.abs(expected), Math.abs(value));
          // The difference in the expectation loses digits: 1e-16 over its step.
          expect(error).toBeLessThan(1e-10 * scale + 1e-300);
        }
      }),
      { numRuns: 100, seed: 2012 },
    );
  });

  it('are those of a solution in complex numbers, θ to 70', () => {
    fc.assert(
      fc.property(
        cases({ regions: 4, sectors: 3, theta: [8, 70], ownTariff: 0.2, transfer: 0.01 }),
        (each) => {
          const { after, shock } = full(each);
          const direction = randomDirection(each.seed, after);
          const move = linearise(after).tangent(direction);
          const exact = complexStep(after, shock, direction);
          const N = each.economy.regions.length;
          const flow = after.share.map((share, cell) => {
            const at =
              (Math.floor(cell / N) % N) * each.economy.sectors.length + Math.floor(cell / (N * N));
            return (share * after.expenditure[at]) / (1 + after.tariff[cell]);
          });
          const trade = move.logTrade.map((log, cell) => log * flow[cell]);
          for (const [ours, theirs] of [
            [move.logWage, exact.logWage],
            [move.logPrice, exact.logPrice],
            [move.logCost, exact.logCost],
            [move.expenditure, exact.expenditure],
            [move.output, exact.output],
            [move.revenue, exact.revenue],
            [move.transfer, exact.transfer],
            [move.income, exact.income],
            [trade, exact.trade],
          ] as const) {
            const scale = Math.max(...theirs.map(Math.abs));
            let worst = 0;
            ours.forEach((value, at) => {
              worst = Math.max(worst, Math.abs(value - theirs[at]));
            });
            // Both are taken at a solution that is 1e-13 θ exact; derivatives answer θ times that.
            expect(worst).toBeLessThan(1e-8 * scale + 1e-300);
          }
        },
      ),
      { numRuns: 25, seed: 70 },
    );
  });
});
