import type { Result } from '../lab/index.ts';
import type { HighlightBlock } from './highlight.ts';
import { inSentence } from './sentence.ts';
import { focusOf, nameOf } from './subject.ts';

/** What stands above a block that is no group; none above the focus. */
export function headingOf(
  result: Result,
  { kind, shown }: HighlightBlock,
  focus?: string,
): string | undefined {
  if (kind === 'partners') {
    return `Main partners of ${inSentence(nameOf(result, focusOf(result, focus)))}`;
  }
  if (kind === 'movers') return shown.length > 0 ? 'Others that change most' : 'Others';
  return kind === 'others' ? 'Others' : undefined;
}

/** `27 members of the European Union`, `9 other members of Canada`, `50 other regions`. */
export function whoIsLeft(result: Result, { total, shown, left }: HighlightBlock): string {
  const count = left.length;
  if (!total) return `${count} other ${count === 1 ? 'region' : 'regions'}`;
  const members = `${shown.length > 0 ? 'other ' : ''}${count === 1 ? 'member' : 'members'}`;
  return `${count} ${members} of ${inSentence(nameOf(result, total.id))}`;
}
