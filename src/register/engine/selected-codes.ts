import type { ProductSelector, Register } from '../measure.ts';
import { ALL_CODES, mergeSpans, spanOf, type CodeSpan } from './codes.ts';

/** What some selectors name: codes, and sectors, which only a world can turn into codes. */
export interface SelectedCodes {
  /** Merged, in ascending order. */
  readonly spans: readonly CodeSpan[];
  readonly sectors: readonly string[];
}

export function selectedCodes(
  selectors: readonly ProductSelector[],
  lists: Register['lists'],
): SelectedCodes {
  const spans: CodeSpan[] = [];
  const sectors: string[] = [];
  for (const selector of selectors) {
    if (selector.kind === 'all') spans.push(ALL_CODES);
    else if (selector.kind === 'hs') spans.push(spanOf(selector.from, selector.to));
    else if (selector.kind === 'sector') sectors.push(selector.sector);
    else for (const code of codesOf(selector.list, lists)) spans.push(spanOf(code));
  }
  return { spans: mergeSpans(spans), sectors };
}

/** Every code that selectors spell out: those of their lists, and the ends of their ranges. */
export function namedCodes(
  selectors: readonly ProductSelector[],
  lists: Register['lists'],
): string[] {
  return selectors.flatMap((selector) => {
    if (selector.kind === 'hs') return [selector.from, selector.to];
    return selector.kind === 'list' ? codesOf(selector.list, lists) : [];
  });
}

function codesOf(id: string, lists: Register['lists']): readonly string[] {
  const list = lists.get(id);
  if (!list) throw new Error(`the register has no list '${id}'`);
  return list.codes;
}
