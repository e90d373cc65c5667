import { describe, expect, it } from 'vitest';
import { register, type MeasureSketch } from '../../register/testing/measures.ts';
import { littleWorld } from '../measures/testing/little-world.ts';
import { loadLittle } from '../measures/testing/run-little.ts';
import { runScenario } from '../run-scenario.ts';
import { explainScenario } from './explain-scenario.ts';
import { outcomesNamed } from './testing/parts.ts';

const seed: MeasureSketch = {
  id: 'seed',
  products: ['hs 1205'],
  spells: [{ from: '2025-01-01', rate: 0.5 }],
};
const byHand = ["  - tariff: { importer: CHN, exporter: USA, sector: '*', set: 0.15 }"];
const lines = (...more: string[]): string[] => [
  'solve: { tolerance: 1e-13 }',
  'changes:',
  '  - measures_on: 2025-06-01',
  ...byHand,
  ...more,
];
const load = (...more: string[]) =>
  loadLittle(littleWorld(), register([seed]), lines(...more), { makeup: true });

/** By how many points rates are moved either way; what is left of the third order is its square. */
const STEP = 1e-4;

describe('the answer to a tariff', () => {
  it.each([
    // of varieties, some of which pay half their value
    ['USA', 'CA-AB', 'A01'],
    // stated by hand
    ['CHN', 'USA', 'C29'],
    // as it was
    ['CA-ON', 'CHN', 'C29'],
  ])('of %s on %s, %s, is what central differences say', (importer, exporter, sector) => {
    const loaded = load();
    const { outcomes, method } = explainScenario(loaded, {
      outcomes: outcomesNamed(loaded, 'CAN.real_income', 'USA.exports', 'CAN>CHN.share'),
      by: ['tariff'],
    });
    expect(method).toBe('derivative');
    const moved = (points: number) => {
      const add = `  - tariff: { importer: ${importer}, exporter: ${exporter}, sector: ${sector}, add: ${points} }`;
      const { result } = runScenario(load(add));
      expect(result.solver.status).toBe('converged');
      const flows = result.flows.filter(
        (flow) => flow.exporter.startsWith('CA-') && !flow.importer.startsWith('CA-'),
      );
      const sold = (some: typeof flows) => some.reduce((sum, { after }) => sum + after, 0);
      return [
        result.groups[0]?.real_income_pct ?? NaN,
        result.regions.find(({ id }) => id === 'USA')?.exports_after ?? NaN,
        (100 * sold(flows.filter((flow) => flow.importer === 'CHN'))) / sold(flows),
      ];
    };
    const [up, down] = [moved(STEP), moved(-STEP)];
    outcomes.forEach(({ tariffs = [] }, k) => {
      const found = tariffs.find(
        (part) =>
          part.importer === importer && part.exporter === exporter && part.sector === sector,
      );
      const difference = (0.01 * ((up[k] ?? NaN) - (down[k] ?? NaN))) / (2 * STEP);
      expect(Math.abs((found?.per_point ?? NaN) / difference - 1)).toBeLessThan(1e-5);
      const { rate_before, rate_after, per_point, of_change } = found ?? {
        rate_before: 0,
        rate_after: 0,
        per_point: 0,
        of_change: 0,
      };
      expect(of_change).toBeCloseTo(100 * per_point * (rate_after - rate_before), 10);
    });
  });

  it.each([
    ['at-limit', 500, 2, 'importer'],
    ['at-limit', 500, 2, 'exporter'],
    ['above', 200, 0.2, 'exporter'],
  ] as const)('holds the volume of a quota %s', (state, volume, outRate, rentTo) => {
    const trq: MeasureSketch = {
      id: 'quota',
      importers: ['CAN'],
      exporters: ['CHN'],
      products: ['hs 870380'],
      instrument: 'trq',
      spells: [
        {
          from: '2025-01-01',
          rate: 0,
          quota: { volume, unit: 'cars', inRate: 0, outRate, rentTo },
        },
      ],
    };
    const world = littleWorld({ products: ['CAN,CHN,870380,100,,customs-2024,1000,cars'] });
    const withQuota = (...more: string[]) =>
      loadLittle(world, register([trq]), lines(...more), { makeup: true });
    const loaded = withQuota();
    expect(runScenario(loaded).solved.counterfactual?.quotas[0]?.state).toBe(state);
    const { outcomes } = explainScenario(loaded, {
      outcomes: outcomesNamed(loaded, 'CHN.real_income', 'CAN.real_income'),
      by: ['tariff'],
    });
    // A tariff in the quota's sector on a rival, one on the cars themselves, in the quota and beyond it, and one far away.
    // All that is in a quota has one rate inside it, and one beyond it: the cars of both provinces move together.
    for (const [importer, exporter, sector, importers] of [
      ['CA-ON', 'USA', 'C29', ['CA-ON']],
      ['CAN', 'CHN', 'C29', ['CA-ON', 'CA-AB']],
      ['USA', 'CHN', 'A01', ['USA']],
    ] as const) {
      const moved = (points: number) => {
        const add = `  - tariff: { importer: ${importer}, exporter: ${exporter}, sector: ${sector}, add: ${points} }`;
        const { result } = runScenario(withQuota(add));
        expect(result.solver.status).toBe('converged');
        const china = result.regions.find(({ id }) => id === 'CHN')?.real_income_pct ?? NaN;
        return [china, result.groups[0]?.real_income_pct ?? NaN];
      };
      const [up, down] = [moved(STEP), moved(-STEP)];
      outcomes.forEach(({ tariffs = [] }, k) => {
        const found = tariffs
          .filter((part) => part.exporter === exporter && part.sector === sector)
          .filter((part) => importers.some((id) => id === part.importer))
          .reduce((sum, { per_point }) => sum + per_point, 0);
        const difference = (0.01 * ((up[k] ?? NaN) - (down[k] ?? NaN))) / (2 * STEP);
        expect(Math.abs(found - difference)).toBeLessThan(1e-4 * Math.abs(difference) + 1e-10);
      });
    }
  });

  it('lists those that matter most, by either size', () => {
    const loaded = load();
    const asked = { outcomes: outcomesNamed(loaded, 'CAN.real_income'), by: ['tariff'] as const };
    const all = explainScenario(loaded, asked).outcomes[0]?.tariffs ?? [];
    // every pair of four regions in both goods; customs do not reach services
    expect(all).toHaveLength(24);
    const some = explainScenario(loaded, { ...asked, mostTariffs: 3 }).outcomes[0]?.tariffs ?? [];
    expect(some.slice(0, 3)).toEqual(all.slice(0, 3));
    const largest = all
      .toSorted((a, b) => Math.abs(b.of_change) - Math.abs(a.of_change))
      .slice(0, 3);
    expect(some).toEqual(expect.arrayContaining(largest));
    expect(some.length).toBeLessThanOrEqual(6);
  });
});
