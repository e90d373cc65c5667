import { describe, expect, it } from 'vitest';
import type { SweepPlan, SweepPoint } from '../../sweep/sweep.ts';
import { sampleQuantile } from './quantiles.ts';
import { summarise } from './summarise.ts';

const column = {
  id: 'CAN.real_income_pct',
  region: 'CAN',
  field: 'real_income_pct',
  unit: 'percent',
};
const plan = {
  design: { kind: 'draws', seed: 1, draws: 7 },
  points: 7,
  parameters: [{ id: 'theta', label: 'θ', central: 4 }],
  columns: [column],
} as unknown as SweepPlan;

function point(index: number, value: number, status: SweepPoint['status'] = 'converged') {
  const outcomes = Float64Array.of(status === 'converged' ? value : NaN);
  return { index, status, iterations: 9, residual: 0, parameters: Float64Array.of(4), outcomes };
}

const points = [point(0, -1), point(1, 3), point(2, 0), point(3, 2), point(4, 1)];

describe('the summary of a sweep', () => {
  it('has median, bands and signs of the points that converged, and counts the others', () => {
    const { columns, ...counts } = summarise(plan, [
      point(6, 0, 'iteration-limit'),
      ...points,
      point(5, 0, 'diverged'),
    ]);
    expect(counts).toEqual({
      points: 7,
      used: 5,
      notConverged: [
        { index: 5, status: 'diverged' },
        { index: 6, status: 'iteration-limit' },
      ],
    });
    expect(columns[0]).toMatchObject({
      ...column,
      mean: 1,
      median: 1,
      // −1, 0, 1, 2, 3 by type 7.
      band50: [0, 2],
      probability: { positive: 0.6, negative: 0.2, zero: 0.2 },
      drivers: { status: 'too-few-draws' },
    });
    expect(columns[0]?.sd).toBeCloseTo(Math.sqrt(2.5), 14);
    expect(columns[0]?.band90[0]).toBeCloseTo(-0.8, 14);
    expect(columns[0]?.band90[1]).toBeCloseTo(2.8, 14);
  });

  it('does not depend on the order of the points', () => {
    expect(summarise(plan, points.toReversed())).toEqual(summarise(plan, points));
  });

  it('says nothing of no points', () => {
    const { used, columns } = summarise(plan, [point(0, 0, 'diverged')]);
    expect(used).toBe(0);
    expect(columns[0]?.median).toBeNaN();
    expect(columns[0]?.band90).toEqual([NaN, NaN]);
  });

  it('tells what drives only what is asked for', () => {
    const { columns } = summarise(plan, points, { driversOf: () => false });
    expect(columns[0]).not.toHaveProperty('drivers');
  });
});

describe('quantiles of a sample', () => {
  it('are those of type 7 of Hyndman and Fan', () => {
    const sorted = Float64Array.of(1, 2, 4, 8);
    // Places 0, 0.75, 1.5, 2.85 and 3 of 0 to 3.
    expect([0, 0.25, 0.5, 0.95, 1].map((p) => sampleQuantile(sorted, p))).toEqual([
      1,
      1.75,
      3,
      4 + (3 * 0.95 - 2) * 4,
      8,
    ]);
    expect(sampleQuantile(Float64Array.of(5), 0.05)).toBe(5);
  });
});
