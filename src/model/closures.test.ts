import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TransferClosure } from './shock.ts';
import { cases, MANY, TIGHT, type Case } from './testing/cases.ts';
import { largestGap, solved } from './testing/solved.ts';
import { baseIncome } from './welfare.ts';

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

const under = ({ economy, shock }: Case, closure: TransferClosure) =>
  solved(economy, shock, { closure, tolerance: TIGHT });

describe('what becomes of trade deficits, on random economies', () => {
  it('fixed: the same money, in units of world value added', () => {
    fc.assert(
      fc.property(cases(), (each) => {
        const after = under(each, 'fixed');
        expect(after.transfer).toEqual(each.economy.transfer);
        expect(Math.abs(sum(after.valueAdded) / sum(each.economy.valueAdded) - 1)).toBeLessThan(
          1e-12, // the numeraire is imposed: rounding alone
        );
      }),
      MANY,
    );
  });

  it('zero: none', () => {
    fc.assert(
      fc.property(cases(), (each) => {
        const after = under(each, 'zero');
        expect(after.transfer.every((value) => value === 0)).toBe(true);
        const earned = after.valueAdded.map((value, n) => value + after.revenue[n]);
        expect(largestGap(after.income, earned)).toBeLessThan(1e-9);
      }),
      MANY,
    );
  });

  it('share of world income: each deficit over world income stays', () => {
    fc.assert(
      fc.property(cases(), (each) => {
        const after = under(each, 'share-of-world-income');
        // transfers sum to zero, so world income is value added and revenue
        const before = sum(baseIncome(each.economy));
        const expected = each.economy.transfer.map((value) => (value / before) * sum(after.income));
        // wages solved to 1e-12 over (θ · trade share); a transfer is then as exact as world revenue
        expect(largestGap(after.transfer, expected)).toBeLessThan(1e-9);
      }),
      MANY,
    );
  });

  it('without deficits the three are one', () => {
    fc.assert(
      fc.property(cases({ transfer: 0 }), (each) => {
        const [fixed, zero, share] = (['fixed', 'zero', 'share-of-world-income'] as const).map(
          (closure) => under(each, closure),
        );
        expect(largestGap(fixed.wageHat, zero.wageHat)).toBeLessThan(1e-9);
        expect(largestGap(fixed.wageHat, share.wageHat)).toBeLessThan(1e-9);
      }),
      MANY,
    );
  });
});
