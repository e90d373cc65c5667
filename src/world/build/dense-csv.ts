import { readFileSync } from 'node:fs';
import { csvParse } from 'd3-dsv';

/** A key column of a tidy CSV file and the labels it may hold, in the order wanted. */
export interface Dimension {
  readonly column: string;
  readonly labels: readonly string[];
}

/**
 * Reads a tidy CSV file (key columns and `value`) into a dense array, last dimension fastest.
 *
 * The file must hold every combination of labels exactly once, each a finite number of at least 0:
 * a source that lost or doubled a row is refused, not repaired.
 *
 * @throws Error with file and line: unknown label, duplicate, missing cell, not a number, negative
 */
export function readDenseCsv(file: string, dimensions: readonly Dimension[]): Float64Array {
  return parseDenseCsv(readFileSync(file, 'utf8'), file, dimensions);
}

/** {@link readDenseCsv} on text; `file` only names it in errors. */
export function parseDenseCsv(
  text: string,
  file: string,
  dimensions: readonly Dimension[],
): Float64Array {
  const positions = dimensions.map(({ labels }) => new Map(labels.map((label, i) => [label, i])));
  const size = dimensions.reduce((product, { labels }) => product * labels.length, 1);
  const values = new Float64Array(size).fill(NaN);

  csvParse(text).forEach((row, index) => {
    const where = `${file}:${index + 2}`;
    let cell = 0;
    dimensions.forEach(({ column, labels }, d) => {
      const label = row[column];
      const position = positions[d]?.get(label ?? '');
      if (position === undefined) {
        throw new Error(
          `${where}: unknown ${column} '${label ?? ''}'; known: ${labels.join('; ')}`,
        );
      }
      cell = cell * labels.length + position;
    });
    const value = row['value'] === undefined || row['value'] === '' ? NaN : Number(row['value']);
    if (!(value >= 0 && value < Infinity)) {
      throw new Error(
        `${where}: value '${row['value'] ?? ''}' is not a finite number of at least 0`,
      );
    }
    if (!Number.isNaN(values[cell])) throw new Error(`${where}: this cell was already given above`);
    values[cell] = value;
  });

  const missing = values.findIndex((value) => Number.isNaN(value));
  if (missing >= 0) throw new Error(`${file}: no value for ${nameOf(missing, dimensions)}`);
  return values;
}

function nameOf(cell: number, dimensions: readonly Dimension[]): string {
  const names: string[] = [];
  let rest = cell;
  for (const { column, labels } of [...dimensions].reverse()) {
    names.unshift(`${column} '${labels[rest % labels.length] ?? ''}'`);
    rest = Math.floor(rest / labels.length);
  }
  return names.join(', ');
}
