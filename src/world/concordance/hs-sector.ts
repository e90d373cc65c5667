import type { GoodsSector, HsRule } from './hs-rule.ts';
import { rulesOfChapters1To24 } from './hs-rules-01-24.ts';
import { rulesOfChapters25To40 } from './hs-rules-25-40.ts';
import { rulesOfChapters41To71 } from './hs-rules-41-71.ts';
import { rulesOfChapters72To83 } from './hs-rules-72-83.ts';
import { rulesOfChapters84To97 } from './hs-rules-84-97.ts';

/** The whole concordance, in the order of the Harmonized System. docs/methods/concordance.md says how it was made. */
export const hsRules: readonly HsRule[] = [
  ...rulesOfChapters1To24,
  ...rulesOfChapters25To40,
  ...rulesOfChapters41To71,
  ...rulesOfChapters72To83,
  ...rulesOfChapters84To97,
];

const longestRule = 6;

const sectorOfPrefix: ReadonlyMap<string, GoodsSector> = new Map(
  hsRules.flatMap(([sector, prefixes]) =>
    prefixes.split(' ').map((prefix): [string, GoodsSector] => [prefix, sector]),
  ),
);

/**
 * The sector whose industry makes a product, by the industry's place in ISIC Rev. 4; the longest prefix decides, so
 * that codes of every edition of the Harmonized System (1992 to 2022) and national codes below it find their sector.
 * `undefined` for what is no code, and for chapters 77, 98 and 99: they name no product.
 *
 * @param code 2 to 10 digits, with or without dots: `27`, `2709`, `2709.00`, `2709002010`
 */
export function sectorOfHs(code: string): GoodsSector | undefined {
  return longestMatch(code, sectorOfPrefix);
}

/** The prefixes that name a sector, in the order of the Harmonized System; a longer one of another sector takes precedence. */
export function hsOfSector(sector: GoodsSector): string[] {
  return [...sectorOfPrefix]
    .flatMap(([prefix, owner]) => (owner === sector ? [prefix] : []))
    .sort();
}

/** What a table of prefixes holds for a code: that of its longest prefix, or `undefined`. */
export function longestMatch<Value>(
  code: string,
  ofPrefix: ReadonlyMap<string, Value>,
  longest = longestRule,
): Value | undefined {
  const digits = code.replaceAll('.', '');
  if (!/^\d{2,10}$/u.test(digits)) return undefined;
  for (let length = Math.min(longest, digits.length); length >= 2; length--) {
    const value = ofPrefix.get(digits.slice(0, length));
    if (value !== undefined) return value;
  }
  return undefined;
}
