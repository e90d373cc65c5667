import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadScenario } from '../src/lab/index.ts';
import { assumptionHeader, assumptionRow, variantsOf } from './assumption-variants.ts';
import { dealHeader, dealRow, dealVariants } from './deal-variants.ts';

/** Every size that docs/assumptions.md states of the shipped world is measured here again. */
describe('the tables of sizes in docs/assumptions.md', () => {
  const page = readFileSync(
    fileURLToPath(new URL('../docs/assumptions.md', import.meta.url)),
    'utf8',
  );
  const table = page
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const loaded = loadScenario('us-canada-2025');

  it('has the columns that are measured', () => {
    expect(table).toContainEqual(assumptionHeader);
  });

  it.each(variantsOf(loaded).map((variant) => [variant.change, variant] as const))(
    '%s',
    (change, variant) => {
      const stated = table.find(([first]) => first === change);
      const advice = 'put what scripts/measure-assumptions.ts prints into docs/assumptions.md';
      expect(stated, advice).toEqual(assumptionRow(variant, loaded));
    },
  );

  it('has the columns that are measured of the deal', () => {
    expect(table).toContainEqual(dealHeader);
  });

  it.each(dealVariants.map((variant) => [variant.change, variant] as const))(
    'the deal, %s',
    (change, variant) => {
      const rows = table.filter(([first]) => first === change);
      const advice = 'put what scripts/measure-assumptions.ts prints into docs/assumptions.md';
      expect(rows, advice).toContainEqual(dealRow(variant));
    },
    60_000,
  );
});
