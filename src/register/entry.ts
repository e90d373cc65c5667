import type { Position, Problem } from '../input/index.ts';
import type { MeasureDocument } from './measure-schema.ts';

/** A measure as it stands in its file, with the place of everything in it. */
export interface Entry {
  readonly document: MeasureDocument;
  /** Path as the user can open it, and relative to the folder of the register. */
  readonly file: string;
  readonly path: string;
  /** Place of what stands at a path of keys and indices below the measure; of the nearest thing around it where there is nothing. */
  readonly locate: (path: readonly (string | number)[], part?: 'key' | 'value') => Position;
}

/** What a rule has to say, at a path below the measure. */
export interface Finding {
  readonly path: readonly (string | number)[];
  readonly severity?: 'warning';
  readonly rule: string;
  readonly message: string;
  readonly why?: string;
  readonly hint: string;
}

/** A finding at its place in the file. */
export function problemOf({ file, locate }: Entry, { path, severity, ...words }: Finding): Problem {
  return { file, ...locate(path), severity: severity ?? 'error', ...words };
}
