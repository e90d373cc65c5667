import { loadScenarioText } from '../load-scenario.ts';
import { createEngine } from './engine.ts';
import type { SweepRequest } from './plan.ts';
import type { SweepEngine } from './sweep.ts';

/** What a process needs to set up the engine of a sweep: plain data, for threads and for other machines. */
export interface SweepSource {
  /** The scenario's text, and where it stands: what its relative paths start from. */
  readonly text: string;
  readonly file: string;
  readonly request: SweepRequest;
}

/** The engine of a source. @throws InputError as `loadScenarioText` and `planSweep` */
export function openEngine({ text, file, request }: SweepSource): SweepEngine {
  return createEngine(loadScenarioText(text, file), request);
}
