import { z } from 'zod';
import { isError, readYaml, type Problem } from '../world/index.ts';
import { buildScenario } from './build-scenario.ts';
import { checkScenarioRules } from './scenario-rules.ts';
import { scenarioSchema } from './scenario-schema.ts';
import type { Scenario } from './scenario.ts';

/** A scenario as far as it could be read. */
export interface ScenarioReading {
  /** Absent when any problem is an error. */
  readonly scenario?: Scenario;
  /** Warnings too, in the order of the file. */
  readonly problems: readonly Problem[];
}

/**
 * Reads the text of a scenario file: DESIGN.md, "Scenario". Its ids are not held against an economy, and the files it
 * names are not opened. Rules: those of `readYaml` and of `checkScenarioRules`.
 *
 * @param file path for messages; the paths in the scenario are relative to its folder
 */
export function parseScenario(text: string, file: string): ScenarioReading {
  const fitted = readYaml(file, text, scenarioSchema);
  // Read again without a schema: what does not fit it gives no content, and the other rules are told all the same.
  const raw = readYaml(file, text, z.unknown());
  const broken = raw.problems.length === 0 ? checkScenarioRules(file, raw.value, raw.locate) : [];
  const problems = [...fitted.problems, ...broken].sort(
    (a, b) => a.line - b.line || a.column - b.column,
  );
  return fitted.value === undefined || problems.some(isError)
    ? { problems }
    : { scenario: buildScenario(fitted.value, file, fitted.locate), problems };
}
