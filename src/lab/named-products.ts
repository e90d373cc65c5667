import type { Measure, Register } from '../register/index.ts';

/**
 * Whether some measure names anything under a six-digit code, or all of it. What a measure excepts is not looked at: the
 * answer is wide rather than narrow.
 *
 * @returns a question quick enough for thousands of codes
 */
export function namedBy(
  measures: readonly Measure[],
  lists: Register['lists'],
): (hs: string) => boolean {
  const products = measures.flatMap((measure) => measure.products);
  // which goods are of a sector is not known here
  if (products.some(({ kind }) => kind === 'all' || kind === 'sector')) return () => true;
  const begins = new Set<string>();
  const ranges: (readonly [from: string, to: string])[] = [];
  for (const selector of products) {
    if (selector.kind === 'hs') ranges.push([selector.from, selector.to]);
    if (selector.kind !== 'list') continue;
    for (const code of lists.get(selector.list)?.codes ?? []) begins.add(code.slice(0, 6));
  }
  const lengths = new Set([...begins].map(({ length }) => length));
  return (hs) => {
    for (const length of lengths) if (begins.has(hs.slice(0, length))) return true;
    return ranges.some(([from, to]) => hs >= from.slice(0, 6) && hs.slice(0, to.length) <= to);
  };
}
