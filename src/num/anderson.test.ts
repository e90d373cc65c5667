import { describe, expect, it } from 'vitest';
import { Anderson, dot } from './anderson.ts';

/** Steps until max |g(x) − x| is at most `tolerance`, from 0; x is left where it ended. */
function stepsTo(
  tolerance: number,
  x: Float64Array,
  map: (x: Float64Array, g: Float64Array) => void,
  depth: number,
): number {
  const anderson = new Anderson(x.length, depth);
  const g = new Float64Array(x.length);
  for (let step = 0; step < 10_000; step++) {
    map(x, g);
    let worst = 0;
    for (let a = 0; a < x.length; a++) worst = Math.max(worst, Math.abs(g[a] - x[a]));
    if (worst <= tolerance) return step;
    if (depth > 0) anderson.next(x, g);
    else x.set(g);
  }
  throw new Error('no fixed point within 10000 steps');
}

/** x ← M x + b for a diagonal M, with fixed point b / (1 − m). */
const linear =
  (m: readonly number[], b: readonly number[]) => (x: Float64Array, g: Float64Array) => {
    for (let a = 0; a < x.length; a++) g[a] = m[a] * x[a] + b[a];
  };

describe('Anderson acceleration', () => {
  it('solves a linear map of n distinct eigenvalues in n + 1 steps, as GMRES does (Walker and Ni 2011)', () => {
    const m = [0.9, -0.5, 0.3, 0.99];
    const x = new Float64Array(4);
    const steps = stepsTo(1e-10, x, linear(m, [1, 2, 3, 4]), 5);
    expect(steps).toBeLessThanOrEqual(6); // one for rounding
    [1, 2, 3, 4].forEach((b, a) => {
      // 1e-10 over the smallest 1 − m
      expect(Math.abs(x[a] - b / (1 - m[a]))).toBeLessThan(1e-8);
    });
  });

  it('finds the fixed point of a linear map that by itself diverges', () => {
    const x = new Float64Array(3);
    const steps = stepsTo(1e-10, x, linear([2, -3, 0.5], [1, 1, 1]), 4);
    expect(steps).toBeLessThanOrEqual(6);
    expect(x[0]).toBeCloseTo(-1, 8);
    expect(x[1]).toBeCloseTo(0.25, 8);
    expect(x[2]).toBeCloseTo(2, 8);
  });

  it('needs fewer steps than the plain iteration on x = cos x', () => {
    const map = (x: Float64Array, g: Float64Array): void => {
      g[0] = Math.cos(x[0]);
    };
    const plain = new Float64Array(1);
    const quick = new Float64Array(1);
    const plainSteps = stepsTo(1e-12, plain, map, 0);
    const quickSteps = stepsTo(1e-12, quick, map, 3);
    expect(quickSteps).toBeLessThan(plainSteps / 5);
    expect(quick[0]).toBeCloseTo(0.7390851332151607, 11);
  });

  it('takes a plain step first, and again after a reset', () => {
    const anderson = new Anderson(2, 3);
    const x = Float64Array.of(1, 1);
    anderson.next(x, Float64Array.of(2, 3));
    expect([...x]).toEqual([2, 3]);
    anderson.next(x, Float64Array.of(2.5, 3.1));
    anderson.reset();
    anderson.next(x, Float64Array.of(7, 8));
    expect([...x]).toEqual([7, 8]);
  });

  it('leaves g as it is', () => {
    const anderson = new Anderson(2, 3);
    const g = Float64Array.of(2, 3);
    anderson.next(Float64Array.of(1, 1), g);
    expect([...g]).toEqual([2, 3]);
  });

  it('survives differences that say nothing new', () => {
    const anderson = new Anderson(2, 4);
    const x = Float64Array.of(0, 0);
    const g = new Float64Array(2);
    for (let step = 0; step < 8; step++) {
      g[0] = x[0] + 1; // f is the same at every step: ΔF is zero
      g[1] = x[1];
      anderson.next(x, g);
      expect(x.every(Number.isFinite)).toBe(true);
    }
  });
});

describe('dot', () => {
  it.each([0, 1, 2, 3, 4, 5, 8, 11])('sums %i products', (length) => {
    const a = Float64Array.from({ length }, (_, k) => k + 1);
    const b = Float64Array.from({ length }, (_, k) => 2 * k - 3);
    const expected = [...a].reduce((sum, value, k) => sum + value * b[k], 0);
    expect(dot(a, b)).toBe(expected); // small integers: exact
  });
});
