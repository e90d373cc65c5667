import {
  ProblemList,
  isError,
  isIdentifier,
  malformedId,
  readSheet,
  shorten,
} from '../../input/index.ts';
import type { Position, Problem } from '../../input/index.ts';

export interface ConcordanceReading {
  /** Sector of each HS prefix, for `concordanceWith`; absent when a problem is an error. */
  readonly rules?: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/**
 * Reads a user's concordance: CSV with the columns `hs,sector`, an HS code of 2, 4, 6, 8 or 10 digits and the id
 * of a sector in each row. Rules: those of `readSheet`, `malformed-hs-code`, `malformed-id`,
 * `duplicate-key` and the warning `no-rows`.
 */
export function readConcordance(file: string, text: string): ConcordanceReading {
  const { sheet, problems } = readSheet(file, text, { required: ['hs', 'sector'] });
  if (!sheet) return { problems };
  const list = new ProblemList();
  list.addAll(problems);
  const rules = new Map<string, string>();
  const lineOf = new Map<string, number>();
  const code = sheet.reader('hs');
  const sector = sheet.reader('sector');
  for (let row = 0; row < sheet.rowCount; row++) {
    if (!sheet.isWhole(row)) continue;
    const at = sheet.position(row, 'hs');
    const prefix = code(row).replaceAll('.', '');
    const earlier = lineOf.get(prefix);
    if (!isHsCode(prefix)) list.add(malformedHsCode(file, at, code(row)));
    else if (earlier !== undefined) list.add(duplicate(file, at, prefix, earlier));
    lineOf.set(prefix, earlier ?? at.line);
    if (!isIdentifier(sector(row))) {
      list.add(malformedId(file, sheet.position(row, 'sector'), 'sector id', sector(row)));
    }
    rules.set(prefix, sector(row));
  }
  if (sheet.rowCount === 0) list.add(noRows(file));
  const found = list.toArray();
  return found.some(isError) ? { problems: found } : { rules, problems: found };
}

/** Whether a text is a chapter, heading, subheading or national code; an odd number of digits has lost a zero. */
export function isHsCode(digits: string): boolean {
  return /^(?:\d\d){1,5}$/u.test(digits);
}

/** The problem of rule `malformed-hs-code`. */
export function malformedHsCode(file: string, position: Position, text: string): Problem {
  const lostZero = /^(?:\d\d){1,4}\d$/u.test(text);
  return {
    file,
    ...position,
    severity: 'error',
    rule: 'malformed-hs-code',
    message: `'${shorten(text)}' is no HS code`,
    hint: lostZero
      ? `write the leading zero, which a spreadsheet takes away: 0${text}`
      : 'write 2, 4, 6, 8 or 10 digits, such as 2709 or 270900',
  };
}

function duplicate(file: string, position: Position, prefix: string, line: number): Problem {
  return {
    file,
    ...position,
    severity: 'error',
    rule: 'duplicate-key',
    message: `${prefix} stands in line ${line} already`,
    hint: 'keep one of the two rows',
  };
}

function noRows(file: string): Problem {
  return {
    file,
    line: 1,
    column: 1,
    severity: 'warning',
    rule: 'no-rows',
    message: 'this concordance has a header and no rows: it changes nothing',
    hint: 'add rows, or leave it out',
  };
}
