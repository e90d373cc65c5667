import type { Position, Problem } from './problem.ts';
import { shorten } from './shorten.ts';

const ANY = /\p{Cc}/u;
const BUT_LINE_FEED = /(?!\n)\p{Cc}/u;

/**
 * The problem of rule `control-character` where a text of one line holds one (C0, C1, line ends), or a text of several
 * lines one that is no line feed: a terminal obeys them, and a table loses its rows.
 *
 * @param what the text is: `the name of region 'CAN'`
 */
export function controlCharacter(
  at: { readonly file: string } & Position,
  what: string,
  text: string,
  lines: 'one' | 'several' = 'one',
): Problem | undefined {
  if (!(lines === 'one' ? ANY : BUT_LINE_FEED).test(text)) return undefined;
  return {
    ...at,
    severity: 'error',
    rule: 'control-character',
    message: `${what} holds a control character: '${shorten(text)}'`,
    why: lines === 'one' ? 'it is shown on one line' : 'a terminal obeys it',
    hint: lines === 'one' ? 'write it on one line, without tabs' : 'remove it',
  };
}
