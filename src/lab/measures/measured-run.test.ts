import { describe, expect, it } from 'vitest';
import { register } from '../../register/testing/measures.ts';
import type { Result } from '../result.ts';
import { runScenario } from '../run-scenario.ts';
import { littleWorld } from './testing/little-world.ts';
import { loadLittle, runLittle } from './testing/run-little.ts';

const from2025 = [{ from: '2025-01-01', rate: 0.25 }];
const sketch = { id: 'usa-surtax', spells: from2025 };
const onSeed = {
  id: 'chn-seed',
  importers: ['CHN'],
  products: ['hs 1205'],
  spells: [
    { from: '2025-01-01', until: '2025-12-31', rate: 0.758 },
    { from: '2026-01-01', rate: 0.059 },
  ],
};
const day = ['changes:', '  - measures_on: 2025-06-01'];

function product(result: Result, hs: string, exporter = 'CAN') {
  const found = result.products?.find((one) => one.hs === hs && one.exporter === exporter);
  if (!found) throw new Error(`no product ${hs}`);
  return found;
}

const income = (result: Result, id: string): number =>
  [...result.regions, ...result.groups].find((one) => one.id === id)?.real_income_pct ?? NaN;

describe('a measure on all goods', () => {
  it('does what a tariff on all goods does', () => {
    const world = littleWorld();
    const byMeasure = runLittle(world, register([sketch]), day);
    const byHand = runLittle(world, register([]), [
      'changes:',
      "  - tariff: { importer: USA, exporter: CAN, sector: '*', set: 0.25 }",
    ]);
    for (const { id } of byHand.regions) {
      expect(income(byMeasure, id)).toBeCloseTo(income(byHand, id), 8);
    }
    byMeasure.flows.forEach((flow, index) => {
      expect(flow.after / (byHand.flows[index]?.after ?? NaN)).toBeCloseTo(1, 8);
    });
  });

  it('is not charged twice where the tariffs of the world hold it', () => {
    const world = littleWorld({
      tariffs: [
        'A01,CA-AB,USA,0.25',
        'A01,CA-ON,USA,0.25',
        'C29,CA-AB,USA,0.25',
        'C29,CA-ON,USA,0.25',
      ],
      meta: ['tariffs_include: { USA: 2025-03-01 }'],
    });
    const same = runLittle(world, register([sketch]), ['changes:', '  - measures_on: 2025-06-01']);
    expect(Math.abs(income(same, 'CAN'))).toBeLessThan(1e-7);
    expect(same.products).toEqual([]);
    const gone = runLittle(world, register([sketch]), ['changes:', '  - measures_on: 2024-06-01']);
    expect(income(gone, 'CAN')).toBeGreaterThan(0.1);
    expect(product(gone, '120510', 'CAN')).toMatchObject({ rate_before: 0.25, rate_after: 0 });
  });
});

describe('a measure on one product', () => {
  const world = littleWorld({
    tariffs: ['A01,CA-AB,CHN,0.1', 'A01,CA-ON,CHN,0.1'],
    products: ['CHN,CAN,120510,60,,customs-2024,,', 'CHN,CAN,071310,40,,customs-2024,,'],
  });
  const lines = [
    'baseline: { measures_on: 2025-06-01 }',
    'changes:',
    '  - measures_on: 2026-06-01',
  ];

  it('answers with 1 + θ at the border, beside what the whole flow does', () => {
    const result = runLittle(world, register([onSeed]), lines);
    const seed = product(result, '120510');
    expect(seed.rate_before).toBeCloseTo(0.858, 12);
    expect(seed.rate_after).toBeCloseTo(0.159, 12);
    expect(result.products).toHaveLength(1);
    // Peas, in the result for the 1e-9 that is added, are of the same flow: the two differ by the tariff of seed. θ is 3.
    const onPeas = {
      id: 'chn-peas',
      importers: ['CHN'],
      products: ['hs 0713'],
      spells: [{ from: '2026-01-01', rate: 1e-9 }],
    };
    const both = runLittle(world, register([onSeed, onPeas]), lines);
    const hat = (hs: string): number => product(both, hs).after / product(both, hs).before;
    const relative = hat('120510') / hat('071310');
    expect(relative).toBeCloseTo((1.858 / 1.159) ** 4, 6);
  });

  it('stands on the MFN rate of the register, and the base tariff of the flow with it', () => {
    const mfn = {
      id: 'chn-mfn',
      importers: ['CHN'],
      instrument: 'mfn' as const,
      products: ['hs 1205'],
      spells: [{ from: '2020-01-01', rate: 0.09 }],
    };
    const both = register([mfn, { ...onSeed, stacksOn: ['mfn'] }]);
    const result = runLittle(world, both, lines);
    expect(product(result, '120510').rate_after).toBeCloseTo(0.149, 12);
    const { measures, tables } = loadLittle(world, both, lines);
    const { parts = [], cell = -1 } = measures?.trade.flows[0] ?? {};
    expect(parts.map(({ base }) => base).sort()).toEqual([0.09, 0.1]);
    expect(tables.tariffs[cell]).toBeCloseTo(0.6 * 0.09 + 0.4 * 0.1, 14);
    // Nothing but the base year moves, and it balances: without a change of policy nothing happens.
    const still = runLittle(world, both, [
      'baseline: { measures_on: 2024-06-01 }',
      'changes:',
      '  - measures_on: 2024-12-01',
    ]);
    for (const { id } of still.groups) expect(income(still, id)).toBeCloseTo(0, 8);
    const unmoved = runScenario(
      loadLittle(world, both, ['changes:', '  - measures_on: 2024-06-01']),
    );
    expect(Math.max(...unmoved.baseline.wageHat.map((hat) => Math.abs(hat - 1)))).toBeLessThan(
      1e-8,
    );
  });

  it('counts deposits that customs do not in the base, and in what it goes from', () => {
    const deposit = {
      id: 'usa-lumber',
      importers: ['USA'],
      exporters: ['CAN'],
      products: ['hs 1205'],
      instrument: 'anti-dumping' as const,
      spells: [
        { from: '2024-01-01', until: '2025-12-31', rate: 0.1 },
        { from: '2026-01-01', rate: 0.4 },
      ],
    };
    const here = littleWorld({
      products: ['USA,CAN,120510,60,0,customs-2024,,', 'USA,CAN,071310,40,0,customs-2024,,'],
      meta: ['tariffs_include: { USA: 2024-07-01 }'],
    });
    const run = (...changes: string[]): Result =>
      runLittle(here, register([deposit]), ['changes:', ...changes]);
    expect(run('  - measures_on: 2025-06-01').products).toEqual([]);
    expect(product(run('  - measures_on: 2026-06-01'), '120510')).toMatchObject({
      rate_before: expect.closeTo(0.1, 12),
      rate_after: expect.closeTo(0.4, 12),
    });
  });

  it('differs from the plain average, which the result says', () => {
    const average = runLittle(world, register([onSeed]), ['products: average', ...lines]);
    const exact = runLittle(world, register([onSeed]), lines);
    const row = average.product_method?.difference?.find(({ id }) => id === 'CAN');
    expect(average.product_method?.method).toBe('average');
    expect(exact.product_method).toEqual({ method: 'exact' });
    expect(row?.exact).toBeCloseTo(income(exact, 'CAN'), 8);
    expect(row?.average).toBe(income(average, 'CAN'));
    expect(Math.abs(row?.difference ?? 0)).toBeGreaterThan(1e-4);
  });

  it('is what an edit makes of it', () => {
    const edited = runLittle(world, register([onSeed]), [
      'baseline: { measures_on: 2025-06-01 }',
      'changes:',
      '  - measure: { id: chn-seed, rate: 0.059 }',
    ]);
    const byDay = runLittle(world, register([onSeed]), lines);
    expect(product(edited, '120510').after).toBeCloseTo(product(byDay, '120510').after, 6);
    expect(edited.measures?.edits).toEqual([{ measure: 'chn-seed', rate: 0.059 }]);
  });
});

describe('a quota', () => {
  const world = littleWorld({
    products: ['CAN,CHN,870380,100,,customs-2024,1000,cars'],
  });
  const carsTax = {
    id: 'can-cars-tax',
    importers: ['CAN'],
    exporters: ['CHN'],
    products: ['hs 870380'],
    spells: [{ from: '2025-01-01', until: '2025-12-31', rate: 1 }],
  };
  const quota = (volume: number) => ({
    ...carsTax,
    id: 'can-cars-quota',
    instrument: 'trq' as const,
    spells: [
      {
        from: '2026-01-01',
        rate: 0,
        quota: { volume, unit: 'cars', inRate: 0, outRate: 1, rentTo: 'importer' as const },
      },
    ],
  });
  const run = (volume: number): Result =>
    runLittle(world, register([carsTax, quota(volume)]), [
      'baseline: { measures_on: 2025-06-01 }',
      'changes:',
      '  - measures_on: 2026-06-01',
    ]);

  it('of both provinces is one, and says where it ends up', () => {
    const [one, ...others] = run(500).quotas ?? [];
    expect(others).toEqual([]);
    expect(one).toMatchObject({ measure: 'can-cars-quota', state: 'at-limit', unit: 'cars' });
    expect(one?.quantity).toBeCloseTo(500, 3);
    expect(one?.before.quantity).toBeLessThan(50);
    expect(one?.before.rate).toBeCloseTo(1, 10);
    expect(one?.shadow_rate).toBeGreaterThan(0);
    const money = product(run(500), '870380', 'CHN').after;
    expect(one?.rent).toBeCloseTo((one?.shadow_rate ?? 0) * money, 4);
  });

  it('that is large enough leaves what there was without any duty', () => {
    const [one] = run(5000).quotas ?? [];
    expect(one).toMatchObject({ state: 'below', shadow_rate: 0, rent: 0 });
    expect(one?.quantity).toBeCloseTo(1000, 3);
  });
});

describe('a ban', () => {
  const ban = {
    id: 'chn-seed-ban',
    importers: ['CHN'],
    products: ['hs 1205'],
    instrument: 'ban' as const,
    spells: [{ from: '2025-01-01', until: '2025-12-31', part: 0.4 }],
  };
  const world = littleWorld({
    products: ['CHN,CAN,120510,60,,customs-2024,,', 'CHN,CAN,071310,40,,customs-2024,,'],
  });

  it('on a part of trade stops that part', () => {
    const result = runLittle(world, register([ban]), day);
    const seed = product(result, '120510');
    expect(seed.rate_after).toBe(0);
    // 60 % is left; the flow as a whole loses less than 24 %, for buyers turn to what may still come in.
    expect(seed.after / seed.before).toBeGreaterThan(0.6);
    expect(seed.after / seed.before).toBeLessThan(0.65);
  });

  it('of the baseline leaves nothing to come back, and the result says so', () => {
    const result = runLittle(
      world,
      register([{ ...ban, spells: [{ from: '2025-01-01', until: '2025-12-31' }] }]),
      ['baseline: { measures_on: 2025-06-01 }', 'changes:', '  - measures_on: 2026-06-01'],
    );
    expect(result.products).toEqual([]);
    expect(result.warnings.join('\n')).toMatch(/prohibited in the baseline: they stay at zero/u);
  });
});

describe('goods that are not traded in the base year', () => {
  it('are said to stay at zero', () => {
    const world = littleWorld({ products: ['CHN,CAN,071310,40,,customs-2024,,'] });
    const result = runLittle(world, register([onSeed]), [
      'baseline: { measures_on: 2025-06-01 }',
      'changes:',
      '  - measures_on: 2026-06-01',
    ]);
    expect(result.products).toEqual([]);
    expect(result.warnings.join('\n')).toMatch(
      /chn-seed \(chn-seed\): the world's base year has no trade in what it names/u,
    );
  });
});
