import { describe, expect, it } from 'vitest';
import { calibrate, tradeDeficits } from './calibrate.ts';
import type { EconomyTables } from './tables.ts';
import { solved } from './testing/solved.ts';
import { tariffRevenue } from './flows.ts';

/**
 * Two regions, two sectors, consistent: A's tariff of 25 % on food brings it 2.5, its deficit is 5 on food and −2 on cars.
 * All numbers are decimal fractions, so equalities hold up to rounding in the last bit.
 */
const tables: EconomyTables = {
  regions: [
    { id: 'A', name: 'A' },
    { id: 'B', name: 'B' },
  ],
  sectors: [
    { id: 'food', name: 'Food', tradable: true, theta: 4 },
    { id: 'cars', name: 'Cars', tradable: true, theta: 8 },
  ],
  // prettier-ignore
  trade: Float64Array.of(
    40, 10,   5, 90, // food: A buys 40 at home and 10 from B, B buys 5 from A and 90 at home
    20, 4,    6, 30,
  ),
  tariffs: Float64Array.of(0, 0.25, 0, 0, 0, 0, 0, 0),
  // A's cars take 10 of food and 4 of cars; B's food takes 20 of cars
  intermediate: Float64Array.of(0, 0, 10, 4, 0, 20, 0, 0),
  valueAdded: Float64Array.of(45, 12, 80, 34),
  final: Float64Array.of(42.5, 20, 95, 16),
};

describe('calibrate', () => {
  const { economy, warnings } = calibrate(tables);

  it('counts tariffs as expenditure: π = trade (1 + τ) / Σ trade (1 + τ)', () => {
    expect([...economy.expenditure]).toEqual([52.5, 24, 95, 36]);
    expect(economy.share[0]).toBeCloseTo(40 / 52.5, 15);
    expect(economy.share[1]).toBeCloseTo(12.5 / 52.5, 15);
  });

  it('takes cost shares from value added and inputs', () => {
    expect([...economy.valueAddedShare]).toEqual([1, 12 / 26, 80 / 100, 1]);
    expect([...economy.inputShare]).toEqual([0, 0, 10 / 26, 4 / 26, 0, 20 / 100, 0, 0]);
  });

  it('derives transfers from trade where the tables give none, and keeps those they give', () => {
    expect([...economy.transfer]).toEqual([3, -3]);
    expect([...tradeDeficits(tables)]).toEqual([3, -3]);
    const given = calibrate({ ...tables, transfers: Float64Array.of(1, -1) });
    expect([...given.economy.transfer]).toEqual([1, -1]);
  });

  it('gives an economy that is in equilibrium as it stands', () => {
    expect(warnings).toEqual([]);
    expect([...tariffRevenue(economy)]).toEqual([2.5, 0]);
    const after = solved(economy);
    expect(after.iterations).toBe(0);
    expect(after.residual).toBeLessThan(1e-14);
  });

  it('sets a negative final demand to 0, shares the rest, and says so', () => {
    const final = Float64Array.of(42.5, 20, 95, -16);
    const clipped = calibrate({ ...tables, final });
    expect(clipped.warnings).toEqual([
      { kind: 'negative-final-demand', region: 1, sector: 1, value: -16 },
    ]);
    expect([...clipped.economy.finalShare.subarray(2)]).toEqual([1, 0]);
    // no longer consistent: the nearest equilibrium is found by a solve without change
    expect(solved(clipped.economy).iterations).toBeGreaterThan(0);
  });

  it('refuses a region that spends nothing', () => {
    const final = Float64Array.of(42.5, 20, 0, 0);
    expect(() => calibrate({ ...tables, final })).toThrow(
      new RangeError(
        'region B has no positive final expenditure or no value added: it cannot be calibrated',
      ),
    );
  });

  it('leaves the tables as they are', () => {
    const before = structuredClone(tables);
    const { economy: own } = calibrate(tables);
    expect(tables).toEqual(before);
    expect(own.tariff).not.toBe(tables.tariffs);
  });
});
