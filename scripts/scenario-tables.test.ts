import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  gallery,
  loadHsNames,
  loadScenario,
  loadScenarioText,
  runScenario,
} from '../src/lab/index.ts';
import { begin, end, scenarioTables } from './scenario-tables.ts';

const onTheRegister = gallery().filter(({ file }) =>
  readFileSync(file, 'utf8').includes('measures_on'),
);

/** Every number that a README of the gallery takes from a run is computed here again. */
describe.each(onTheRegister)('the README of $id', ({ id, file }) => {
  it('holds what the run gives', async () => {
    const loaded = loadScenario(id);
    const { result } = runScenario(loaded, { nameOfHs: await loadHsNames() });
    expect(result.solver.status).toBe('converged');
    const text = readFileSync(join(dirname(file), 'README.md'), 'utf8');
    const block = text.split(begin)[1]?.split(end)[0] ?? '';
    const stated = block
      .split('\n')
      .filter((line) => line.startsWith('|') && !/^\|[\s|:-]+\|$/u.test(line))
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
    const computed = scenarioTables(result).flat();
    const advice = `npx tsx scripts/write-scenario-tables.ts ${id}`;
    expect(stated.length, advice).toBe(computed.length);
    computed.forEach((cells, row) => {
      cells.forEach((cell, column) => {
        const other = stated[row]?.[column] ?? '';
        const value = Number(cell);
        if (Number.isNaN(value)) expect(other, advice).toBe(cell);
        // `exp` and `pow` differ between engines: the last digit may fall either way.
        else
          expect(Math.abs(Number(other) - value), advice).toBeLessThanOrEqual(unitOf(cell) * 1.01);
      });
    });
  });
});

/** What its README says in words. */
describe('beijing-2026', () => {
  const { result } = runScenario(loadScenario('beijing-2026'));
  const page = readFileSync(
    fileURLToPath(new URL('../scenarios/beijing-2026/README.md', import.meta.url)),
    'utf8',
  ).replaceAll(/\s+/gu, ' ');
  const product = (hs: string) => result.products?.find((one) => one.hs === hs);

  it('frees what the arrangement frees, to the stated rates', () => {
    const seed = product('120510');
    expect(seed?.rate_before).toBeCloseTo(0.848, 10);
    expect(seed?.rate_after).toBeCloseTo(0.149, 10);
    for (const hs of ['230641', '071310', '030632', '030633']) {
      const one = product(hs);
      expect((one?.rate_after ?? NaN) < (one?.rate_before ?? NaN), hs).toBe(true);
    }
    const untouched = (result.products ?? []).filter(({ hs }) => /^(?:1514|0203)/u.test(hs));
    expect(untouched).toEqual([]);
  });

  it('is near what one can work out by hand', () => {
    const [seed, theta] = [product('120510'), 2.91];
    const byHand = (1.848 / 1.149) ** (1 + theta);
    const ran = (seed?.after ?? NaN) / (seed?.before ?? NaN);
    expect(page).toContain(`(1.848 / 1.149)^${(1 + theta).toFixed(2)} = ${byHand.toFixed(2)}`);
    expect(page).toContain(`The run has ${ran.toFixed(2)}`);
    expect(page).toContain(`(2.061 / 1.061)^9.955 = ${((2.061 / 1.061) ** 9.955).toFixed(0)}`);
    expect(ran / byHand).toBeGreaterThan(0.98);
    expect(ran / byHand).toBeLessThan(1);
  });

  it('fills the quota, whose licences are worth little', () => {
    const quota = result.quotas?.find(({ measure }) => measure === 'can-chn-vehicles-quota');
    expect(quota).toMatchObject({ state: 'at-limit', volume: 49000, unit: 'vehicles' });
    expect(quota?.in_rate).toBeCloseTo(0.061, 10);
    expect(quota?.out_rate).toBeCloseTo(1.061, 10);
    expect(quota?.out_rate_uncertain).toBe(true);
    const shadow = quota?.shadow_rate ?? NaN;
    expect(page).toContain(`buyers pay as at ${(100 * shadow).toFixed(1)} %`);
    expect(page).toContain(`the licences earn the ${(100 * (shadow - 0.061)).toFixed(1)} points`);
  });

  it('would gain more by plain averages', () => {
    const file = fileURLToPath(new URL('../scenarios/beijing-2026/scenario.yaml', import.meta.url));
    const text = readFileSync(file, 'utf8').replace('baseline:', 'products: average\nbaseline:');
    const { result: average } = runScenario(loadScenarioText(text, file));
    const canada = average.product_method?.difference?.find(({ id }) => id === 'CAN');
    const [byAverage, exactly] = [canada?.average.toFixed(3), canada?.exact.toFixed(3)];
    expect(page).toContain(`Canada would gain ${byAverage} % instead of ${exactly} %`);
    expect(exactly).toBe(result.groups.find(({ id }) => id === 'CAN')?.real_income_pct.toFixed(3));
  });

  it('gains Saskatchewan most, and costs nobody in Canada', () => {
    const provinces = result.regions.filter(({ id }) => result.members['CAN']?.includes(id));
    const incomes = provinces.map(({ id, real_income_pct }) => [id, real_income_pct] as const);
    expect(incomes.toSorted((a, b) => b[1] - a[1])[0]?.[0]).toBe('CA-SK');
    expect(Math.min(...incomes.map(([, income]) => income))).toBeGreaterThan(0);
  });
});

/** The size of the last digit: 0.01 for `1.25`. */
function unitOf(cell: string): number {
  return 10 ** -(cell.split('.')[1]?.length ?? 0);
}
