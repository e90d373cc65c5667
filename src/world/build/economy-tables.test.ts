import { describe, expect, it } from 'vitest';
import { nationalAccounts } from './accounts.ts';
import { economyTables } from './economy-tables.ts';
import { Matrix } from './matrix.ts';

const table = (...rows: number[][]): Matrix =>
  new Matrix(rows.length, rows[0]?.length ?? 0, Float64Array.from(rows.flat()));

describe('economyTables', () => {
  const regions = ['AAA', 'BBB'].map((id) => ({ id, name: id }));
  const sectors = ['food', 'steel'].map((id) => ({ id, name: id, tradable: true, theta: 4 }));
  const sales = [table([1, 2], [3, 4]), table([5, 6], [7, 8])];
  const accounts = nationalAccounts(sales, 1, table([0.5, 0.5], [0.5, 0.5]));
  const use = [table([11, 12, 13], [14, 15, 16]), table([21, 22, 23], [24, 25, 1 / 3])];
  const tables = economyTables(regions, sectors, accounts, use);

  it('orders trade [sector][importer][exporter]', () => {
    expect([...tables.trade]).toEqual([1, 3, 2, 4, 5, 7, 6, 8]);
  });

  it('orders intermediate use [region][sector][input] and takes final use from the last column', () => {
    expect([...tables.intermediate]).toEqual([11, 14, 12, 15, 21, 24, 22, 25]);
    expect([...tables.final]).toEqual([13, 16, 23, 0.33333333333333]);
  });

  it('has no tariff and leaves transfers to trade', () => {
    expect(tables.tariffs.every((rate) => rate === 0)).toBe(true);
    expect(tables.transfers).toBeUndefined();
  });
});
