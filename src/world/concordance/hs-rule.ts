/**
 * Ids of the goods industries of the OECD's inter-country tables with agriculture, mining, metals and transport
 * equipment split as in the worlds built here, and `D35T39` (electricity, gas, water, waste) for the few goods that
 * utilities sell. Each is a range of divisions of ISIC Rev. 4: `C10T12` is divisions 10 to 12.
 */
export type GoodsSector =
  | 'A01'
  | 'A02'
  | 'A03'
  | 'B05'
  | 'B06'
  | 'B07'
  | 'B08'
  | 'C10T12'
  | 'C13T15'
  | 'C16'
  | 'C17_18'
  | 'C19'
  | 'C20'
  | 'C21'
  | 'C22'
  | 'C23'
  | 'C24A'
  | 'C24B'
  | 'C25'
  | 'C26'
  | 'C27'
  | 'C28'
  | 'C29'
  | 'C301'
  | 'C302T309'
  | 'C31T33'
  | 'D35T39';

/** Sector, HS prefixes of 2 to 6 digits separated by blanks, and what they are. The longest prefix decides. */
export type HsRule = readonly [sector: GoodsSector, prefixes: string, products: string];
