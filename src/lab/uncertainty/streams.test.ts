import { describe, expect, it } from 'vitest';
import { InputError } from '../../input/index.ts';
import { register } from '../../register/testing/measures.ts';
import { loadScenarioText } from '../load-scenario.ts';
import { littleWorld } from '../measures/testing/little-world.ts';
import { loadLittle } from '../measures/testing/run-little.ts';
import { runScenario } from '../run-scenario.ts';
import { axesOf, streamsOf, withValues } from './index.ts';
import { centralClaimShifts } from './shift-claims.ts';

const head = 'id: a\ntitle: A\neconomy: canada-2021\n';
const load = (...lines: readonly string[]) =>
  loadScenarioText(`${head}${lines.join('\n')}\n`, 'scenario.yaml');

const uncertain = [
  'changes:',
  "  - tariff: { importer: USA, exporter: CAN, sector: '*', set: { uniform: { low: 0.1, high: 0.35 } } }",
  '  - population: { region: MEX, percent: 1 }',
  '  - productivity: { region: CAN, sector: [food], percent: { normal: { mean: 1, sd: 0.5 } } }',
  'uncertainty:',
  '  theta:',
  '    - { sectors: [mining, food], lognormal: { se: 0.3 } }',
  '    - { sectors: textiles, triangular: { low: 2, mode: 3, high: 7 } }',
];

describe('the streams of a scenario', () => {
  it('are θ by sector in the order of the economy, then the numbers of changes', () => {
    const loaded = load(...uncertain);
    const streams = streamsOf(loaded);
    expect(streams.map(({ id, label, central }) => [id, label, central])).toEqual([
      ['theta.mining', 'θ of Mining, oil and gas extraction', 4.55],
      ['theta.food', 'θ of Food, beverages and tobacco', 2.55],
      [
        'theta.textiles',
        'θ of Textiles, apparel and leather',
        expect.closeTo(7 - Math.sqrt(10), 12),
      ],
      ['change.0.set', 'tariff of USA on CAN', 0.225],
      ['change.2.percent', 'productivity of CAN, food', 1],
    ]);
    expect(streams[0]?.distribution).toEqual({ kind: 'lognormal', median: 4.55, se: 0.3 });
  });

  it('are none of a scenario that knows all its numbers', () => {
    expect(streamsOf(load('changes: []'))).toEqual([]);
  });

  it('begin with what all θ share where they are spread as published sets are', () => {
    const { tables, ...loaded } = loadScenarioText(
      'id: a\ntitle: A\neconomy: canada-world\nchanges: []\nuncertainty: { theta: { from: spread } }\n',
      'scenario.yaml',
    );
    const streams = streamsOf({ ...loaded, tables });
    expect(streams).toHaveLength(17);
    expect(streams[0]).toMatchObject({ id: 'theta', target: { kind: 'theta-common' }, central: 0 });
    const covered = streams
      .slice(1)
      .flatMap(({ target }) =>
        target.kind === 'theta'
          ? [target.sector]
          : target.kind === 'theta-common'
            ? target.sectors
            : [],
      );
    // Each sector once.
    expect(covered.toSorted((a, b) => a - b)).toEqual([...tables.sectors.keys()]);
  });
});

describe('a scenario with values in their place', () => {
  const loaded = load(...uncertain);
  const streams = streamsOf(loaded);
  const central = streams.map((stream) => stream.central);

  it('is the one that would have been written, to the bit', () => {
    const written = load(
      'changes:',
      "  - tariff: { importer: USA, exporter: CAN, sector: '*', set: 0.3 }",
      '  - population: { region: MEX, percent: 1 }',
      '  - productivity: { region: CAN, sector: [food], percent: 2 }',
      'elasticities: { override: { mining: 5, food: 3, textiles: 4 } }',
    );
    const placed = withValues(loaded, streams, [5, 3, 4, 0.3, 2]);
    const { regions } = runScenario(placed).result;
    expect(regions).toEqual(runScenario(written).result.regions);
    expect(placed.scenario).not.toHaveProperty('uncertainty');
    // What it was made from is as it was.
    expect(runScenario(withValues(loaded, streams, central)).result.regions).not.toEqual(regions);
  });

  it('at its medians is what a run of the scenario takes, which says so', () => {
    const { result } = runScenario(loaded);
    expect(result.regions).toEqual(
      runScenario(withValues(loaded, streams, central)).result.regions,
    );
    expect(result.warnings).toContain(
      '5 uncertain numbers take their median here (theta.mining, theta.food, theta.textiles, change.0.set = 0.225 and 1 more): reroute sweep draws them',
    );
  });

  it('multiplies θ by what its sectors share', () => {
    const { tables } = loaded;
    const moved = withValues(
      loaded,
      [
        { target: { kind: 'theta-common', sectors: [1, 4] } },
        { target: { kind: 'theta', sector: 4 } },
      ],
      [Math.log(2), 3],
    );
    moved.tables.sectors.forEach(({ theta }, j) => {
      const was = tables.sectors[j]?.theta ?? NaN;
      expect(theta).toBeCloseTo(j === 1 ? 2 * was : j === 4 ? 6 : was, 12);
    });
  });

  it('takes numbers only', () => {
    expect(() => withValues(loaded, streams, central.slice(1))).toThrow(RangeError);
    expect(() => withValues(loaded, streams, [...central.slice(1), NaN])).toThrow(RangeError);
  });
});

describe('a range', () => {
  const ranged = load(
    'changes:',
    "  - tariff: { importer: USA, exporter: CAN, sector: '*', add: { from: 0, to: 0.3, steps: 4 } }",
    '  - population: { region: MEX, percent: { from: 2, to: -2, steps: 2 } }',
  );

  it('is an axis with both its ends', () => {
    expect(axesOf(ranged)).toEqual([
      {
        id: 'change.0.add',
        label: 'points of tariff of USA on CAN',
        target: { kind: 'change', index: 0, key: 'add' },
        values: [0, 0.1, 0.2, 0.3],
      },
      {
        id: 'change.1.percent',
        label: 'population of MEX',
        target: { kind: 'change', index: 1, key: 'percent' },
        values: [2, -2],
      },
    ]);
  });

  it('has no answer in a run, which names the command that has', () => {
    let words = '';
    try {
      runScenario(ranged);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      words = error.message;
    }
    expect(words).toContain(
      'scenario.yaml:5:63: error: the points of tariff of USA on CAN is a range of 4 values from 0 to 0.3 (a run takes one value) — use reroute sweep, which solves all of them, or write one number [range-in-a-run]',
    );
    expect(words).toContain('scenario.yaml:6:41: error');
    const one = withValues(ranged, axesOf(ranged), [0.1, 1]);
    expect(runScenario(one).result.solver.status).toBe('converged');
  });
});

it('what is wrong with a change is told once, though it is wrong at both ends as well', () => {
  let problems: readonly { readonly rule: string }[] = [];
  try {
    load(
      'changes:',
      "  - tariff: { importer: USB, exporter: CAN, sector: '*', set: { uniform: { low: 0.1, high: 0.35 } } }",
    );
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    problems = error.problems;
  }
  expect(problems.map(({ rule }) => rule)).toEqual(['unknown-region']);
});

describe('claims of a preference', () => {
  const preference = {
    id: 'usa-preference',
    instrument: 'preference' as const,
    replaces: ['mfn'],
    spells: [{ from: '2020-01-01', rate: 0 }],
  };
  const surtax = {
    id: 'usa-surtax',
    preference: 'usa-preference',
    spells: [{ from: '2025-01-01', rate: 0.25, rateIfClaimed: 0 }],
  };
  const at = (share: number) => register([{ ...preference, claims: { CAN: share } }, surtax]);
  const lines = [
    'changes:',
    '  - measures_on: 2025-06-01',
    'uncertainty: { claims: { usa-preference: { normal: { mean: 0, sd: 0.5 } } } }',
  ];
  const incomes = (loaded: Parameters<typeof runScenario>[0]): number[] =>
    runScenario(loaded).result.regions.map((one) => one.real_income_pct);

  it('move by their log odds, and a run follows', () => {
    const world = littleWorld();
    const loaded = loadLittle(world, at(0.5), lines);
    const [stream, ...others] = streamsOf(loaded);
    expect(others).toEqual([]);
    expect(stream).toMatchObject({ id: 'claims.usa-preference', central: 0 });
    // logit 0.8 = ln 4.
    const moved = withValues(loaded, [stream!], [Math.log(4)]);
    const written = loadLittle(world, at(0.8), lines);
    incomes(written).forEach((income, n) => expect(incomes(moved)[n]).toBeCloseTo(income, 9));
    expect(incomes(moved)).not.toEqual(incomes(loaded));
    // At its median it is the scenario.
    expect(incomes(withValues(loaded, [stream!], [0]))).toEqual(incomes(loaded));
  });

  it('are at their median in what is loaded: a value is told from there', () => {
    const elsewhere = [
      ...lines.slice(0, -1),
      'uncertainty: { claims: { usa-preference: { uniform: { low: 1, high: 3 } } } }',
    ];
    const loaded = loadLittle(littleWorld(), at(0.5), elsewhere);
    expect(centralClaimShifts(loaded.scenario)).toEqual([{ claims: 'usa-preference', shift: 2 }]);
    const streams = streamsOf(loaded);
    expect(incomes(withValues(loaded, streams, [2]))).toEqual(incomes(loaded));
    const written = incomes(loadLittle(littleWorld(), at(0.8), elsewhere));
    const moved = incomes(withValues(loaded, streams, [2 + Math.log(4)]));
    written.forEach((income, n) => expect(moved[n]).toBeCloseTo(income, 9));
  });

  it('that everybody makes, or nobody, stay', () => {
    const world = littleWorld();
    for (const share of [0, 1]) {
      const loaded = loadLittle(world, at(share), lines);
      expect(incomes(withValues(loaded, streamsOf(loaded), [3]))).toEqual(incomes(loaded));
    }
  });
});
