import type { LoadedScenario } from '../loaded-scenario.ts';
import { numberId, numberLabel } from './number-names.ts';
import type { Target } from './stream.ts';

/** A number that a grid gives several values in turn. */
export interface Axis {
  /** Stable and unique in a scenario, as that of a stream: `change.0.set`. */
  readonly id: string;
  /** For people. */
  readonly label: string;
  readonly target: Extract<Target, { kind: 'change' }>;
  /** Evenly spaced, both ends included. */
  readonly values: readonly number[];
}

/** The axes of a scenario's grid: its ranges, in the order of the changes. */
export function axesOf({ scenario }: Pick<LoadedScenario, 'scenario'>): Axis[] {
  return scenario.ranges.map(({ index, key, from, to, steps }) => ({
    id: numberId(index, key),
    label: numberLabel(scenario.changes, index, key),
    target: { kind: 'change', index, key },
    values: Array.from({ length: steps }, (_, step) => valueAt(from, to, step, steps - 1)),
  }));
}

/** Both ends exactly, and no more digits than a step has: 0.15000000000000002 is 0.15. */
function valueAt(from: number, to: number, step: number, last: number): number {
  if (step === 0) return from;
  if (step === last) return to;
  return Number((from + ((to - from) * step) / last).toPrecision(14));
}
