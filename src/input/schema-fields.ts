import { z } from 'zod';
import { didYouMean, nearest } from './suggest.ts';

/** A text with something in it; the message says to put a number in quotes. */
export function textField(what: string) {
  return z
    .string({
      error: ({ input }) =>
        typeof input === 'number' || typeof input === 'boolean'
          ? `expected ${what}: put it in quotes`
          : `expected ${what}`,
    })
    .regex(/\S/u, `expected ${what} that is not empty`);
}

/**
 * A number as JSON and YAML have it; the message says what to write when it came in quotes or as a percentage. NaN and ∞
 * are refused.
 *
 * @param scale whether the number is a fraction, so that 25 % is written 0.25
 */
export function numberField(what: string, scale: 'plain' | 'fraction' = 'plain') {
  return z.number({
    error: ({ input }) => {
      const advice = typeof input === 'string' ? adviceOn(input, scale) : undefined;
      return advice === undefined ? `expected ${what}` : `expected ${what}: ${advice}`;
    },
  });
}

/** How to write the number that a text probably means. */
function adviceOn(text: string, scale: 'plain' | 'fraction'): string | undefined {
  const word = text.trim();
  if (/\d/u.test(word) && Number.isFinite(Number(word))) return 'take the quotes away';
  if (/^[+-]?\d{1,9},\d{1,9}$/u.test(word)) {
    return `write a point, not a comma: ${word.replace(',', '.')}`;
  }
  const percent = /^([+-]?\d{1,9}(?:\.\d{1,9})?)\s*%$/u.exec(word)?.[1];
  if (percent === undefined) return undefined;
  return scale === 'fraction'
    ? `${percent} % is ${Number((Number(percent) / 100).toPrecision(12))}`
    : `take the sign % away: ${percent}`;
}

/** One of a few words, with a suggestion for a mistyped one. */
export function oneOfField<const W extends readonly [string, ...string[]]>(words: W) {
  const expected = `expected one of ${words.join(', ')}`;
  return z.enum(words, {
    error: ({ input }) =>
      typeof input === 'string' ? didYouMean(nearest(input, words), expected) : expected,
  });
}
