import { notANumber, parseNumber, shorten } from '../../input/index.ts';
import type { Position, Problem } from '../../input/index.ts';

/** `1,234` and `1 234.5` and `1.234,5`: digits in threes, with one and the same mark between them. */
const grouped = /^[+-]?\d{1,3}(?:([ ,.'\u00a0\u202f])\d{3})(?:\1\d{3})*(?:[.,]\d+)?$/u;

/** The number in a cell of a published table; `undefined` when it is none. Zeros are most of a table. */
export function cellNumber(text: string): number | undefined {
  return text === '0' ? 0 : parseNumber(text);
}

/** What is wrong with a cell that is no number: rule `thousands-separator` or `not-a-number`. */
export function badCell(file: string, position: Position, cell: string, text: string): Problem {
  if (!grouped.test(text.trim())) return notANumber(file, position, cell, text);
  return {
    file,
    ...position,
    severity: 'error',
    rule: 'thousands-separator',
    message: `'${cell}' is '${shorten(text)}', with marks between thousands`,
    why: 'a point or a comma may be the decimal mark as well',
    hint: 'save the sheet again with plain numbers such as 1234.5 (format of the cells: general)',
  };
}
