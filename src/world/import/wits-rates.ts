import { getOrAdd } from './group-by.ts';

/** What the file says of one reporter, partner and product. */
export interface WitsRate {
  /** Percent: mean over the tariff lines of the subheading, and weighted by imports; NaN where not stated. */
  readonly simple: number;
  readonly weighted: number;
  /** Imports from the partner, US$ thousand; 0 where not stated. */
  readonly imports: number;
  /** Highest rate of a line, percent; NaN where not stated. */
  readonly highest: number;
}

/** Kinds of duty from the one that is charged to the one that is only bound. */
export const dutyTypes = ['AHS', 'PRF', 'MFN', 'BND'] as const;
export type DutyType = (typeof dutyTypes)[number];

/** Partner of a rate that holds for all who have no better one. */
export const world = 'WLD';

interface Stored extends WitsRate {
  readonly duty: DutyType;
}

/**
 * Rates by reporter, partner and product. For a partner the duty that is charged (AHS) goes before a preference (PRF),
 * and that before most-favoured-nation duty (MFN). For the world MFN goes first: AHS of the world is a mean over
 * partners, preferences included.
 */
export class WitsRates {
  readonly #byPair = new Map<string, Map<string, Map<string, Stored>>>();
  readonly #products = new Map<string, Set<string>>();
  /** Products of the world for which there is only the mean over partners. */
  onlyMean = 0;

  set(reporter: string, partner: string, product: string, duty: DutyType, rate: WitsRate): void {
    const partners = getOrAdd(this.#byPair, reporter, () => new Map<string, Map<string, Stored>>());
    const products = getOrAdd(partners, partner, () => new Map<string, Stored>());
    const before = products.get(product);
    const order = partner === world ? ['MFN', 'PRF', 'AHS'] : ['AHS', 'PRF', 'MFN'];
    if (before && order.indexOf(before.duty) < order.indexOf(duty)) return;
    if (partner === world && !before && duty === 'AHS') this.onlyMean++;
    if (partner === world && before?.duty === 'AHS') this.onlyMean--;
    products.set(product, { ...rate, duty });
    getOrAdd(this.#products, reporter, () => new Set<string>()).add(product);
  }

  /** The duty on a product of a partner that the file states for it, as one of `partners`: the first that has one. */
  get(reporter: string, partners: readonly string[], product: string): WitsRate | undefined {
    const ofReporter = this.#byPair.get(reporter);
    for (const partner of partners) {
      const rate = ofReporter?.get(partner)?.get(product);
      if (rate) return rate;
    }
    return undefined;
  }

  get reporters(): string[] {
    return [...this.#byPair.keys()];
  }

  /** Products for which the reporter has a rate, ascending. */
  productsOf(reporter: string): string[] {
    return [...(this.#products.get(reporter) ?? [])].sort();
  }
}
