/**
 * How a change comes to a region's real income (docs/methods/decomposition.md, section 4). `access` is what prohibitions take
 * away; `rent` is quota rents received less those paid.
 */
export const CHANNELS = [
  'terms-of-trade',
  'volume-of-trade',
  'trade-cost',
  'productivity',
  'population',
  'access',
  'rent',
  'transfer',
] as const;
export type Channel = (typeof CHANNELS)[number];

/** The same change by where income comes from and what it buys: wages, tariff revenue, rents, transfers; consumer prices. */
export const SOURCES = ['wages', 'revenue', 'rents', 'transfers', 'prices'] as const;
export type Source = (typeof SOURCES)[number];

/** Real income of every region by channel, and by source. Both add up to `change` region by region. */
export interface ChannelDecomposition {
  /** Î / P̂ − 1: `[region]`. */
  readonly change: Float64Array;
  /** Parts of `change`: `[region]` each. A group's are means weighted by base income, as its real income is. */
  readonly channels: Readonly<Record<Channel, Float64Array>>;
  readonly sources: Readonly<Record<Source, Float64Array>>;
  /** The larger |Σ parts − change| of the two: `[region]`. */
  readonly error: Float64Array;
}
