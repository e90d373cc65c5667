import { expect, it } from 'vitest';
import { economyDigest } from '../digest.ts';
import { fixtureEconomy } from '../testing/packed-fixture.ts';
import { aggregateEconomy } from './aggregate-economy.ts';
import { keepAll } from './target.ts';

/** What an aggregate of ON, QC (both CAN) and USA says of its tariffs. */
function daysOf(days: Record<string, string>, provinces: readonly number[]) {
  const { meta, tables } = fixtureEconomy();
  const others = [0, 1, 2].filter((index) => !provinces.includes(index));
  const targets = [
    { id: 'MERGED', members: provinces },
    ...others.map((index) => ({ id: tables.regions[index]?.id ?? '', members: [index] })),
  ];
  const source = { meta: { ...meta, tariffs_include: days }, tables };
  return aggregateEconomy(source, targets, keepAll(tables.sectors)).meta.tariffs_include;
}

it('states the day that all members of a new region share, through their groups too', () => {
  expect(daysOf({ CAN: '2024-07-01' }, [0, 1])).toEqual({ MERGED: '2024-07-01' });
  expect(daysOf({ ON: '2024-07-01', CAN: '2024-01-01' }, [0, 1])).toBeUndefined();
  expect(daysOf({ USA: '2024-07-01' }, [0, 1])).toEqual({ USA: '2024-07-01' });
  expect(daysOf({ USA: '2024-07-01' }, [1, 2])).toBeUndefined();
});

it('is part of the digest of an economy, whatever the order', () => {
  const { meta, tables } = fixtureEconomy();
  const digest = (days?: Record<string, string>): string =>
    economyDigest(days ? { ...meta, tariffs_include: days } : meta, tables);
  expect(digest({})).toBe(digest());
  const two = digest({ USA: '2024-07-01', CAN: '2023-01-01' });
  expect(digest({ CAN: '2023-01-01', USA: '2024-07-01' })).toBe(two);
  expect(new Set([digest(), two, digest({ USA: '2024-07-02', CAN: '2023-01-01' })]).size).toBe(3);
});
