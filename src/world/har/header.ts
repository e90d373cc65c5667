/**
 * Header-array files (`.har`), the binary files of GEMPACK, in memory. The layout on disk, its sources and its limits are
 * in `docs/methods/gtap-har.md`. Real numbers are 32-bit floats in the format, so they are here too: about seven digits.
 */

/** Longest texts and largest rank that the format has room for. */
export const harLimits = {
  name: 4,
  longName: 70,
  coefficient: 12,
  set: 12,
  element: 12,
  rank: 7,
} as const;

interface Described {
  /** One to four characters; unique in a file, where case does not count. Names in `XX…` belong to the programs. */
  readonly name: string;
  /** What the header holds, at most 70 characters. A set says `Set NAME and its description`. */
  readonly longName: string;
}

/** Texts of one width, padded with blanks on disk. Sets are headers of this type. */
export interface HarStrings extends Described {
  readonly type: '1C';
  /** Characters that each text has room for; GEMPACK gives set elements 12. */
  readonly width: number;
  readonly values: readonly string[];
}

/** A matrix of 32-bit integers, the first index fastest. */
export interface HarIntegers extends Described {
  readonly type: '2I';
  readonly dims: readonly [rows: number, columns: number];
  readonly values: Int32Array;
}

/** A matrix of reals without labels, the first index fastest. */
export interface HarMatrix extends Described {
  readonly type: '2R';
  readonly dims: readonly [rows: number, columns: number];
  readonly values: Float32Array;
}

/** Reals of up to seven dimensions without labels, the first index fastest. Read with all seven, the unused ones 1. */
export interface HarReals extends Described {
  readonly type: 'RL';
  readonly dims: readonly number[];
  readonly values: Float32Array;
}

/** Reals of up to seven dimensions over sets, the first index fastest: what GTAP's coefficients are. */
export interface HarCoefficient extends Described {
  readonly type: 'RE';
  /** Name of the coefficient in the model, at most 12 characters. */
  readonly coefficient: string;
  /** None for a single number. */
  readonly dims: readonly number[];
  /** One for each dimension; absent where the file does not say. */
  readonly sets?: readonly HarDimension[];
  readonly values: Float32Array;
}

/** What a dimension ranges over: a set with its elements, a set by name only, or one element of a set. */
export interface HarDimension {
  readonly set: string;
  /** In their order; absent where the file names the set only. */
  readonly elements?: readonly string[];
  /** The one element that the array is for; then the dimension is 1. */
  readonly element?: string;
}

export type HarHeader = HarStrings | HarIntegers | HarMatrix | HarReals | HarCoefficient;

/** The headers of a file in its order. */
export interface HarFile {
  readonly file: string;
  readonly headers: readonly HarHeader[];
}

/** The header of this name, whatever its case. */
export function findHeader(har: HarFile, name: string): HarHeader | undefined {
  const wanted = name.toUpperCase();
  return har.headers.find((header) => header.name.toUpperCase() === wanted);
}

/** A set as GEMPACK stores it: texts of width 12 under a long name that opens with `Set` and its name. */
export function setHeader(
  name: string,
  set: string,
  elements: readonly string[],
  description = '',
): HarStrings {
  const longName = `Set ${set} ${description}`.trimEnd();
  return { type: '1C', name, longName, width: harLimits.element, values: elements };
}

/** Number of cells. */
export function sizeOf(dims: readonly number[]): number {
  return dims.reduce((product, dim) => product * dim, 1);
}
