import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { register } from '../../register/testing/measures.ts';
import { loadScenarioText } from '../load-scenario.ts';
import type { LoadedScenario } from '../loaded-scenario.ts';
import { littleWorld } from '../measures/testing/little-world.ts';
import { loadLittle } from '../measures/testing/run-little.ts';
import type { Result } from '../result.ts';
import { runScenario } from '../run-scenario.ts';
import { streamsOf, withValues } from '../uncertainty/index.ts';
import { decodeChunk } from './chunk-bytes.ts';
import { computeChunk } from './compute.ts';
import { createEngine } from './engine.ts';
import type { SweepPlan, SweepPoint } from './sweep.ts';

const here = fileURLToPath(new URL('./scenario.yaml', import.meta.url));
const load = (...lines: string[]): LoadedScenario =>
  loadScenarioText(['id: a', 'title: A', 'economy: canada-2021', ...lines].join('\n'), here);

const surtax = (rate: string) => [
  'changes:',
  `  - tariff: { importer: USA, exporter: CAN, sector: '*', set: ${rate} }`,
];
const uncertain = () =>
  load(
    'uncertainty: { theta: { lognormal: { se: 0.3 } } }',
    ...surtax('{ uniform: { low: 0.1, high: 0.35 } }'),
  );

/** Percent: two solves of one point, each to 1e-10, from different starts. */
const AGREE = 7;

function expectSameAsRun(plan: SweepPlan, point: SweepPoint, run: Result): void {
  const of = new Map([...run.regions, ...run.groups].map((one) => [one.id, one]));
  plan.columns.forEach(({ id, region, field }, c) => {
    const one = of.get(region);
    const value = point.outcomes[c] ?? NaN;
    if (field === 'share') {
      const buyers = id.slice(id.indexOf('>') + 1, id.lastIndexOf('.'));
      const inside = run.members[region] ?? [region];
      const to = run.members[buyers] ?? [buyers];
      const sold = run.flows
        .filter(({ exporter, importer }) => inside.includes(exporter) && to.includes(importer))
        .reduce((sum, { after }) => sum + after, 0);
      expect(value, id).toBeCloseTo(sold / (one?.exports_after ?? NaN), AGREE);
    } else {
      expect(value, id).toBeCloseTo(Number(one?.[field as keyof typeof one]), AGREE);
    }
  });
}

describe('a point of a sweep', () => {
  it('is what a run of the scenario with its values gives', () => {
    const loaded = uncertain();
    const engine = createEngine(loaded, { draws: 20, seed: 3 });
    for (const index of [0, 7]) {
      const point = engine.evaluate(index);
      expect(point.status).toBe('converged');
      const { result } = runScenario(withValues(loaded, streamsOf(loaded), point.parameters));
      expectSameAsRun(engine.plan, point, result);
    }
  });

  it('has the same bits in any order, and alone', () => {
    const bits = (points: readonly SweepPoint[]) =>
      points.map(({ outcomes }) => Buffer.from(outcomes.slice().buffer).toString('hex'));
    const forwards = createEngine(uncertain(), { draws: 6 });
    const backwards = createEngine(uncertain(), { draws: 6 });
    const order = [0, 1, 2, 3, 4, 5];
    const ahead = bits(order.map((index) => forwards.evaluate(index)));
    const behind = bits(order.toReversed().map((index) => backwards.evaluate(index)));
    expect(behind.reverse()).toEqual(ahead);
    expect(bits([createEngine(uncertain(), { draws: 6 }).evaluate(4)])).toEqual([ahead[4]]);
    expect(new Set(ahead).size).toBe(6);
  });

  it('is a point of more draws too, and of another seed another one', () => {
    const few = createEngine(uncertain(), { draws: 2 });
    const many = createEngine(uncertain(), { draws: 2000 });
    expect(many.evaluate(1)).toEqual(few.evaluate(1));
    expect(many.plan.digest).toBe(few.plan.digest);
    const other = createEngine(uncertain(), { draws: 2, seed: 2 });
    expect(other.plan.digest).not.toBe(few.plan.digest);
    expect(other.evaluate(1).parameters).not.toEqual(few.evaluate(1).parameters);
  });

  it('that does not converge says so and has no outcomes', () => {
    const engine = createEngine(
      load(
        'uncertainty: { theta: { lognormal: { se: 0.3 } } }',
        ...surtax('0.25'),
        'solve: { max_iterations: 6 }',
      ),
      { draws: 3 },
    );
    const point = engine.evaluate(2);
    expect(point).toMatchObject({ index: 2, status: 'iteration-limit' });
    expect(point.residual).toBeGreaterThan(1e-10);
    expect([...point.outcomes].every(Number.isNaN)).toBe(true);
    expect(point.parameters.every(Number.isFinite)).toBe(true);
  });

  it('is one of those asked for', () => {
    const engine = createEngine(uncertain(), { draws: 3 });
    for (const index of [-1, 3, 0.5]) {
      expect(() => engine.evaluate(index)).toThrow(`there is no point ${index}`);
    }
  });

  it('goes into a chunk and comes out of it', () => {
    const engine = createEngine(uncertain(), { draws: 5 });
    const chunk = { from: 3, to: 5 };
    let told = 0;
    const bytes = computeChunk(engine, chunk, () => told++);
    expect(told).toBe(2);
    expect(decodeChunk(bytes, engine.plan, chunk)).toEqual([
      engine.evaluate(3),
      engine.evaluate(4),
    ]);
  });
});

describe('a grid', () => {
  const grid = load(
    'uncertainty: { theta: { lognormal: { se: 0.3 } } }',
    'changes:',
    "  - tariff: { importer: USA, exporter: CAN, sector: '*', set: { from: 0, to: 0.5, steps: 3 } }",
    '  - productivity: { region: CAN, sector: [metals-machinery], percent: { from: -1, to: 1, steps: 2 } }',
  );

  it('goes through all combinations, the last axis fastest', () => {
    const engine = createEngine(grid);
    expect(engine.plan.points).toBe(6);
    expect(engine.plan.parameters.map(({ id }) => id)).toEqual([
      'change.0.set',
      'change.1.percent',
    ]);
    const at = Array.from({ length: 6 }, (_, index) => [...engine.evaluate(index).parameters]);
    expect(at).toEqual([
      [0, -1],
      [0, 1],
      [0.25, -1],
      [0.25, 1],
      [0.5, -1],
      [0.5, 1],
    ]);
  });

  it('has at each point what a run of those numbers gives, what is uncertain at its median', () => {
    const engine = createEngine(grid);
    const point = engine.evaluate(4);
    const { result } = runScenario(
      load(
        'changes:',
        "  - tariff: { importer: USA, exporter: CAN, sector: '*', set: 0.5 }",
        '  - productivity: { region: CAN, sector: [metals-machinery], percent: -1 }',
      ),
    );
    expectSameAsRun(engine.plan, point, result);
  });
});

describe('a sweep on the register', () => {
  const cars = { importers: ['CAN'], exporters: ['CHN'], products: ['hs 870380'] };
  const world = littleWorld({
    products: [
      'CAN,CHN,870380,50,,customs-2024,1000,cars',
      'CAN,CHN,870322,50,,customs-2024,100,cars',
      'USA,CHN,870380,60,,customs-2024,,',
      'USA,CHN,870322,40,,customs-2024,,',
    ],
  });
  const measures = register([
    { ...cars, id: 'can-cars', spells: [{ from: '2025-01-01', until: '2025-12-31', rate: 1 }] },
    // in force before and after, so that the changes do not touch what it is charged on
    {
      id: 'usa-cars',
      exporters: ['CHN'],
      products: ['hs 870380'],
      spells: [{ from: '2025-01-01', rate: 0.5 }],
    },
    {
      ...cars,
      id: 'can-cars-quota',
      instrument: 'trq' as const,
      spells: [
        {
          from: '2026-01-01',
          rate: 0,
          quota: { volume: 500, unit: 'cars', inRate: 0, outRate: 1, rentTo: 'importer' as const },
        },
      ],
    },
  ]);
  const lines = (products: string) => [
    `products: ${products}`,
    'uncertainty: { theta: { lognormal: { se: 0.2 } } }',
    'baseline: { transfers: keep, measures_on: 2025-06-01 }',
    'changes:',
    '  - measures_on: 2026-06-01',
    '  - tariff: { importer: CHN, exporter: USA, sector: A01, add: { uniform: { low: 0, high: 0.2 } } }',
  ];

  it.each(['exact', 'average'])(
    '%s: is what a run gives, products and quotas and all',
    (method) => {
      const loaded = loadLittle(world, measures, lines(method));
      const engine = createEngine(loaded, { draws: 8 });
      for (const index of [1, 6]) {
        const point = engine.evaluate(index);
        expect(point.status).toBe('converged');
        const { result } = runScenario(withValues(loaded, streamsOf(loaded), point.parameters));
        if (method === 'exact')
          expect(result.quotas?.map(({ state }) => state)).toEqual(['at-limit']);
        expectSameAsRun(engine.plan, point, result);
      }
    },
  );

  it('draws rates of measures, for which trade is divided anew', () => {
    const loaded = loadLittle(world, measures, [
      'baseline: { transfers: keep, measures_on: 2025-06-01 }',
      'changes:',
      '  - measure: { id: usa-cars, rate: { uniform: { low: 0.1, high: 0.4 } } }',
    ]);
    const engine = createEngine(loaded, { draws: 4 });
    expect(engine.plan.parameters.map(({ id }) => id)).toEqual(['change.0.rate']);
    const points = [2, 3].map((index) => engine.evaluate(index));
    for (const point of points) {
      const { result } = runScenario(withValues(loaded, streamsOf(loaded), point.parameters));
      expectSameAsRun(engine.plan, point, result);
    }
    expect(points[0]?.outcomes).not.toEqual(points[1]?.outcomes);
  });
});
