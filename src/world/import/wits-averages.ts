import type { SectorOfHs } from '../concordance/concordance.ts';
import { europeanUnion, isInEuropeanUnion } from './customs-unions.ts';
import { groupBy } from './group-by.ts';
import { world } from './wits-rates.ts';
import type { WitsRate } from './wits-rates.ts';
import type { WitsReading } from './wits-rows.ts';

/** Tariff of one reporter on one partner and sector. Rates are fractions. */
export interface SectorTariff {
  readonly sector: string;
  /** Alpha-3 codes of the states. */
  readonly exporter: string;
  readonly importer: string;
  /** Mean over products, weighted by imports from the exporter; see `weights`. */
  readonly tradeWeighted: number;
  /** Mean over products, each counting once. */
  readonly simple: number;
  /**
   * What the first mean is weighted by: imports from the exporter; imports from the world, where there are none from
   * the exporter; nothing, where no imports are stated at all.
   */
  readonly weights: 'exporter' | 'world' | 'none';
  /** Products with a rate; of these, those imported from the exporter, and those whose rate is stated for it alone. */
  readonly products: number;
  readonly traded: number;
  readonly ownRate: number;
  /** Imports from the exporter, US$ thousand. */
  readonly imports: number;
  /** Products above three times the importer's mean MFN rate, and above 15 %. */
  readonly domesticPeaks: number;
  readonly internationalPeaks: number;
  /** The highest rate of a product, and which. */
  readonly highest: number;
  readonly highestProduct: string;
}

/** Rates above this, in percent, are peaks by the measure of WTO and UNCTAD. */
const internationalPeak = 15;

/**
 * Tariffs of one reporter by sector and partner. A partner has its own rate where the file states one (or one for the
 * European Union that it belongs to), and the rate of partner 000 elsewhere. Within a customs union there are none.
 */
export function sectorTariffs(
  { rates, yearOf }: WitsReading,
  reporter: string,
  importer: string,
  exporters: readonly string[],
  sectorOf: SectorOfHs,
): SectorTariff[] {
  const year = yearOf.get(reporter) ?? NaN;
  const products = rates.productsOf(reporter);
  const bySector = groupBy(products, (product) => sectorOf(product));
  const mfn = products
    .map((product) => rateOf(rates.get(reporter, [world], product)))
    .filter((rate) => !Number.isNaN(rate));
  const mean = mfn.length === 0 ? Infinity : mfn.reduce((sum, rate) => sum + rate, 0) / mfn.length;

  const found: SectorTariff[] = [];
  for (const exporter of exporters) {
    const inUnion = isInEuropeanUnion(exporter, year);
    if (exporter === importer || (inUnion && isInEuropeanUnion(importer, year))) continue;
    const own = inUnion ? [exporter, europeanUnion] : [exporter];
    for (const [sector, codes] of bySector) {
      if (sector === undefined) continue;
      const tally = new Tally(3 * mean);
      for (const product of codes) {
        const stated = rates.get(reporter, own, product);
        const general = rates.get(reporter, [world], product);
        const rate = stated ?? general;
        if (rate) tally.add(product, rate, stated, general?.imports ?? 0);
      }
      const tariff = tally.toTariff();
      if (tariff) found.push({ sector, exporter, importer, ...tariff });
    }
  }
  return found;
}

/** Of a product: the mean of its lines, or where that is not stated the weighted one. Percent. */
function rateOf(rate: WitsRate | undefined): number {
  return rate === undefined ? NaN : Number.isNaN(rate.simple) ? rate.weighted : rate.simple;
}

class Tally {
  readonly #domesticPeak: number;
  #products = 0;
  #traded = 0;
  #ownRate = 0;
  #simple = 0;
  #imports = 0;
  #duty = 0;
  #worldImports = 0;
  #worldDuty = 0;
  #domesticPeaks = 0;
  #internationalPeaks = 0;
  #highest = -1;
  #highestProduct = '';

  constructor(domesticPeak: number) {
    this.#domesticPeak = domesticPeak;
  }

  add(product: string, rate: WitsRate, stated: WitsRate | undefined, worldImports: number): void {
    const simple = rateOf(rate);
    const weighted = Number.isNaN(rate.weighted) ? simple : rate.weighted;
    const imports = stated?.imports ?? 0;
    this.#products++;
    if (stated) this.#ownRate++;
    if (imports > 0) this.#traded++;
    this.#simple += simple;
    this.#imports += imports;
    this.#duty += imports * weighted;
    this.#worldImports += worldImports;
    this.#worldDuty += worldImports * weighted;
    if (simple > this.#domesticPeak) this.#domesticPeaks++;
    if (simple > internationalPeak) this.#internationalPeaks++;
    const top = Number.isNaN(rate.highest) ? simple : rate.highest;
    if (top <= this.#highest) return;
    this.#highest = top;
    this.#highestProduct = product;
  }

  toTariff(): Omit<SectorTariff, 'sector' | 'exporter' | 'importer'> | undefined {
    if (this.#products === 0) return undefined;
    const simple = this.#simple / this.#products / 100;
    const [weights, tradeWeighted] =
      this.#imports > 0
        ? (['exporter', this.#duty / this.#imports / 100] as const)
        : this.#worldImports > 0
          ? (['world', this.#worldDuty / this.#worldImports / 100] as const)
          : (['none', simple] as const);
    return {
      tradeWeighted,
      simple,
      weights,
      products: this.#products,
      traded: this.#traded,
      ownRate: this.#ownRate,
      imports: this.#imports,
      domesticPeaks: this.#domesticPeaks,
      internationalPeaks: this.#internationalPeaks,
      highest: this.#highest / 100,
      highestProduct: this.#highestProduct,
    };
  }
}
