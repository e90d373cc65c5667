import { describe, expect, it } from 'vitest';
import type { Economy } from '../model/index.ts';
import { randomEconomy } from '../model/testing/random-economy.ts';
import { settled } from '../model/testing/solved.ts';
import { readTariffs } from '../world/index.ts';
import { shockOf } from './scenario-shock.ts';
import type { Change, Selector } from './scenario.ts';

const at = { file: 's.yaml', line: 1, column: 1 };
const one = (id: string): Selector => [{ id, at }];

const economy: Economy = settled(
  randomEconomy(3, { regions: 3, sectors: 2, ownTariff: 0.2, domesticSectors: 0 }),
);
const N = 3;
const isOwn = (cell: number): boolean => cell % N === Math.floor(cell / N) % N;
const own = (rates: Float64Array): number[] => [...rates.filter((_, cell) => isOwn(cell))];

/** Free trade everywhere, as a full table has it: a 0 for own sales too. */
const table = (() => {
  const ids = economy.regions.map(({ id }) => id);
  const rows = economy.sectors.flatMap((sector) =>
    ids.flatMap((exporter) => ids.map((importer) => `${sector.id},${exporter},${importer},0`)),
  );
  const text = ['sector,exporter,importer,rate', ...rows].join('\n');
  return readTariffs('free.csv', text, economy.regions, economy.sectors).table!;
})();

const freeTrade: readonly (readonly [string, Change])[] = [
  [
    'a tariff between all',
    { kind: 'tariff', importer: '*', exporter: '*', sector: '*', mode: 'set', rate: 0, at },
  ],
  [
    'a tariff of one on all',
    { kind: 'tariff', importer: one('R0'), exporter: '*', sector: '*', mode: 'set', rate: 0, at },
  ],
  ['a table of tariffs', { kind: 'tariffs-from', path: 'free.csv', at }],
];

describe('the duty on trade among the members of an aggregate', () => {
  it.each(freeTrade)('is not touched by %s', (_, change) => {
    expect(own(economy.tariff).every((rate) => rate > 0)).toBe(true);
    const shock = shockOf(economy, [change], new Map([['free.csv', table]]));
    expect(own(shock.tariff!)).toEqual(own(economy.tariff));
    expect(shock.tariff).not.toEqual(economy.tariff);
  });
});
