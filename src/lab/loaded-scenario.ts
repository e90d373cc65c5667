import type { EconomyTables } from '../model/index.ts';
import type { Problem } from '../input/index.ts';
import type { EconomyMeta, TariffTable } from '../world/index.ts';
import type { ChosenElasticities } from './choose-elasticities.ts';
import type { Scenario } from './scenario.ts';

/** A scenario with everything it refers to in memory: from here on nothing touches a disk. */
export interface LoadedScenario {
  readonly scenario: Scenario;
  readonly meta: EconomyMeta;
  /** With the elasticities that the scenario chose, where it chose any. */
  readonly tables: EconomyTables;
  readonly elasticities?: ChosenElasticities;
  /** Tables named by `tariffs_from`, by the path as it stands in the scenario. */
  readonly tariffTables: ReadonlyMap<string, TariffTable>;
  readonly digests: { readonly economy: string; readonly scenario: string };
  /** Warnings met on the way; errors would have thrown. */
  readonly problems: readonly Problem[];
}
