import { describe, expect, it } from 'vitest';
import { Matrix } from './matrix.ts';
import { ras } from './ras.ts';

const vector = (...values: number[]): Float64Array => Float64Array.from(values);
const table = (...rows: number[][]): Matrix =>
  new Matrix(rows.length, rows[0]?.length ?? 0, Float64Array.from(rows.flat()));

describe('ras', () => {
  it('returns a table that already has its totals untouched, at zero iterations', () => {
    const seed = table([1, 2], [3, 4]);
    const result = ras(seed, vector(3, 7), vector(4, 6));
    expect(result).toMatchObject({ status: 'converged', iterations: 0, residual: 0 });
    expect([...result.table.data]).toEqual([1, 2, 3, 4]);
  });

  it('recovers the solution of a 2 × 2 table in closed form', () => {
    // The cross ratio z11 z22 / (z12 z21) of the seed is 1, so the answer is rows × columns / total.
    const result = ras(table([1, 1], [2, 2]), vector(30, 70), vector(40, 60));
    expect(result.status).toBe('converged');
    [12, 18, 28, 42].forEach((value, cell) => {
      expect(result.table.data[cell]).toBeCloseTo(value, 11);
    });
  });

  it('preserves every cross ratio of the seed, which makes it biproportional', () => {
    const seed = table([5, 1, 2], [1, 9, 4], [3, 2, 8]);
    const { table: z, status } = ras(seed, vector(20, 30, 50), vector(45, 25, 30));
    expect(status).toBe('converged');
    const ratio = (m: Matrix, i: number, j: number): number =>
      (m.at(0, 0) * m.at(i, j)) / (m.at(0, j) * m.at(i, 0));
    for (const i of [1, 2])
      for (const j of [1, 2]) expect(ratio(z, i, j) / ratio(seed, i, j)).toBeCloseTo(1, 10);
  });

  it('meets every total to 1e-13 over six orders of magnitude', () => {
    const seed = table([5e5, 1e-1, 20], [1, 9e3, 4], [3, 2, 8]);
    const rows = vector(1e6, 1e3, 1);
    const columns = vector(400_000, 600_000, 1001);
    const result = ras(seed, rows, columns);
    expect(result.status).toBe('converged');
    expect(result.residual).toBeLessThanOrEqual(1e-13);
  });

  it('keeps zero cells zero and empties a row whose total is zero', () => {
    const result = ras(table([1, 0], [1, 2], [4, 4]), vector(2, 5, 0), vector(3, 4));
    expect(result.status).toBe('converged');
    expect(result.table.at(0, 1)).toBe(0);
    expect(result.table.rowSum(2)).toBe(0);
  });

  it('says when the margins do not add up to the same sum', () => {
    expect(ras(table([1, 1], [1, 1]), vector(1, 1), vector(1, 2)).status).toBe(
      'inconsistent-margins',
    );
  });

  it('says when a row must be positive but has nothing to scale', () => {
    expect(ras(table([0, 0], [1, 1]), vector(1, 1), vector(1, 1)).status).toBe('infeasible');
  });

  it('stops at the iteration limit and reports the residual when zeros forbid a solution', () => {
    // Row 0 may only use column 0, which is too small for it.
    const result = ras(table([1, 0], [1, 1]), vector(3, 1), vector(1, 3), { maxIterations: 50 });
    expect(result).toMatchObject({ status: 'iteration-limit', iterations: 50 });
    expect(result.residual).toBeGreaterThan(0.1);
  });

  it('throws on misuse: sizes that differ, a negative or non-finite number', () => {
    expect(() => ras(table([1, 1]), vector(1, 1), vector(1, 1))).toThrow(RangeError);
    expect(() => ras(table([1, -1]), vector(0), vector(1, -1))).toThrow(
      /-1 is not a finite number/,
    );
    expect(() => ras(table([1, 1]), vector(NaN), vector(1, 1))).toThrow(/NaN/);
  });
});
