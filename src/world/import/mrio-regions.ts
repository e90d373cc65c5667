import { countryByCode } from './countries.ts';
import type { RegionCode } from './mrio-codes.ts';

const restOfWorld: RegionCode = { id: 'ROW', name: 'Rest of the world' };

/** As the OECD, WIOD and Eurostat write it. */
const restCodes: ReadonlySet<string> = new Set(['ROW', 'RoW', 'FIGW1', 'WRL_REST']);

/** Parts of China (processing, other) and Mexico (global manufacturing, other) with accounts of their own, in the OECD's tables. */
const partOf = /^(?:(CN)|MX)[1-4]$/u;

/** The region that a code names; `undefined` for no country of ISO 3166-1 and none of these. */
export function mrioRegion(code: string): RegionCode | undefined {
  if (restCodes.has(code)) return restOfWorld;
  const part = partOf.exec(code);
  const country = countryByCode(part ? (part[1] ?? 'MX') : code);
  if (!country) return undefined;
  const { iso3, name } = country;
  return { id: iso3, name, iso3, ...(part ? { part: true } : {}) };
}
