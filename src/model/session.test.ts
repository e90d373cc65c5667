import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Session } from './session.ts';
import type { Shock } from './shock.ts';
import { solve } from './solve.ts';
import { randomEconomy } from './testing/random-economy.ts';
import { largestGap, settled } from './testing/solved.ts';

const N = 6;
const economy = settled(randomEconomy(11, { regions: N, sectors: 4 }));
/** One importer's purchases of one sector, 30 % dearer. */
const row = { sector: 1, importer: 2 };
const tariff = economy.tariff.map((rate, cell) =>
  Math.floor(cell / N) === row.sector * N + row.importer && cell % N !== row.importer
    ? rate + 0.3
    : rate,
);
const rents = [{ ...row, exporter: 0, rate: 0.1, holder: 'exporter' }] as const;

describe('a problem that is repriced', () => {
  it.each([
    ['from a base that needed no move', {}],
    ['from another equilibrium', { productivity: new Float64Array(N * 4).fill(1.1) }],
  ])('has the answer that it has by itself (%s)', (_, others) => {
    const run = new Session(economy, others, { tolerance: 1e-8 });
    expect(run.search().status).toBe('converged');
    run.reprice({ ...others, tariff, rents }, [row]);
    expect(run.search(1e-12).status).toBe('converged');

    const after = run.equilibrium();
    const alone = solve(economy, { ...others, tariff, rents }, { tolerance: 1e-12 });
    expect(largestGap(after.share, alone.share)).toBeLessThan(1e-10);
    expect(largestGap(after.wageHat, alone.wageHat)).toBeLessThan(1e-10);
    expect(largestGap(after.rent, alone.rent)).toBeLessThan(1e-10);
    expect(after.tariff).toEqual(tariff);
  });

  it('tells of trade in some rows what the equilibrium tells', () => {
    const run = new Session(economy, { tariff }, {});
    run.search();
    const { share, expenditure, costHat } = run.tradeIn([row]);
    const after = run.equilibrium();
    const first = (row.sector * N + row.importer) * N;
    expect(share.slice(first, first + N)).toEqual(after.share.slice(first, first + N));
    expect(expenditure).toEqual(after.expenditure);
    expect(costHat).toEqual(after.costHat);
  });

  it('goes back to where it was', () => {
    const run = new Session(economy, {}, { tolerance: 1e-12 });
    run.search();
    const before = run.equilibrium();
    run.reprice({ tariff }, [row]);
    run.search();
    run.reprice({}, [row]);
    run.search();
    expect(largestGap(run.equilibrium().share, before.share)).toBeLessThan(1e-10);
  });
});

describe('a session that is given shock after shock', () => {
  const cells = N * N * 4;
  const domestic = (cell: number): boolean => Math.floor(cell / N) % N === cell % N;
  const change = fc.record({
    tariff: fc.option(
      fc.array(fc.tuple(fc.nat(cells - 1), fc.double({ min: 0, max: 2, noNaN: true }))),
    ),
    tradeCost: fc.option(
      fc.array(fc.tuple(fc.nat(cells - 1), fc.constantFrom(0.9, 1, 1.2, Infinity)), {
        maxLength: 8,
      }),
    ),
    productivity: fc.option(fc.double({ min: 0.8, max: 1.2, noNaN: true })),
    population: fc.option(fc.double({ min: 0.8, max: 1.2, noNaN: true })),
    rent: fc.option(fc.double({ min: 0, max: 0.05, noNaN: true })),
  });
  const foreignOnly = (
    base: Float64Array,
    moves: readonly (readonly [number, number])[],
  ): Float64Array => {
    const values = base.slice();
    for (const [cell, value] of moves) if (!domestic(cell)) values[cell] = value;
    return values;
  };

  it('has after each the answer that solve has', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const tolerance = 1e-11;
        const session = new Session(economy, {}, { tolerance });
        for (const one of changes) {
          const shock: Shock = {
            ...(one.tariff && { tariff: foreignOnly(economy.tariff, one.tariff) }),
            ...(one.tradeCost && {
              tradeCost: foreignOnly(new Float64Array(cells).fill(1), one.tradeCost),
            }),
            ...(one.productivity !== null && {
              productivity: new Float64Array(N * 4).fill(1).fill(one.productivity, 0, 3),
            }),
            ...(one.population !== null && {
              population: new Float64Array(N).fill(1).fill(one.population, 0, 2),
            }),
            ...(one.rent !== null && {
              rents: [{ ...row, exporter: 0, rate: one.rent, holder: 'exporter' as const }],
            }),
          };
          const [after, alone] = [session.solve(shock), solve(economy, shock, { tolerance })];
          expect(after.status).toBe('converged');
          for (const name of ['share', 'wageHat', 'priceHat', 'income', 'rent'] as const) {
            expect(largestGap(after[name], alone[name])).toBeLessThan(1e-8);
          }
          expect(after.tariff).toEqual(alone.tariff);
        }
        session.close();
      }),
      { numRuns: 40 },
    );
  });

  it('sees what was written into the arrays of the last shock', () => {
    const session = new Session(economy);
    const written = economy.tariff.slice();
    const before = session.solve({ tariff: written });
    written.set(tariff);
    const after = session.solve({ tariff: written });
    expect(largestGap(after.share, solve(economy, { tariff }).share)).toBeLessThan(1e-8);
    expect(before.tariff).toEqual(economy.tariff);
    expect(largestGap(before.share, economy.share)).toBeLessThan(1e-8);
  });

  it('stays where it was when a shock makes no sense, and is of no use once closed', () => {
    const session = new Session(economy);
    const before = session.solve({ tariff });
    expect(() => session.solve({ tariff: tariff.map(() => -2) })).toThrow(RangeError);
    expect(session.equilibrium().share).toEqual(before.share);
    session.close();
    session.close();
    expect(() => session.solve({ tariff })).toThrow('the session is closed');
    expect(() => session.equilibrium()).toThrow('the session is closed');
  });
});
