import { describe, expect, it } from 'vitest';
import { register, type MeasureSketch } from '../../register/testing/measures.ts';
import { littleWorld } from '../measures/testing/little-world.ts';
import { loadLittle } from '../measures/testing/run-little.ts';
import { runScenario } from '../run-scenario.ts';
import { explainScenario, type ExplainOptions } from './explain-scenario.ts';
import type { OutcomeExplanation } from './explanation.ts';
import { expectToAddUp, outcomesNamed, valueOf } from './testing/parts.ts';

const all = ['CAN.real_income', 'CA-AB.real_income', 'USA.real_income', 'CHN.real_income'];
const tariff = (importer: string, exporter: string, what: string): string =>
  `  - tariff: { importer: ${importer}, exporter: ${exporter}, sector: '*', ${what} }`;

interface Case {
  readonly world?: Parameters<typeof littleWorld>[0];
  readonly measures?: readonly MeasureSketch[];
  readonly lines: readonly string[];
}

/** Explains a little world, by everything, and holds it against a run of its own. */
function explained({ world, measures = [], lines }: Case, options: ExplainOptions = {}) {
  const make = (makeup: boolean) =>
    loadLittle(littleWorld(world), register(measures), lines, { makeup });
  const loaded = make(true);
  const explanation = explainScenario(loaded, {
    outcomes: outcomesNamed(loaded, ...all),
    by: [
      ...(measures.length > 0 ? (['measure'] as const) : []),
      'change',
      'partner',
      'sector',
      'channel',
    ],
    ...options,
  });
  expectToAddUp(make(false), explanation);
  const of = (id: string): OutcomeExplanation => {
    const found = explanation.outcomes.find(({ outcome }) => outcome === id);
    if (!found) throw new Error(`nothing is said of ${id}`);
    return found;
  };
  return { loaded, explanation, of };
}

describe('changes by hand', () => {
  it('each have a part, and the parts add up to what a run says', () => {
    const { of } = explained({
      lines: [
        'closure: { transfers: zero }',
        'changes:',
        tariff('USA', 'CAN', 'set: 0.25'),
        tariff('CAN', 'USA', 'set: 0.1'),
        tariff('USA', 'CAN', 'add: 0.05'),
        "  - trade_cost: { importer: CAN, exporter: CAN, sector: '*', percent: -5 }",
        '  - productivity: { region: CHN, sector: C29, percent: 2 }',
        '  - population: { region: USA, percent: 1 }',
      ],
    });
    const { changes, channels } = of('CAN.real_income');
    expect(changes?.map(({ id }) => id).sort()).toEqual([
      'change.0',
      'change.1',
      'change.2',
      'change.3',
      'change.4',
      'change.5',
      'closure',
    ]);
    expect(valueOf(changes, 'change.0')).toBeLessThan(0);
    expect(valueOf(changes, 'change.3')).toBeGreaterThan(0);
    // 0.25 and then 0.05 more are 0.30: parts of ln 1.30 on the same path are as ln 1.25 is to ln 1.30 / 1.25
    expect(valueOf(changes, 'change.2') / valueOf(changes, 'change.0')).toBeCloseTo(
      Math.log(1.3 / 1.25) / Math.log(1.25),
      8,
    );
    expect(valueOf(channels, 'trade-cost')).toBeGreaterThan(0);
    expect(valueOf(channels, 'productivity')).toBe(0);
    expect(valueOf(of('CHN.real_income').channels, 'productivity')).toBeGreaterThan(0);
  });

  it('that undo each other are nothing', () => {
    const { of } = explained({
      lines: ['changes:', tariff('USA', 'CAN', 'set: 0.25'), tariff('USA', 'CAN', 'set: 0.1')],
    });
    const { changes, change } = of('CAN.real_income');
    expect(valueOf(changes, 'change.0')).toBeLessThan(2 * change);
    expect(valueOf(changes, 'change.1')).toBeGreaterThan(0);
  });

  it('one alone is all of it, by one partner and one sector too', () => {
    const { of } = explained({
      lines: ['changes:', '  - tariff: { importer: USA, exporter: CHN, sector: C29, set: 0.25 }'],
    });
    const usa = of('USA.real_income');
    expect(usa.changes).toMatchObject([
      { id: 'change.0', label: 'tariff of USA on CHN, C29: 25 %' },
    ]);
    expect(usa.sectors).toMatchObject([{ id: 'C29' }]);
    expect(usa.partners).toMatchObject([{ id: 'CHN', own: usa.partners?.[0]?.value, theirs: 0 }]);
    const chn = of('CHN.real_income');
    expect(chn.partners).toMatchObject([{ id: 'USA', own: 0, theirs: chn.partners?.[0]?.value }]);
    expect(of('CAN.real_income').partners).toMatchObject([{ id: 'USA.others', own: 0, theirs: 0 }]);
  });

  it('provinces are one partner to others, and each other’s partners', () => {
    const { of } = explained({
      lines: [
        'changes:',
        tariff('USA', 'CAN', 'set: 0.2'),
        "  - trade_cost: { importer: CAN, exporter: CAN, sector: '*', percent: -5 }",
      ],
    });
    const ids = (id: string) =>
      of(id)
        .partners?.map((part) => part.id)
        .sort();
    expect(ids('USA.real_income')).toEqual(['CAN', 'CAN.inside']);
    expect(ids('CAN.real_income')).toEqual(['USA', 'itself']);
    expect(ids('CA-AB.real_income')).toEqual(['CA-ON', 'USA', 'USA.others']);
  });

  it('products: average is explained exactly, and said to be', () => {
    const lines = ['products: average', 'changes:', '  - measures_on: 2025-06-01'];
    const measures = [
      { id: 'a', products: ['hs 1205'], spells: [{ from: '2025-01-01', rate: 0.25 }] },
    ];
    const loaded = loadLittle(littleWorld(), register(measures), lines, { makeup: true });
    const explanation = explainScenario(loaded, {
      outcomes: outcomesNamed(loaded, 'CAN.real_income'),
    });
    const exact = loadLittle(littleWorld(), register(measures), lines.slice(1));
    expectToAddUp(exact, explanation);
    expect(explanation.warnings.join('\n')).toMatch(/products are exact here/u);
  });
});

const days = (from: string, to: string, ...more: string[]): string[] => [
  `baseline: { measures_on: ${from} }`,
  'changes:',
  `  - measures_on: ${to}`,
  ...more,
];

describe('measures of the register', () => {
  const grain: MeasureSketch = {
    id: 'grain',
    products: ['hs 1205'],
    spells: [{ from: '2025-01-01', until: '2025-12-31', rate: 0.4 }],
  };
  const everything: MeasureSketch = {
    id: 'everything',
    stacksOn: ['grain', 'cars'],
    spells: [{ from: '2026-01-01', rate: 0.1 }],
  };
  const cars: MeasureSketch = {
    id: 'cars',
    products: ['hs 8703'],
    spells: [
      { from: '2025-01-01', until: '2025-12-31', rate: 0.25 },
      { from: '2026-01-01', rate: 0.15 },
    ],
  };

  it('each have a part, and the parts add up to what a run says', () => {
    const { of } = explained({
      measures: [grain, everything, cars],
      lines: days('2025-06-01', '2026-06-01', tariff('CAN', 'USA', 'set: 0.1')),
    });
    const { measures, changes } = of('CAN.real_income');
    expect(measures?.map(({ id }) => id).sort()).toEqual([
      'cars',
      'change.1',
      'everything',
      'grain',
    ]);
    expect(valueOf(measures, 'grain')).toBeGreaterThan(0);
    expect(valueOf(measures, 'everything')).toBeLessThan(0);
    expect(valueOf(measures, 'cars')).toBeGreaterThan(0);
    const ofRegister = ['cars', 'everything', 'grain'].map((id) => valueOf(measures, id));
    const sum = ofRegister.reduce((total, value) => total + value, 0);
    expect(sum).toBeCloseTo(valueOf(changes, 'change.0'), 7);
    expect(valueOf(changes, 'change.1')).toBeCloseTo(valueOf(measures, 'change.1'), 7);
  });

  it('that take each other’s place have parts that cancel, though no tariff moves', () => {
    const lines = days('2025-06-01', '2026-06-01');
    const one: MeasureSketch = {
      id: 'one',
      spells: [{ from: '2025-01-01', until: '2025-12-31', rate: 0.25 }],
    };
    const other: MeasureSketch = { id: 'other', spells: [{ from: '2026-01-01', rate: 0.25 }] };
    const loaded = loadLittle(
      littleWorld(),
      register([one, other, { ...cars, stacksOn: ['one', 'other'] }]),
      lines,
      {
        makeup: true,
      },
    );
    const [outcome] = explainScenario(loaded, {
      outcomes: outcomesNamed(loaded, 'CAN.real_income'),
      by: ['measure'],
    }).outcomes;
    const gain = valueOf(outcome?.measures, 'one');
    expect(gain).toBeGreaterThan(0.1);
    expect(valueOf(outcome?.measures, 'other')).toBeCloseTo(-gain, 10);
  });

  const claim = (id: string, share: number, from: string, until?: string): MeasureSketch => ({
    id,
    instrument: 'preference',
    program: 'usmca',
    claims: { CAN: share },
    spells: [{ from, ...(until === undefined ? {} : { until }), rate: 0 }],
  });
  const surtax: MeasureSketch = {
    id: 'surtax',
    preference: 'usmca',
    spells: [{ from: '2025-01-01', rate: 0.25, rateIfClaimed: 0 }],
  };

  it('use of preferences has a part of its own where claims move', () => {
    const { of } = explained({
      measures: [
        claim('little-use', 0.4, '2024-01-01', '2025-12-31'),
        claim('more-use', 0.8, '2026-01-01'),
        surtax,
      ],
      lines: days('2025-06-01', '2026-06-01'),
    });
    const { measures, change } = of('CAN.real_income');
    expect(change).toBeGreaterThan(0);
    expect(measures?.map(({ id }) => id)).toEqual(['use-of-preferences']);
  });

  it('use of preferences and a duty that begins meanwhile have their parts', () => {
    const begins: MeasureSketch = {
      ...surtax,
      spells: [{ from: '2026-01-01', rate: 0.25, rateIfClaimed: 0 }],
    };
    const { of } = explained({
      measures: [
        claim('little-use', 0.4, '2024-01-01', '2025-12-31'),
        claim('more-use', 0.8, '2026-01-01'),
        begins,
      ],
      lines: days('2025-06-01', '2026-06-01'),
    });
    const { measures, change } = of('CAN.real_income');
    // The duty counts on 0.4 of the trade, the mean of 0.6 that did not claim and 0.2 that does not now; claims save it on 0.2. What pays
    // it in the end shrinks on the way, and a point there costs ever less: the ratio is not half but more.
    const ratio = valueOf(measures, 'use-of-preferences') / Math.abs(valueOf(measures, 'surtax'));
    expect(change).toBeLessThan(0);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(1);
  });

  it('a ban is an opening that closes, and access is what is lost', () => {
    const ban: MeasureSketch = {
      id: 'ban',
      importers: ['CHN'],
      instrument: 'ban',
      products: ['hs 1205'],
      spells: [{ from: '2026-01-01', part: 0.4 }],
    };
    const { of } = explained({
      measures: [ban, grain],
      world: {
        products: ['CHN,CAN,120510,60,,customs-2024,,', 'CHN,CAN,071310,40,,customs-2024,,'],
      },
      lines: days('2025-06-01', '2026-06-01'),
    });
    const { measures, channels } = of('CHN.real_income');
    expect(valueOf(measures, 'ban')).toBeLessThan(0);
    expect(valueOf(channels, 'access')).toBeLessThan(0);
    expect(valueOf(of('CAN.real_income').measures, 'grain')).toBeGreaterThan(0);
  });

  it('what is prohibited in the baseline has no part', () => {
    const ban: MeasureSketch = {
      id: 'ban',
      importers: ['CHN'],
      instrument: 'ban',
      products: ['hs 1205'],
      spells: [{ from: '2025-01-01', until: '2025-12-31' }],
    };
    const { of } = explained({
      measures: [ban, grain],
      world: {
        products: ['CHN,CAN,120510,60,,customs-2024,,', 'CHN,CAN,071310,40,,customs-2024,,'],
      },
      lines: days('2025-06-01', '2026-06-01'),
    });
    expect(of('CAN.real_income').measures?.map(({ id }) => id)).toEqual(['grain']);
  });

  it('duty that cannot fall below nothing is no measure’s', () => {
    const { of } = explained({
      // the world's tariff on cars does not hold the duty that the register takes off
      world: { tariffs: ['C29,CA-ON,USA,0.1'], meta: ['tariffs_include: { USA: 2025-06-01 }'] },
      measures: [{ ...cars, spells: [{ from: '2025-01-01', until: '2025-12-31', rate: 0.25 }] }],
      lines: ['changes:', '  - measures_on: 2026-06-01'],
    });
    const { measures } = of('CAN.real_income');
    expect(valueOf(measures, 'cars')).toBeGreaterThan(0);
    expect(valueOf(measures, 'other-duty')).toBeLessThan(0);
  });

  it('edits are changes of their own', () => {
    const { of } = explained({
      measures: [grain, cars],
      lines: [
        'baseline: { measures_on: 2025-06-01 }',
        'changes:',
        '  - measure: { id: cars, drop: true }',
        '  - measure: { id: grain, rate: 0.1 }',
      ],
    });
    const { changes, measures } = of('CAN.real_income');
    expect(valueOf(changes, 'change.0')).toBeCloseTo(valueOf(measures, 'cars'), 7);
    expect(valueOf(changes, 'change.1')).toBeCloseTo(valueOf(measures, 'grain'), 7);
    expect(changes?.find(({ id }) => id === 'change.1')?.label).toBe('grain: 10 %');
  });

  it('tariffs by hand take a policy’s place, and a policy theirs', () => {
    const { of } = explained({
      measures: [grain, cars],
      lines: [
        'baseline: { measures_on: 2025-06-01 }',
        'changes:',
        tariff('USA', 'CAN', 'set: 0.3'),
        '  - measures_on: 2026-06-01',
        tariff('USA', 'CAN', 'add: 0.02'),
      ],
    });
    const { changes, measures } = of('CAN.real_income');
    expect(valueOf(changes, 'change.0')).toBeLessThan(0);
    // the policy takes 0.3 back, which none of its measures does
    expect(valueOf(changes, 'change.1')).toBeGreaterThan(0);
    expect(valueOf(measures, 'other-duty')).toBeGreaterThan(0);
  });
});

describe('quotas', () => {
  const world = { products: ['CAN,CHN,870380,100,,customs-2024,1000,cars'] };
  const tax: MeasureSketch = {
    id: 'tax',
    importers: ['CAN'],
    exporters: ['CHN'],
    products: ['hs 870380'],
    spells: [{ from: '2025-01-01', until: '2025-12-31', rate: 1 }],
  };
  const quota = (volume: number, rentTo: 'importer' | 'exporter', from = '2026-01-01') => ({
    ...tax,
    id: 'quota',
    instrument: 'trq' as const,
    spells: [{ from, rate: 0, quota: { volume, unit: 'cars', inRate: 0, outRate: 1, rentTo } }],
  });

  it.each(['importer', 'exporter'] as const)(
    'at its limit has the shadow rate, and the rent of the %s, against the duty that ends',
    (rentTo) => {
      const { of } = explained({
        world,
        measures: [tax, quota(500, rentTo)],
        lines: days('2025-06-01', '2026-06-01'),
      });
      const { measures, changes, change } = of('CHN.real_income');
      expect(measures?.map(({ id }) => id).sort()).toEqual(['quota', 'tax']);
      expect(valueOf(measures, 'tax')).toBeGreaterThan(0);
      // between a duty that ends and a quota at its limit, the quota gives back some of it
      expect(changes).toMatchObject([{ id: 'change.0' }]);
      expect(changes?.[0]?.value).toBeCloseTo(change, 8);
      if (rentTo === 'importer') expect(valueOf(measures, 'quota')).toBeLessThan(0);
      else expect(valueOf(of('CAN.real_income').channels, 'rent')).toBeLessThan(0);
    },
  );

  it('that was there and stays moves with all the others, and has a part', () => {
    const { of } = explained({
      world,
      measures: [quota(500, 'exporter', '2025-01-01')],
      lines: days('2025-06-01', '2026-06-01', '  - population: { region: CHN, percent: 5 }'),
    });
    const { changes, measures } = of('CHN.real_income');
    expect(changes?.map(({ id }) => id).sort()).toEqual(['change.1', 'quota.quota']);
    expect(valueOf(measures, 'quota')).toBeCloseTo(valueOf(changes, 'quota.quota'), 7);
    expect(valueOf(changes, 'quota.quota')).not.toBe(0);
  });

  it('that ends takes its wedge along', () => {
    const { of } = explained({
      world,
      measures: [
        {
          ...quota(500, 'exporter', '2025-01-01'),
          spells: [
            {
              from: '2025-01-01',
              until: '2025-12-31',
              rate: 0,
              quota: { volume: 500, unit: 'cars', inRate: 0, outRate: 1, rentTo: 'exporter' },
            },
          ],
        },
        { ...tax, spells: [{ from: '2026-01-01', rate: 0.2 }] },
      ],
      lines: days('2025-06-01', '2026-06-01'),
    });
    const { measures } = of('CAN.real_income');
    expect(measures?.map(({ id }) => id).sort()).toEqual(['quota', 'tax']);
    expect(valueOf(of('CHN.real_income').measures, 'tax')).toBeLessThan(0);
  });
});

describe('what cannot be answered', () => {
  it('has no parts when the run does not converge', () => {
    const loaded = loadLittle(littleWorld(), register([]), [
      'changes:',
      tariff('USA', 'CAN', 'set: 0.25'),
      'solve: { max_iterations: 2 }',
    ]);
    const explanation = explainScenario(loaded);
    expect(explanation).toMatchObject({ status: 'unsolved', outcomes: [] });
    expect(explanation.solver.status).toBe('iteration-limit');
  });

  it('stops when told to', () => {
    const loaded = loadLittle(littleWorld(), register([]), [
      'changes:',
      tariff('USA', 'CAN', 'set: 0.25'),
    ]);
    const explanation = explainScenario(loaded, {
      onProgress: (where) => !where.includes('path'),
    });
    expect(explanation).toMatchObject({ status: 'stopped', outcomes: [] });
  });

  it('explains those whose duties change unless told whom', () => {
    const loaded = loadLittle(littleWorld(), register([]), [
      'changes:',
      tariff('CHN', 'USA', 'set: 0.25'),
    ]);
    const { outcomes } = explainScenario(loaded);
    expect(
      outcomes
        .map(({ outcome }) => outcome)
        .slice(0, 2)
        .sort(),
    ).toEqual(['CHN.real_income', 'USA.real_income']);
    expect(runScenario(loaded).result.groups.map(({ id }) => id)).toEqual(['CAN']);
  });
});
