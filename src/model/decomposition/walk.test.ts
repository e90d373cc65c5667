import { describe, expect, it } from 'vitest';
import type { Equilibrium } from '../equilibrium.ts';
import type { SolveOptions } from '../solve-options.ts';
import type { Path } from './path.ts';
import { Walk } from './walk.ts';

/** What a made-up path says of one region and sector at s: a polynomial of degree 4 in logs. */
const truth = (s: number): number => 0.3 * s - s ** 2 + 0.5 * s ** 4;

interface Solver {
  /** Whether a solve at s from that start converges to that tolerance. */
  readonly converges: (s: number, start: number | undefined, tolerance: number) => boolean;
  /** What the walk asks for. */
  readonly tolerance?: number;
}

/** A path of that solver, and from where each solve of it started. */
function madeUp({ converges, tolerance: asked = 1e-10 }: Solver): {
  walk: Walk;
  starts: (number | undefined)[];
} {
  const starts: (number | undefined)[] = [];
  const path = {
    at: (s: number) => s,
    solve(s: number, { start, tolerance = 0 }: SolveOptions): Equilibrium {
      const from = start && Math.log(start.wageHat[0]);
      starts.push(from);
      const value = Float64Array.of(Math.exp(truth(s)));
      const converged = converges(s, from, tolerance);
      return {
        status: converged ? 'converged' : 'iteration-limit',
        residual: converged || tolerance < 1e-10 ? 5e-11 : 1,
        wageHat: value,
        priceHat: value,
        expenditure: Float64Array.of(0),
      } as unknown as Equilibrium;
    },
  };
  const walk = new Walk(path as unknown as Path, { tolerance: asked, maxIterations: 100 });
  return { walk, starts };
}

describe('a walk along a path', () => {
  it('starts from a polynomial through the points already solved', () => {
    const { walk, starts } = madeUp({ converges: () => true });
    for (const s of [0, 1, 0.2, 0.5, 0.8, 0.6]) expect(walk.equilibrium(s)).toBeDefined();
    expect(walk.solves).toBe(6);
    expect(starts[0]).toBeUndefined();
    // beyond what is known from the nearest, and between five points as exactly as a polynomial of degree 4 can
    expect(starts[1]).toBeCloseTo(truth(0), 14);
    expect(starts[5]).toBeCloseTo(truth(0.6), 14);
  });

  it('creeps up to a point that neither a far start nor none leads to', () => {
    const near = 0.1;
    const { walk } = madeUp({
      converges: (s, start) =>
        s === 0 || (start !== undefined && Math.abs(start - truth(s)) < near),
    });
    expect(walk.equilibrium(0)).toBeDefined();
    expect(walk.equilibrium(0.9)?.wageHat[0]).toBe(Math.exp(truth(0.9)));
    expect(walk.solves).toBeGreaterThan(4);
  });

  it('gives up where there is no equilibrium', () => {
    const { walk } = madeUp({ converges: (s) => s < 0.5 });
    expect(walk.equilibrium(0)).toBeDefined();
    expect(walk.equilibrium(0.7)).toBeUndefined();
    expect(walk.equilibrium(0.4)).toBeDefined();
  });

  it('takes what can be had where the tolerance is out of reach, and says what that is', () => {
    const { walk } = madeUp({
      converges: (_s, _start, tolerance) => tolerance >= 1e-10,
      tolerance: 1e-13,
    });
    expect(walk.equilibrium(0)?.status).toBe('converged');
    expect(walk.solves).toBe(2);
    expect(walk.residual).toBe(5e-11);
  });
});
