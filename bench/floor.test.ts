import { describe, expect, it } from 'vitest';
import { floorMs, sweepWork } from './floor.ts';

describe('the floor of a sweep', () => {
  it('counts what is read and computed, rows padded to four', () => {
    // 2 traded sectors of 3 × 4 cells, and 3 regions of 5 sectors by rows of 8
    const [cells, inputs] = [2 * 3 * 4, 3 * 5 * 8];
    expect(sweepWork(3, 5, 2)).toEqual({
      bytes: 8 * (2 * cells + 2 * inputs),
      flops: 2 * (3 * cells + 2 * inputs),
    });
  });

  it('is the longer of reading and computing', () => {
    const work = { bytes: 1000, flops: 300 };
    expect(floorMs(work, { bytesPerMs: 100, flopsPerMs: 100 })).toBe(10);
    expect(floorMs(work, { bytesPerMs: 1000, flopsPerMs: 100 })).toBe(3);
  });
});
