/** Number of the European Union where it reports or is a partner as one (`918` in WITS), as an alpha-3 code. */
export const europeanUnion = 'EUN';

/** First and, where it left, last year of membership, counted in years that began inside the customs union. */
const members: Readonly<Record<string, readonly [from: number, until?: number]>> = {
  AUT: [1995],
  BEL: [1958],
  BGR: [2007],
  CYP: [2005],
  CZE: [2005],
  DEU: [1958],
  DNK: [1973],
  ESP: [1986],
  EST: [2005],
  FIN: [1995],
  FRA: [1958],
  GBR: [1973, 2020],
  GRC: [1981],
  HRV: [2014],
  HUN: [2005],
  IRL: [1973],
  ITA: [1958],
  LTU: [2005],
  LUX: [1958],
  LVA: [2005],
  MLT: [2005],
  NLD: [1958],
  POL: [2005],
  PRT: [1986],
  ROU: [2007],
  SVK: [2005],
  SVN: [2005],
  SWE: [1995],
};

/** Whether a country had the tariff of the European Union, and none towards its members, in a year. */
export function isInEuropeanUnion(iso3: string, year: number): boolean {
  const membership = members[iso3];
  if (!membership) return false;
  const [from, until = Infinity] = membership;
  return year >= from && year <= until;
}
