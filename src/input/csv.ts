import { lineIndex } from './line-index.ts';
import type { Position } from './problem.ts';

/**
 * A CSV text as it stands, every field still text and every field still with its place. Kept flat, because a
 * published table has 200,000 rows: row `r` has the fields `cells[rowStarts[r]]` up to `cells[rowStarts[r + 1]]`.
 * Row 0 is the header. Empty lines are no rows, nor
 * are lines of blanks at the end.
 */
export interface CsvText {
  readonly cells: readonly string[];
  /** Offset of each field's first character in the text, the opening quote if it has one. */
  readonly offsets: readonly number[];
  /** One more entry than there are rows. */
  readonly rowStarts: readonly number[];
  /** Quotes that break RFC 4180, by offset. */
  readonly faults: readonly CsvFault[];
  /** Offset behind the last row: short of the end of a text that goes on. */
  readonly end: number;
  /** Line and column of an offset. The index of lines is made on the first call: sound files never ask. */
  positionAt(offset: number): Position;
}

export interface CsvFault {
  readonly kind: 'unclosed-quote' | 'text-after-quote';
  readonly offset: number;
}

export type Separator = ',' | ';' | '\t';

export interface CsvOptions {
  /** Default: a comma. */
  readonly separator?: Separator;
  /** More text follows: a last row that no line end closes is left out, to be scanned with what follows. */
  readonly goesOn?: boolean;
}

const QUOTE = 34;
const LF = 10;
const CR = 13;

/**
 * Splits a text into fields by RFC 4180: quoted fields may hold separators, doubled quotes and line ends; lines end
 * with LF, CRLF or CR; a byte order mark at the start is skipped.
 *
 * Written here and not taken from a library, because none of the well-kept ones gives a field's line and column at
 * the speed a 3 MB table needs (csv-parse with `info` takes 0.7 s and gives lines only); the tests hold it to d3-dsv.
 */
export function parseCsv(
  text: string,
  { separator = ',', goesOn = false }: CsvOptions = {},
): CsvText {
  const between = separator.charCodeAt(0);
  const cells: string[] = [];
  const offsets: number[] = [];
  const rowStarts: number[] = [0];
  const faults: CsvFault[] = [];
  const end = goesOn ? text.length : endOfRows(text);
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let rowOffset = at;

  while (at < end) {
    offsets.push(at);
    if (text.charCodeAt(at) === QUOTE) {
      const close = closingQuote(text, at);
      if (close < 0 && goesOn) break;
      if (close < 0) faults.push({ kind: 'unclosed-quote', offset: at });
      const stop = close < 0 ? end : close;
      cells.push(text.slice(at + 1, stop).replaceAll('""', '"'));
      at = Math.min(stop + 1, end);
      const after = at;
      while (at < end && !isDelimiter(text.charCodeAt(at), between)) at++;
      if (at > after) faults.push({ kind: 'text-after-quote', offset: after });
    } else {
      const start = at;
      while (at < end && !isDelimiter(text.charCodeAt(at), between)) at++;
      cells.push(text.slice(start, at));
    }
    if (text.charCodeAt(at) === between) {
      at++;
      if (at < end) continue;
      if (goesOn) break;
      // The file ends in a separator: the field after it is empty and has no character of its own.
      cells.push('');
      offsets.push(at);
    }
    if (goesOn && at >= end) break;
    const blank = at === rowOffset;
    if (blank) {
      cells.pop();
      offsets.pop();
    } else {
      rowStarts.push(cells.length);
    }
    at += text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? 2 : 1;
    rowOffset = at;
  }
  // What the last row of a text that goes on has so far is taken back.
  cells.length = rowStarts.at(-1) ?? 0;
  offsets.length = cells.length;

  const positionOf = lineIndex(text);
  return {
    cells,
    offsets,
    rowStarts,
    faults: faults.filter(({ offset }) => !goesOn || offset < rowOffset),
    end: Math.min(rowOffset, text.length),
    positionAt(offset) {
      const { line, column } = positionOf(offset);
      return { line, column: line === 1 && text.charCodeAt(0) === 0xfeff ? column - 1 : column };
    },
  };
}

/** Where the last line ends that holds more than blanks. */
function endOfRows(text: string): number {
  let at = text.length;
  while (at > 0 && ' \t\n\r'.includes(text.charAt(at - 1))) at--;
  while (at < text.length && text.charCodeAt(at) !== LF && text.charCodeAt(at) !== CR) at++;
  return Math.min(at + 1, text.length);
}

function isDelimiter(code: number, separator: number): boolean {
  return code === separator || code === LF || code === CR;
}

/** Offset of the quote that closes the field opened at `open`, or −1. */
function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at >= 0 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at;
}
