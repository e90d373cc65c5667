import { longestMatch, sectorOfHs } from './hs-sector.ts';

/** Which sector makes the products of an HS code; `undefined` for what it does not place. */
export type SectorOfHs = (code: string) => string | undefined;

/**
 * The built-in concordance with a user's own rules above it: where a prefix of theirs fits a code, the longest of
 * these decides, whatever the built-in rules say below it. `27,ENERGY` thus moves all of chapter 27.
 *
 * @param ownRules sector of each HS prefix of 2 to 10 digits
 */
export function concordanceWith(ownRules: ReadonlyMap<string, string>): SectorOfHs {
  return (code) => longestMatch(code, ownRules, 10) ?? sectorOfHs(code);
}
