import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KeyedSums, KeySet } from './baci-sums.ts';

it('sums like a Map, in the order of the keys', () => {
  const key = fc.oneof(fc.nat(20), fc.integer({ min: 0, max: 2 ** 52 }));
  const row = fc.tuple(key, fc.nat(1000), fc.option(fc.nat(9), { nil: NaN }));
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const sums = new KeyedSums();
      const expected = new Map<number, [value: number, quantity: number]>();
      for (const [at, value, quantity] of rows) {
        sums.add(at, value, quantity);
        const [sum, known] = expected.get(at) ?? [0, NaN];
        const parts = [known, quantity].filter((part) => !Number.isNaN(part));
        expected.set(at, [sum + value, parts.length === 0 ? NaN : parts.reduce((a, b) => a + b)]);
      }
      const sorted = [...expected].sort(([a], [b]) => a - b);
      expect([...sums.entries()]).toEqual(sorted.map(([at, [v, q]]) => [at, v, q]));
      expect(sums.size).toBe(expected.size);
    }),
  );
});

it('holds more keys than it began with, close together and far apart', () => {
  const sums = new KeyedSums();
  const n = 50_000;
  for (let k = 0; k < n; k++) {
    sums.add(k, 1, 1);
    sums.add(k * 2 ** 37, 1, NaN);
  }
  expect(sums.size).toBe(2 * n - 1);
  let total = 0;
  for (const [, value] of sums.entries()) total += value;
  expect(total).toBe(2 * n);
});

it('knows which keys it has', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(50), fc.integer({ min: 0, max: 2 ** 52 }))), (keys) => {
      const set = new KeySet();
      const expected = new Set<number>();
      for (const key of keys) {
        expect(set.add(key)).toBe(!expected.has(key));
        expected.add(key);
      }
    }),
  );
  const set = new KeySet();
  for (let key = 0; key < 20_000; key++) expect(set.add(7 * key)).toBe(true);
  for (let key = 0; key < 20_000; key++) expect(set.add(7 * key)).toBe(false);
});
