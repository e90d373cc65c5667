import {
  ProblemList,
  didYouMean,
  keptOfARule,
  nearestId,
  notANumber,
  parseNumber,
  shorten,
} from '../input/index.ts';
import type { CsvSheet, Named, Problem } from '../input/index.ts';

/** The ids that a key column may hold, and how far one step of its index moves in the dense array. */
export interface KeyColumn {
  readonly column: string;
  readonly kind: 'region' | 'sector';
  readonly things: readonly Named[];
  readonly stride: number;
}

/** A table of numbers, dense: cells without a row are 0. */
export interface FlowReading {
  readonly values: Float64Array;
  /** Row of the sheet that states each cell, or −1. */
  readonly rowOf: Int32Array;
  readonly problems: readonly Problem[];
  /** Whether every row could be placed: false when the table has holes that no other rule should judge. */
  readonly complete: boolean;
}

/**
 * Reads a table whose rows are keys and one number. Rules: `unknown-region`, `unknown-sector`, `duplicate-key`,
 * `not-a-number`; what the numbers may be is for the caller to say.
 *
 * @param size length of the dense array that the strides of `keys` index
 */
export function readFlows(
  sheet: CsvSheet,
  keys: readonly KeyColumn[],
  valueColumn: string,
  size: number,
): FlowReading {
  const values = new Float64Array(size);
  const rowOf = new Int32Array(size).fill(-1);
  const problems = new ProblemList();
  const value = sheet.reader(valueColumn);
  const lookups = keys.map(({ column, things, stride }) => ({
    read: sheet.reader(column),
    offsets: new Map(things.map(({ id }, index) => [id, index * stride])),
  }));
  const strangers = new Map<string, string>();
  let complete = true;

  for (let row = 0; row < sheet.rowCount; row++) {
    if (!sheet.isWhole(row)) {
      complete = false;
      continue;
    }
    let cell = 0;
    for (let k = 0; k < lookups.length; k++) {
      const lookup = lookups[k];
      const key = keys[k];
      if (lookup === undefined || key === undefined) continue;
      const text = lookup.read(row);
      const offset = lookup.offsets.get(text);
      if (offset === undefined) {
        problems.add(unknownId(sheet, row, key, text, strangers));
        cell = NaN;
      } else {
        cell += offset;
      }
    }
    const number = parseNumber(value(row));
    if (number === undefined) {
      problems.add(
        notANumber(sheet.file, sheet.position(row, valueColumn), valueColumn, value(row)),
      );
    }
    if (Number.isNaN(cell)) {
      complete = false;
      continue;
    }
    const first = rowOf[cell];
    if (first !== undefined && first >= 0) {
      problems.add(duplicateKey(sheet, row, first, keys));
      continue;
    }
    rowOf[cell] = row;
    if (number === undefined) complete = false;
    else values[cell] = number;
  }
  return { values, rowOf, problems: problems.toArray(), complete };
}

/** The keys of a row in words: `sector goods, exporter ON, importer USA`. */
export function keyWords(
  sheet: CsvSheet,
  keys: readonly Pick<KeyColumn, 'column'>[],
  row: number,
): string {
  return keys.map(({ column }) => `${column} ${shorten(sheet.reader(column)(row))}`).join(', ');
}

function unknownId(
  sheet: CsvSheet,
  row: number,
  { column, kind, things }: KeyColumn,
  text: string,
  hints: Map<string, string>,
): Problem {
  // A misspelt id may stand in thousands of rows: its suggestion is looked for once.
  const known = `${kind}\n${text}`;
  const rest = `the ids are those of ${kind}s.csv`;
  const looked = hints.size < keptOfARule;
  const hint = hints.get(known) ?? (looked ? didYouMean(nearestId(text, things), rest) : rest);
  if (looked) hints.set(known, hint);
  return {
    file: sheet.file,
    ...sheet.position(row, column),
    severity: 'error',
    rule: `unknown-${kind}`,
    message: `'${shorten(text)}' is not a ${kind} of this economy`,
    hint,
  };
}

function duplicateKey(
  sheet: CsvSheet,
  row: number,
  first: number,
  keys: readonly KeyColumn[],
): Problem {
  const words = keyWords(sheet, keys, row);
  const column = keys[0]?.column ?? '';
  return {
    file: sheet.file,
    ...sheet.position(row, column),
    severity: 'error',
    rule: 'duplicate-key',
    message: `${words} is given before, on line ${sheet.position(first, column).line}`,
    hint: 'remove one of the two rows, or add them up if both are meant',
  };
}
