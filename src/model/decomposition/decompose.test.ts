import { describe, expect, it } from 'vitest';
import type { OutcomeSpec } from '../sensitivity/outcome.ts';
import { outcomesOf } from '../outcomes.ts';
import { rebase } from '../equilibrium.ts';
import { solveWithQuotas } from '../quotas-solve.ts';
import { randomQuotas } from '../testing/random-quotas.ts';
import { solved } from '../testing/solved.ts';
import {
  driverOf,
  problemOf,
  randomDrivers,
  randomPath,
  wholeMoves,
  type PathEnds,
} from '../testing/random-path.ts';
import { rebaseVarieties } from '../varieties-rebase.ts';
import type { VarietyFlow } from '../varieties.ts';
import { withVarieties } from '../varieties-shock.ts';
import { CHANNELS, SOURCES } from './channels.ts';
import { decompose, type Decomposition, type OutcomeDecomposition } from './decompose.ts';

/** One of every kind; the economies have 4 regions and 3 sectors. */
const outcomes: OutcomeSpec[] = [
  { kind: 'real-income', regions: [0] },
  { kind: 'real-income', regions: [1, 3] },
  { kind: 'real-wage', regions: [2] },
  { kind: 'income', regions: [3] },
  { kind: 'revenue', regions: [1] },
  { kind: 'exports', regions: [0, 2] },
  { kind: 'imports', regions: [2] },
  { kind: 'flow', exporters: [0], importers: [1] },
  { kind: 'export-share', exporters: [1], importers: [2] },
  { kind: 'output', regions: [0], sector: 0 },
];
const cases = [1, 2, 3, 4, 5, 6].flatMap((seed) =>
  (['fixed', 'zero', 'share-of-world-income'] as const).map((closure) => ({ seed, closure })),
);
/** As promised: a millionth of the change, or what solves to 1e-12 leave of the outcome. */
const exact = ({ change, before, after }: OutcomeDecomposition): number =>
  Math.max(1e-6 * Math.abs(change), 1e-11 * Math.max(Math.abs(before), Math.abs(after)));

function expectComplete(found: Decomposition): void {
  expect(found.status).toBe('complete');
  for (const outcome of found.outcomes) {
    const sum = outcome.contributions.reduce((total, part) => total + part, 0);
    expect(outcome.sum).toBe(sum);
    expect(outcome.change).toBe(outcome.after - outcome.before);
    expect(Math.abs(sum - outcome.change)).toBeLessThanOrEqual(exact(outcome));
  }
}

describe('contributions of drivers', () => {
  it.each(cases)('add up to the exact change ($closure, economy $seed)', ({ seed, closure }) => {
    const ends = randomPath(seed, { closure });
    const found = decompose(problemOf(ends, randomDrivers(seed, wholeMoves(ends), 3)), outcomes);
    expectComplete(found);
    const after = solved(ends.economy, withVarieties(ends.economy, ends.shock, ends.flows ?? []), {
      closure,
      tolerance: 1e-12,
    });
    const of = outcomesOf(after, ends.flows);
    expect(found.outcomes[0].after).toBeCloseTo(of.region(0).realIncomeHat, 9);
    expect(found.outcomes[2].after).toBeCloseTo(of.region(2).realWageHat, 9);
    expect(found.outcomes[4].after / of.region(1).revenueAfter).toBeCloseTo(1, 9);
  });

  it.each([1, 2, 3, 4])('are as exact one by one as in sum (economy %i)', (seed) => {
    const ends = randomPath(seed);
    const problem = problemOf(ends, randomDrivers(seed, wholeMoves(ends), 3));
    const usual = decompose(problem, outcomes);
    const finer = decompose(problem, outcomes, { accuracy: 1e-10, tolerance: 1e-13 });
    expect(finer.nodes).toBeGreaterThanOrEqual(15);
    usual.outcomes.forEach(({ contributions, change }, k) => {
      const largest = contributions.reduce((most, part) => Math.max(most, Math.abs(part)), 0);
      contributions.forEach((part, d) => {
        const off = Math.abs(part - finer.outcomes[k].contributions[d]);
        expect(off).toBeLessThanOrEqual(1e-6 * Math.max(Math.abs(change), largest));
      });
    });
  });

  it('of a driver that does everything are everything', () => {
    const ends = randomPath(7);
    const found = decompose(problemOf(ends, [driverOf('all', wholeMoves(ends))]), outcomes);
    expectComplete(found);
    for (const outcome of found.outcomes) {
      expect(Math.abs(outcome.contributions[0] - outcome.change)).toBeLessThanOrEqual(
        exact(outcome),
      );
    }
  });

  it('are alike for drivers that do the same, and 0 for one that does nothing', () => {
    const ends = randomPath(8);
    const half = Object.fromEntries(
      Object.entries(wholeMoves(ends)).map(([part, values]) => [part, values.map((v) => v / 2)]),
    );
    const drivers = [driverOf('one', half), driverOf('none', {}), driverOf('other', half)];
    for (const { contributions } of decompose(problemOf(ends, drivers), outcomes).outcomes) {
      expect(contributions[0]).toBe(contributions[2]);
      expect(contributions[1]).toBe(0);
    }
  });

  it('do not depend on the order of drivers', () => {
    const ends = randomPath(9);
    const drivers = randomDrivers(9, wholeMoves(ends), 4);
    const one = decompose(problemOf(ends, drivers), outcomes);
    const other = decompose(problemOf(ends, drivers.toReversed()), outcomes);
    one.outcomes.forEach(({ contributions, change }, k) => {
      const largest = contributions.reduce((most, part) => Math.max(most, Math.abs(part)), change);
      other.outcomes[k].contributions.toReversed().forEach((part, d) => {
        expect(Math.abs(part - contributions[d])).toBeLessThan(1e-9 * largest);
      });
    });
  });

  it('of two drivers together are those of one that does what both do', () => {
    const ends = randomPath(10);
    const whole = wholeMoves(ends);
    const { tariff, varieties, openings, transfer, rents, ...others } = whole;
    const duty = { tariff, varieties, openings };
    const three = [driverOf('duty', duty), driverOf('rest', { ...others, transfer, rents })];
    const apart = [
      ...Object.entries(duty).map(([part, values]) => driverOf(part, { [part]: values })),
      three[1],
    ];
    const one = decompose(problemOf(ends, three), outcomes);
    const other = decompose(problemOf(ends, apart), outcomes);
    one.outcomes.forEach(({ contributions: [together], change }, k) => {
      const [a, b, c] = other.outcomes[k].contributions;
      const scale = Math.max(Math.abs(change), Math.abs(a) + Math.abs(b) + Math.abs(c));
      expect(Math.abs(together - (a + b + c))).toBeLessThan(1e-9 * scale);
    });
  });

  it.each([1, 2, 4, 5])('add up with quotas in force at both ends (economy %i)', (seed) => {
    const start = randomPath(seed, { shock: { tariffCells: 0.2 } });
    const { flows, quotas } = randomQuotas(seed, start.economy);
    const options = { tolerance: 1e-12 };
    const before = solveWithQuotas(start.economy, {}, flows, quotas, options);
    const tighter = quotas.map((quota) => ({ ...quota, volume: 0.7 * quota.volume }));
    const economy = rebase(before.equilibrium);
    const shock = { productivity: start.shock.productivity ?? new Float64Array() };
    const after = solveWithQuotas(
      economy,
      shock,
      rebaseVarieties(before.equilibrium, before.flows),
      tighter,
      options,
    );
    const { rents } = after.equilibrium;
    expect(after.equilibrium.status).toBe('converged');
    expect([economy.rents?.length, rents.length].every((count) => count)).toBe(true);
    const ends: PathEnds = {
      economy,
      shock,
      flows: after.flows,
      rents,
    };
    const whole = wholeMoves(ends);
    const { productivity, ...others } = whole;
    const drivers = [driverOf('quotas', others), driverOf('productivity', { productivity })];
    const found = decompose(problemOf(ends, drivers), outcomes, { channels: true });
    expectComplete(found);
    const of = outcomesOf(after.equilibrium, after.flows);
    expect(found.outcomes[0].after).toBeCloseTo(of.region(0).realIncomeHat, 9);
    expect(found.channels?.sources.rents.some((part) => part !== 0)).toBe(true);
    expectChannels(found);
  });
});

describe('channels', () => {
  it.each(cases)('add up to the exact change of every region ($closure, economy $seed)', (one) => {
    const ends = randomPath(one.seed, { closure: one.closure });
    expectChannels(
      decompose(problemOf(ends, [driverOf('all', wholeMoves(ends))]), [], { channels: true }),
    );
  });

  it('are 0 where there is nothing that works through them', () => {
    const { economy, shock } = randomPath(3, { closure: 'fixed' });
    const ends = { economy, shock: { tariff: shock.tariff }, closure: 'fixed' } as PathEnds;
    const found = decompose(problemOf(ends, [driverOf('all', wholeMoves(ends))]), [], {
      channels: true,
    });
    expectChannels(found);
    for (const name of CHANNELS) {
      const parts = [...(found.channels?.channels[name] ?? [])];
      const works = name === 'terms-of-trade' || name === 'volume-of-trade';
      expect([name, parts.some((part) => part !== 0)]).toEqual([name, works]);
    }
  });
});

function expectChannels({ status, channels }: Decomposition): void {
  expect(status).toBe('complete');
  channels?.change.forEach((change, n) => {
    const allowed = Math.max(1e-6 * Math.abs(change), 2e-11);
    const byChannel = CHANNELS.reduce((sum, name) => sum + channels.channels[name][n], 0);
    const bySource = SOURCES.reduce((sum, name) => sum + channels.sources[name][n], 0);
    expect(Math.abs(byChannel - change)).toBeLessThanOrEqual(allowed);
    expect(Math.abs(bySource - change)).toBeLessThanOrEqual(allowed);
    expect(channels.error[n]).toBeLessThanOrEqual(allowed);
  });
  expect(channels).toBeDefined();
}

describe('hard paths', () => {
  const few = outcomes.slice(0, 3);
  it.each([1, 2, 3])(
    'prohibitive tariffs with θ up to 70 take more points (economy %i)',
    (seed) => {
      const ends = randomPath(seed, {
        economy: { theta: [4, 70] },
        shock: { tariff: [3, 10], tariffCells: 1 },
        varieties: { rate: 10 },
      });
      const found = decompose(problemOf(ends, randomDrivers(seed, wholeMoves(ends), 2)), few, {
        channels: true,
      });
      expectComplete(found);
      expectChannels(found);
      expect(found.nodes).toBeGreaterThan(15);
    },
  );

  it('one region may sell no more to another, and has to live on what it sells to the others', () => {
    const { economy } = randomPath(2);
    const N = 4;
    const flows: VarietyFlow[] = [];
    for (let cell = 0; cell < economy.share.length; cell++) {
      const [importer, exporter] = [Math.floor(cell / N) % N, cell % N];
      if (exporter !== 1 || importer !== 0 || economy.share[cell] === 0) continue;
      const base = economy.tariff[cell];
      const varieties = [{ share: 1, base, rate: base, prohibited: true }];
      flows.push({ sector: Math.floor(cell / N / N), importer, exporter, varieties });
    }
    const ends = { economy, shock: {}, flows };
    const found = decompose(problemOf(ends, [driverOf('embargo', wholeMoves(ends))]), few, {
      channels: true,
    });
    expectComplete(found);
    expectChannels(found);
  });
});

describe('a decomposition that cannot be had', () => {
  const ends = randomPath(1);
  const drivers = [driverOf('all', wholeMoves(ends))];

  it('is called unsolved, and has no contributions', () => {
    const found = decompose(problemOf(ends, drivers), outcomes, { maxIterations: 1 });
    expect(found).toMatchObject({ status: 'unsolved', stoppedAt: 1, nodes: 0 });
    expect(found.outcomes[0].contributions[0]).toBeNaN();
  });

  it('is called inexact when there are too few nodes', () => {
    const found = decompose(problemOf(ends, drivers), outcomes, { accuracy: 1e-12, maxNodes: 8 });
    expect(found.status).toBe('inexact');
    expect(found.outcomes.some(({ error, change }) => error > 1e-12 * Math.abs(change))).toBe(true);
  });

  it('is called stopped when it was', () => {
    const found = decompose(problemOf(ends, drivers), outcomes, { onProgress: () => false });
    expect(found.status).toBe('stopped');
    expect(found.nodes).toBe(1);
  });
});
