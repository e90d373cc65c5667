import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWithSharedData } from '../../../test/shared-data.ts';
import { calibrate, outcomesOf, solve, tariffRevenue } from '../../model/index.ts';
import { solved } from '../../model/testing/solved.ts';
import { checkEconomyFolder } from '../check-folder.ts';
import { InputError } from '../../input/index.ts';
import { writeEconomyFolder } from '../write-folder.ts';
import { aggregateWorld } from './aggregate-world.ts';
import type { AggregatedWorld } from './aggregate-world.ts';
import { totalTolerance } from './totals.ts';

let place = '';
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'reroute-aggregate-'));
});
afterAll(() => {
  rmSync(place, { recursive: true, force: true });
});

function file(name: string, text: string): string {
  writeFileSync(join(place, name), text);
  return join(place, name);
}

function problemsOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error('no problem');
}

const sum = (values: Float64Array): number => values.reduce((all, value) => all + value, 0);

const total = ({ totals }: AggregatedWorld, name: string) =>
  totals.find((one) => one.name === name)!;

describe('canada-2021 with one Canada', () => {
  it('keeps every world total, checks clean and is an equilibrium as it stands', () => {
    const one = aggregateWorld('canada-2021', { regions: 'canada' });
    expect(one.meta.id).toBe('canada-2021-8x23');
    expect(one.tables.regions.map(({ id }) => id)).toEqual([
      'CAN',
      'USA',
      'CHN',
      'MEX',
      'JPN',
      'GBR',
      'DEU',
      'ROW',
    ]);
    for (const { gap } of one.totals) expect(gap).toBeLessThan(totalTolerance);
    // The provinces trade with each other, and free of duty.
    expect(one.inner.sales[0]).toBeGreaterThan(4e5);
    expect([...one.inner.duty]).toEqual(new Array(8).fill(0));
    expect(one.meta).not.toHaveProperty('inner_tariffs');
    const out = join(place, 'one');
    writeEconomyFolder(out, one.meta, one.tables);
    const check = checkEconomyFolder(out);
    expect(check.counts).toEqual({ errors: 0, warnings: 0 });
    expect(check.digest).toBe(one.digest);
    expect(check.consistency?.absorption.beyond).toBe(0);
    expect(check.consistency?.cost.beyond).toBe(0);
    const base = solve(calibrate(one.tables).economy, {}, { tolerance: 1e-9, maxIterations: 0 });
    expect(base.residual).toBeLessThan(1e-9);
  });

  it('merges sectors too, and says what it did', () => {
    const sectors = file(
      'sectors.csv',
      'sector,into,name\nagriculture,primary,Primary\nmining,primary,\n*,*,\n',
    );
    const one = aggregateWorld('canada-2021', { regions: 'canada', sectors, id: 'small' });
    expect(one.tables.sectors).toHaveLength(22);
    expect(one.tables.sectors[0]).toEqual({
      id: 'primary',
      name: 'Primary',
      tradable: true,
      theta: 4.55,
    });
    expect(one.meta).toMatchObject({ id: 'small', currency: 'CAD', unit: 'C$ million' });
    expect(one.meta.sources).toEqual(one.source.meta.sources);
    expect(one.meta.notes).toMatch(
      /^Aggregated by Reroute from canada-2021 \(sha256:[0-9a-f]{64}/u,
    );
    expect(one.meta.notes).toMatch(/Sectors: primary is agriculture, mining \(θ 4\.55, mean/u);
    expect(one.meta.notes).toMatch(/Notes of the source: Trade and value added/u);
  });
});

describe('what cannot be read', () => {
  it('is named, with both maps at once', () => {
    const regions = file('bad-regions.csv', 'region,into\nOntario,X\n*,*\n');
    const sectors = file('bad-sectors.csv', 'sector,into\nminning,X\n*,*\n');
    const message = problemsOf(() => aggregateWorld('canada-2021', { regions, sectors }));
    expect(message).toMatch(/bad-regions\.csv:2:1: error: .*did you mean 'CA-ON'/u);
    expect(message).toMatch(/bad-sectors\.csv:2:1: error: .*did you mean 'mining'/u);
  });

  it('may be a ready-made group that was misspelt, or a map that is not there', () => {
    const about = (regions: string): string =>
      problemsOf(() => aggregateWorld('canada-2021', { regions, from: place }));
    expect(about('canda,eu')).toMatch(/did you mean 'canada,eu'\? \[missing-map\]/u);
    expect(about('nowhere.csv')).toMatch(/columns region,into, or name ready-made groups/u);
    expect(about('.')).toMatch(/\[unreadable-file\]/u);
    expect(problemsOf(() => aggregateWorld('canada-2022', {}))).toMatch(/\[unknown-economy\]/u);
  });
});

describeWithSharedData('the world of 1993 in five regions', 'caliendo-parro-1993', (folder) => {
  const five = `region,into,name
canada,NAFTA,North America
USA,NAFTA,
MEX,NAFTA,
eu,EU,European Union
JPN,ASIA,Asia
CHN,ASIA,
KOR,ASIA,
IND,ASIA,
IDN,ASIA,
BRA,SOUTH,South America
ARG,SOUTH,
CHL,SOUTH,
*,ROW,Rest of the world
`;

  it('keeps world totals to 1e-9, checks clean, and solves', () => {
    const world = aggregateWorld(folder, { regions: file('five.csv', five), id: 'five' });
    expect(world.tables.regions).toHaveLength(5);
    for (const { gap } of world.totals) expect(gap).toBeLessThan(totalTolerance);
    // By another road: the sum of all rows of the published table.
    const all = world.source.tables.trade.reduce((sum, value) => sum + value, 0);
    const after = total(world, 'trade');
    expect(Math.abs((after.before - all) / all)).toBeLessThan(1e-14);
    // Duties among the members of 1993 are not zero; they stay where they were.
    expect(sum(world.inner.duty)).toBeGreaterThan(1e10);
    expect(world.meta.inner_tariffs).toBe(true);
    const onOwnSales = (n: number): number => {
      const { trade, tariffs } = world.tables;
      return sum(trade.map((value, cell) => (cell % 25 === 6 * n ? value * tariffs[cell]! : 0)));
    };
    world.inner.duty.forEach((duty, n) => {
      expect(Math.abs(onOwnSales(n) - duty)).toBeLessThanOrEqual(1e-12 * duty);
    });

    const out = join(place, 'five');
    writeEconomyFolder(out, world.meta, world.tables);
    const check = checkEconomyFolder(out);
    expect(check.counts.errors).toBe(0);
    expect(check.consistency?.cost.beyond).toBe(0);
    expect(check.consistency?.deficit?.beyond).toBe(0);
    // The absorption of the source is off by 3.7 % as published; opposite gaps may cancel, none is added.
    const before = checkEconomyFolder(folder).consistency?.absorption.share ?? 0;
    expect(check.consistency?.absorption.share).toBeLessThanOrEqual(before);

    const base = solve(calibrate(world.tables).economy);
    expect(base.status).toBe('converged');
    expect(base.residual).toBeLessThan(1e-9);
  });
});

describe('canada-world in five regions', () => {
  const five = 'region,into\ncanada,CAN\nUSA,USA\nCHN,CHN\neu,EU\n*,ROW\n';

  it('keeps world totals to 1e-9, checks clean, and answers a tariff as an equilibrium', () => {
    const world = aggregateWorld('canada-world', { regions: file('cw.csv', five), id: 'five' });
    const ids = world.tables.regions.map(({ id }) => id);
    expect(ids).toEqual(['CAN', 'ROW', 'EU', 'CHN', 'USA']);
    const [canada, rest, usa] = ['CAN', 'ROW', 'USA'].map((id) => ids.indexOf(id)) as [
      number,
      number,
      number,
    ];
    for (const { gap } of world.totals) expect(gap).toBeLessThan(1e-12);
    // Only the rest of the world holds members that tax each other.
    expect([...world.inner.duty.keys()].filter((n) => world.inner.duty[n] !== 0)).toEqual([rest]);
    expect(world.meta.inner_tariffs).toBe(true);

    const out = join(place, 'canada-world-five');
    const { elasticitySets } = world;
    writeEconomyFolder(out, world.meta, world.tables, { elasticitySets, packed: true });
    const check = checkEconomyFolder(out);
    expect(check.counts).toEqual({ errors: 0, warnings: 0 });
    expect(check.digest).toBe(world.digest);
    expect(check.consistency?.absorption.beyond).toBe(0);
    expect(check.consistency?.cost.beyond).toBe(0);

    const { economy } = calibrate(world.tables);
    const base = solve(economy, {}, { tolerance: 1e-9, maxIterations: 0 });
    expect(base.status).toBe('converged');
    const tariff = economy.tariff.map((rate, cell) =>
      cell % 5 === canada && Math.floor(cell / 5) % 5 === usa ? rate + 0.25 : rate,
    );
    const after = solved(economy, { tariff });
    const revenue = tariffRevenue(economy);
    const stated = total(world, 'tariff_revenue').before;
    expect(Math.abs(sum(revenue) / stated - 1)).toBeLessThan(1e-12);
    expect(revenue[rest]).toBeGreaterThan(world.inner.duty[rest]!);
    expect(after.revenue[rest]! / revenue[rest]!).toBeCloseTo(1, 2);
    expect(outcomesOf(after).region(canada).realIncomeHat).toBeLessThan(1);
  });
});
