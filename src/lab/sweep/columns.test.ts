import { describe, expect, it } from 'vitest';
import { calibrate, solve } from '../../model/index.ts';
import { littleWorld } from '../measures/testing/little-world.ts';
import { SweepColumns } from './columns.ts';

const { tables } = littleWorld();

describe('the columns of a sweep', () => {
  it('are five of every region and every group', () => {
    const { columns } = new SweepColumns(tables);
    const of = (region: string) =>
      columns.filter((one) => one.region === region).map(({ id }) => id);
    expect(columns).toHaveLength(5 * 5);
    expect(of('CAN').slice(0, 4)).toEqual([
      'CAN.real_income_pct',
      'CAN.real_wage_pct',
      'CAN.exports_pct',
      'CAN.imports_pct',
    ]);
    expect(new Set(columns.map(({ id }) => id)).size).toBe(columns.length);
  });

  it('name the largest buyer outside, groups of others being one', () => {
    const N = tables.regions.length;
    const index = (id: string) => tables.regions.findIndex((one) => one.id === id);
    const trade = new Float64Array(tables.trade.length);
    const sell = (from: string, to: string, value: number) => {
      trade[index(to) * N + index(from)] = value;
    };
    sell('USA', 'CA-AB', 3);
    sell('USA', 'CA-ON', 3);
    sell('USA', 'CHN', 5); // less than to Canada as one
    sell('CA-AB', 'CA-ON', 9); // another member of the own group
    sell('CA-AB', 'USA', 8);
    sell('CA-ON', 'CHN', 7);
    const shares = new SweepColumns({ ...tables, trade }).columns
      .filter(({ field }) => field === 'share')
      .map(({ id }) => id);
    // China sells nothing, and has no buyer
    expect(shares).toEqual([
      'CA-AB>CA-ON.share',
      'CA-ON>CHN.share',
      'USA>CAN.share',
      'CAN>USA.share',
    ]);
  });

  it('are no change and the shares of the base year where nothing changes', () => {
    const columns = new SweepColumns(tables);
    const still = solve(calibrate(tables).economy, {}, { closure: 'fixed' });
    columns.read(still).forEach((value, c) => {
      const field = columns.columns[c]?.field;
      if (field !== 'share') expect(value).toBeCloseTo(0, 6);
      else expect(value > 0 && value < 1).toBe(true);
    });
  });
});
