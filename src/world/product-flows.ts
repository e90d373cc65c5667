import type { Region } from '../model/index.ts';

/**
 * Where the weight of a product comes from: customs statistics of the importer or of the exporter, one published figure,
 * the trade of another pair, or nothing better than one share for every code.
 */
export const productBases = ['customs', 'exporter', 'statement', 'proxy', 'code-count'] as const;

/** Whether a text is one of {@link productBases}, alone or with a year. */
export function isProductBasis(text: string): boolean {
  return basisPattern.test(text);
}

const basisPattern = new RegExp(`^(?:${productBases.join('|')})(?:-\\d{4})?$`, 'u');

/** One six-digit product of what an importer buys from an exporter. */
export interface ProductFlow {
  /** Six digits of the Harmonized System. */
  readonly hs: string;
  /** At the exporter's border, before the tariff; in the economy's unit. */
  readonly value: number;
  /** Tariff of the base year on it, where it is known: 0.25 is 25 %. */
  readonly rate?: number;
  /** One of {@link productBases}, with the year where it has one: `customs-2024`. */
  readonly basis: string;
  /** How much of it that is, where a quota counts it, in {@link unit}: `44356` `vehicles`. */
  readonly quantity?: number;
  readonly unit?: string;
  /** Sector whose flow the economy's tables count it in, where that is not the one that the concordance names. */
  readonly sector?: string;
}

/** The products of one pair. Either side is a region or a group of regions. */
export interface ProductPair {
  readonly importer: string;
  readonly exporter: string;
  /** By code, ascending; at least one. */
  readonly products: readonly ProductFlow[];
}

/** What trade in goods consists of, for the pairs that an economy knows it for: `products.csv`. */
export interface ProductFlows {
  /** By importer and then exporter, in code units. No two of them cover the same two regions. */
  readonly pairs: readonly ProductPair[];
  /**
   * The products of the pair that covers two regions, directly or through their groups: `CA-AB` and `CHN` find `CAN` and
   * `CHN`. Values are those of the whole pair: shares within a sector are what a single flow takes from them.
   */
  of(importer: string, exporter: string): readonly ProductFlow[] | undefined;
  /** The same with the ids of the pair. */
  pair(importer: string, exporter: string): ProductPair | undefined;
}

/** Makes pairs findable by the regions of an economy. Expects pairs that do not overlap. */
export function productFlows(
  pairs: readonly ProductPair[],
  regions: readonly Region[],
): ProductFlows {
  const groupOf = new Map(regions.map(({ id, group }) => [id, group]));
  const sorted = pairs.toSorted(
    (a, b) => inCodeUnits(a.importer, b.importer) || inCodeUnits(a.exporter, b.exporter),
  );
  const byPair = new Map(sorted.map((pair) => [pairKey(pair.importer, pair.exporter), pair]));
  const names = (id: string): string[] => [id, groupOf.get(id) ?? []].flat();
  const pairOf = (importer: string, exporter: string): ProductPair | undefined => {
    for (const buyer of names(importer)) {
      for (const seller of names(exporter)) {
        const pair = byPair.get(pairKey(buyer, seller));
        if (pair) return pair;
      }
    }
    return undefined;
  };
  return {
    pairs: sorted,
    of: (importer, exporter) => pairOf(importer, exporter)?.products,
    pair: pairOf,
  };
}

/** Two ids as the key of a map. */
export function pairKey(importer: string, exporter: string): string {
  return `${importer}\n${exporter}`;
}

function inCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
