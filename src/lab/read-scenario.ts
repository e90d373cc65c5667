import { isError, readYaml, type Problem } from '../input/index.ts';
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
 * Reads the text of a scenario file: docs/formats.md, "Scenario". Its ids are not held against an economy, and the files it
 * names are not opened. Rules: those of `readYaml` and of `checkScenarioRules`.
 *
 * @param file path for messages; the paths in the scenario are relative to its folder
 */
export function parseScenario(text: string, file: string): ScenarioReading {
  const { value, content, problems: misfits, locate } = readYaml(file, text, scenarioSchema);
  // These rules are told also of what does not fit the schema.
  const broken = checkScenarioRules(file, content, locate);
  const problems = [...misfits, ...broken].sort((a, b) => a.line - b.line || a.column - b.column);
  return value === undefined || problems.some(isError)
    ? { problems }
    : { scenario: buildScenario(value, file, locate), problems };
}
