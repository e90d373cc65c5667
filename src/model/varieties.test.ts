import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rebase } from './equilibrium.ts';
import { borderSales } from './flows.ts';
import { cases, TIGHT } from './testing/cases.ts';
import { randomVarieties } from './testing/random-varieties.ts';
import { largestGap, solved } from './testing/solved.ts';
import { solveVarietiesByReference } from './testing/variety-reference.ts';
import { withVarieties } from './varieties-shock.ts';
import { varietyOutcomes } from './varieties-outcomes.ts';
import { baseIncome } from './welfare.ts';
import { rebaseVarieties } from './varieties-rebase.ts';
import type { VarietyFlow } from './varieties.ts';

const small = { regions: 4, sectors: 3, theta: [1, 12] } as const;
const drawn = cases({ ...small, theta: [1, 12] }).filter(({ closure }) => closure === 'fixed');

const sums = (rows: readonly (readonly { before: number; after: number }[])[]) =>
  rows.map((row) => ({
    before: row.reduce((sum, one) => sum + one.before, 0),
    after: row.reduce((sum, one) => sum + one.after, 0),
  }));

describe('varieties compiled into one tariff and one iceberg factor', () => {
  it('give what a CES over every variety of every origin gives', () => {
    fc.assert(
      fc.property(drawn, ({ economy, shock, seed }) => {
        const flows = randomVarieties(seed, economy, { prohibited: 0.1 });
        const after = solved(economy, withVarieties(economy, shock, flows), { tolerance: TIGHT });
        const brute = solveVarietiesByReference(economy, shock, flows);
        for (const field of ['wageHat', 'priceHat', 'expenditure', 'income'] as const) {
          expect(largestGap(after[field], brute[field])).toBeLessThan(1e-9);
        }
        const income = after.income.reduce((a, b) => a + b);
        after.revenue.forEach((revenue, n) => {
          expect(Math.abs(revenue - brute.wedges[n]) / income).toBeLessThan(1e-9);
        });
        const outcomes = varietyOutcomes(after, flows);
        outcomes.forEach((row, at) => {
          const trade = row.map((one) => one.after);
          expect(largestGap(trade, brute.trade[at])).toBeLessThan(1e-8); // θ times as sensitive as prices
        });
      }),
      { numRuns: 40, seed: 2012 },
    );
  });

  it('add up to their flow before and after', () => {
    fc.assert(
      fc.property(cases(), ({ economy, shock, closure, seed }) => {
        const N = economy.regions.length;
        const flows = randomVarieties(seed, economy);
        const after = solved(economy, withVarieties(economy, shock, flows), { closure });
        const totals = sums(varietyOutcomes(after, flows));
        const [was, is] = [borderSales(economy, N), borderSales(after, N)];
        flows.forEach(({ sector, importer, exporter }, at) => {
          const cell = (sector * N + importer) * N + exporter;
          expect(largestGap([totals[at].before], [was[cell]])).toBeLessThan(1e-9);
          expect(largestGap([totals[at].after], [is[cell]])).toBeLessThan(1e-9);
        });
      }),
      { numRuns: 50, seed: 7 },
    );
  });

  it('change nothing when no rate changes', () => {
    fc.assert(
      fc.property(cases(), ({ economy, closure, seed }) => {
        const flows = randomVarieties(seed, economy).map((flow) => ({
          ...flow,
          varieties: flow.varieties.map((one) => ({ ...one, rate: one.base })),
        }));
        const shock = withVarieties(economy, {}, flows);
        expect(largestGap(shock.tariff, economy.tariff)).toBeLessThan(1e-9);
        shock.tradeCost.forEach((cost) => {
          expect(cost).toBeCloseTo(1, 12);
        });
        const after = solved(economy, shock, { closure, tolerance: 1e-9 });
        expect(largestGap(after.income, baseIncome(economy))).toBeLessThan(1e-9);
        expect(after.iterations).toBe(0);
      }),
      { numRuns: 50, seed: 8 },
    );
  });

  it('are one variety the tariff that it pays', () => {
    fc.assert(
      fc.property(cases(), ({ economy, shock, closure }) => {
        const N = economy.regions.length;
        const flows = [...economy.share.keys()].map((cell): VarietyFlow => ({
          sector: Math.floor(cell / N / N),
          importer: Math.floor(cell / N) % N,
          exporter: cell % N,
          varieties: [{ share: 1, base: economy.tariff[cell], rate: shock.tariff[cell] }],
        }));
        const plain = solved(economy, shock, { closure, tolerance: TIGHT });
        const after = solved(
          economy,
          withVarieties(economy, { ...shock, tariff: economy.tariff }, flows),
          {
            closure,
            tolerance: TIGHT,
          },
        );
        expect(largestGap(after.income, plain.income)).toBeLessThan(1e-9);
        expect(largestGap(after.priceHat, plain.priceHat)).toBeLessThan(1e-9);
      }),
      { numRuns: 50, seed: 9 },
    );
  });

  it('a day after a day is the second day', () => {
    fc.assert(
      fc.property(drawn, ({ economy, seed }) => {
        const first = randomVarieties(seed, economy);
        const options = { tolerance: TIGHT };
        const firstDay = solved(economy, withVarieties(economy, {}, first), options);
        const newRates = (flows: readonly VarietyFlow[]) =>
          flows.map((flow, at) => ({
            ...flow,
            varieties: flow.varieties.map((one, p) => ({ ...one, rate: ((at + p) % 5) / 8 })),
          }));
        const economyThen = rebase(firstDay);
        const flowsThen = newRates(rebaseVarieties(firstDay, first));
        const chained = solved(economyThen, withVarieties(economyThen, {}, flowsThen), options);
        const flows = newRates(first);
        const direct = solved(economy, withVarieties(economy, {}, flows), options);
        for (const field of ['share', 'expenditure', 'income', 'tariff'] as const) {
          expect(largestGap(chained[field], direct[field])).toBeLessThan(1e-8);
        }
        const [byChain, atOnce] = [
          varietyOutcomes(chained, flowsThen),
          varietyOutcomes(direct, flows),
        ];
        const between = varietyOutcomes(firstDay, first);
        byChain.forEach((row, at) => {
          const after = row.map((one) => one.after);
          const before = row.map((one) => one.before);
          expect(
            largestGap(
              after,
              atOnce[at].map((one) => one.after),
            ),
          ).toBeLessThan(1e-8);
          expect(
            largestGap(
              before,
              between[at].map((one) => one.after),
            ),
          ).toBeLessThan(1e-8);
        });
      }),
      { numRuns: 40, seed: 10 },
    );
  });
});
