import { describe, expect, it } from 'vitest';
import { register, type MeasureSketch } from '../../register/testing/measures.ts';
import { littleWorld } from '../measures/testing/little-world.ts';
import { loadLittle } from '../measures/testing/run-little.ts';
import { runScenario } from '../run-scenario.ts';
import { explainScenario } from './explain-scenario.ts';
import { TooManyPlayers } from './shapley-parts.ts';
import { expectToAddUp, outcomesNamed, valueOf } from './testing/parts.ts';

/** Canada's real income in percent, by a run of its own. */
function income(
  measures: readonly MeasureSketch[],
  lines: readonly string[],
  world = littleWorld(),
) {
  const { result } = runScenario(loadLittle(world, register(measures), lines));
  expect(result.solver.status).toBe('converged');
  return result.groups[0]?.real_income_pct ?? NaN;
}

function shapley(
  measures: readonly MeasureSketch[],
  lines: readonly string[],
  world = littleWorld(),
) {
  const loaded = loadLittle(world, register(measures), lines, { makeup: true });
  const outcomes = outcomesNamed(loaded, 'CAN.real_income', 'USA.real_income');
  const explanation = explainScenario(loaded, { outcomes, shapley: true });
  expect(explanation.method).toBe('shapley');
  // what tolerances of the run and of each coalition leave
  expectToAddUp(loadLittle(world, register(measures), lines), explanation, 1e-7);
  return { explanation, canada: explanation.outcomes[0] };
}

describe('Shapley values', () => {
  it('of two changes are means over both orders, by runs with one of them left out', () => {
    const one = "  - tariff: { importer: USA, exporter: CAN, sector: '*', set: 0.25 }";
    const two = '  - tariff: { importer: USA, exporter: CAN, sector: C29, set: 0.6 }';
    const { canada } = shapley([], ['changes:', one, two]);
    const [first, second, both] = [[one], [two], [one, two]].map((changes) =>
      income([], ['changes:', ...changes]),
    ) as [number, number, number];
    // the second takes the place of the first in one sector: order matters
    expect(Math.abs(first + second - both)).toBeGreaterThan(0.01);
    expect(valueOf(canada?.changes, 'change.0')).toBeCloseTo((first + both - second) / 2, 6);
    expect(valueOf(canada?.changes, 'change.1')).toBeCloseTo((second + both - first) / 2, 6);
  });

  it('of two measures as well', () => {
    const seed: MeasureSketch = {
      id: 'seed',
      products: ['hs 1205'],
      spells: [{ from: '2026-01-01', rate: 0.5 }],
    };
    const cars: MeasureSketch = {
      id: 'cars',
      products: ['hs 8703'],
      spells: [{ from: '2026-01-01', rate: 0.4 }],
    };
    const lines = [
      'baseline: { measures_on: 2025-06-01 }',
      'changes:',
      '  - measures_on: 2026-06-01',
    ];
    const { canada } = shapley([seed, cars], lines);
    const [first, second, both] = [[seed], [cars], [seed, cars]].map((some) =>
      income(some, lines),
    ) as [number, number, number];
    expect(valueOf(canada?.measures, 'seed')).toBeCloseTo((first + both - second) / 2, 6);
    expect(valueOf(canada?.measures, 'cars')).toBeCloseTo((second + both - first) / 2, 6);
  });

  it('with a quota solve for its shadow rate in every coalition', () => {
    const world = littleWorld({ products: ['CAN,CHN,870380,100,,customs-2024,1000,cars'] });
    const tax: MeasureSketch = {
      id: 'tax',
      importers: ['CAN'],
      exporters: ['CHN'],
      products: ['hs 870380'],
      spells: [{ from: '2025-01-01', until: '2025-12-31', rate: 1 }],
    };
    const quota = {
      ...tax,
      id: 'quota',
      instrument: 'trq' as const,
      spells: [
        {
          from: '2026-01-01',
          rate: 0,
          quota: { volume: 500, unit: 'cars', inRate: 0, outRate: 1, rentTo: 'exporter' as const },
        },
      ],
    };
    const lines = [
      'baseline: { measures_on: 2025-06-01 }',
      'changes:',
      '  - measures_on: 2026-06-01',
    ];
    const { canada } = shapley([tax, quota], lines, world);
    // The tax alone gone: free trade. The quota alone, beside the tax: nothing, for beyond it nothing is dearer.
    const [free, both] = [[tax], [tax, quota]].map((some) => income(some, lines, world)) as [
      number,
      number,
    ];
    expect(valueOf(canada?.measures, 'tax')).toBeCloseTo((free + both) / 2, 5);
    expect(valueOf(canada?.measures, 'quota')).toBeCloseTo((both - free) / 2, 5);
  });

  it('take all changes of the register for one, and balancing trade for another', () => {
    const seed: MeasureSketch = {
      id: 'seed',
      products: ['hs 1205'],
      spells: [{ from: '2025-01-01', rate: 0.5 }],
    };
    const loaded = loadLittle(littleWorld(), register([seed]), [
      'closure: { transfers: zero }',
      'changes:',
      '  - measures_on: 2026-06-01',
      '  - measure: { id: seed, rate: 0.2 }',
      '  - population: { region: CHN, percent: 1 }',
    ]);
    const { outcomes } = explainScenario(loaded, { by: ['change'], shapley: true });
    expect(outcomes[0]?.changes?.map(({ id }) => id).sort()).toEqual([
      'change.2',
      'closure',
      'register',
    ]);
  });

  it('refuses more causes than can be put in every order', () => {
    const changes = Array.from(
      { length: 13 },
      (_, k) => `  - tariff: { importer: USA, exporter: CAN, sector: A01, set: 0.${10 + k} }`,
    );
    const loaded = loadLittle(littleWorld(), register([]), ['changes:', ...changes]);
    expect(() => explainScenario(loaded, { shapley: true })).toThrow(TooManyPlayers);
    expect(() => explainScenario(loaded, { shapley: true })).toThrow(
      /13 changes would need 2\^13/u,
    );
  });
});
