import { parseCsv } from './csv.ts';
import type { CsvText } from './csv.ts';
import { notUtf8 } from './not-utf8.ts';
import { ProblemList } from './problem-list.ts';
import { isError } from './problem.ts';
import type { Position, Problem } from './problem.ts';
import { wrongSeparator } from './separator.ts';
import { shorten } from './shorten.ts';
import { didYouMean, nearest } from './suggest.ts';

/** The columns a table must and may have. */
export interface ColumnSpec {
  readonly required: readonly string[];
  readonly optional?: readonly string[];
}

/** A CSV file whose header is understood: fields by row number and column name. */
export interface CsvSheet {
  readonly file: string;
  /** Data rows, the header left out. */
  readonly rowCount: number;
  readonly hasColumn: (column: string) => boolean;
  /** Whether the row has as many fields as the header; the other rows have been reported and are not to be read. */
  readonly isWhole: (row: number) => boolean;
  /** Reader of one column: row number → text; '' in an optional column that is absent. */
  readonly reader: (column: string) => (row: number) => string;
  readonly position: (row: number, column: string) => Position;
}

/** A sheet, or none when the header is not to be trusted, and everything wrong with its form. */
export interface SheetReading {
  readonly sheet?: CsvSheet;
  readonly problems: readonly Problem[];
}

/**
 * Reads the form of a table: quotes, header, number of fields in each row. Rules: `not-utf8`, `unclosed-quote`,
 * `text-after-quote`, `wrong-separator`, `missing-column`, `unknown-column`, `duplicate-column`, `wrong-field-count`.
 */
export function readSheet(file: string, text: string, spec: ColumnSpec): SheetReading {
  const csv = parseCsv(text);
  const headerLength = csv.rowStarts[1] ?? 0;
  const header = csv.cells.slice(0, headerLength);
  const problems = new ProblemList();
  const ofHeader = wrongSeparator(file, header, spec.required);
  const ofText = notUtf8(file, text, (offset) => csv.positionAt(offset));
  problems.addAll(badQuotes(file, csv));
  if (ofText) problems.add(ofText);
  problems.addAll(ofHeader ? [ofHeader] : badHeader(file, header, csv, spec));
  const ofForm = problems.toArray();
  if (ofForm.some(isError)) return { problems: ofForm };

  const columnIndex = new Map(header.map((name, index) => [name, index]));
  const rowCount = Math.max(csv.rowStarts.length - 2, 0);
  const start = (row: number): number => csv.rowStarts[row + 1] ?? 0;
  const isWhole = (row: number): boolean => start(row + 1) - start(row) === headerLength;
  for (let row = 0; row < rowCount; row++) {
    if (isWhole(row)) continue;
    const count = start(row + 1) - start(row);
    problems.add({
      file,
      ...csv.positionAt(csv.offsets[start(row)] ?? 0),
      severity: 'error',
      rule: 'wrong-field-count',
      message: `this row has ${count} ${count === 1 ? 'field' : 'fields'} and the header has ${headerLength}`,
      hint: `write ${header.join(',')}; put a field that holds a comma in double quotes`,
    });
  }

  const sheet: CsvSheet = {
    file,
    rowCount,
    hasColumn: (column) => columnIndex.has(column),
    isWhole,
    reader: (column) => {
      const index = columnIndex.get(column);
      if (index === undefined) return () => '';
      return (row) => csv.cells[start(row) + index] ?? '';
    },
    position: (row, column) =>
      csv.positionAt(csv.offsets[start(row) + (columnIndex.get(column) ?? 0)] ?? 0),
  };
  return { sheet, problems: problems.toArray() };
}

function* badQuotes(file: string, csv: CsvText): Generator<Problem> {
  for (const { kind, offset } of csv.faults) {
    yield {
      file,
      ...csv.positionAt(offset),
      severity: 'error',
      rule: kind,
      message:
        kind === 'unclosed-quote'
          ? 'the quote that opens here is never closed'
          : 'there is text after the quote that closes the field',
      hint: 'close the field with one double quote, and write a double quote inside it twice: ""',
    };
  }
}

function badHeader(
  file: string,
  header: readonly string[],
  csv: CsvText,
  { required, optional = [] }: ColumnSpec,
): Problem[] {
  const problems: Problem[] = [];
  const known = [...required, ...optional];
  const missing = required.filter((column) => !header.includes(column));
  const report = (index: number, rule: string, message: string, hint: string): void => {
    const position = csv.positionAt(csv.offsets[index] ?? 0);
    problems.push({ file, ...position, severity: 'error', rule, message, hint });
  };
  header.forEach((column, index) => {
    if (!known.includes(column)) {
      const suggestion = nearest(column, missing) ?? nearest(column, known);
      const rest = `the columns are ${known.join(', ')}: rename or remove it`;
      report(
        index,
        'unknown-column',
        `unknown column '${shorten(column)}'`,
        didYouMean(suggestion, rest),
      );
    } else if (header.indexOf(column) < index) {
      report(index, 'duplicate-column', `column '${column}' stands twice`, 'remove one of them');
    }
  });
  for (const column of missing) {
    const hint = `the first line should read ${required.join(',')}`;
    report(0, 'missing-column', `column '${column}' is missing`, hint);
  }
  return problems;
}
