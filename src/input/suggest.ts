import { distance } from 'fastest-levenshtein';
import { shorten } from './shorten.ts';

/** A thing that can be named by its id or, by mistake, by its name. */
export interface Named {
  readonly id: string;
  readonly name?: string;
}

/** Nobody mistypes a longer word, and comparing two of them takes time. */
const LONGEST = 200;

/**
 * The candidate that was probably meant by `word`: equal but for case, for two letters swapped or for about one
 * letter in three; `undefined` when none is that near. The first of equals wins.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined;
  const wanted = word.trim().toLowerCase();
  const letters = [...wanted].sort().join('');
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    if (candidate.length > LONGEST) continue;
    const text = candidate.toLowerCase();
    const swapped = text !== wanted && [...text].sort().join('') === letters;
    const edits = swapped ? 1 : distance(wanted, text);
    const allowed = Math.max(1, Math.floor(Math.max(wanted.length, text.length) / 3));
    if (edits <= allowed && edits < bestDistance) {
      best = candidate;
      bestDistance = edits;
    }
  }
  return best;
}

/** The same for ids that have names: somebody who writes `Canada` means `CAN`. */
export function nearestId(word: string, things: readonly Named[]): string | undefined {
  const named = things.find(({ name }) => name?.toLowerCase() === word.trim().toLowerCase());
  return (
    named?.id ??
    nearest(
      word,
      things.map(({ id }) => id),
    )
  );
}

/** `did you mean 'CAN'?`, or what to do when nothing is near. */
export function didYouMean(suggestion: string | undefined, otherwise: string): string {
  return suggestion === undefined ? otherwise : `did you mean '${shorten(suggestion)}'?`;
}
