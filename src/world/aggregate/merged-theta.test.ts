import { describe, expect, it } from 'vitest';
import { borderSales, calibrate, outcomesOf, overSectors, solve } from '../../model/index.ts';
import type { Economy, EconomyTables } from '../../model/index.ts';
import { handMade } from '../../model/testing/hand-made.ts';
import { settled } from '../../model/testing/solved.ts';
import { aggregateEconomy } from './aggregate-economy.ts';
import { mergedTheta, thetaWeights } from './merged-theta.ts';
import { keepAll } from './target.ts';
import { someMeta, tablesOf } from './testing/equilibrium-tables.ts';

/**
 * Two sectors alike in all but θ, 3 and 9, in a world of three regions with tariffs and inputs. Each region sees the
 * same world as the next, so that trade balances at the stated shares whatever θ is.
 */
function alikeButForTheta(): EconomyTables {
  const share = [
    [0.6, 0.3, 0.1],
    [0.1, 0.6, 0.3],
    [0.3, 0.1, 0.6],
  ];
  const tariff = [
    [0, 0.1, 0.05],
    [0.05, 0, 0.1],
    [0.1, 0.05, 0],
  ];
  const economy = handMade({
    theta: [3, 9],
    share: [share, share],
    tariff: [tariff, tariff],
    valueAddedShare: 0.5,
  });
  return tablesOf(settled(economy, { tolerance: 1e-13 }));
}

/** Response of all trade between regions, and of real income, to `rate` more on region 0's imports from region 1. */
function response(economy: Economy, rate: number): { trade: number; realIncome: number } {
  const N = economy.regions.length;
  const at = (cell: number): boolean => Math.floor(cell / N) % N === 0 && cell % N === 1;
  const tariff = economy.tariff.map((old, cell) => old + (at(cell) ? rate : 0));
  const after = solve(economy, { tariff }, { tolerance: 1e-13, maxIterations: 4000 });
  const before = overSectors(borderSales(economy, N), N)[1]!;
  const now = overSectors(borderSales(after, N), N)[1]!;
  return { trade: now / before - 1, realIncome: outcomesOf(after).region(0).realIncomeHat - 1 };
}

describe('θ of a merged sector', () => {
  const tables = alikeButForTheta();
  const merge = (theta?: number): EconomyTables =>
    aggregateEconomy({ meta: someMeta, tables }, keepAll(tables.regions), [
      { id: 'both', members: [0, 1], ...(theta === undefined ? {} : { theta }) },
    ]).tables;

  it('is the arithmetic mean where sectors trade alike', () => {
    expect(merge().sectors[0]?.theta).toBeCloseTo(6, 12);
  });

  it('keeps the answer of trade and of real income to a small tariff; the harmonic mean does not', () => {
    const RATE = 1e-4;
    const apart = response(calibrate(tables).economy, RATE);
    const arithmetic = response(calibrate(merge()).economy, RATE);
    const harmonic = response(calibrate(merge(2 / (1 / 3 + 1 / 9))).economy, RATE);
    expect(apart.trade).toBeLessThan(-RATE); // it is elastic
    // First-order terms agree; what is left is of second order in the rate.
    expect(Math.abs(arithmetic.trade / apart.trade - 1)).toBeLessThan(10 * RATE);
    expect(Math.abs(arithmetic.realIncome / apart.realIncome - 1)).toBeLessThan(10 * RATE);
    expect(harmonic.trade / apart.trade).toBeLessThan(0.85);
  });

  it('of a named set is merged alike, whatever the map states for the sector', () => {
    const source = { title: 'A paper' };
    const elasticitySets = new Map([['paper', { source, theta: Float64Array.from([2, 5]) }]]);
    const { elasticitySets: merged } = aggregateEconomy(
      { meta: someMeta, tables, elasticitySets },
      keepAll(tables.regions),
      [{ id: 'both', members: [0, 1], theta: 8 }],
    );
    expect(merged?.get('paper')?.source).toEqual(source);
    expect(merged?.get('paper')?.theta).toHaveLength(1);
    expect(merged?.get('paper')?.theta[0]).toBeCloseTo(3.5, 12);
  });

  it('is what the map states', () => {
    expect(merge(5.5).sectors[0]?.theta).toBe(5.5);
  });
});

describe('thetaWeights', () => {
  const names = (letters: string) => [...letters].map((id) => ({ id, name: id }));
  const sectors = names('xy').map((sector) => ({ ...sector, tradable: true, theta: 1 }));
  /** Sector x: A sells 6 to B and 2 to C; sector y: C sells 5 to A. Own sales of 9 everywhere. */
  const tables = {
    regions: names('ABC'),
    sectors,
    trade: Float64Array.from([9, 0, 0, 6, 9, 0, 2, 0, 9, 9, 0, 5, 0, 9, 0, 0, 0, 9]),
  } as unknown as EconomyTables;
  const both = [{ id: 'xy', members: [0, 1] }];

  it('are sales across the borders that are left', () => {
    expect([...thetaWeights(tables, keepAll(tables.regions), both)]).toEqual([8, 5]);
    const merged = [
      { id: 'AB', members: [0, 1] },
      { id: 'C', members: [2] },
    ];
    expect([...thetaWeights(tables, merged, both)]).toEqual([2, 5]);
  });

  it('are all sales where no border is left, and one each where nothing is sold', () => {
    const world = [{ id: 'W', members: [0, 1, 2] }];
    expect([...thetaWeights(tables, world, both)]).toEqual([35, 32]);
    const silent = { ...tables, trade: tables.trade.map(() => 0) };
    expect([...thetaWeights(silent, world, both)]).toEqual([1, 1]);
  });

  it('let no mean leave the range of its members by rounding', () => {
    const third = 1 / 3;
    const weights = Float64Array.from([0.1, 0.2, 0.7]);
    expect(mergedTheta([0, 1, 2], [third, third, third], weights)).toBe(third);
  });
});
