import type { EconomyTables } from '../../../model/index.ts';
import { randomStream } from '../../../model/testing/random-economy.ts';
import type { HarFile } from '../../har/header.ts';
import { gtapEconomy } from '../gtap-har.ts';
import type { ImportedEconomy } from '../import-format.ts';
import type { GtapFiles } from './gtap-database.ts';
import { knownEconomy } from './known-economy.ts';

/** Regions and sectors of the economy that the tests of the GTAP import know. */
export const [N, J] = [4, 5];

export function known(seed = 1): EconomyTables {
  return knownEconomy(randomStream(seed), N, J);
}

export function asFiles({ base, sets, parameters }: GtapFiles): HarFile[] {
  return [
    { file: 'basedata.har', headers: base },
    { file: 'sets.har', headers: sets },
    { file: 'default.prm', headers: parameters },
  ];
}

export function imported(files: HarFile[]): ImportedEconomy {
  return gtapEconomy(files, { year: 2017 });
}

/** Rules and amounts of what was done. */
export function treated({ report }: ImportedEconomy): Record<string, number> {
  return Object.fromEntries(report.treatments.map(({ rule, amount }) => [rule, amount]));
}
