import { borderSales } from '../../../model/index.ts';
import type { Economy, EconomyTables } from '../../../model/index.ts';
import { randomEconomy, randomStream } from '../../../model/testing/random-economy.ts';
import type { RandomEconomyOptions } from '../../../model/testing/random-economy.ts';
import { settled } from '../../../model/testing/solved.ts';
import type { EconomyMeta } from '../../economy-meta.ts';
import type { Target } from '../target.ts';

export const someMeta: EconomyMeta = {
  id: 'random',
  title: 'A random economy',
  year: 2021,
  currency: 'USD',
  unit: 'US$ million',
  sources: [{ title: 'chance' }],
  licence: 'none',
  groups: {},
};

/** The tables of an economy in equilibrium: both accounts hold, and transfers are stated. */
export function tablesOf(economy: Economy): EconomyTables {
  const [N, J] = [economy.regions.length, economy.sectors.length];
  const trade = borderSales(economy, N);
  const output = new Float64Array(N * J);
  trade.forEach((value, cell) => {
    output[(cell % N) * J + Math.floor(cell / (N * N))]! += value;
  });
  const intermediate = economy.inputShare.map((share, at) => share * output[Math.floor(at / J)]!);
  const final = economy.expenditure.slice();
  intermediate.forEach((value, at) => {
    const buyer = Math.floor(at / (J * J));
    final[buyer * J + (at % J)]! -= value;
  });
  return {
    regions: economy.regions,
    sectors: economy.sectors,
    trade,
    tariffs: economy.tariff,
    intermediate,
    valueAdded: economy.valueAddedShare.map((share, cell) => share * output[cell]!),
    final,
    transfers: economy.transfer,
  };
}

/** Tables of a random economy with tariffs and deficits, solved to 1e-13. */
export function randomTables(seed: number, options: RandomEconomyOptions): EconomyTables {
  const drawn = randomEconomy(seed, { transfer: 0.05, ...options });
  return tablesOf(settled(drawn, { tolerance: 1e-13, maxIterations: 4000 }));
}

/** Puts each of `count` items into one of at most `most` targets, in the order of their first members. */
export function randomPartition(seed: number, count: number, most: number, id = 'T'): Target[] {
  const random = randomStream(seed);
  const members = new Map<number, number[]>();
  for (let item = 0; item < count; item++) {
    const target = Math.floor(random() * most);
    members.set(target, [...(members.get(target) ?? []), item]);
  }
  return [...members.values()].map((list, index) => ({ id: `${id}${index}`, members: list }));
}
