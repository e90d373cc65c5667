import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rebase, type Equilibrium } from './equilibrium.ts';
import { borderSales, overSectors } from './flows.ts';
import { solve } from './solve.ts';
import { cases, MANY, TIGHT, type Case } from './testing/cases.ts';
import { permuteAxes, permuteEconomy, permuteShock } from './testing/permute.ts';
import { randomStream } from './testing/random-economy.ts';
import { largestGap, solved } from './testing/solved.ts';
import { baseIncome } from './welfare.ts';

const solvedCase = ({ economy, shock, closure }: Case, tolerance = TIGHT): Equilibrium =>
  solved(economy, shock, { closure, tolerance });

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

/** Two solves at 1e-12 differ in wages by 1e-12 over (θ · trade share), and θ may be 0.4: 1e-9 leaves room. */
const SAME = 1e-9;

const holds = (name: string, property: (each: Case) => void): void => {
  it(name, () => {
    fc.assert(fc.property(cases(), property), MANY);
  });
};

describe('on random economies', () => {
  holds('money has no scale: k times every level changes no hat', (each) => {
    const { economy, shock, closure } = each;
    const k = 1000 / 7;
    const scaled = {
      ...economy,
      valueAdded: economy.valueAdded.map((value) => k * value),
      transfer: economy.transfer.map((value) => k * value),
      expenditure: economy.expenditure.map((value) => k * value),
    };
    const one = solvedCase(each);
    const other = solved(scaled, shock, { closure, tolerance: TIGHT });
    expect(largestGap(one.wageHat, other.wageHat)).toBeLessThan(SAME);
    expect(largestGap(one.priceHat, other.priceHat)).toBeLessThan(SAME);
    for (const level of ['expenditure', 'output', 'income'] as const) {
      const expected = one[level].map((value) => k * value);
      expect(largestGap(expected, other[level])).toBeLessThan(SAME);
    }
  });

  holds(
    'Walras: imports less exports are the transfer, though only labour markets are cleared',
    (each) => {
      const after = solvedCase(each);
      const N = each.economy.regions.length;
      const flows = overSectors(borderSales(after, N), N);
      for (let n = 0; n < N; n++) {
        let deficit = 0;
        for (let i = 0; i < N; i++) deficit += flows[n * N + i] - flows[i * N + n];
        expect(Math.abs(deficit - after.transfer[n]) / after.income[n]).toBeLessThan(SAME);
      }
    },
  );

  holds('adding up: shares sum to 1, world income is value added and revenue', (each) => {
    const { economy } = each;
    const after = solvedCase(each);
    const N = economy.regions.length;
    for (let row = 0; row < after.share.length; row += N) {
      // rounding of at most 7 terms
      expect(Math.abs(sum(after.share.subarray(row, row + N)) - 1)).toBeLessThan(1e-14);
    }
    const world = sum(after.valueAdded) + sum(after.revenue);
    expect(Math.abs(sum(after.income) / world - 1)).toBeLessThan(SAME);
    expect(Math.abs(sum(after.valueAdded) / sum(economy.valueAdded) - 1)).toBeLessThan(SAME);
    expect(Math.abs(sum(after.transfer)) / world).toBeLessThan(SAME);
  });

  holds('the order of regions and of sectors does not matter', (each) => {
    const { economy, shock, closure, seed } = each;
    const random = randomStream(seed);
    const shuffled = (length: number): number[] =>
      Array.from({ length }, (_, index) => ({ index, key: random() }))
        .sort((a, b) => a.key - b.key)
        .map(({ index }) => index);
    const regions = shuffled(economy.regions.length);
    const sectors = shuffled(economy.sectors.length);
    const one = solvedCase(each);
    const other = solved(
      permuteEconomy(economy, regions, sectors),
      permuteShock(shock, regions, sectors),
      { closure, tolerance: TIGHT },
    );
    expect(largestGap(permuteAxes(one.wageHat, [regions]), other.wageHat)).toBeLessThan(SAME);
    expect(
      largestGap(permuteAxes(one.expenditure, [regions, sectors]), other.expenditure),
    ).toBeLessThan(SAME);
  });

  holds('a zero shock is zero change, found at once', ({ economy, closure }) => {
    // The base is solved to 1e-12; its shares, as sensitive as θ = 70 makes them, still satisfy 1e-10.
    const after = solved(economy, {}, { closure });
    expect(after.iterations).toBe(0);
    expect(after.residual).toBeLessThan(1e-10);
    for (const hat of [...after.wageHat, ...after.priceHat, ...after.costHat]) {
      expect(Math.abs(hat - 1)).toBeLessThan(1e-10);
    }
    expect(largestGap(after.income, baseIncome(economy))).toBeLessThan(1e-10);
  });

  holds('a shock and its inverse return', (each) => {
    const { economy, shock, closure } = each;
    const there = solvedCase(each);
    const inverse = {
      tariff: economy.tariff,
      tradeCost: shock.tradeCost.map((value) => 1 / value),
      productivity: shock.productivity.map((value) => 1 / value),
      population: shock.population.map((value) => 1 / value),
    };
    const back = solved(rebase(there), inverse, { closure, tolerance: TIGHT });
    // Two solves, the second on the shares that the first has rounded.
    for (const hat of ['wageHat', 'priceHat', 'costHat'] as const) {
      for (let k = 0; k < there[hat].length; k++) {
        expect(Math.abs(there[hat][k] * back[hat][k] - 1)).toBeLessThan(1e-7);
      }
    }
    expect(largestGap(back.expenditure, economy.expenditure)).toBeLessThan(1e-7);
  });

  holds('a warm start finds the same answer', (each) => {
    const { economy, shock, closure } = each;
    const nearby = solved(
      economy,
      { ...shock, tariff: shock.tariff.map((rate) => (rate > 0 ? rate + 0.01 : rate)) },
      { closure },
    );
    const cold = solvedCase(each);
    const warm = solved(economy, shock, { closure, tolerance: TIGHT, start: nearby });
    expect(largestGap(cold.wageHat, warm.wageHat)).toBeLessThan(SAME);
    expect(largestGap(cold.expenditure, warm.expenditure)).toBeLessThan(SAME);
  });

  holds('from its own solution there is nothing left to do', (each) => {
    const { economy, shock, closure } = each;
    const first = solvedCase(each);
    // exp and log take the point through rounding, so the second solve may not ask for the last digit
    const again = solve(economy, shock, { closure, tolerance: 10 * TIGHT, start: first });
    expect(again.iterations).toBe(0);
  });

  holds('twice is the same to the bit', (each) => {
    const one = solvedCase(each, 1e-10);
    const other = solvedCase(each, 1e-10);
    expect(other).toEqual(one);
  });

  holds('the plain iteration agrees with the accelerated one', (each) => {
    const { economy, shock, closure } = each;
    const quick = solvedCase(each);
    const plain = solved(economy, shock, {
      closure,
      tolerance: 1e-11,
      method: 'fallback',
      maxIterations: 20_000,
    });
    expect(largestGap(quick.wageHat, plain.wageHat)).toBeLessThan(1e-8);
    expect(largestGap(quick.expenditure, plain.expenditure)).toBeLessThan(1e-8);
  });
});
