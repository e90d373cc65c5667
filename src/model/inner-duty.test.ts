import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tariffRevenue } from './flows.ts';
import { outcomesOf } from './outcomes.ts';
import { solve } from './solve.ts';
import { cases, TIGHT } from './testing/cases.ts';
import { abroad, handMade } from './testing/hand-made.ts';
import { solveByReference } from './testing/reference-solver.ts';
import { largestGap, settled, solved } from './testing/solved.ts';

/** Own sales bear a tariff where a region is an aggregate whose members tax each other. */
describe('a tariff on own sales', () => {
  it('leaves the base year an equilibrium, whose revenue includes it', () => {
    fc.assert(
      fc.property(cases({ ownTariff: 0.3 }), ({ economy, closure }) => {
        const base = solve(economy, {}, { closure, maxIterations: 0, tolerance: 1e-9 });
        expect(base.status).toBe('converged');
        expect(largestGap(base.revenue, tariffRevenue(economy))).toBeLessThan(1e-9);
        expect(
          largestGap(
            base.income,
            base.valueAdded.map((value, n) => value + base.revenue[n] + base.transfer[n]),
          ),
        ).toBeLessThan(TIGHT);
      }),
      { numRuns: 50, seed: 1993 },
    );
  });

  it('is part of every condition after a shock, and of the reference solution', () => {
    fc.assert(
      fc.property(
        cases({ regions: 5, sectors: 4, theta: [1, 12], ownTariff: 0.3 }),
        ({ economy, shock, closure }) => {
          const quick = solved(economy, shock, { closure, tolerance: TIGHT }); // verified condition by condition
          const reference = solveByReference(economy, shock, { closure, tolerance: 1e-11 });
          expect(reference.status).toBe('converged');
          for (const field of [
            'wageHat',
            'priceHat',
            'expenditure',
            'income',
            'revenue',
          ] as const) {
            expect(largestGap(reference[field], quick[field])).toBeLessThan(1e-8);
          }
        },
      ),
      { numRuns: 40, seed: 2015 },
    );
  });

  it('of a closed economy without inputs is a tax that comes back: revenue is τ of value added', () => {
    const autarky = handMade({
      theta: [4, 6],
      share: [[[1]], [[1]]],
      tariff: [[[0.25]], [[0.25]]],
    });
    const economy = settled(autarky);
    expect(tariffRevenue(economy)[0]).toBeCloseTo(0.25, 12);
    // Taken away, it moves income and prices alike.
    const after = solved(economy, { tariff: abroad(economy, 0, 0) });
    expect(after.revenue[0]).toBe(0);
    expect(outcomesOf(after).region(0).realIncomeHat).toBeCloseTo(1, 9);
    expect(outcomesOf(after).region(0).priceIndexHat).toBeCloseTo(1 / 1.25, 9);
  });
});
