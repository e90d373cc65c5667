import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../num/index.ts';
import { register } from '../../register/testing/measures.ts';
import { loadScenarioText } from '../load-scenario.ts';
import type { LoadedScenario } from '../loaded-scenario.ts';
import { littleWorld } from '../measures/testing/little-world.ts';
import { loadLittle } from '../measures/testing/run-little.ts';
import { runScenario } from '../run-scenario.ts';
import { effectsOf } from './first-order.ts';
import { linearQuantiles } from './linear-band.ts';
import { underQuotas } from './policy-arrays.ts';
import { quickBand } from './quick-band.ts';
import { streamsOf } from './streams-of.ts';
import { withValues } from './with-values.ts';
import { lineariseChange } from '../../model/index.ts';

const solve = 'solve: { tolerance: 1e-13 }';

const STEP = 1e-3;

/** Derivatives of real income by each stream: as the band has them, and by central differences of whole runs. */
function derivatives(loaded: LoadedScenario, region: string) {
  const streams = streamsOf(loaded);
  const { solved } = runScenario(loaded);
  const { baseline, counterfactual } = solved;
  if (!counterfactual) throw new Error('no answer');
  const n = loaded.tables.regions.findIndex(({ id }) => id === region);
  const gradient = lineariseChange(baseline.equilibrium, counterfactual.equilibrium, {
    quotas: { baseline: underQuotas(baseline), counterfactual: underQuotas(counterfactual) },
  }).sensitivity({ kind: 'real-income', regions: [n] });
  const effects = effectsOf(loaded, streams, { baseline, counterfactual });
  const incomeAt = (stream: (typeof streams)[number], value: number): number => {
    const { result } = runScenario(withValues(loaded, [stream], [value]));
    if (result.solver.status !== 'converged') throw new Error(result.solver.status);
    return result.regions[n]!.real_income_pct;
  };
  return streams.map((stream, k) => {
    const { central, distribution, id } = stream;
    // Lognormal streams count in logs.
    const at = (step: number): number =>
      distribution.kind === 'lognormal' ? central * Math.exp(step) : central + step;
    const difference = (step: number): number =>
      (incomeAt(stream, at(step)) - incomeAt(stream, at(-step))) / (2 * step);
    // Richardson's extrapolation: what is left is of fourth order in the step.
    const byRuns = (4 * difference(STEP) - difference(2 * STEP)) / 3;
    return { id, byBand: 100 * effects[k]!(gradient), byRuns };
  });
}

describe('the first-order band', () => {
  const changes = [
    'changes:',
    "  - tariff: { importer: USA, exporter: CAN, sector: '*', set: { uniform: { low: 0.1, high: 0.35 } } }",
    '  - tariff: { importer: CAN, exporter: USA, sector: [food], add: { normal: { mean: 0.1, sd: 0.01 } } }',
    "  - trade_cost: { importer: USA, exporter: CAN, sector: '*', percent: { uniform: { low: -4, high: 8 } } }",
    "  - productivity: { region: CAN, sector: '*', percent: { normal: { mean: 1, sd: 0.5 } } }",
    '  - population: { region: MEX, percent: { triangular: { low: 0, mode: 1, high: 2 } } }',
    'uncertainty: { theta: { sectors: [mining, transport-equipment], lognormal: { se: 0.3 } } }',
  ];
  const text = (...lines: readonly string[]) =>
    ['id: a', 'title: A', 'economy: canada-2021', ...lines, solve].join('\n');

  it('has the slopes that runs have, of θ, rates, costs, productivity and population', () => {
    const loaded = loadScenarioText(text(...changes), 'scenario.yaml');
    const found = derivatives(loaded, 'CA-ON');
    expect(found).toHaveLength(7);
    for (const { byBand, byRuns } of found) {
      // Rounding of the differences is of order 1e-9.
      expect(Math.abs(byBand - byRuns)).toBeLessThan(1e-6 * Math.abs(byRuns) + 1e-8);
    }
  });

  it('has them also where the baseline gives up deficits', () => {
    const lines = [...changes, 'baseline: { transfers: zero }', 'closure: { transfers: zero }'];
    const loaded = loadScenarioText(text(...lines), 'scenario.yaml');
    for (const { byBand, byRuns } of derivatives(loaded, 'CA-AB')) {
      expect(Math.abs(byBand - byRuns)).toBeLessThan(1e-6 * Math.abs(byRuns) + 1e-8);
    }
  });

  it('is around what the run says, the wider the less is known, and names what makes it', () => {
    const lines = (se: number) =>
      text(
        'changes:',
        changes[1]!.replace(/\{ uniform.*\} \}$/u, '0.25 }'),
        `uncertainty: { theta: { lognormal: { se: ${se} } } }`,
      );
    const of = (se: number) => {
      const loaded = loadScenarioText(lines(se), 'scenario.yaml');
      const run = runScenario(loaded);
      return { run, bands: quickBand(loaded, run.solved, { ids: ['CAN', 'CA-AB'] }) ?? [] };
    };
    const { run, bands } = of(0.2);
    const twice = of(0.4).bands;
    expect(bands.map(({ id, status }) => [id, status])).toEqual([
      ['CAN', 'converged'],
      ['CA-AB', 'converged'],
    ]);
    expect(bands[0]?.central).toBeCloseTo(run.result.groups[0]!.real_income_pct, 8);
    bands.forEach(({ central, band50, band90, drivers }, at) => {
      const half = band90[1] - central;
      // Bell curves add up to one.
      expect(central - band90[0]).toBeCloseTo(half, 12);
      expect((band50[1] - central) / half).toBeCloseTo(
        normalQuantile(0.75) / normalQuantile(0.95),
        10,
      );
      expect((twice[at]!.band90[1] - central) / half).toBeCloseTo(2, 6);
      expect(drivers).toHaveLength(5);
      expect(drivers.map(({ part }) => part)).toEqual(
        drivers.map(({ part }) => part).toSorted((a, b) => b - a),
      );
    });
    const loaded = loadScenarioText(lines(0.2), 'scenario.yaml');
    expect(() => quickBand(loaded, run.solved, { ids: ['nobody'] })).toThrow(
      /no region or group 'nobody'/u,
    );
  });

  it('is not there where nothing is uncertain', () => {
    const loaded = loadScenarioText(text('changes: []'), 'scenario.yaml');
    expect(quickBand(loaded, runScenario(loaded).solved)).toBeUndefined();
  });
});

describe('the first-order band of a scenario on the register', () => {
  const preference = {
    id: 'usa-preference',
    instrument: 'preference' as const,
    replaces: ['mfn'],
    claims: { CAN: 0.5 },
    spells: [{ from: '2020-01-01', rate: 0 }],
  };
  const surtax = {
    id: 'usa-surtax',
    preference: 'usa-preference',
    spells: [{ from: '2025-01-01', rate: 0.25, rateIfClaimed: 0 }],
  };
  const lines = [
    'baseline: { measures_on: 2025-02-01 }',
    'changes:',
    '  - measure: { id: usa-surtax, rate: { uniform: { low: 0.2, high: 0.6 } } }',
    'uncertainty:',
    '  theta: { lognormal: { se: 0.3 } }',
    '  claims: { usa-preference: { normal: { mean: 0, sd: 0.5 } } }',
    solve,
  ];

  it.each(['exact', 'average'])('has the slopes that runs have, products %s', (method) => {
    const loaded = loadLittle(littleWorld(), register([preference, surtax]), [
      `products: ${method}`,
      ...lines,
    ]);
    const found = derivatives(loaded, 'CA-AB');
    expect(found.length).toBeGreaterThan(3);
    for (const { id, byBand, byRuns } of found) {
      expect(Math.abs(byBand - byRuns), `${id}: ${byBand} ${byRuns}`).toBeLessThan(
        1e-5 * Math.abs(byRuns) + 1e-8,
      );
    }
  });
});

describe('the first-order band of a scenario with a quota', () => {
  const world = littleWorld({ products: ['CAN,CHN,870380,100,,customs-2024,1000,cars'] });
  const cars = { importers: ['CAN'], exporters: ['CHN'], products: ['hs 870380'] };
  const duty = { ...cars, id: 'duty', spells: [{ from: '2025-01-01', rate: 0.1 }] };
  const quota = (volume: number, outRate: number, rentTo: 'importer' | 'exporter') => ({
    ...cars,
    id: 'quota',
    instrument: 'trq' as const,
    spells: [
      { from: '2025-01-01', rate: 0, quota: { volume, unit: 'cars', inRate: 0, outRate, rentTo } },
    ],
  });

  it.each([
    ['at-limit', 500, 2, 'importer'],
    ['at-limit', 500, 2, 'exporter'],
    ['above', 200, 0.2, 'exporter'],
    ['above', 200, 0.2, 'importer'],
    ['below', 5000, 2, 'exporter'],
  ] as const)(
    '%s holds its volume, as runs do: %d cars, %d outside',
    (state, volume, outRate, rentTo) => {
      const loaded = loadLittle(world, register([duty, quota(volume, outRate, rentTo)]), [
        'baseline: { measures_on: 2025-02-01 }',
        'changes:',
        "  - tariff: { importer: CAN, exporter: USA, sector: '*', set: { uniform: { low: 0.1, high: 0.3 } } }",
        "  - productivity: { region: CHN, sector: '*', percent: { normal: { mean: 5, sd: 1 } } }",
        'uncertainty: { theta: { lognormal: { se: 0.3 } } }',
        solve,
      ]);
      const { baseline, counterfactual } = runScenario(loaded).solved;
      expect(baseline.quotas.map((one) => one.state)).toEqual([state]);
      expect(counterfactual?.quotas.map((one) => one.state)).toEqual([state]);
      for (const region of ['CHN', 'CA-ON']) {
        const found = derivatives(loaded, region);
        expect(found.length).toBeGreaterThan(3);
        for (const { id, byBand, byRuns } of found) {
          expect(Math.abs(byBand - byRuns), `${id}: ${byBand} ${byRuns}`).toBeLessThan(
            1e-5 * Math.abs(byRuns) + 1e-8,
          );
        }
      }
    },
  );
});

describe('quantiles of a sum', () => {
  it('of bell curves are exact, of others drawn', () => {
    const bell = {
      slope: 2,
      central: 1,
      distribution: { kind: 'normal', mean: 1, sd: 3 },
    } as const;
    const logs = {
      slope: -8,
      central: 5,
      distribution: { kind: 'lognormal', median: 5, se: 1 },
    } as const;
    expect(linearQuantiles([bell, logs], [0.95])[0]).toBeCloseTo(10 * normalQuantile(0.95), 12);
    const flat = (slope: number) =>
      ({ slope, central: 0.5, distribution: { kind: 'uniform', low: 0, high: 1 } }) as const;
    // Of one uniform, and of two of the same width: a triangle.
    const [low, high] = linearQuantiles([flat(2)], [0.05, 0.75]);
    expect(low).toBeCloseTo(-0.9, 3);
    expect(high).toBeCloseTo(0.5, 3);
    expect(linearQuantiles([flat(1), flat(-1)], [0.05])[0]).toBeCloseTo(Math.sqrt(0.1) - 1, 2);
  });
});
