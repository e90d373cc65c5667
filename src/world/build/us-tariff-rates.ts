/** US imports from Canada of one HS6 product, US$. */
export interface ProductImports {
  readonly hs6: string;
  readonly valueUsd: number;
}

/** Announced rates: facts/measures.json rows A09 (goods) and A10 (energy). */
export interface AnnouncedRates {
  readonly goods: number;
  readonly energy: number;
}

/** One sector's share of energy and the rate it gives. */
export interface UsSectorRate {
  readonly sector: string;
  readonly importsUsd: number;
  readonly energyShare: number;
  readonly rate: number;
}

/**
 * The average rate of each sector when energy, HS chapter 27, pays less than other goods:
 *
 *     rate_s = energyRate · e_s + goodsRate · (1 − e_s),    e_s = imports_s(HS 27) / imports_s,
 *
 * weighted by US imports from Canada and rounded to four digits. Products of no sector are left out.
 *
 * @param sectorOf sector that makes a product
 * @returns one entry for each of `sectors`, in their order; a sector without imports gets the goods rate
 */
export function usSectorRates(
  imports: readonly ProductImports[],
  sectors: readonly string[],
  sectorOf: (hs6: string) => string | undefined,
  rates: AnnouncedRates,
): UsSectorRate[] {
  return sectors.map((sector) => {
    const products = imports.filter(({ hs6 }) => sectorOf(hs6) === sector);
    const total = (list: readonly ProductImports[]): number =>
      list.reduce((sum, { valueUsd }) => sum + valueUsd, 0);
    const importsUsd = total(products);
    const energy = total(products.filter(({ hs6 }) => hs6.startsWith('27')));
    const energyShare = importsUsd > 0 ? energy / importsUsd : 0;
    const rate = rates.energy * energyShare + rates.goods * (1 - energyShare);
    return { sector, importsUsd, energyShare, rate: Number(rate.toFixed(4)) };
  });
}
