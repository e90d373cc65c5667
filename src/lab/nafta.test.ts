import { beforeAll, describe, expect, it } from 'vitest';
import { outcomesOf, rebase, solve, type TransferClosure } from '../model/index.ts';
import { solveByReference } from '../model/testing/reference-solver.ts';
import { largestGap, solved, VERIFIED } from '../model/testing/solved.ts';
import { worstCondition } from '../model/testing/verify.ts';
import { describeWithSharedData } from '../../test/shared-data.ts';
import { readCaliendoParro, type CaliendoParro } from './testing/caliendo-parro.ts';

/**
 * Percent. Half a unit of the last published digit (5e-5), and 1e-5 for what the replication's own tolerance left
 * in it.
 */
const PUBLISHED = 6e-5;

// prettier-ignore
const table2 = [
  { region: 'MEX', realWage: 1.7153, welfare: 1.3121, termsOfTrade: -0.4118, volumeOfTrade: 1.7239, realIncome: 0.0073 },
  { region: 'CAN', realWage: 0.3228, welfare: -0.0638, termsOfTrade: -0.1081, volumeOfTrade: 0.0443, realIncome: -0.1101 },
  { region: 'USA', realWage: 0.1124, welfare: 0.0848, termsOfTrade: 0.0435, volumeOfTrade: 0.0412, realIncome: 0.0741 },
];

describeWithSharedData('Caliendo and Parro (2015)', 'caliendo-parro-1993', (path) => {
  let data: CaliendoParro;
  beforeAll(() => {
    data = readCaliendoParro(path);
  });

  const run = (
    file: 'tariffs-nafta-2005.csv' | 'tariffs-world-2005.csv',
    closure: TransferClosure,
  ) => {
    const base = rebase(solved(data.economy, {}, { closure }));
    const shock = { tariff: data.tariffs(file) };
    return { base, shock, after: solved(base, shock, { closure }) };
  };

  describe('Table 2, NAFTA tariff cuts from a base year without deficits', () => {
    it.each(table2)('$region', (row) => {
      const { after } = run('tariffs-nafta-2005.csv', 'zero');
      const outcome = outcomesOf(after).region(data.region(row.region));
      const expectPercent = (value: number, published: number): void => {
        expect(Math.abs(100 * value - published)).toBeLessThan(PUBLISHED);
      };
      expectPercent(outcome.realWageHat - 1, row.realWage);
      expectPercent(outcome.welfareCp2015, row.welfare);
      expectPercent(outcome.termsOfTrade, row.termsOfTrade);
      expectPercent(outcome.volumeOfTrade, row.volumeOfTrade);
      expectPercent(outcome.realIncomeHat - 1, row.realIncome);
    });
  });

  it('with deficits kept, Mexico loses 0.045 % of its exact real income', () => {
    const { after } = run('tariffs-nafta-2005.csv', 'fixed');
    const { realIncomeHat } = outcomesOf(after).region(data.region('MEX'));
    // stated to three digits
    expect(Math.abs(100 * (realIncomeHat - 1) - -0.045)).toBeLessThan(5e-4);
  });

  it.each(['zero', 'fixed', 'share-of-world-income'] as const)(
    'all tariffs of 2005, where the fixed-step iteration stalls (%s)',
    (closure) => {
      const { after } = run('tariffs-world-2005.csv', closure);
      expect(after.method).toBe('accelerated');
      expect(after.iterations).toBeLessThan(200);
    },
  );

  it('a warm start from tariffs one point off finds the same answer', () => {
    const { base, shock, after } = run('tariffs-nafta-2005.csv', 'zero');
    const closer = { tariff: shock.tariff.map((rate) => (rate > 0 ? rate + 0.01 : rate)) };
    const cold = solved(base, closer, { closure: 'zero' });
    const warm = solved(base, closer, { closure: 'zero', start: after });
    expect(largestGap(warm.wageHat, cold.wageHat)).toBeLessThan(1e-8);
  });

  it('capped at 3 iterations it says so, and is no base', () => {
    const { base, shock } = run('tariffs-nafta-2005.csv', 'zero');
    const after = solve(base, shock, { closure: 'zero', maxIterations: 3 });
    expect(after.status).toBe('iteration-limit');
    expect(() => rebase(after)).toThrow(RangeError);
  });

  it(
    'the reference solver, which follows the replication code, agrees',
    { timeout: 120_000 },
    () => {
      const { base, shock, after } = run('tariffs-nafta-2005.csv', 'zero');
      // 3e-10 of value added in every trade balance; wages are then 1e-9 exact or better
      const reference = solveByReference(base, shock, { closure: 'zero', tolerance: 3e-10 });
      expect(reference.status).toBe('converged');
      expect(worstCondition(reference, shock).error).toBeLessThan(VERIFIED);
      for (const field of ['wageHat', 'priceHat', 'expenditure', 'income'] as const) {
        expect(largestGap(reference[field], after[field])).toBeLessThan(1e-8);
      }
    },
  );
});
