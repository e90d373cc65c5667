import { describe, expect, it } from 'vitest';
import { chunkFault, decodeChunk, encodeChunk, pointBytes } from './chunk-bytes.ts';
import { planOf, pointAt } from './testing/small-plan.ts';

const plan = planOf(2, 3);
const chunk = { from: 16, to: 18 };
const points = [pointAt(16, [0.1, -2], [1 / 3, 5, -0]), pointAt(17, [0, 7], undefined)];
const bytes = encodeChunk(plan, chunk, points);

describe('a chunk in bytes', () => {
  it('gives back every bit of its points, failed ones too', () => {
    const back = decodeChunk(bytes, plan, chunk);
    expect(back).toEqual(points);
    expect(Object.is(back[0]?.outcomes[2], -0)).toBe(true);
    expect(back[1]?.status).toBe('iteration-limit');
    expect([...(back[1]?.outcomes ?? [])]).toEqual([NaN, NaN, NaN]);
  });

  it('is laid out as its comment says', () => {
    const view = new DataView(bytes.buffer);
    expect(new TextDecoder().decode(bytes.subarray(0, 8))).toBe('RRSWEEP1');
    expect([72, 76, 80, 84].map((at) => view.getUint32(at, true))).toEqual([16, 18, 2, 3]);
    expect(bytes).toHaveLength(88 + 8 * 2 * (4 + 2 + 3));
    expect(view.getFloat64(88 + 8 * 4, true)).toBe(0.1);
    expect(pointBytes(bytes)).toHaveLength(8 * 2 * 9);
  });

  it('is the same for a NaN of other bits', () => {
    const odd = new Float64Array(3);
    new DataView(odd.buffer).setBigUint64(0, 0xfff8dead00000001n, true);
    const failed = pointAt(17, [0, 7], undefined);
    const other = { ...failed, outcomes: Float64Array.of(odd[0]!, NaN, NaN) };
    expect(encodeChunk(plan, chunk, [points[0]!, other])).toEqual(bytes);
  });

  it('can be read where it is part of a larger buffer', () => {
    const larger = new Uint8Array(bytes.length + 3);
    larger.set(bytes, 3);
    expect(decodeChunk(larger.subarray(3), plan, chunk)).toEqual(points);
  });

  it('is not made of points that are not its own', () => {
    expect(() => encodeChunk(plan, { from: 17, to: 19 }, points)).toThrow(RangeError);
    expect(() => encodeChunk(plan, { from: 16, to: 19 }, points)).toThrow(RangeError);
    expect(() => encodeChunk(planOf(2, 4), chunk, points)).toThrow(RangeError);
  });
});

describe('what is wrong with bytes', () => {
  const faultOf = (change: (copy: Uint8Array) => Uint8Array = (copy) => copy) =>
    chunkFault(change(bytes.slice()), plan, chunk);

  it('is nothing where they are the chunk', () => {
    expect(faultOf()).toBeUndefined();
  });

  it.each([
    ['no byte', () => new Uint8Array(0), 'empty'],
    ['another file', () => new TextEncoder().encode('x'.repeat(500)), 'no chunk of a sweep'],
    ['the beginning alone', (copy: Uint8Array) => copy.subarray(0, 60), 'no chunk of a sweep'],
    [
      'all but the last byte',
      (copy: Uint8Array) => copy.subarray(0, -1),
      'of 231 bytes in place of 232',
    ],
  ])('%s', (_, change, fault) => {
    expect(faultOf(change)).toBe(fault);
  });

  it('every single bit that is flipped is noticed', () => {
    for (let at = 0; at < bytes.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const copy = bytes.slice();
        copy[at]! ^= 1 << bit;
        expect(chunkFault(copy, plan, chunk), `bit ${bit} of byte ${at}`).toBeDefined();
      }
    }
  });

  it('another plan, and other points of the same', () => {
    expect(chunkFault(bytes, { ...plan, digest: `sha256:${'0'.repeat(64)}` }, chunk)).toBe(
      'of another sweep',
    );
    expect(chunkFault(bytes, plan, { from: 0, to: 2 })).toBe('of other points');
    expect(() => decodeChunk(bytes, plan, { from: 0, to: 2 })).toThrow(
      'chunk 0 to 2 is of other points',
    );
  });
});
