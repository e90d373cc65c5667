import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { borderSales, overSectors, tradeOfGroup } from './flows.ts';
import { outcomesOf } from './outcomes.ts';
import { cases, MANY } from './testing/cases.ts';
import { solved } from './testing/solved.ts';
import { baseIncome } from './welfare.ts';

/** Rounding of sums over at most 7 regions. */
const ROUNDING = 1e-12;

describe('a group of regions seen as one, on random economies', () => {
  it('of one member is that region', () => {
    fc.assert(
      fc.property(cases(), ({ economy, shock, closure }) => {
        const outcomes = outcomesOf(solved(economy, shock, { closure }));
        const one = outcomes.region(1);
        const group = outcomes.group([1]);
        for (const [field, value] of Object.entries(one)) {
          const other = group[field as keyof typeof one];
          expect(Math.abs(other - (value as number))).toBeLessThan(
            ROUNDING * (1 + Math.abs(value as number)),
          );
        }
      }),
      MANY,
    );
  });

  it('gains the sum of equivalent variations over its income', () => {
    fc.assert(
      fc.property(cases(), ({ economy, shock, closure }) => {
        const outcomes = outcomesOf(solved(economy, shock, { closure }));
        const income = baseIncome(economy);
        const members = economy.regions.map((_, n) => n).filter((n) => n !== 1);
        let variation = 0;
        let total = 0;
        for (const n of members) {
          variation += (outcomes.region(n).realIncomeHat - 1) * income[n];
          total += income[n];
        }
        const group = outcomes.group(members);
        expect(Math.abs(group.realIncomeHat - 1 - variation / total)).toBeLessThan(ROUNDING);
        expect(group.incomeHat / group.priceIndexHat).toBeCloseTo(group.realIncomeHat, 12);
      }),
      MANY,
    );
  });

  it("leaves its inner trade out: the world trades with nobody, and a group's deficit is its members'", () => {
    fc.assert(
      fc.property(cases(), ({ economy }) => {
        const N = economy.regions.length;
        const flows = overSectors(borderSales(economy, N), N);
        const everyone = economy.regions.map((_, n) => n);
        expect(tradeOfGroup(flows, N, everyone)).toEqual({ exports: 0, imports: 0 });
        const deficit = (members: readonly number[]): number => {
          const { exports, imports } = tradeOfGroup(flows, N, members);
          return imports - exports;
        };
        const scale = flows.reduce((sum, value) => sum + value, 0);
        expect(Math.abs(deficit([0, 1]) - deficit([0]) - deficit([1]))).toBeLessThan(
          ROUNDING * scale,
        );
      }),
      MANY,
    );
  });
});

it('a price index is the weighted mean of sector prices: with one sector it is its price', () => {
  fc.assert(
    fc.property(cases({ sectors: 1 }), ({ economy, shock, closure }) => {
      const after = solved(economy, shock, { closure });
      economy.regions.forEach((_, n) => {
        const { priceIndexHat } = outcomesOf(after).region(n);
        expect(Math.abs(priceIndexHat / after.priceHat[n] - 1)).toBeLessThan(ROUNDING);
      });
    }),
    MANY,
  );
});
