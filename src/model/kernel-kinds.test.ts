import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solve } from './solve.ts';
import { randomEconomy, randomStream } from './testing/random-economy.ts';

describe('WebAssembly and TypeScript', () => {
  it('solve to the same bits', () => {
    fc.assert(
      fc.property(
        fc.record({
          seed: fc.nat(),
          regions: fc.integer({ min: 2, max: 11 }),
          sectors: fc.integer({ min: 1, max: 9 }),
          theta: fc.constantFrom([2, 8] as const, [20, 70] as const),
          rate: fc.constantFrom(0.1, 5, 1e6),
        }),
        ({ seed, regions, sectors, theta, rate }) => {
          const economy = randomEconomy(seed, { regions, sectors, theta, sizeSpread: 2 });
          const random = randomStream(seed);
          const tariff = economy.tariff.map((before) => (random() < 0.5 ? before : before + rate));
          const [wasm, twin] = (['wasm', 'typescript'] as const).map((kernels) =>
            solve(economy, { tariff }, { kernels, closure: 'zero', maxIterations: 300 }),
          );
          expect(wasm).toEqual(twin);
        },
      ),
      { numRuns: 60 },
    );
  });
});
