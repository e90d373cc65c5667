import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scramble } from './scramble.ts';
import { SOBOL_DIMENSIONS, sobolPoint } from './sobol.ts';

const UNIT = 2 ** -32;

/** In the order of Gray code, in which Joe and Kuo print points. */
function inGrayCode(dimension: number, index: number): number {
  return sobolPoint(dimension, index ^ (index >>> 1)) * UNIT;
}

describe('Sobol points', () => {
  it('begin with the ten points of three dimensions that Joe and Kuo print', () => {
    const published = [
      [0, 0, 0],
      [0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25],
      [0.25, 0.75, 0.75],
      [0.375, 0.375, 0.625],
      [0.875, 0.875, 0.125],
      [0.625, 0.125, 0.875],
      [0.125, 0.625, 0.375],
      [0.1875, 0.3125, 0.9375],
      [0.6875, 0.8125, 0.4375],
    ];
    const found = published.map((_, index) =>
      [0, 1, 2].map((dimension) => inGrayCode(dimension, index)),
    );
    expect(found).toEqual(published);
  });

  it('are one to each of 2^m cells of a side, in every dimension there is', () => {
    const m = 6;
    for (let dimension = 0; dimension < SOBOL_DIMENSIONS; dimension++) {
      const cells = new Set<number>();
      for (let index = 0; index < 2 ** m; index++) {
        cells.add(sobolPoint(dimension, index) >>> (32 - m));
      }
      expect(cells.size).toBe(2 ** m);
    }
  });

  it('fill two dimensions far more evenly than chance would', () => {
    const n = 256;
    const points = Array.from({ length: n }, (_, index) => [
      sobolPoint(3, index) * UNIT,
      sobolPoint(7, index) * UNIT,
    ]);
    // The root mean square over random points: (1/4 − 1/9) / n.
    expect(discrepancy(points)).toBeLessThan(0.4 * Math.sqrt(5 / 36 / n));
  });

  it('end somewhere', () => {
    expect(() => sobolPoint(SOBOL_DIMENSIONS, 0)).toThrow(/no Sobol dimension 1111/u);
    for (const dimension of [-1, 0.5]) expect(() => sobolPoint(dimension, 0)).toThrow(RangeError);
    for (const index of [-1, 0.5, 2 ** 32]) expect(() => sobolPoint(0, index)).toThrow(RangeError);
    expect(sobolPoint(0, 2 ** 32 - 1)).toBe(2 ** 32 - 1);
  });
});

/** Warnock's formula for the L2 star discrepancy. */
function discrepancy(points: readonly (readonly number[])[]): number {
  const n = points.length;
  let [single, pairs] = [0, 0];
  for (const [x = 0, y = 0] of points) {
    single += (1 - x * x) * (1 - y * y);
    for (const [v = 0, w = 0] of points) pairs += (1 - Math.max(x, v)) * (1 - Math.max(y, w));
  }
  return Math.sqrt(1 / 9 - single / (2 * n) + pairs / (n * n));
}

describe('scrambling', () => {
  const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });

  it('leaves one point in each elementary interval of every shape', () => {
    // Dimensions 0 and 1 are a (0, m, 2)-net.
    const m = 8;
    fc.assert(
      fc.property(seed, seed, fc.integer({ min: 0, max: m }), (a, b, wide) => {
        const cells = new Set<number>();
        for (let index = 0; index < 2 ** m; index++) {
          const column = top(scramble(sobolPoint(0, index), a), wide);
          const row = top(scramble(sobolPoint(1, index), b), m - wide);
          cells.add(column * 2 ** (m - wide) + row);
        }
        expect(cells.size).toBe(2 ** m);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps two numbers together exactly as far as they were', () => {
    const number = fc.integer({ min: 0, max: 2 ** 32 - 1 });
    fc.assert(
      fc.property(number, number, seed, (a, b, s) => {
        expect(Math.clz32(scramble(a, s) ^ scramble(b, s))).toBe(Math.clz32(a ^ b));
      }),
    );
  });

  it('makes every point uniform over seeds, and two seeds strangers', () => {
    const n = 4096;
    let [mean, squares, product] = [0, 0, 0];
    for (let s = 0; s < n; s++) {
      const x = scramble(12345, s) * UNIT - 0.5;
      const y = scramble(12345, s + n) * UNIT - 0.5;
      mean += x / n;
      squares += (x * x) / n;
      product += (x * y) / n;
    }
    // Five standard errors.
    expect(Math.abs(mean)).toBeLessThan(5 * Math.sqrt(1 / 12 / n));
    expect(Math.abs(squares - 1 / 12)).toBeLessThan(5 * Math.sqrt(1 / 180 / n));
    expect(Math.abs(product)).toBeLessThan((5 / 12) * Math.sqrt(1 / n));
  });
});

/** The first bits of 32. */
function top(x: number, bits: number): number {
  return bits === 0 ? 0 : x >>> (32 - bits);
}
