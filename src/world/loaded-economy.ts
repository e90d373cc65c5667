import type { EconomyTables } from '../model/index.ts';
import type { EconomyMeta } from './economy-meta.ts';
import type { ElasticitySets } from './elasticity-set.ts';
import type { EconomyReading } from './parse-economy.ts';
import { WorldError } from './problem.ts';
import type { Problem } from './problem.ts';

/** An economy that passes every rule, and the warnings it passed with. */
export interface LoadedEconomy {
  readonly meta: EconomyMeta;
  readonly tables: EconomyTables;
  /** Absent when there are none. */
  readonly elasticitySets?: ElasticitySets;
  readonly problems: readonly Problem[];
}

/** @throws WorldError with every problem of every file, when any is an error */
export function acceptEconomy(reading: EconomyReading): LoadedEconomy {
  const { meta, tables, problems } = reading;
  if (!meta || !tables) throw new WorldError(problems);
  return { ...reading, meta, tables };
}
