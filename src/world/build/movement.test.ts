import { describe, expect, it } from 'vitest';
import { movement } from './movement.ts';

describe('movement', () => {
  const cells = [
    { name: 'a', before: 100, after: 101 },
    { name: 'b', before: 1, after: 2 },
    { name: 'c', before: 10, after: 9 },
    { name: 'd', before: 0, after: 3 },
  ];
  const result = movement(cells, 2);

  it('takes quantiles over cells and over value', () => {
    expect(result.medianPct).toBeCloseTo(10, 12);
    expect(result.p95Pct).toBeCloseTo(100, 12);
    expect(result.weightedMedianPct).toBeCloseTo(1, 12);
    expect(result.weightedP95Pct).toBeCloseTo(10, 12);
  });

  it('compares all that moved with all there was, cells that were 0 included', () => {
    expect(result.totalPct).toBeCloseTo((100 * 6) / 111, 12);
  });

  it('names the cells that moved most in value', () => {
    expect(result.largest.map((cell) => cell.name)).toEqual(['d', 'a']);
  });
});
