import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalQuantile } from './normal-quantile.ts';

/** The root of Φ(x) = u, u as the double it is, from 40 digits of the error function. */
const known = [
  [2 ** -33, -6.3379577545537895],
  [1e-12, -7.034483825301132],
  [1e-6, -4.753424308822899],
  [0.001, -3.0902323061678136],
  [0.025, -1.9599639845400543],
  [0.05, -1.6448536269514726],
  [0.074, -1.4466320671589785],
  [0.25, -0.6744897501960817],
  [0.4, -0.2533471031357997],
  [0.5000001, 2.506628273311648e-7],
  [0.6, 0.2533471031357997],
  [0.75, 0.6744897501960817],
  [0.92499, 1.4394608308216257],
  [0.975, 1.9599639845400538],
  [0.999, 3.090232306167813],
] as const;

describe('the normal quantile', () => {
  it.each(known)('of %d is %d', (u, expected) => {
    expect(Math.abs(normalQuantile(u) / expected - 1)).toBeLessThan(1e-12);
  });

  it('is 0 in the middle and without end at the ends', () => {
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
  });

  it('is odd about one half, and grows', () => {
    // Multiples of 2⁻²⁰, of which 1 − u is exact.
    const u = fc.integer({ min: 1, max: 2 ** 20 - 2 }).map((k) => k * 2 ** -20);
    fc.assert(
      fc.property(u, (u) => {
        expect(normalQuantile(1 - u)).toBe(-normalQuantile(u) + 0);
        expect(normalQuantile(u + 2 ** -20)).toBeGreaterThan(normalQuantile(u));
      }),
    );
  });

  it.each([-0.1, 1.1, NaN])('of %d there is none', (u) => {
    expect(() => normalQuantile(u)).toThrow(RangeError);
  });
});
