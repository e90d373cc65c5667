import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cases, TIGHT } from './testing/cases.ts';
import { solveByReference } from './testing/reference-solver.ts';
import { largestGap, solved, VERIFIED } from './testing/solved.ts';
import { worstCondition } from './testing/verify.ts';

it('the nested damped iteration of Caliendo and Parro (2015) finds the same equilibrium', () => {
  fc.assert(
    // Small, and with elasticities that its fixed first step can live with: it is slow.
    fc.property(
      cases({ regions: 5, sectors: 4, theta: [1, 12] }),
      ({ economy, shock, closure }) => {
        const reference = solveByReference(economy, shock, { closure, tolerance: 1e-11 });
        expect(reference.status).toBe('converged');
        expect(worstCondition(reference, shock).error).toBeLessThan(VERIFIED);

        const quick = solved(economy, shock, { closure, tolerance: TIGHT });
        // Excess demand of 1e-11 of value added is 1e-11 / (θ · trade share) in wages; trade may be a few per cent.
        for (const field of ['wageHat', 'priceHat', 'costHat', 'expenditure', 'income'] as const) {
          expect(largestGap(reference[field], quick[field])).toBeLessThan(1e-8);
        }
      },
    ),
    { numRuns: 60, seed: 2015 },
  );
});
