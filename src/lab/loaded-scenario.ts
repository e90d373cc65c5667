import type { EconomyTables } from '../model/index.ts';
import type { Problem } from '../input/index.ts';
import type { ElasticitySets, EconomyMeta, ProductFlows, TariffTable } from '../world/index.ts';
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
  /** What other values of uncertain numbers are put into: `withValues`. A run has no use for it. */
  readonly world: {
    /** With the elasticities that the scenario chose, and the tariffs of the world. */
    readonly tables: EconomyTables;
    readonly elasticitySets?: ElasticitySets;
    readonly products?: ProductFlows;
  };
  readonly digests: {
    readonly economy: string;
    /** Of what trade consists of, where the scenario uses the register and the world knows. */
    readonly products?: string;
    readonly scenario: string;
  };
  /** Warnings met on the way; errors would have thrown. */
  readonly problems: readonly Problem[];
}
