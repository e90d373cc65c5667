import { didYouMean, nearestId, shorten } from '../../input/index.ts';
import type { CsvSheet, Problem } from '../../input/index.ts';
import type { Finding } from '../economy-draft.ts';
import type { Vocabulary } from './map-vocabulary.ts';

/** How many ids a message lists. */
const LISTED = 12;

/** A selector that means nothing here, or a ready-made group without members in this world. */
export function unknownSelector(
  { kind, known }: Vocabulary,
  word: string,
  isGroup: boolean,
): Finding {
  if (isGroup) {
    return {
      severity: 'error',
      rule: `unknown-${kind}`,
      message: `none of the members of '${word}' is a region of this world`,
      hint: 'remove the row: reroute worlds show lists the regions',
    };
  }
  const ids = known.map(({ id }) => id);
  const rest = ids.length > LISTED ? ` and ${ids.length - LISTED} more` : '';
  return {
    severity: 'error',
    rule: `unknown-${kind}`,
    message: `the economy has no ${kind} '${shorten(word)}'`,
    hint: didYouMean(
      nearestId(word, known),
      `it knows ${ids.slice(0, LISTED).join(', ')}${rest}; '*' is all that no row names`,
    ),
  };
}

export function absentMembers(
  word: string,
  found: readonly number[],
  absent: readonly string[],
  things: Vocabulary['things'],
): Finding {
  const present = found.map((index) => things[index]!.id).join(', ');
  return {
    severity: 'warning',
    rule: 'absent-member',
    message: `of '${word}' this world has ${present}, and not ${absent.join(', ')}`,
    why: 'those are inside other regions and stay there',
    hint: `read the new region as ${found.length === 1 ? 'that member' : 'those members'} only, or name it so`,
  };
}

export function mappedTwice(what: string, sheet: CsvSheet, row: number, column: string): Finding {
  return {
    severity: 'error',
    rule: 'mapped-twice',
    message: `${what} is mapped before, on line ${sheet.position(row, column).line}`,
    hint: 'remove one of the two rows',
  };
}

export function notMapped(file: string, ids: readonly string[], kind: string): Problem {
  const rest = ids.length > LISTED ? ` and ${ids.length - LISTED} more` : '';
  return {
    file,
    line: 1,
    column: 1,
    severity: 'error',
    rule: 'not-mapped',
    message: `${ids.length} ${kind}${ids.length === 1 ? ' is' : 's are'} not mapped: ${ids.slice(0, LISTED).join(', ')}${rest}`,
    hint: `add a row for each, or the row *,ID for all others as one, or *,* to keep each of them`,
  };
}
