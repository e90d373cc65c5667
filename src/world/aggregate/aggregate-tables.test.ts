import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate, groupsOf, solve, tariffRevenue } from '../../model/index.ts';
import type { EconomyTables } from '../../model/index.ts';
import { largestGap } from '../../model/testing/solved.ts';
import { checkConsistency } from '../consistency.ts';
import { economyDigest } from '../digest.ts';
import { arbitraryEconomy } from '../testing/arbitrary-economy.ts';
import { aggregateEconomy } from './aggregate-economy.ts';
import { aggregateFlows } from './aggregate-tables.ts';
import { keepAll } from './target.ts';
import type { Target } from './target.ts';
import { randomPartition, randomTables, someMeta } from './testing/equilibrium-tables.ts';

/** Sums of at most a few hundred doubles of one sign, added in two orders. */
const ROUNDING = 1e-12;

const cases = fc
  .record({
    seed: fc.nat(),
    regions: fc.integer({ min: 2, max: 7 }),
    sectors: fc.integer({ min: 1, max: 5 }),
    ownTariff: fc.constantFrom(0, 0.15),
  })
  .map(({ seed, ...size }) => {
    const tables = randomTables(seed, { ...size, zeroCells: 0.2, domesticSectors: 0.2 });
    return {
      tables,
      regions: randomPartition(seed + 1, size.regions, 4, 'N'),
      sectors: randomPartition(seed + 2, size.sectors, 3, 'S'),
    };
  });
const MANY = { numRuns: 100, seed: 1993 } as const;

/** The same by another road: tidy rows with names, added up under their new names. */
function byNames(
  { regions, sectors, trade, tariffs }: EconomyTables,
  newRegions: readonly Target[],
  newSectors: readonly Target[],
): { trade: Map<string, number>; duty: Map<string, number> } {
  const into = (targets: readonly Target[], index: number): string =>
    targets.find(({ members }) => members.includes(index))!.id;
  const [sums, duty] = [new Map<string, number>(), new Map<string, number>()];
  const add = (map: Map<string, number>, key: string, value: number): void => {
    map.set(key, (map.get(key) ?? 0) + value);
  };
  sectors.forEach((_, j) => {
    regions.forEach((_, n) => {
      regions.forEach((_, i) => {
        const cell = (j * regions.length + n) * regions.length + i;
        const key = `${into(newSectors, j)} ${into(newRegions, n)} ${into(newRegions, i)}`;
        add(sums, key, trade[cell]!);
        add(duty, key, trade[cell]! * tariffs[cell]!);
      });
    });
  });
  return { trade: sums, duty };
}

describe('aggregateFlows', () => {
  it('adds up cell by cell what rows of names add up to', () => {
    fc.assert(
      fc.property(cases, ({ tables, regions, sectors }) => {
        const flows = aggregateFlows(tables, regions, sectors);
        const named = byNames(tables, regions, sectors);
        sectors.forEach((s, j) => {
          regions.forEach((importer, n) => {
            regions.forEach((exporter, i) => {
              const cell = (j * regions.length + n) * regions.length + i;
              const key = `${s.id} ${importer.id} ${exporter.id}`;
              const sales = named.trade.get(key)!;
              const duty = named.duty.get(key)!;
              expect(largestGap([flows.trade[cell]!], [sales])).toBeLessThan(ROUNDING);
              const revenue = flows.trade[cell]! * flows.tariffs[cell]!;
              expect(largestGap([revenue], [duty])).toBeLessThan(ROUNDING);
            });
          });
        });
      }),
      MANY,
    );
  });

  it('keeps every world total, tariff revenue included', () => {
    const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
    const revenue = ({ trade, tariffs }: EconomyTables): number =>
      total(trade.map((value, cell) => value * tariffs[cell]!));
    fc.assert(
      fc.property(cases, ({ tables, regions, sectors }) => {
        const { tables: after, totals } = aggregateEconomy(
          { meta: someMeta, tables },
          regions,
          sectors,
        );
        for (const name of ['trade', 'intermediate', 'valueAdded', 'final'] as const) {
          expect(largestGap([total(after[name])], [total(tables[name])])).toBeLessThan(ROUNDING);
        }
        expect(largestGap([revenue(after)], [revenue(tables)])).toBeLessThan(ROUNDING);
        expect(totals.map(({ before }) => before)).toEqual([
          total(tables.trade),
          total(tables.intermediate),
          total(tables.valueAdded),
          total(tables.final),
          revenue(tables),
        ]);
        for (const { gap } of totals) expect(gap).toBeLessThan(ROUNDING);
      }),
      MANY,
    );
  });

  it('keeps both accounts, and value added, revenue and deficit of every region', () => {
    fc.assert(
      fc.property(cases, ({ tables, regions, sectors }) => {
        const { tables: after } = aggregateEconomy({ meta: someMeta, tables }, regions, sectors);
        // The source holds to what its solve leaves, 1e-13 of prices, times a θ of 20.
        const { absorption, cost, deficit } = checkConsistency(after, 1e-9);
        expect([absorption.beyond, cost.beyond]).toEqual([0, 0]);
        // A world of one region trades with nobody: what rounding leaves is held against its value added.
        for (const gap of deficit!.largest) expect(Math.abs(gap.ofValueAdded)).toBeLessThan(1e-9);
        const [old, merged] = [calibrate(tables).economy, calibrate(after).economy];
        const added = (values: Float64Array): number[] =>
          regions.map(({ members }) => members.reduce((sum, n) => sum + values[n]!, 0));
        expect(largestGap(merged.valueAdded, added(old.valueAdded))).toBeLessThan(ROUNDING);
        const revenue = tariffRevenue(merged);
        expect(largestGap(revenue, added(tariffRevenue(old)))).toBeLessThan(ROUNDING);
        expect([...merged.transfer]).toEqual(added(old.transfer));
      }),
      MANY,
    );
  });

  it('leaves an equilibrium an equilibrium, without a sweep', () => {
    fc.assert(
      fc.property(cases, ({ tables, regions, sectors }) => {
        const { tables: after } = aggregateEconomy({ meta: someMeta, tables }, regions, sectors);
        const base = solve(calibrate(after).economy, {}, { tolerance: 1e-9, maxIterations: 0 });
        expect(base.status).toBe('converged');
        expect(base.residual).toBeLessThan(1e-9);
      }),
      MANY,
    );
  });

  it('changes nothing where everything is kept, whatever the economy: the digest is the same', () => {
    fc.assert(
      fc.property(arbitraryEconomy, ({ meta, tables }) => {
        const [regions, sectors] = [keepAll(tables.regions), keepAll(tables.sectors)];
        const { id, title } = meta;
        const same = aggregateEconomy({ meta, tables }, regions, sectors, { id, title });
        expect({ ...same.tables }).toEqual({ ...tables });
        expect(same.meta.groups).toEqual(meta.groups);
        expect(economyDigest(same.meta, same.tables)).toBe(economyDigest(meta, tables));
        const named = aggregateEconomy({ meta, tables }, regions, sectors, { id: `${id}2` });
        expect(economyDigest(named.meta, named.tables)).not.toBe(economyDigest(meta, tables));
      }),
      { numRuns: 100 },
    );
  });

  it('in two steps is the same as in one by the composed map, but for tariffs where nothing is traded', () => {
    fc.assert(
      fc.property(cases, fc.nat(), ({ tables, regions, sectors }, seed) => {
        const then = {
          regions: randomPartition(seed, regions.length, 2, 'M'),
          sectors: randomPartition(seed + 1, sectors.length, 2, 'R'),
        };
        const composed = (first: readonly Target[], second: readonly Target[]): Target[] =>
          second.map(({ id, members }) => ({
            id,
            members: members.flatMap((member) => first[member]!.members).sort((a, b) => a - b),
          }));
        const step = aggregateEconomy({ meta: someMeta, tables }, regions, sectors);
        const two = aggregateEconomy(step, then.regions, then.sectors).tables;
        const one = aggregateEconomy(
          { meta: someMeta, tables },
          composed(regions, then.regions),
          composed(sectors, then.sectors),
        ).tables;
        for (const name of ['trade', 'intermediate', 'valueAdded', 'final'] as const) {
          expect(largestGap(two[name], one[name])).toBeLessThan(ROUNDING);
        }
        // Own sales among them: the duty inside is the same, whenever its borders went.
        const traded = (of: EconomyTables): Float64Array =>
          of.tariffs.map((rate, cell) => (of.trade[cell]! > 0 ? rate : 0));
        expect(largestGap(traded(two), traded(one))).toBeLessThan(ROUNDING);
        two.transfers!.forEach((value, n) => {
          // Transfers of both signs cancel: compared with what was added up.
          expect(Math.abs(value - one.transfers![n]!)).toBeLessThan(ROUNDING * 1e6);
        });
      }),
      MANY,
    );
  });
});

describe('a tariff of an aggregate', () => {
  /** Regions A, B (to be merged) and C; one sector; C buys from A and B. */
  const withRates = (sales: [number, number], rates: [number, number]): number => {
    const regions = ['A', 'B', 'C'].map((id) => ({ id, name: id }));
    const sectors = [{ id: 's', name: 's', tradable: true, theta: 4 }];
    const tables: EconomyTables = {
      regions,
      sectors,
      trade: Float64Array.from([9, 0, 0, 0, 9, 0, sales[0], sales[1], 9]),
      tariffs: Float64Array.from([0, 0, 0, 0, 0, 0, rates[0], rates[1], 0]),
      intermediate: new Float64Array(3),
      valueAdded: Float64Array.from([9, 9, 9]),
      final: Float64Array.from([9, 9, 9]),
    };
    const merged = [
      { id: 'AB', members: [0, 1] },
      { id: 'C', members: [2] },
    ];
    return aggregateFlows(tables, merged, keepAll(sectors)).tariffs[2]!;
  };

  it('is the mean weighted by trade', () => {
    expect(withRates([30, 10], [0.1, 0.5])).toBeCloseTo(0.2, 15);
  });

  it('leaves out what is not traded', () => {
    expect(withRates([0, 10], [0.1, 0.5])).toBe(0.5);
    expect(withRates([10, 0], [0.1, 0.5])).toBe(0.1);
  });

  it('is the simple mean where nothing is traded, so that it is not lost', () => {
    expect(withRates([0, 0], [0.1, 0.5])).toBeCloseTo(0.3, 15);
  });

  it('is the common rate of its members bit for bit, at the limit as well', () => {
    for (const rate of [0, 0.1, -0.99, 1 / 3]) {
      expect(withRates([0.1, 0.7], [rate, rate])).toBe(rate);
      expect(withRates([0, 0], [rate, rate])).toBe(rate);
    }
  });
});

describe('the duty on trade that is now inside', () => {
  /** A sells 40 to B under a rate of 0.25, B nothing to A; own sales of A, B, C are 35, 25, 10. */
  const tables: EconomyTables = {
    regions: ['A', 'B', 'C'].map((id) => ({ id, name: id })),
    sectors: [{ id: 's', name: 's', tradable: true, theta: 4 }],
    trade: Float64Array.from([35, 0, 5, 40, 25, 0, 5, 0, 10]),
    tariffs: Float64Array.from([0, 0.5, 0.1, 0.25, 0, 0, 0.1, 0, 0]),
    intermediate: new Float64Array(3),
    valueAdded: Float64Array.from([80, 25, 15]),
    final: Float64Array.from([40.5, 75, 15.5]),
  };
  const merge = (members: readonly (readonly number[])[]) =>
    aggregateEconomy(
      { meta: someMeta, tables },
      members.map((list, index) => ({ id: `T${index}`, members: list })),
      keepAll(tables.sectors),
    );

  it('is a rate on own sales, those of the members included', () => {
    const { meta, tables: after, inner } = merge([[0, 1], [2]]);
    expect([...after.trade]).toEqual([100, 5, 5, 10]);
    expect([...after.tariffs]).toEqual([0.1, 0.1, 0.1, 0]); // 40 × 0.25 over 35 + 40 + 0 + 25
    expect([...after.valueAdded]).toEqual([105, 15]);
    expect([...inner.sales]).toEqual([40, 0]);
    expect([...inner.duty]).toEqual([10, 0]);
    expect(meta.inner_tariffs).toBe(true);
    expect(meta.notes).toMatch(/Tariff revenue of 10 US\$ million on trade that is now inside/u);
  });

  it('is stated in economy.yaml only where there is any', () => {
    const free = merge([[1, 2], [0]]);
    expect([...free.inner.sales]).toEqual([0, 0]);
    expect(free.meta).not.toHaveProperty('inner_tariffs');
    expect(free.meta.notes).not.toMatch(/Tariff revenue/u);
    const taxed = merge([[0, 1], [2]]);
    const still = aggregateEconomy(taxed, [{ id: 'W', members: [0, 1] }], keepAll(tables.sectors));
    expect(still.meta.inner_tariffs).toBe(true);
    expect([...still.inner.duty]).toEqual([1]);
    expect(still.tables.trade[0]! * still.tables.tariffs[0]!).toBeCloseTo(11, 12);
  });
});

describe('regions of an aggregate', () => {
  const { tables } = { tables: randomTables(7, { regions: 4, sectors: 2 }) };
  const regions = tables.regions.map((region, n) => ({
    ...region,
    iso3: n < 3 ? 'CAN' : 'USA',
    ...(n < 3 ? { group: 'CAN' } : {}),
    lat: n,
    lon: -n,
  }));
  const source = {
    meta: { ...someMeta, groups: { CAN: 'Canada' } },
    tables: { ...tables, regions },
  };
  const size = (n: number): number => tables.valueAdded[2 * n]! + tables.valueAdded[2 * n + 1]!;

  it('take the name of the group whose id they take, and leave it', () => {
    const targets = [
      { id: 'CAN', members: [0, 1, 2] },
      { id: 'R3', members: [3] },
    ];
    const { meta, tables: after } = aggregateEconomy(source, targets, keepAll(tables.sectors));
    const largest = [0, 1, 2].reduce((a, b) => (size(b) > size(a) ? b : a));
    expect(after.regions).toEqual([
      { id: 'CAN', name: 'Canada', iso3: 'CAN', lat: largest, lon: -largest },
      regions[3],
    ]);
    expect(groupsOf(after.regions).size).toBe(0);
    expect(meta.groups).toEqual({});
  });

  it('stay in their group, and keep what their members share', () => {
    const targets = [
      { id: 'maritimes', members: [0, 1] },
      { id: 'R2', members: [2] },
      { id: 'R3', members: [3] },
    ];
    const { meta, tables: after } = aggregateEconomy(source, targets, keepAll(tables.sectors));
    expect(after.regions[0]).toMatchObject({ name: 'maritimes', iso3: 'CAN', group: 'CAN' });
    expect(meta.groups).toEqual({ CAN: 'Canada' });
    expect(meta.notes).toMatch(/Regions: maritimes is R0, R1\./u);
  });
});
