import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shapley } from './shapley.ts';

/** Values of all coalitions of `players`, nobody's first. */
const game = (players: number) =>
  fc.array(fc.double({ min: -10, max: 10, noNaN: true }), {
    minLength: 2 ** players,
    maxLength: 2 ** players,
  });

/** From the definition: over all orders, what each player adds when it comes. */
function overAllOrders(players: number, values: readonly number[]): number[] {
  const sums = Array.from({ length: players }, () => 0);
  let orders = 0;
  const visit = (coalition: number, added: readonly number[]): void => {
    if (coalition === 2 ** players - 1) {
      orders++;
      added.forEach((value, p) => (sums[p] += value));
      return;
    }
    for (let p = 0; p < players; p++) {
      if (coalition & (1 << p)) continue;
      const joined = coalition | (1 << p);
      visit(joined, added.with(p, values[joined] - values[coalition]));
    }
  };
  visit(0, sums.slice());
  return sums.map((sum) => sum / orders);
}

const valuesOf = (values: readonly number[]) => (coalition: number) => [values[coalition]];

describe('Shapley values', () => {
  it('are means over all orders', () => {
    fc.assert(
      fc.property(game(4), (values) => {
        const { contributions } = shapley(4, valuesOf(values));
        overAllOrders(4, values).forEach((mean, p) => {
          expect(Math.abs(contributions[p][0] - mean)).toBeLessThan(1e-12);
        });
      }),
    );
  });

  it('add up to what everybody brings about', () => {
    fc.assert(
      fc.property(game(5), (values) => {
        const { contributions, before, after } = shapley(5, valuesOf(values));
        const sum = contributions.reduce((total, [part]) => total + part, 0);
        expect(Math.abs(sum - (after[0] - before[0]))).toBeLessThan(1e-11);
      }),
    );
  });

  it('give nothing to who adds nothing, and alike to who add alike', () => {
    fc.assert(
      fc.property(game(3), (values) => {
        // players 0 and 1 count only by how many they are; player 3 does not count
        const own = (coalition: number): number[] => {
          const alike = (coalition & 1) + ((coalition >> 1) & 1);
          return [values[alike + 4 * ((coalition >> 2) & 1)]];
        };
        const { contributions } = shapley(4, own);
        expect(contributions[3][0]).toBe(0);
        expect(contributions[0][0]).toBeCloseTo(contributions[1][0], 12);
      }),
    );
  });

  it('of two outcomes are those of each', () => {
    fc.assert(
      fc.property(game(3), game(3), (one, other) => {
        const both = shapley(3, (coalition) => [one[coalition], other[coalition]]);
        const [a, b] = [shapley(3, valuesOf(one)), shapley(3, valuesOf(other))];
        both.contributions.forEach((parts, p) => {
          expect([...parts]).toEqual([a.contributions[p][0], b.contributions[p][0]]);
        });
      }),
    );
  });

  it('value every coalition of twelve once', () => {
    let asked = 0;
    const { status, evaluations } = shapley(12, (coalition) => [(asked++, coalition)]);
    expect([status, evaluations, asked]).toEqual(['complete', 4096, 4096]);
  });

  it('of more than twelve players are refused', () => {
    expect(() => shapley(13, () => [0])).toThrow(/13 players.*put some of them together/);
  });

  it('of nobody are none', () => {
    expect(shapley(0, () => [7])).toMatchObject({ status: 'complete', contributions: [] });
  });

  it('are not known when a coalition has no value', () => {
    const found = shapley(3, (coalition) => (coalition === 5 ? undefined : [1]));
    expect(found).toMatchObject({ status: 'unsolved', unsolved: 5, evaluations: 5 });
    expect(found.contributions.map(([part]) => part)).toEqual([NaN, NaN, NaN]);
  });

  it('stop when asked to', () => {
    const found = shapley(3, () => [1], { onProgress: (done) => done < 4 });
    expect(found).toMatchObject({ status: 'stopped', evaluations: 4 });
  });
});
