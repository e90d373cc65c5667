import type { EconomyTables } from '../model/index.ts';
import type { EconomyMeta } from './economy-meta.ts';
import type { ElasticitySets } from './elasticity-set.ts';
import type { ProductFlows } from './product-flows.ts';
import type { EconomyReading } from './parse-economy.ts';
import { InputError } from '../input/index.ts';
import type { Problem } from '../input/index.ts';

/** An economy that passes every rule, and the warnings it passed with. */
export interface LoadedEconomy {
  readonly meta: EconomyMeta;
  readonly tables: EconomyTables;
  /** Absent when there are none. */
  readonly elasticitySets?: ElasticitySets;
  /** What trade consists of; absent when the folder has no products.csv. `loadWorld` leaves it out: see `loadProducts`. */
  readonly products?: ProductFlows;
  readonly problems: readonly Problem[];
}

/** @throws InputError with every problem of every file, when any is an error */
export function acceptEconomy(reading: EconomyReading): LoadedEconomy {
  const { meta, tables, problems } = reading;
  if (!meta || !tables) throw new InputError(problems);
  return { ...reading, meta, tables };
}
