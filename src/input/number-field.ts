import type { Position, Problem } from './problem.ts';
import { shorten } from './shorten.ts';

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/u;

/**
 * The number that a field states, or `undefined` when it states none: empty, words, NaN, Infinity, a percent sign,
 * a thousands separator, or too large for a double. Minus zero is zero.
 */
export function parseNumber(text: string): number | undefined {
  if (!DECIMAL.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value + 0 : undefined;
}

/** The problem of rule `not-a-number`. */
export function notANumber(
  file: string,
  position: Position,
  column: string,
  text: string,
): Problem {
  return {
    file,
    ...position,
    severity: 'error',
    rule: 'not-a-number',
    message:
      text === ''
        ? `'${column}' is empty`
        : `'${column}' is '${shorten(text)}', not a finite number`,
    hint: hintFor(text),
  };
}

function hintFor(text: string): string {
  const percent = /^\s*([+-]?\d{1,12}(?:\.\d{0,12})?)\s*%\s*$/u.exec(text)?.[1];
  if (percent !== undefined) {
    const rate = Number((Number(percent) / 100).toPrecision(12));
    return `write a fraction: ${Number(percent)} % is ${rate}`;
  }
  if (/^[+-]?\d+,\d+$/u.test(text) && !/^[+-]?\d{1,3},\d{3}$/u.test(text)) {
    return `write a point, not a comma: ${text.replace(',', '.')}`;
  }
  return 'write a plain number such as 1250.5 or 1.2505e3, without blanks, separators or signs of unit; leave the row out where there is nothing';
}
