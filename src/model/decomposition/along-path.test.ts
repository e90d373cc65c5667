import { describe, expect, it } from 'vitest';
import { AlongPath } from './along-path.ts';

const cubic = (s: number): Float64Array => Float64Array.of(1 + s - 2 * s ** 3, 4 * s ** 2);

describe('a vector along a path', () => {
  it('is not known before there is one, and then that one', () => {
    const path = new AlongPath();
    expect(path.at(0.5)).toBeUndefined();
    path.add(0.2, cubic(0.2));
    expect(path.at(0.5)).toEqual(cubic(0.2));
  });

  it('is what a polynomial says between points, and a parabola beyond them', () => {
    const path = new AlongPath();
    for (const s of [0.1, 0.5, 0.3, 0.9, 0.7]) path.add(s, cubic(s));
    path.at(0.42)?.forEach((value, a) => {
      expect(value).toBeCloseTo(cubic(0.42)[a], 13);
    });
    const beyond = path.at(0.99);
    expect(beyond?.[1]).toBeCloseTo(4 * 0.99 ** 2, 13);
    expect(Math.abs((beyond?.[0] ?? NaN) - cubic(0.99)[0])).toBeLessThan(0.03);
  });

  it('left alone by what is done with its answers', () => {
    const path = new AlongPath();
    path.add(0, cubic(0));
    path.at(0)?.fill(7);
    expect(path.at(0)).toEqual(cubic(0));
  });
});
