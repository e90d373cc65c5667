import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LinearSolver } from './lu.ts';

describe('LU factorisation', () => {
  it('solves the textbook system that needs a pivot', () => {
    // 0x + 2y = 4, x + y = 3: x = 1, y = 2.
    const solver = new LinearSolver(2);
    expect(solver.factor(Float64Array.of(0, 2, 1, 1))).toBe(true);
    const b = Float64Array.of(4, 3);
    solver.solve(b);
    expect([...b]).toEqual([1, 2]);
    // Transposed: y = 4, 2x + y = 3.
    const transposed = Float64Array.of(4, 3);
    solver.solveTransposed(transposed);
    expect([...transposed]).toEqual([-0.5, 4]);
  });

  it('says when a matrix is singular', () => {
    expect(new LinearSolver(2).factor(Float64Array.of(1, 2, 2, 4))).toBe(false);
    expect(new LinearSolver(1).factor(Float64Array.of(Number.NaN))).toBe(false);
  });

  it('leaves a small residual on random systems, and is reused without memory of the last', () => {
    const solver = new LinearSolver(6);
    const entry = fc.double({ min: -1, max: 1, noNaN: true });
    const arrays = fc.tuple(
      fc.array(entry, { minLength: 36, maxLength: 36 }),
      fc.array(entry, { minLength: 6, maxLength: 6 }),
    );
    fc.assert(
      fc.property(arrays, ([values, rhs]) => {
        const A = Float64Array.from(values);
        for (let k = 0; k < 6; k++) A[k * 6 + k] += 7; // diagonally dominant: well conditioned
        expect(solver.factor(A)).toBe(true);
        const y = Float64Array.from(rhs);
        solver.solve(y);
        for (let r = 0; r < 6; r++) {
          let sum = -rhs[r];
          for (let c = 0; c < 6; c++) sum += A[r * 6 + c] * y[c];
          // A few rounding errors of numbers of order 10.
          expect(Math.abs(sum)).toBeLessThan(1e-13);
        }
        const z = Float64Array.from(rhs);
        solver.solveTransposed(z);
        for (let c = 0; c < 6; c++) {
          let sum = -rhs[c];
          for (let r = 0; r < 6; r++) sum += A[r * 6 + c] * z[r];
          expect(Math.abs(sum)).toBeLessThan(1e-13);
        }
      }),
      { seed: 3, numRuns: 100 },
    );
  });
});
