import { describe, expect, it } from 'vitest';
import { Anderson } from './anderson.ts';

/** f = g − x of the map x ← M x + b with a symmetric M of eigenvalues 0.9, 0.5 and −0.4. */
const eigenvalues = [0.9, 0.5, -0.4];
function map(x: Float64Array, b: readonly number[]): Float64Array {
  const mean = (2 * (x[0] + x[1] + x[2])) / 3;
  const turned = x.map((value) => value - mean); // a reflection: its own inverse
  const scaled = turned.map((value, a) => eigenvalues[a] * value);
  const back = (2 * (scaled[0] + scaled[1] + scaled[2])) / 3;
  return scaled.map((value, a) => value - back + b[a]);
}

function error(x: Float64Array, b: readonly number[]): number {
  const g = map(x, b);
  return Math.max(...x.map((value, a) => Math.abs(g[a] - value)));
}

/** Runs to 1e-11; how many steps that took. */
function steps(anderson: Anderson, x: Float64Array, b: readonly number[]): number {
  for (let step = 0; step < 200; step++) {
    if (error(x, b) < 1e-11) return step;
    anderson.next(x, map(x, b));
  }
  return Infinity;
}

describe('differences kept over a restart', () => {
  const [one, other] = [
    [1, 2, 3],
    [1.1, 1.9, 3.2],
  ] as const;

  it('solve a neighbouring problem at once: a linear map has the same differences', () => {
    const anderson = new Anderson(3, 6);
    const x = new Float64Array(3);
    expect(steps(anderson, x, one)).toBeGreaterThan(3);
    anderson.restart();
    expect(steps(anderson, x, other)).toBeLessThanOrEqual(2);
  });

  it('are gone after a reset', () => {
    const anderson = new Anderson(3, 6);
    const x = new Float64Array(3);
    steps(anderson, x, one);
    anderson.reset();
    expect(steps(anderson, x, other)).toBeGreaterThan(3);
  });
});

describe('the filter', () => {
  /** The third point from differences (1, 0) and then (1, ε), which is new by about ε. */
  function third(leastNew: number, epsilon: number): number[] {
    const anderson = new Anderson(2, 3, { leastNew });
    const x = Float64Array.of(0, 0);
    // f goes (0, 0), (1, 0), (2, ε); g is x + f, and x is put back to 0, so that Δg is Δf
    for (const f of [
      [0, 0],
      [1, 0],
      [2, epsilon],
    ]) {
      x.fill(0);
      anderson.next(x, Float64Array.from(f));
    }
    return [...x];
  }

  it('keeps what is new enough: two differences span the plane, and f is taken to 0', () => {
    const [a, b] = third(0.1, 0.2);
    expect(a).toBeCloseTo(0, 12);
    expect(b).toBeCloseTo(0, 12);
  });

  it('drops the older of two that are nearly one: the least-squares solution along the newer is left', () => {
    const epsilon = 0.05;
    const [a, b] = third(0.1, epsilon);
    // γ = (2 + ε²) / (1 + ε²) along (1, ε)
    const gamma = (2 + epsilon ** 2) / (1 + epsilon ** 2);
    expect(a).toBeCloseTo(2 - gamma, 12);
    expect(b).toBeCloseTo(epsilon - gamma * epsilon, 12);
  });
});
