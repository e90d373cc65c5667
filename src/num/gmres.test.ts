import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Gmres, type LinearMap } from './gmres.ts';
import { LinearSolver } from './lu.ts';

const identity: LinearMap = (from, to) => {
  to.set(from);
};

const times =
  (matrix: Float64Array, n: number): LinearMap =>
  (from, to) => {
    for (let r = 0; r < n; r++) {
      to[r] = 0;
      for (let c = 0; c < n; c++) to[r] += matrix[r * n + c] * from[c];
    }
  };

/** A matrix with a dominant diagonal, so that it is regular, and a right-hand side. */
const systems = fc.integer({ min: 1, max: 30 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    matrix: fc
      .array(fc.integer({ min: -64, max: 64 }), { minLength: n * n, maxLength: n * n })
      .map((values) =>
        Float64Array.from(values, (value, at) =>
          Math.floor(at / n) === at % n ? 65 * n + value : value,
        ),
      ),
    b: fc
      .array(fc.integer({ min: -64, max: 64 }), { minLength: n, maxLength: n })
      .map((values) => Float64Array.from(values)),
  }),
);

describe('GMRES', () => {
  it.each([50, 4])('solves what LU solves, restarted after %i steps', (restart) => {
    fc.assert(
      fc.property(systems, ({ n, matrix, b }) => {
        const x = new Float64Array(n);
        const found = new Gmres(n, restart).solve(times(matrix, n), identity, b, x, {
          tolerance: 1e-13,
          maxIterations: 500,
        });
        expect(found.status).toBe('converged');
        const exact = b.slice();
        const solver = new LinearSolver(n);
        expect(solver.factor(matrix)).toBe(true);
        solver.solve(exact);
        const scale = Math.max(...exact.map(Math.abs), 1e-300);
        x.forEach((value, at) => {
          expect(Math.abs(value - exact[at]) / scale).toBeLessThan(1e-11);
        });
      }),
      { numRuns: 100, seed: 1986 },
    );
  });

  it('needs as many steps as there are distinct eigenvalues', () => {
    const diagonal = Float64Array.from([1, 2, 2, 3, 3, 3]);
    const apply: LinearMap = (from, to) => {
      for (let at = 0; at < 6; at++) to[at] = diagonal[at] * from[at];
    };
    const b = new Float64Array(6).fill(1);
    const x = new Float64Array(6);
    const limits = { tolerance: 1e-13, maxIterations: 100 };
    expect(new Gmres(6, 10).solve(apply, identity, b, x, limits).iterations).toBe(3);
    x.forEach((value, at) => {
      expect(value).toBeCloseTo(1 / diagonal[at], 13);
    });
    x.fill(0);
    const exact: LinearMap = (from, to) => {
      for (let at = 0; at < 6; at++) to[at] = from[at] / diagonal[at];
    };
    expect(new Gmres(6, 10).solve(apply, exact, b, x, limits).iterations).toBe(1);
  });

  it('goes on from a first guess, and takes none where nothing is asked', () => {
    const gmres = new Gmres(2, 2);
    const apply = times(Float64Array.from([2, 1, 0, 3]), 2);
    const x = Float64Array.from([1, 1]);
    const limits = { tolerance: 1e-14, maxIterations: 10 };
    expect(gmres.solve(apply, identity, Float64Array.from([3, 3]), x, limits)).toEqual({
      status: 'converged',
      iterations: 0,
      residual: 0,
    });
    expect(gmres.solve(apply, identity, new Float64Array(2), x, limits).iterations).toBe(0);
    expect([...x]).toEqual([0, 0]);
  });

  it('says so when it runs out of steps', () => {
    const n = 20;
    const shift: LinearMap = (from, to) => {
      for (let at = 0; at < n; at++) to[at] = from[(at + 1) % n];
    };
    const b = new Float64Array(n);
    b[0] = 1;
    const x = new Float64Array(n);
    // A cyclic shift leaves the residual as it is until the last step.
    const found = new Gmres(n, n).solve(shift, identity, b, x, {
      tolerance: 1e-10,
      maxIterations: 5,
    });
    expect(found).toEqual({ status: 'iteration-limit', iterations: 5, residual: 1 });
    expect(
      new Gmres(n, n).solve(shift, identity, b, x, { tolerance: 1e-10, maxIterations: n }).status,
    ).toBe('converged');
  });

  it('says how far it got where a singular system has no solution', () => {
    const apply = times(Float64Array.from([1, 0, 0, 0]), 2);
    const x = new Float64Array(2);
    const found = new Gmres(2, 2).solve(apply, identity, Float64Array.from([3, 4]), x, {
      tolerance: 1e-10,
      maxIterations: 50,
    });
    expect(found.status).toBe('iteration-limit');
    expect(found.residual).toBeCloseTo(0.8, 12);
  });

  it.each([
    [0, 5],
    [5, 0],
    [1.5, 2],
  ])('of size %f restarted after %f steps is a mistake', (size, restart) => {
    expect(() => new Gmres(size, restart)).toThrow(RangeError);
  });
});
