import type { EconomyTables } from '../model/index.ts';
import type { Problem } from '../input/index.ts';
import type { EconomyMeta, TariffTable } from '../world/index.ts';
import type { ChosenElasticities } from './choose-elasticities.ts';
import type { ScenarioMeasures } from './measures/load-measures.ts';
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
  /** Absent when the scenario does not use the register. */
  readonly measures?: ScenarioMeasures;
  readonly digests: {
    readonly economy: string;
    /** Of what trade consists of, where the scenario uses the register and the world knows. */
    readonly products?: string;
    readonly scenario: string;
  };
  /** Warnings met on the way; errors would have thrown. */
  readonly problems: readonly Problem[];
}
