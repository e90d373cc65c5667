import { instruments } from './measure.ts';
import type { Measure } from './measure.ts';

/** Names by which measures refer to each other. */
export interface MeasureNames {
  /** Ids and programs of all measures, those that do not fit the schema included as far as they can be made out. */
  readonly measures: ReadonlySet<string>;
  /** Ids and programs of preferences. */
  readonly preferences: ReadonlySet<string>;
  /** Whether these are all: a file that is no YAML keeps its names to itself. */
  readonly complete: boolean;
}

/** Words that stand for all measures of an instrument, and can name nothing else. */
export const instrumentNames: ReadonlySet<string> = new Set(instruments);

/**
 * Collects names from what files hold, fitting the schema or not, so that one mistake is not told as ten.
 *
 * @param others measures of another register that these may refer to
 */
export function measureNames(
  contents: readonly unknown[],
  others: readonly Measure[] = [],
): MeasureNames {
  const measures = new Set<string>();
  const preferences = new Set<string>();
  for (const { id, program, instrument } of [...others, ...contents.flat()].filter(isMapping)) {
    for (const name of [id, program]) {
      if (typeof name !== 'string') continue;
      measures.add(name);
      if (instrument === 'preference') preferences.add(name);
    }
  }
  return { measures, preferences, complete: contents.every(Array.isArray) };
}

/** What is read of a mapping of which no more is known than that it is one. */
interface LooseMeasure {
  readonly id?: unknown;
  readonly program?: unknown;
  readonly instrument?: unknown;
}

function isMapping(value: unknown): value is LooseMeasure {
  return typeof value === 'object' && value !== null;
}
