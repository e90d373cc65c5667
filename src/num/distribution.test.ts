import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, quantile, type Distribution } from './distribution.ts';

/** Each with values at 0.05, 0.5 and 0.9 by its textbook formula. */
const cases: readonly (readonly [Distribution, readonly number[]])[] = [
  [{ kind: 'uniform', low: 0.1, high: 0.35 }, [0.1125, 0.225, 0.325]],
  // F(x) = (x − 1)² / 8 below 3, 1 − (5 − x)² / 8 above.
  [{ kind: 'triangular', low: 1, mode: 3, high: 5 }, [1 + Math.sqrt(0.4), 3, 5 - Math.sqrt(0.8)]],
  // F(x) = 1 − (4 − x)² / 16: the mode is the low end.
  [
    { kind: 'triangular', low: 0, mode: 0, high: 4 },
    [4 - 4 * Math.sqrt(0.95), 4 - 4 * Math.sqrt(0.5), 4 - 4 * Math.sqrt(0.1)],
  ],
  [{ kind: 'normal', mean: 2, sd: 3 }, [2 - 3 * 1.6448536269514722, 2, 2 + 3 * 1.2815515655446004]],
  [
    { kind: 'lognormal', median: 5, se: 0.3 },
    [5 * Math.exp(-0.3 * 1.6448536269514722), 5, 5 * Math.exp(0.3 * 1.2815515655446004)],
  ],
  [{ kind: 'values', values: [4, 1, 8] }, [1, 4, 8]],
];

describe('quantiles', () => {
  it.each(cases)('of %o', (distribution, expected) => {
    const found = [0.05, 0.5, 0.9].map((u) => quantile(distribution, u));
    found.forEach((value, at) => expect(value).toBeCloseTo(expected[at], 12));
    expect(median(distribution)).toBeCloseTo(expected[1], 12);
  });

  it('never fall', () => {
    const u = fc.double({ min: 0, max: 1, noNaN: true });
    const [distributions] = [cases.map(([distribution]) => distribution)];
    fc.assert(
      fc.property(fc.constantFrom(...distributions), u, u, (distribution, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(quantile(distribution, low)).toBeLessThanOrEqual(quantile(distribution, high));
      }),
    );
  });

  it('of values are the values, each for its part', () => {
    const values = { kind: 'values', values: [0.3, 0.1] } as const;
    expect([0, 0.49, 0.5, 1].map((u) => quantile(values, u))).toEqual([0.1, 0.1, 0.3, 0.3]);
    // A median is one of them.
    expect(median(values)).toBe(0.1);
    expect(() => quantile({ kind: 'values', values: [] }, 0.5)).toThrow(RangeError);
    expect(() => median({ kind: 'values', values: [] })).toThrow(RangeError);
  });

  it('are of probabilities', () => {
    expect(() => quantile({ kind: 'uniform', low: 0, high: 1 }, 1.5)).toThrow(RangeError);
  });
});
