import { describe, expect, it } from 'vitest';
import { nationalAccounts } from './accounts.ts';
import { Matrix } from './matrix.ts';

const table = (...rows: number[][]): Matrix =>
  new Matrix(rows.length, rows[0]?.length ?? 0, Float64Array.from(rows.flat()));

describe('nationalAccounts', () => {
  // Two regions, two sectors, in thousands: region 0 sells 20 of sector 0 to region 1 and buys 5 of sector 1.
  const sales = [table([100_000, 20_000], [0, 50_000]), table([40_000, 0], [5_000, 30_000])];
  const accounts = nationalAccounts(sales, 1000, table([0.5, 0.25], [0.4, 1]));

  it('adds sales up to output by exporter and to absorption by importer', () => {
    expect([...accounts.output.data]).toEqual([120, 40, 50, 35]);
    expect([...accounts.absorption.data]).toEqual([100, 45, 70, 30]);
  });

  it('splits output into value added and purchases', () => {
    expect([...accounts.valueAdded.data]).toEqual([60, 10, 20, 35]);
    expect([...accounts.purchases.data]).toEqual([60, 30, 30, 0]);
  });

  it('lets final expenditure be value added plus the trade deficit; deficits add up to 0', () => {
    expect([...accounts.deficit]).toEqual([-15, 15]);
    expect([...accounts.finalExpenditure]).toEqual([55, 70]);
  });

  it('rounds flows to the stored digits before it adds them up', () => {
    const long = nationalAccounts([table([1.2345678901234567e9])], 1, table([0.5]));
    expect(long.output.at(0, 0)).toBe(1.2345678901235e9);
  });
});
