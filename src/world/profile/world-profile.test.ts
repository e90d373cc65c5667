import { describe, expect, it } from 'vitest';
import { describeWithSharedData } from '../../../test/shared-data.ts';
import { randomStream } from '../../model/testing/random-economy.ts';
import type { EconomyTables } from '../../model/index.ts';
import { randomTables, someMeta } from '../aggregate/testing/equilibrium-tables.ts';
import { parseEconomy } from '../parse-economy.ts';
import { fixtureFiles } from '../testing/fixture-folder.ts';
import { coverageProfile } from './coverage-profile.ts';
import { largest } from './flow-profile.ts';
import { profileWorld } from './profile-world.ts';
import { tariffProfile } from './tariff-profile.ts';
import { thetaProfile } from './theta-profile.ts';
import { worldProfile } from './world-profile.ts';

/** Ontario and Quebec, in one group, and the United States; goods, energy and services. */
function tiny(changes: Partial<EconomyTables> = {}) {
  const { meta, tables, problems } = parseEconomy(fixtureFiles('valid'), '');
  if (!meta || !tables) throw new Error(JSON.stringify(problems));
  return { meta, tables: { ...tables, ...changes }, problems };
}

describe('worldProfile', () => {
  const { tables } = tiny();
  const profile = worldProfile(tiny());
  const rows = (fixtureFiles('valid').get('trade.csv') ?? '')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .map(([sector, exporter, importer, value]) => ({
      sector,
      exporter,
      importer,
      value: Number(value),
    }));
  const border = rows.filter(({ exporter, importer }) => exporter !== importer);
  const sum = (list: readonly { value: number }[]): number =>
    list.reduce((total, { value }) => total + value, 0);

  it('adds up the rows of trade.csv', () => {
    expect(profile.totals.border_trade).toBeCloseTo(sum(border), 9);
    expect(profile.totals.own_sales).toBeCloseTo(sum(rows) - sum(border), 9);
  });

  it('lists the largest flows, of all sectors and of each', () => {
    const top = border.toSorted((a, b) => b.value - a.value).slice(0, 10);
    expect(profile.top_sector_flows.map(({ value }) => value)).toEqual(
      top.map(({ value }) => value),
    );
    expect(profile.top_sector_flows[0]).toEqual({
      ...top[0],
      share: top[0]!.value / sum(border),
    });
    const onUsa = sum(border.filter((one) => one.exporter === 'ON' && one.importer === 'USA'));
    expect(
      profile.top_flows.find((one) => one.exporter === 'ON' && one.importer === 'USA')?.value,
    ).toBeCloseTo(onUsa, 9);
  });

  it('sees a group as one, without its inner trade', () => {
    const group = tables.regions.find(({ id }) => id === 'ON')!.group!;
    const exports = sum(border.filter(({ importer }) => importer === 'USA'));
    const imports = sum(border.filter(({ exporter }) => exporter === 'USA'));
    const [one] = profile.groups;
    expect(one).toMatchObject({ id: group, members: ['ON', 'QC'] });
    expect(one?.exports).toBeCloseTo(exports, 9);
    expect(one?.imports).toBeCloseTo(imports, 9);
    expect(one?.openness).toBeCloseTo((exports + imports) / one!.value_added, 12);
    expect(profile.top_group_flows).toHaveLength(2);
    expect(profile.top_group_flows.find(({ exporter }) => exporter === group)).toMatchObject({
      importer: 'USA',
      value: expect.closeTo(exports, 9),
      share: expect.closeTo(exports / (exports + imports), 12),
    });
  });

  it('balances over the world', () => {
    const balance = profile.regions.reduce((total, region) => total + region.balance, 0);
    expect(balance).toBeCloseTo(0, 9);
  });

  it('finds the base year of a table in balance to be an equilibrium as it stands', () => {
    expect(profile.balance.absorption.beyond).toBe(0);
    expect(profile.balance.base_year).toMatchObject({
      status: 'converged',
      iterations: 0,
      largest_wage_change_pct: expect.closeTo(0, 9),
    });
    expect(profile.balance.negative_final).toEqual({ cells: 0, sum: 0, share: 0, largest: null });
  });

  it('says what a negative final demand takes away', () => {
    const final = tables.final.slice();
    const before = final.reduce((total, value) => total + value, 0) - final[1]!;
    final[1] = -7;
    const { balance } = worldProfile(tiny({ final }));
    expect(balance.negative_final).toEqual({
      cells: 1,
      sum: -7,
      share: 7 / before,
      largest: { region: 'ON', sector: tables.sectors[1]?.id, value: -7 },
    });
    expect(balance.absorption.beyond).toBeGreaterThan(0);
    expect(balance.base_year.stated_residual).toBeGreaterThan(1e-6);
    expect(balance.base_year.status).toBe('converged');
    expect(Math.abs(balance.base_year.largest_wage_change_pct!)).toBeGreaterThan(1e-6);
  });

  it('counts what is filled', () => {
    const filled = profile.coverage.tables.find(({ name }) => name === 'trade');
    expect(filled).toEqual({ name: 'trade', filled: rows.length, cells: 27 });
    const trade = tables.trade.map((value, cell) =>
      Math.floor(cell / 9) === 2 && Math.floor(cell / 3) % 3 !== cell % 3 ? 0 : value,
    );
    expect(worldProfile(tiny({ trade })).coverage.sectors_without_border_trade).toEqual([
      tables.sectors[2]?.id,
    ]);
  });

  it('describes random equilibria as equilibria', () => {
    for (const seed of [1, 2, 3]) {
      const one = worldProfile({
        meta: someMeta,
        tables: randomTables(seed, { regions: 5, sectors: 3 }),
        problems: [],
      });
      expect(one.balance.base_year.iterations).toBe(0);
      expect(one.balance.cost.beyond + one.balance.absorption.beyond).toBe(0);
    }
  });
});

describe('tariffProfile', () => {
  /** A1 and A2 are a group; goods are tradable, services are not; sales of 100 at home. */
  const regions = [
    { id: 'A1', name: 'A1', group: 'A' },
    { id: 'A2', name: 'A2', group: 'A' },
    { id: 'B', name: 'B' },
  ];
  const sectors = ['goods', 'services'].map((id) => ({
    id,
    name: id,
    tradable: id === 'goods',
    theta: 4,
  }));
  const tables: EconomyTables = {
    regions,
    sectors,
    // [sector][importer][exporter]
    trade: Float64Array.from([100, 50, 10, 50, 100, 30, 20, 0, 100, 9, 0, 10, 0, 9, 0, 0, 0, 9]),
    tariffs: Float64Array.from([0, 0, 0.2, 0, 0, 0, 0.05, 0.35, 0, 0, 0, 0.1, 0, 0, 0, 0, 0, 0]),
    intermediate: new Float64Array(12),
    valueAdded: new Float64Array(6).fill(1),
    final: new Float64Array(6).fill(1),
  };
  const profile = tariffProfile(tables);

  it('weighs rates by trade from outside the group, in tradable sectors', () => {
    expect(profile.world.trade).toBe(60);
    expect(profile.world.weighted).toBeCloseTo((10 * 0.2 + 20 * 0.05) / 60, 15);
    expect(profile.world.simple).toBeCloseTo((0.2 + 0 + 0.05 + 0.35) / 4, 15);
    expect(profile.world.duty_free_share).toBe(0.5);
    expect(profile.revenue_elsewhere).toBeCloseTo(1, 15);
    expect(profile.revenue_inside_groups).toBe(0);
  });

  it('takes the members of a group as one importer', () => {
    expect(profile.importers.map(({ id }) => id)).toEqual(['A', 'B']);
    expect(profile.importers.map(({ weighted }) => weighted)).toEqual([
      expect.closeTo(2 / 40, 15),
      expect.closeTo(1 / 20, 15),
    ]);
  });

  it('finds peaks, and names the highest on what is traded', () => {
    expect(profile.peaks).toMatchObject({ threshold: 0.15, cells: 2, share: 10 / 60 });
    expect(profile.peaks.highest).toEqual([
      { importer: 'A', sector: 'goods', rate: 0.2, exporters: 1, trade: 10 },
      { importer: 'B', sector: 'goods', rate: 0.05, exporters: 1, trade: 20 },
    ]);
  });

  it('tells of duties inside a group', () => {
    const tariffs = tables.tariffs.slice();
    tariffs[1] = 0.1;
    expect(tariffProfile({ ...tables, tariffs }).revenue_inside_groups).toBeCloseTo(5, 15);
  });

  it('tells of duties inside a region, and leaves them out of averages and counts', () => {
    const tariffs = tables.tariffs.slice();
    tariffs[0] = 0.1;
    tariffs[17] = 0.2;
    const taxed = { ...tables, tariffs };
    expect(tariffProfile(taxed)).toEqual({
      ...profile,
      revenue_inside_regions: expect.closeTo(10 + 9 * 0.2, 12),
    });
    expect(profile.revenue_inside_regions).toBe(0);
    expect(coverageProfile(taxed)).toEqual(coverageProfile(tables));
  });

  it('has no averages where nothing is traded', () => {
    const none = tariffProfile({ ...tables, trade: tables.trade.map(() => 0) });
    expect(none.world).toMatchObject({ weighted: null, duty_free_share: null, trade: 0 });
    expect(none.importers).toEqual([]);
  });
});

describe('thetaProfile', () => {
  const sector = (theta: number, border_trade = 1) => ({
    id: 's',
    name: 's',
    tradable: true,
    theta,
    border_trade,
  });

  it('gives the ends, the middle and the mean by trade', () => {
    expect(thetaProfile([sector(9, 3), sector(1, 0), sector(4, 1)])).toEqual({
      min: 1,
      median: 4,
      max: 9,
      trade_weighted: 31 / 4,
    });
    expect(thetaProfile([sector(2), sector(4)]).median).toBe(3);
    expect(thetaProfile([sector(2, 0)]).trade_weighted).toBeNull();
  });
});

describe('elasticitySetProfiles', () => {
  it('describes each set beside θ of the sectors', () => {
    const source = { title: 'A paper' };
    const elasticitySets = new Map([['paper', { source, theta: Float64Array.from([2, 3, 7]) }]]);
    const profile = worldProfile({ ...tiny(), elasticitySets });
    expect(profile.elasticity_sets).toMatchObject([
      { id: 'paper', source, min: 2, median: 3, max: 7 },
    ]);
    expect(profile.economy.digest).not.toBe(worldProfile(tiny()).economy.digest);
    expect(worldProfile(tiny()).elasticity_sets).toEqual([]);
  });
});

describe('largest', () => {
  it('is what sorting finds', () => {
    const random = randomStream(4);
    const values = Float64Array.from({ length: 500 }, () => Math.floor(random() * 100));
    const even = (cell: number): boolean => cell % 2 === 0;
    const sorted = [...values.keys()].filter(even).sort((a, b) => values[b]! - values[a]! || a - b);
    expect(largest(values, 20, even)).toEqual(sorted.slice(0, 20));
  });
});

describeWithSharedData('the world of 1993', 'caliendo-parro-1993', (folder) => {
  it('is told not to be in balance, and where', () => {
    const { balance, tariffs, warnings, theta } = profileWorld(folder);
    expect(balance.absorption.beyond).toBe(31 * 40);
    expect(balance.absorption.share).toBeCloseTo(0.0369, 4);
    expect(balance.absorption.largest[0]).toMatchObject({ region: 'ROW', sector: 'finance' });
    expect(balance.cost.beyond).toBe(0);
    expect(balance.base_year.status).toBe('converged');
    expect(balance.base_year.residual).toBeLessThan(1e-9);
    expect(tariffs.peaks.highest[0]).toMatchObject({ importer: 'IND', sector: 'food', rate: 2.7 });
    expect(warnings).toBe(3);
    expect(theta.max).toBeCloseTo(64.85, 2);
  });
});
