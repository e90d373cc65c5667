import { describe, expect, it } from 'vitest';
import { Matrix } from '../matrix.ts';
import { copyOf, need, sales, scaledTo } from './flows.ts';

describe('scaledTo', () => {
  it('keeps proportions and meets the total', () => {
    expect(scaledTo([1, 3], 8)).toEqual([2, 6]);
  });

  it('leaves zeros alone, also where everything is zero', () => {
    expect(scaledTo([0, 5], 2)).toEqual([0, 2]);
    expect(scaledTo([0, 0], 2)).toEqual([0, 0]);
  });
});

describe('flows', () => {
  it('are summed over sectors and copied without being shared', () => {
    const flows = [new Matrix(2, 2, Float64Array.of(0, 1, 2, 3)), new Matrix(2, 2)];
    const copies = copyOf(flows);
    copies[0]?.set(0, 1, 9);
    expect(sales(flows, [0, 1], 0, 1)).toBe(1);
    expect(sales(copies, [0, 1], 0, 1)).toBe(9);
    expect(() => sales(flows, [2], 0, 0)).toThrow(/no sector 2 among 2/u);
  });

  it('names a key that is not there', () => {
    expect(() => need(new Map<string, number>(), 'XYZ', 'WIOD uses')).toThrow(
      "WIOD uses: nothing for 'XYZ'",
    );
  });
});
