import { describe, expect, it } from 'vitest';
import { nationalAccounts } from './accounts.ts';
import { balanceUse } from './balance-use.ts';
import { Matrix } from './matrix.ts';
import { statedUseSeed, useSeed } from './use-seed.ts';

const table = (...rows: number[][]): Matrix =>
  new Matrix(rows.length, rows[0]?.length ?? 0, Float64Array.from(rows.flat()));

// A closed region that makes food (0), construction (1) and ore (2). Output 100, 50, 40, value added
// 60, 20, 30: purchases 40, 30, 10 and final expenditure 110, of which the stated shares know food only.
const accounts = nationalAccounts(
  [table([100]), table([50]), table([40])],
  1,
  table([0.6, 0.4, 0.75]),
);
const inputShare = table([0.5, 0, 0], [0, 0, 0], [0.5, 1, 1]);
const consumptionShare = table([1, 0, 0]);
const roles = { consumerSectors: [0], rawMaterials: [2] };

describe('useSeed', () => {
  const { table: seed, consumptionRate } = useSeed(
    accounts,
    inputShare,
    consumptionShare,
    0,
    roles,
  );

  it('seeds intermediate use with input shares times purchases', () => {
    expect(seed.at(0, 0)).toBe(20);
    expect(seed.at(2, 1)).toBe(30);
  });

  it('estimates the consumption rate from what consumer sectors leave: 80 of 110', () => {
    expect(consumptionRate).toBeCloseTo(80 / 110, 14);
    expect(seed.at(0, 3)).toBeCloseTo(80, 12);
  });

  it('gives to investment what absorption leaves of construction', () => {
    expect(seed.at(1, 3)).toBe(50);
  });

  it('gives nothing of a raw material to investment, whatever is left', () => {
    expect(seed.at(2, 3)).toBe(0);
  });

  it('never lets consumption exceed final expenditure', () => {
    const small = useSeed(accounts, inputShare, table([0.1, 0.9, 0]), 0, roles);
    expect(small.consumptionRate).toBe(1);
  });

  it('throws when consumer sectors have nothing left', () => {
    const greedy = table([1, 1, 1], [0, 0, 0], [0, 0, 0]);
    const shares = table([1, 0, 0]);
    const noFood = nationalAccounts(
      [table([50]), table([50]), table([90])],
      1,
      table([0.1, 0.1, 0.1]),
    );
    expect(() => useSeed(noFood, greedy, shares, 0, roles)).toThrow(
      /nothing is left for consumption/,
    );
  });
});

describe('statedUseSeed', () => {
  it('gives all final use to the stated shares', () => {
    const seed = statedUseSeed(accounts, inputShare, consumptionShare, 0);
    expect([0, 1, 2].map((k) => seed.at(k, 3))).toEqual([110, 0, 0]);
  });
});

describe('balanceUse', () => {
  it('meets absorption by row, purchases and final expenditure by column', () => {
    const seed = table([20, 10, 0, 80], [5, 5, 5, 50], [20, 30, 10, 1]);
    const result = balanceUse(accounts, 0, seed);
    expect(result.status).toBe('converged');
    const near = (sums: Float64Array, totals: number[]): void =>
      totals.forEach((total, i) => expect(sums[i]).toBeCloseTo(total, 10));
    near(result.table.rowSums(), [100, 50, 40]);
    near(result.table.columnSums(), [40, 30, 10, 110]);
  });
});
