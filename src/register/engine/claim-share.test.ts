import { describe, expect, it } from 'vitest';
import type { ClaimTable } from '../measure.ts';
import { measure } from '../testing/measures.ts';
import { ClaimShares } from './claim-share.ts';

const table: ClaimTable = {
  id: 'usmca-canada',
  days: ['2024-07-01', '2025-01-16', '2025-02-15'],
  shares: new Map([
    ['720851', [0.4, 0.6, 0.9]],
    ['870323', [0.5, NaN, 1]],
  ]),
  average: [0.3, 0.35, 0.5],
};
const usmca = measure({ id: 'usmca', instrument: 'preference', claims: { CAN: table, MEX: 0.5 } });
const share = (on: string, hs: string, exporter = 'CAN') =>
  new ClaimShares(on).of(usmca, exporter, hs);

describe('ClaimShares', () => {
  it.each([
    ['at the middle of a period', '2025-01-16', 0.6],
    ['half way between two', '2025-01-31', 0.75],
    ['a third of the way', '2025-01-26', 0.7],
    ['before the first', '2018-01-01', 0.4],
    ['after the last', '2026-08-01', 0.9],
  ])('is, %s, on the straight line', (_, on, expected) =>
    expect(share(on, '720851')).toBeCloseTo(expected, 12),
  );

  it('is the average for a code that the table does not hold', () =>
    expect(share('2025-01-31', '010121')).toBeCloseTo(0.425, 12));

  it('is the average in a period of which the table says nothing', () =>
    expect(share('2025-01-31', '870323')).toBeCloseTo((0.35 + 1) / 2, 12));

  it('looks a longer code up by its first six digits', () =>
    expect(share('2025-02-15', '7208513015')).toBe(0.9));

  it('may be one number, and is 1 where nothing is said', () => {
    expect(share('2025-01-31', '720851', 'MEX')).toBe(0.5);
    expect(share('2025-01-31', '720851', 'CHL')).toBe(1);
  });
});
