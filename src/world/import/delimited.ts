import { InputError, parseCsv } from '../../input/index.ts';
import type { CsvText, Position, Problem, ProblemList, Separator } from '../../input/index.ts';
import { textPieces } from './text-pieces.ts';
import type { TextPieceOptions } from './text-pieces.ts';

/** One row of a delimited file, the header among them. Empty lines and lines of blanks are none. */
export interface DelimitedRecord {
  /** Line on which it begins, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
  /** Where field `index` begins; where the record ends, for an index past its last field. */
  readonly positionOf: (index: number) => Position;
}

export interface DelimitedOptions extends TextPieceOptions {
  /** Default: whichever of comma, semicolon and tab the first line has most of outside quotes. */
  readonly separator?: Separator;
  /**
   * Takes the faults that need not stop the reading: `text-after-quote`, which stops it without this, and the warning
   * `no-final-line-end` of a file that may have been cut in its last field.
   */
  readonly problems?: ProblemList;
}

/** A record longer than this holds a quote that is never closed. */
const longestRecord = 1 << 26;

/**
 * Reads a delimited file of any size, plain or gzip, in batches of records: RFC 4180, with any line end and with or
 * without a byte order mark. Memory is bounded by the chunk (1 MiB) and the longest record (64 MiB), whatever the
 * size of the file. Batches are never empty; each may be kept or dropped.
 *
 * @throws InputError where the file cannot be read to its end: the rules of `textPieces`, `unclosed-quote`, and
 * `truncated-file` where the last record has no line end and fewer fields than the first
 */
export async function* readDelimited(
  file: string,
  options: DelimitedOptions = {},
): AsyncGenerator<readonly DelimitedRecord[], void, undefined> {
  const { problems } = options;
  let { separator } = options;
  let rest = '';
  let line = 1;
  let width: number | undefined;
  // A record of many lines is not scanned again for every line: only when what there is of it has doubled.
  let worthwhile = 0;

  const scan = (text: string, goesOn: boolean): DelimitedRecord[] => {
    separator ??= likelySeparator(text);
    const csv = parseCsv(text, { separator, goesOn });
    for (const problem of quoteProblems(file, csv, line)) {
      if (!problems || problem.rule === 'unclosed-quote') {
        throw new InputError([...(problems?.toArray() ?? []), problem]);
      }
      problems.add(problem);
    }
    const records = recordsOf(csv, line);
    line += csv.positionAt(csv.end).line - 1;
    rest = goesOn ? text.slice(csv.end) : '';
    width ??= records[0]?.fields.length;
    return records;
  };

  for await (const piece of textPieces(file, options)) {
    rest += piece;
    if (rest.length < worthwhile) continue;
    const records = scan(rest, true);
    worthwhile = 2 * rest.length;
    if (rest.length > longestRecord) throw new InputError([endlessRecord(file, line)]);
    if (records.length > 0) yield records;
  }
  const closed = /(?:^|[\r\n])[ \t]*$/u.test(rest);
  const records = scan(rest, false);
  const last = records.at(-1);
  if (!closed && last && width !== undefined) {
    if (last.fields.length < width) {
      throw new InputError([...(problems?.toArray() ?? []), truncated(file, last, width)]);
    }
    problems?.add(noFinalLineEnd(file, last));
  }
  if (records.length > 0) yield records;
}

function recordsOf(csv: CsvText, firstLine: number): DelimitedRecord[] {
  const records: DelimitedRecord[] = [];
  for (let row = 0; row + 1 < csv.rowStarts.length; row++) {
    const start = csv.rowStarts[row] ?? 0;
    const end = csv.rowStarts[row + 1] ?? 0;
    if (end - start === 1 && /^[ \t]*$/u.test(csv.cells[start] ?? '')) continue;
    records.push(new ScannedRecord(csv, start, end, firstLine));
  }
  return records;
}

/** Its fields are cut out when they are asked for, and its place is looked up: most records never need it. */
class ScannedRecord implements DelimitedRecord {
  readonly #csv: CsvText;
  readonly #start: number;
  readonly #firstLine: number;
  readonly fields: readonly string[];

  constructor(csv: CsvText, start: number, end: number, firstLine: number) {
    this.#csv = csv;
    this.#start = start;
    this.#firstLine = firstLine;
    this.fields = csv.cells.slice(start, end);
  }

  get line(): number {
    return this.positionOf(0).line;
  }

  positionOf(index: number): Position {
    const { length } = this.fields;
    const past = index >= length;
    const cell = this.#start + (past ? length - 1 : index);
    const offset = (this.#csv.offsets[cell] ?? 0) + (past ? (this.fields.at(-1)?.length ?? 0) : 0);
    const { line, column } = this.#csv.positionAt(offset);
    return { line: line + this.#firstLine - 1, column };
  }
}

/** The separator that the first line that is not blank has most of, quoted parts left out; a comma where it has none. */
export function likelySeparator(text: string): Separator {
  const first = /[^\r\n]*[^\s][^\r\n]*/u.exec(text)?.[0] ?? '';
  const bare = first.replaceAll(/"[^"]*"/gu, '');
  const count = (separator: Separator): number => bare.split(separator).length;
  const candidates: Separator[] = [',', ';', '\t'];
  return candidates.reduce((best, one) => (count(one) > count(best) ? one : best));
}

function* quoteProblems(file: string, csv: CsvText, firstLine: number): Generator<Problem> {
  for (const { kind, offset } of csv.faults) {
    const { line, column } = csv.positionAt(offset);
    yield quoteProblem(file, kind, { line: line + firstLine - 1, column });
  }
}

function endlessRecord(file: string, line: number): Problem {
  return quoteProblem(file, 'unclosed-quote', { line, column: 1 });
}

function quoteProblem(
  file: string,
  rule: 'unclosed-quote' | 'text-after-quote',
  position: Position,
): Problem {
  return {
    file,
    ...position,
    severity: 'error',
    rule,
    message:
      rule === 'unclosed-quote'
        ? 'a quote that opens here is never closed'
        : 'there is text after the quote that closes the field',
    hint: 'close the field with one double quote, and write a double quote inside it twice: ""',
  };
}

function noFinalLineEnd(file: string, last: DelimitedRecord): Problem {
  return {
    file,
    ...last.positionOf(last.fields.length),
    severity: 'warning',
    rule: 'no-final-line-end',
    message: 'the last line has no line end: its last field may be cut',
    hint: "compare the file's size or checksum with the source's",
  };
}

function truncated(file: string, last: DelimitedRecord, width: number): Problem {
  const { length } = last.fields;
  return {
    file,
    ...last.positionOf(length),
    severity: 'error',
    rule: 'truncated-file',
    message: `the file breaks off here: its last line has ${length} of ${width} fields and no line end`,
    hint: 'fetch it again: it did not arrive whole',
  };
}
