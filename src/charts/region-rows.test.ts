import { expect, it } from 'vitest';
import { regionRows } from './region-rows.ts';
import { sampleOfSize, sampleProvinces } from './testing/sample-result.ts';

it('puts a group with its members, sorted, before the others', () => {
  const { rows, others } = regionRows(sampleProvinces(), (one) => one.real_income_pct);
  const keys = rows.map(({ key }) => key);
  expect(keys[0]).toBe('CAN');
  expect(keys[1]).toBe('CA-NL');
  expect(keys[10]).toBe('CA-NB');
  expect(rows[11]).toMatchObject({ heading: true });
  expect(keys.slice(12)).toHaveLength(7);
  expect(others).toEqual([]);
});

it('of a hundred shows the thirty that move most, and the focus', () => {
  const result = sampleOfSize(100);
  const size = (one: { real_income_pct: number }): number => Math.abs(one.real_income_pct);
  const still = [...result.regions].sort((a, b) => size(a) - size(b))[0]!;
  const { rows, shown, others } = regionRows(result, (one) => one.real_income_pct, still.id);
  expect(rows).toHaveLength(30);
  expect(others).toHaveLength(70);
  expect(shown).toContain(still);
  const smallest = Math.min(...shown.filter((one) => one !== still).map(size));
  expect(smallest).toBeGreaterThanOrEqual(Math.max(...others.map(size)));
});

it('with two regions shows two rows', () => {
  expect(regionRows(sampleOfSize(2), (one) => one.real_income_pct).rows).toHaveLength(2);
});
