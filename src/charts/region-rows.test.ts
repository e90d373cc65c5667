import { expect, it } from 'vitest';
import { regionRows } from './region-rows.ts';
import { sampleOfSize, sampleProvinces, sampleWorld } from './testing/sample-result.ts';

it('puts a group with its members, sorted, before the others', () => {
  const { rows, folds } = regionRows(sampleProvinces());
  const keys = rows.map(({ key }) => key);
  expect(keys[0]).toBe('CAN');
  expect(keys[1]).toBe('CA-NL');
  expect(keys[10]).toBe('CA-NB');
  expect(rows[11]).toMatchObject({ label: 'Others', heading: true });
  expect(keys.slice(12)).toHaveLength(7);
  expect(folds).toEqual([]);
});

it('of a world names blocks, and says how many each leaves out and how far they move', () => {
  const result = sampleWorld();
  const { rows, shown, folds } = regionRows(result);
  expect(rows.length).toBeLessThanOrEqual(32);
  const labels = rows.map(({ label }) => label);
  expect(labels).toContain('Main partners of Canada');
  expect(labels).toContain('Others that change most');
  expect(labels.at(-1)).toMatch(/^and \d+ others$/);
  expect(folds.map(({ who }) => who)).toEqual([
    expect.stringMatching(/^\d+ (?:other )?members of the European Union$/),
    expect.stringMatching(/^\d+ other regions$/),
  ]);
  const named = new Set(shown.map(({ id }) => id));
  const hidden = result.regions.filter(({ id }) => !named.has(id));
  const counted = folds.reduce((sum, { who }) => sum + Number.parseInt(who, 10), 0);
  expect(counted).toBe(hidden.length);
  const changes = hidden.map((one) => one.real_income_pct);
  expect(Math.min(...folds.map(({ low }) => low))).toBe(Math.min(...changes));
  expect(Math.max(...folds.map(({ high }) => high))).toBe(Math.max(...changes));
});

it('every row has a key of its own', () => {
  for (const focus of [undefined, 'CAN', 'EU', 'USA', 'CA-ON', 'DEU']) {
    const keys = regionRows(sampleWorld(), focus).rows.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  }
});

it('with two regions shows two rows', () => {
  expect(regionRows(sampleOfSize(2)).rows).toHaveLength(2);
});
