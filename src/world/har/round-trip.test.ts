import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeHar } from './decode-har.ts';
import { encodeHar } from './encode-har.ts';
import { sizeOf, type HarHeader } from './header.ts';
import { readSections } from './records.ts';
import { arbitraryHeaders } from './testing/arbitrary-header.ts';

const again = (headers: readonly HarHeader[], sparse: boolean): readonly HarHeader[] =>
  decodeHar(encodeHar(headers, 'a.har', { sparse }), 'a.har').headers;

describe('what is written is read', () => {
  it('exactly, for every type, dimension and value', () => {
    fc.assert(
      fc.property(
        arbitraryHeaders.filter((headers) => headers.length > 0),
        fc.boolean(),
        (headers, sparse) => {
          expect(again(headers, sparse)).toEqual(headers);
        },
      ),
      { numRuns: 300, seed: 1993 },
    );
  });

  it.each([1, 2, 3, 4, 5, 6, 7])('with %i dimensions in several records', (rank) => {
    const side = Math.ceil(60_000 ** (1 / rank));
    const dims = Array.from({ length: rank }, (_, k) => (k === 0 ? side + 1 : side));
    const sets = dims.map((dim, k) => ({
      set: `S${k}`,
      elements: Array.from({ length: dim }, (_element, e) => `e${e}`),
    }));
    const values = Float32Array.from({ length: sizeOf(dims) }, (_, cell) => cell + 0.5);
    const header = { name: 'BIG', longName: '', coefficient: 'BIG', dims, sets, values };
    const written = encodeHar([{ type: 'RE', ...header }], 'big.har');
    const records = readSections(written).sections[0]?.records ?? [];
    expect(records.length).toBeGreaterThan(10);
    expect(Math.max(...records.map(({ length }) => length))).toBeLessThanOrEqual(30_000);
    expect(decodeHar(written, 'big.har').headers).toEqual([{ type: 'RE', ...header }]);
  });

  it('in several records for texts, matrices and sparse arrays too', () => {
    const cells = Array.from({ length: 40_000 }, (_, k) => (k % 4 ? 0 : k));
    const headers: HarHeader[] = [
      { type: '1C', name: 'TEXT', longName: '', width: 70, values: cells.map(String) },
      { type: '2I', name: 'INTS', longName: '', dims: [1, 40_000], values: Int32Array.from(cells) },
      { type: '2R', name: 'REAL', longName: '', dims: [8000, 5], values: Float32Array.from(cells) },
      {
        type: 'RE',
        name: 'SPRS',
        longName: '',
        coefficient: '',
        dims: [40_000],
        values: Float32Array.from(cells),
      },
    ];
    const written = encodeHar(headers, 'big.har');
    for (const { records } of readSections(written).sections) {
      expect(records.length).toBeGreaterThan(3);
    }
    expect(decodeHar(written, 'big.har').headers).toEqual(headers);
  });

  it('in less room where an array is mostly zeros', () => {
    const values = new Float32Array(10_000);
    values[17] = 1;
    const [name, dims] = ['SPRS', [10_000]];
    const header: HarHeader = { type: 'RE', name, longName: '', coefficient: name, dims, values };
    expect(encodeHar([header], 'a.har').length).toBeLessThan(500);
    expect(encodeHar([header], 'a.har', { sparse: false }).length).toBeGreaterThan(40_000);
    expect(again([header], true)).toEqual(again([header], false));
  });
});
