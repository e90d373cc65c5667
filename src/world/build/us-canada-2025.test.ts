import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { csvParse } from 'd3-dsv';
import { beforeAll, expect, it } from 'vitest';
import { describeWithSharedData } from '../../../test/shared-data.ts';
import { readEconomyFolder } from '../read-folder.ts';
import { usCanadaFiles, usCanadaTable } from './us-canada-2025-files.ts';
import { usCanadaRates, type UsCanadaRates } from './us-canada-2025.ts';
import { readUsCanadaSource, type UsCanadaSource } from './us-canada-source.ts';

const root = join(import.meta.dirname, '../../..');
const scenario = (name: string): string =>
  readFileSync(join(root, 'scenarios/us-canada-2025', name), 'utf8');
const total = (values: readonly number[] = []): number => values.reduce((sum, v) => sum + v, 0);

describeWithSharedData('us-canada-2025', 'canada-surtax-orders', (orders) => {
  const world = readEconomyFolder(join(root, 'worlds/canada-world')).tables;
  let source: UsCanadaSource;
  let rates: UsCanadaRates;
  beforeAll(() => {
    source = readUsCanadaSource(dirname(orders));
    rates = usCanadaRates(source, world);
  });
  const rate = (id: string) => rates.us.find(({ sector }) => sector === id)?.rate;

  it('is shipped with the tables its script writes', () => {
    for (const [name, text] of usCanadaFiles(rates)) {
      const advice = `${name} differs: run npx tsx scripts/build-us-canada-2025.ts`;
      expect(scenario(name), advice).toBe(text);
    }
  });

  it('is told in the README with these rates', () => {
    const advice = 'put what scripts/build-us-canada-2025.ts prints into the README';
    expect(scenario('README.md'), advice).toContain(usCanadaTable(rates));
  });

  it('covers C$59.8 bn of US goods: each pool exactly what is stated, by tariffs within rounding', () => {
    const { byPool, covered, rate: canadaRate } = rates.canada;
    const stated = [12_600, 3_000, 44_200];
    byPool.forEach((spread, p) => expect(total(spread)).toBeCloseTo(stated[p] ?? NaN, 6));
    expect(total(covered)).toBeCloseTo(59_800, 6);
    const duty = total(rates.imports.map((value, s) => value * (canadaRate[s] ?? NaN)));
    expect(Math.abs(duty / (0.25 * 59_800) - 1)).toBeLessThan(1e-3);
  });

  it('puts steel and aluminium where their products are made', () => {
    const rows = csvParse(scenario('derivation.csv'));
    const takers = (column: string) =>
      rows.flatMap((row) => (Number(row[column]) > 0 ? [row['sector']] : []));
    expect(takers('covered_steel_cad_millions')).toEqual(['C24A', 'C25', 'C27']);
    expect(takers('covered_aluminium_cad_millions')).toEqual(['C24B', 'C25']);
  });

  it('puts 10 % on fuels, 25 % on goods without energy and nothing on what has no HS code', () => {
    expect([rate('B05'), rate('B06'), rate('C19')]).toEqual([0.1, 0.1, 0.1]);
    expect(rate('C29')).toBe(0.25);
    expect(rate('D35T39')).toBeGreaterThan(0.1);
    expect(rate('D35T39')).toBeLessThan(0.11);
    expect(rate('B09')).toBeUndefined();
  });

  it('names every tradable sector but mining support, in the order of the world', () => {
    const tradable = world.sectors.filter((sector) => sector.tradable).map(({ id }) => id);
    expect(rates.us.map(({ sector }) => sector)).toEqual(tradable.filter((id) => id !== 'B09'));
  });

  it('refuses a world with a tariff between the two, on top of which it would come', () => {
    const tariffs = world.tariffs.slice();
    const N = world.regions.length;
    tariffs[world.regions.findIndex(({ id }) => id === 'USA') * N] = 0.01;
    expect(() => usCanadaRates(source, { ...world, tariffs })).toThrow(
      'CA-AB, A01: there is a tariff in the base year already',
    );
  });
});
