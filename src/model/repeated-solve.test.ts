import { describe, expect, it } from 'vitest';
import { RepeatedSolve } from './repeated-solve.ts';
import { solve } from './solve.ts';
import { randomEconomy } from './testing/random-economy.ts';
import { largestGap, settled } from './testing/solved.ts';

const N = 6;
const economy = settled(randomEconomy(11, { regions: N, sectors: 4 }));
/** One importer's purchases of one sector, 30 % dearer. */
const row = { sector: 1, importer: 2 };
const tariff = economy.tariff.map((rate, cell) =>
  Math.floor(cell / N) === row.sector * N + row.importer && cell % N !== row.importer
    ? rate + 0.3
    : rate,
);
const rents = [{ ...row, exporter: 0, rate: 0.1, holder: 'exporter' }] as const;

describe('a problem that is repriced', () => {
  it.each([
    ['from a base that needed no move', {}],
    ['from another equilibrium', { productivity: new Float64Array(N * 4).fill(1.1) }],
  ])('has the answer that it has by itself (%s)', (_, others) => {
    const run = new RepeatedSolve(economy, others, { tolerance: 1e-8 });
    expect(run.search().status).toBe('converged');
    run.reprice({ ...others, tariff, rents }, [row]);
    expect(run.search(1e-12).status).toBe('converged');

    const after = run.equilibrium();
    const alone = solve(economy, { ...others, tariff, rents }, { tolerance: 1e-12 });
    expect(largestGap(after.share, alone.share)).toBeLessThan(1e-10);
    expect(largestGap(after.wageHat, alone.wageHat)).toBeLessThan(1e-10);
    expect(largestGap(after.rent, alone.rent)).toBeLessThan(1e-10);
    expect(after.tariff).toEqual(tariff);
  });

  it('tells of trade in some rows what the equilibrium tells', () => {
    const run = new RepeatedSolve(economy, { tariff }, {});
    run.search();
    const { share, expenditure, costHat } = run.tradeIn([row]);
    const after = run.equilibrium();
    const first = (row.sector * N + row.importer) * N;
    expect(share.slice(first, first + N)).toEqual(after.share.slice(first, first + N));
    expect(expenditure).toEqual(after.expenditure);
    expect(costHat).toEqual(after.costHat);
  });

  it('goes back to where it was', () => {
    const run = new RepeatedSolve(economy, {}, { tolerance: 1e-12 });
    run.search();
    const before = run.equilibrium();
    run.reprice({ tariff }, [row]);
    run.search();
    run.reprice({}, [row]);
    run.search();
    expect(largestGap(run.equilibrium().share, before.share)).toBeLessThan(1e-10);
  });
});
