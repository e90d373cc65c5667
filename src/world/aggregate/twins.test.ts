import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate, outcomesOf, solve } from '../../model/index.ts';
import type { EconomyTables, Outcomes } from '../../model/index.ts';
import { randomStream } from '../../model/testing/random-economy.ts';
import { largestGap } from '../../model/testing/solved.ts';
import { aggregateEconomy } from './aggregate-economy.ts';
import { keepAll } from './target.ts';
import { randomTables, someMeta } from './testing/equilibrium-tables.ts';

/** Solved to 1e-12; real income is θ-free, and what is left is rounding in the tables of the twins. */
const SAME = 1e-9;
const tight = { tolerance: 1e-12, maxIterations: 4000 };

/**
 * Region 0 as two copies of itself, one of `share` its size: each makes and buys its part of everything, from all and
 * for all, so that they sell to each other what the region sold to itself, under the tariff that this bore. The last
 * region is the second twin.
 */
function split(tables: EconomyTables, share: number): EconomyTables {
  const { regions, sectors, trade, tariffs, intermediate, valueAdded, final } = tables;
  const [N, J] = [regions.length, sectors.length];
  const old = (n: number): number => (n === N ? 0 : n);
  const part = (n: number): number => (n === N ? 1 - share : n === 0 ? share : 1);
  const bilateral = (value: (cell: number, n: number, i: number) => number): Float64Array => {
    const M = N + 1;
    return Float64Array.from({ length: J * M * M }, (_, cell) => {
      const [j, n, i] = [Math.floor(cell / (M * M)), Math.floor(cell / M) % M, cell % M];
      return value((j * N + old(n)) * N + old(i), n, i);
    });
  };
  const byRegion = (values: Float64Array, width: number): Float64Array =>
    Float64Array.from({ length: (N + 1) * width }, (_, cell) => {
      const n = Math.floor(cell / width);
      return values[old(n) * width + (cell % width)]! * part(n);
    });
  return {
    regions: [...regions, { id: 'twin', name: 'Twin of the first' }],
    sectors,
    trade: bilateral((cell, n, i) => trade[cell]! * part(n) * part(i)),
    tariffs: bilateral((cell) => tariffs[cell]!),
    intermediate: byRegion(intermediate, J * J),
    valueAdded: byRegion(valueAdded, J),
    final: byRegion(final, J),
    transfers: byRegion(tables.transfers!, 1),
  };
}

/** Real income after the tariffs of `rate(sector, importer, exporter)`, by the numbers of the unsplit regions. */
function shocked(
  tables: EconomyTables,
  rate: (j: number, n: number, i: number) => number,
  old: (n: number) => number,
): Outcomes {
  const { economy } = calibrate(tables);
  const N = economy.regions.length;
  const tariff = economy.tariff.map((_, cell) => {
    const [j, n, i] = [Math.floor(cell / (N * N)), Math.floor(cell / N) % N, cell % N];
    return old(n) === old(i) ? economy.tariff[cell]! : rate(j, old(n), old(i));
  });
  return outcomesOf(solve(economy, { tariff }, tight));
}

describe('a region split into twins', () => {
  it('is put together again, and answers a trade war as one, as two, and as it did unsplit', () => {
    fc.assert(
      fc.property(
        fc.record({
          seed: fc.nat(),
          regions: fc.integer({ min: 2, max: 5 }),
          sectors: fc.integer({ min: 1, max: 4 }),
          share: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
          ownTariff: fc.constantFrom(0, 0.3),
        }),
        ({ seed, share, ...size }) => {
          const tables = randomTables(seed, { ...size, theta: [2, 12] });
          const N = tables.regions.length;
          const twins = split(tables, share);
          const together = tables.regions.map(({ id }, n) => ({
            id,
            members: n === 0 ? [0, N] : [n],
          }));
          const merged = aggregateEconomy(
            { meta: someMeta, tables: twins },
            together,
            keepAll(tables.sectors),
          ).tables;
          for (const name of ['trade', 'tariffs', 'intermediate', 'valueAdded'] as const) {
            expect(largestGap(merged[name], tables[name])).toBeLessThan(1e-12);
          }

          const random = randomStream(seed + 9);
          const rates = Float64Array.from({ length: tables.trade.length }, () => 0.4 * random());
          const rate = (j: number, n: number, i: number): number => rates[(j * N + n) * N + i]!;
          const itself = (n: number): number => n;
          const unsplit = shocked(tables, rate, itself);
          const one = shocked(merged, rate, itself);
          const two = shocked(twins, rate, (n) => (n === N ? 0 : n));
          for (let n = 0; n <= N; n++) {
            const expected = unsplit.region(n === N ? 0 : n).realIncomeHat;
            expect(Math.abs(two.region(n).realIncomeHat - expected)).toBeLessThan(SAME);
            if (n === N) continue;
            expect(Math.abs(one.region(n).realIncomeHat - expected)).toBeLessThan(SAME);
          }
          const moved = Math.abs(unsplit.region(0).realIncomeHat - 1);
          expect(moved).toBeGreaterThan(1e-7); // the shock is one
        },
      ),
      { numRuns: 50, seed: 1993 },
    );
  });
});
