import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Session } from './session.ts';
import { solve } from './solve.ts';
import { solveWithQuotas } from './quotas-solve.ts';
import { randomEconomy } from './testing/random-economy.ts';
import { settled } from './testing/solved.ts';

const economy = settled(randomEconomy(7, { regions: 5, sectors: 3 }));
const N = 5;

/** Everybody's tariffs higher by so much. */
const raised = (by: number) => ({
  tariff: economy.tariff.map((rate, cell) =>
    Math.floor(cell / N) % N === cell % N ? rate : rate + by,
  ),
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** Counts the memories that are made from now on. */
function countMemories(): () => number {
  const made = vi.spyOn(WebAssembly, 'Memory');
  return () => made.mock.calls.length;
}

describe('memory', () => {
  it('is one buffer for ten thousand solves in a row', () => {
    solve(economy, raised(0.1));
    const memories = countMemories();
    for (let k = 0; k < 10_000; k++) {
      const { status } = solve(economy, raised(k * 1e-5), { tolerance: 1e-3 });
      if (status !== 'converged') throw new Error(`solve ${k}: ${status}`);
    }
    expect(memories()).toBe(0);
  });

  it('comes back from a solve that throws on its way', () => {
    solve(economy, raised(0.1));
    const memories = countMemories();
    const stop = { onProgress: () => fail() };
    for (let k = 0; k < 20; k++) {
      expect(() => solve(economy, raised(0.2), stop)).toThrow('stopped');
      expect(() => solveWithQuotas(economy, raised(0.2), [], [], stop)).toThrow('stopped');
      expect(() => solve(economy, { tariff: new Float64Array(3) })).toThrow(RangeError);
    }
    expect(memories()).toBe(0);
  });

  it('is found again when sessions are left open: the garbage collector takes them', () => {
    for (let k = 0; k < 2_000; k++) new Session(economy, raised(0.1));
  });

  it('is of each solve its own, one inside another', () => {
    const alone = solve(economy, raised(0.3));
    let inner = 0;
    const outer = solve(economy, raised(0.3), {
      onProgress: () => {
        if (inner++ < 3) expect(solve(economy, raised(0.1)).status).toBe('converged');
        return true;
      },
    });
    expect(inner).toBeGreaterThan(3);
    expect(outer.share).toEqual(alone.share);
  });
});

describe('two sessions in turn', () => {
  it('do not see each other', () => {
    const shocks = fc.array(fc.tuple(fc.boolean(), fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(shocks, (moves) => {
        const tolerance = 1e-9;
        const open = [0, 1].map(() => new Session(economy, {}, { tolerance }));
        const apart = [0, 1].map(() => new Session(economy, {}, { tolerance }));
        const together = moves.map(([which, by]) => open[Number(which)].solve(raised(by)).wageHat);
        const oneByOne: Float64Array[] = [];
        for (const side of [0, 1]) {
          moves.forEach(([which, by], at) => {
            if (Number(which) === side) oneByOne[at] = apart[side].solve(raised(by)).wageHat;
          });
        }
        expect(together).toEqual(oneByOne);
        for (const session of [...open, ...apart]) session.close();
      }),
      { numRuns: 20 },
    );
  });
});

function fail(): never {
  throw new Error('stopped');
}
