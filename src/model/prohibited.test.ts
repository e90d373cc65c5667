import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rebase } from './equilibrium.ts';
import { outcomesOf } from './outcomes.ts';
import { solve } from './solve.ts';
import { cases, TIGHT } from './testing/cases.ts';
import { handMade } from './testing/hand-made.ts';
import { randomStream } from './testing/random-economy.ts';
import { solveByReference } from './testing/reference-solver.ts';
import { largestGap, settled, solved, VERIFIED } from './testing/solved.ts';
import { countUnsound, worstCondition } from './testing/verify.ts';
import { rebaseVarieties } from './varieties-rebase.ts';
import { varietyOutcomes } from './varieties-outcomes.ts';
import { withVarieties } from './varieties-shock.ts';
import type { VarietyFlow } from './varieties.ts';

describe('prohibited trade', () => {
  it('is no trade: equilibrium, outcomes and first-order terms are finite, here and by the reference', () => {
    fc.assert(
      fc.property(
        cases({ regions: 5, sectors: 4, theta: [1, 12], zeroCells: 0 }),
        ({ economy, shock, closure, seed }) => {
          const N = economy.regions.length;
          const random = randomStream(seed);
          const tradeCost = shock.tradeCost.map((cost, cell) => {
            const [importer, exporter] = [Math.floor(cell / N) % N, cell % N];
            const needed = importer === exporter || exporter === (importer + 1) % N;
            return !needed && random() < 0.3 ? Infinity : cost;
          });
          const after = solved(economy, { ...shock, tradeCost }, { closure, tolerance: TIGHT });
          expect(countUnsound(after)).toBe(0);
          tradeCost.forEach((cost, cell) => {
            if (cost === Infinity) expect(after.share[cell]).toBe(0);
          });
          const outcomes = outcomesOf(after);
          for (let n = 0; n < N; n++) {
            expect(Object.values(outcomes.region(n)).every(Number.isFinite)).toBe(true);
          }
          const reference = solveByReference(
            economy,
            { ...shock, tradeCost },
            { closure, tolerance: 1e-11 },
          );
          expect(worstCondition(reference, { ...shock, tradeCost }).error).toBeLessThan(VERIFIED);
          expect(largestGap(reference.income, after.income)).toBeLessThan(1e-8);
          expect(largestGap(reference.priceHat, after.priceHat)).toBeLessThan(1e-8);
        },
      ),
      { numRuns: 60, seed: 2020 },
    );
  });

  it('is the limit of ever higher trade costs', () => {
    const economy = settled(
      handMade({
        theta: [4],
        share: [
          [
            [0.7, 0.2, 0.1],
            [0.2, 0.7, 0.1],
            [0.2, 0.1, 0.7],
          ],
        ],
      }),
    );
    const at = (cost: number) => {
      const tradeCost = new Float64Array(9).fill(1);
      tradeCost[1] = cost;
      return solved(economy, { tradeCost }, { tolerance: TIGHT });
    };
    const banned = at(Infinity);
    expect(banned.share[1]).toBe(0);
    expect(largestGap(at(1e4).income, banned.income)).toBeLessThan(1e-9);
    expect(largestGap(at(1e4).priceHat, banned.priceHat)).toBeLessThan(1e-9);
  });

  const noHome = settled(
    handMade({
      theta: [4, 5],
      share: [
        [
          [0, 1],
          [0, 1],
        ],
        [
          [0.8, 0.2],
          [0.5, 0.5],
        ],
      ],
    }),
  );

  it('is refused where it leaves a region without what it needs', () => {
    const tradeCost = new Float64Array(8).fill(1);
    tradeCost[1] = Infinity; // region 0 buys sector 0 from region 1 only
    expect(() => solve(noHome, { tradeCost })).toThrow(
      new RangeError(
        'region R0 needs sector s0, but everybody who supplied it is prohibited from doing so',
      ),
    );
  });

  it.each([NaN, -1, 0, -Infinity])(
    'is the only trade cost that is not a positive number: %f',
    (bad) => {
      const tradeCost = new Float64Array(8).fill(1);
      tradeCost[1] = bad;
      expect(() => solve(noHome, { tradeCost })).toThrow(/shock.tradeCost\[1\]/);
    },
  );

  describe('of varieties', () => {
    const economy = settled(
      handMade({
        theta: [4],
        share: [
          [
            [0.7, 0.2, 0.1],
            [0.2, 0.7, 0.1],
            [0.2, 0.1, 0.7],
          ],
        ],
      }),
    );
    const flow = (...prohibited: boolean[]): VarietyFlow => ({
      sector: 0,
      importer: 0,
      exporter: 1,
      varieties: prohibited.map((banned) => ({
        share: 1 / prohibited.length,
        base: 0,
        rate: 0,
        prohibited: banned,
      })),
    });

    it('leaves the others, as (open share)^(−1/θ) of trade cost does', () => {
      const shock = withVarieties(economy, {}, [flow(true, false)]);
      expect(shock.tradeCost[1]).toBeCloseTo(0.5 ** (-1 / 4), 14);
      const after = solved(economy, shock);
      const [[banned, open]] = varietyOutcomes(after, [flow(true, false)]);
      expect(banned.after).toBe(0);
      expect(open.after).toBeGreaterThan(open.before);
    });

    it('all of them stops the flow, which then has no way back', () => {
      const flows = [flow(true, true)];
      const after = solved(economy, withVarieties(economy, {}, flows));
      expect(after.share[1]).toBe(0);
      expect(varietyOutcomes(after, flows)[0].map((one) => one.after)).toEqual([0, 0]);
      const then = rebase(after);
      const freed = rebaseVarieties(after, flows).map((one) => ({
        ...one,
        varieties: one.varieties.map((variety) => ({ ...variety, prohibited: false })),
      }));
      const later = solved(then, withVarieties(then, {}, freed));
      expect(later.share[1]).toBe(0);
      expect(largestGap(later.income, after.income)).toBeLessThan(1e-9);
    });
  });
});
