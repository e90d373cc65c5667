import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SurtaxPool, surtaxCoverage } from './surtax-coverage.ts';

const pool = (total: number, ...listedShare: number[]): SurtaxPool => ({
  name: 'goods',
  total,
  listedShare,
});

describe('surtaxCoverage', () => {
  it('spreads in proportion to imports × listed share', () => {
    const result = surtaxCoverage([100, 300], [pool(40, 0.2, 0.2)], 0.25);
    expect(result.covered).toEqual([10, 30]);
    expect(result.rate).toEqual([0.025, 0.025]);
  });

  it('adds pools up, each among the sectors it names', () => {
    const steel = { ...pool(50, 0.1, 0), name: 'steel' };
    const result = surtaxCoverage([100, 100], [steel, pool(20, 0.1, 0.1)], 0.25);
    expect(result.byPool).toEqual([
      [50, 0],
      [10, 10],
    ]);
    expect(result).toMatchObject({
      covered: [60, 10],
      coverage: [0.6, 0.1],
      rate: [0.15, 0.025],
    });
  });

  it('never covers more than a sector imports, all pools together, and hands the rest to the others', () => {
    const alone = surtaxCoverage([10, 100, 100], [pool(50, 1, 0.1, 0.3)], 0.25);
    expect(alone.covered).toEqual([10, 10, 30]);
    expect(alone.coverage[0]).toBe(1);

    const after = surtaxCoverage([10, 100], [pool(8, 1, 0), pool(12, 1, 0.1)], 0.25);
    expect(after.byPool[1]).toEqual([2, 10]);
  });

  it('leaves a sector without listed codes alone, also one without imports', () => {
    const result = surtaxCoverage([100, 100, 0], [pool(10, 0.5, 0, 0.5)], 0.25);
    expect(result.rate).toEqual([0.025, 0, 0]);
  });

  it('throws when the listed sectors import less than is to be spread, naming the pool', () => {
    expect(() => surtaxCoverage([10, 100], [pool(20, 0.5, 0)], 0.25)).toThrow(
      'surtax on goods: its sectors import less than 20',
    );
  });

  it('covers every pool in full and no sector beyond its imports', () => {
    const sector = fc.record({
      imports: fc.double({ min: 1, max: 1000, noNaN: true }),
      shares: fc.tuple(
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
      ),
    });
    const part = fc.double({ min: 0, max: 0.49, noNaN: true });
    fc.assert(
      fc.property(fc.array(sector, { minLength: 1, maxLength: 8 }), part, part, (sectors, a, b) => {
        const imports = sectors.map((each) => each.imports);
        const all = imports.reduce((sum, value) => sum + value, 0);
        const pools = [a, b].map((of, p) =>
          pool(of * all, ...sectors.map(({ shares }) => shares[p] ?? 0)),
        );
        const { byPool, coverage } = surtaxCoverage(imports, pools, 0.25);
        byPool.forEach((spread, p) => {
          const sum = spread.reduce((total, value) => total + value, 0);
          expect(Math.abs(sum - (pools[p]?.total ?? NaN))).toBeLessThan(1e-9 * all);
        });
        for (const covered of coverage) expect(covered).toBeLessThan(1 + 1e-9);
      }),
    );
  });
});
