import fc from 'fast-check';
import type { Economy } from '../economy.ts';
import type { TransferClosure } from '../shock.ts';
import { randomEconomy, type RandomEconomyOptions } from './random-economy.ts';
import { randomShock, type FullShock } from './random-shock.ts';
import { settled } from './solved.ts';

/** How many random economies an invariant is held against, and where fast-check starts: the same in every run. */
export const MANY = { numRuns: 200, seed: 1993 } as const;

/** Tight, so that what the tolerance leaves is far below what the invariants are held to. */
export const TIGHT = 1e-12;

/** An economy in equilibrium, a shock to it, and the closure under which both are solved. */
export interface Case {
  readonly economy: Economy;
  readonly shock: FullShock;
  readonly closure: TransferClosure;
  readonly seed: number;
}

/**
 * Random economies that have an equilibrium by construction: transfers of at most 5 % of value added beside ample
 * trade, tariffs to 50 %, fundamentals up or down by a fifth.
 */
export function cases(limits: Partial<RandomEconomyOptions> = {}): fc.Arbitrary<Case> {
  const { regions = 7, sectors = 5, ...rest } = limits;
  return fc
    .record({
      seed: fc.nat(),
      regions: fc.integer({ min: 2, max: regions }),
      sectors: fc.integer({ min: 1, max: sectors }),
      theta: fc.constantFrom<[number, number]>([2, 20], [4, 8], [0.4, 70]),
      closure: fc.constantFrom<TransferClosure>('fixed', 'zero', 'share-of-world-income'),
    })
    .map(({ seed, closure, ...size }) => {
      const drawn = randomEconomy(seed, { transfer: 0.05, ...size, ...rest });
      const economy = settled(drawn, { closure, tolerance: TIGHT });
      return { economy, shock: randomShock(seed, economy), closure, seed };
    });
}
