import type { EconomyTables } from '../../model/index.ts';
import type { RegisterDay } from '../../register/index.ts';
import { anyTouches, DutyCourses, type DutyCourse, type DutyPart } from './duty-parts.ts';

/** A part of a flow that has one base tariff, and one duty under each policy. */
export interface MeasuredPart {
  /** Share of the flow's value at the exporter's border in the base year; those of a flow sum to 1. */
  readonly share: number;
  /** Tariff of the base year. */
  readonly base: number;
  readonly course: DutyCourse;
  /** Six-digit codes, and their shares of this part. */
  readonly codes: readonly string[];
  readonly codeShares: readonly number[];
  /** How much of it is imported in the base year, by unit, where it is known. */
  readonly quantities: ReadonlyMap<string, number>;
}

/** A flow that the register reaches under at least one policy. */
export interface MeasuredFlow {
  /** `[sector][importer][exporter]`. */
  readonly cell: number;
  readonly sector: number;
  readonly importer: number;
  readonly exporter: number;
  readonly parts: readonly MeasuredPart[];
}

/** One product of a flow, as the world knows it. */
export interface TradedProduct {
  readonly hs: string;
  readonly share: number;
  readonly rate: number;
  readonly quantity?: number;
  readonly unit?: string;
}

/** Regions or groups whose products a world knows. */
export interface KnownPair {
  /** Codes whose rate is the product's own; that of all others is the flow's. */
  readonly rated: ReadonlySet<string>;
}

/** What `measureTrade` needs to know of a world, by index of sector, importer and exporter. */
export interface TradedProducts {
  /** The pair that the products of the two are known for, where they are: regions of one group share theirs. */
  pair(importer: number, exporter: number): KnownPair | undefined;
  /** What a flow consists of. Flows of one pair with the same tariff differ in their size alone. */
  of(sector: number, importer: number, exporter: number): readonly TradedProduct[];
  /** Codes of a sector, which count alike where products are not known; none for services. */
  codesOf(sector: number): readonly string[];
}

export interface Policies {
  /**
   * What each of them is on a day: the first is what was charged in the base year already, the last what of that an importer's
   * tariffs count. `[policy]`
   */
  daysFor(importer: number): readonly (RegisterDay | undefined)[];
  readonly count: number;
}

export interface MeasuredTrade {
  readonly flows: readonly MeasuredFlow[];
  /** How many of them are made up of known products, and how many of all codes of the sector alike. */
  readonly byProducts: number;
  readonly byCodeCount: number;
}

/**
 * Divides every flow that the register reaches under one of the policies into parts that are charged alike throughout.
 *
 * @param registerIds `[region]`
 * @param treatmentOf a name for how exporters are treated by an importer, both by their ids in the register
 */
export function measureTrade(
  tables: Pick<EconomyTables, 'regions' | 'sectors' | 'trade' | 'tariffs'>,
  registerIds: readonly string[],
  products: TradedProducts,
  policies: Policies,
  treatmentOf: (importer: string) => (exporter: string) => string,
): MeasuredTrade {
  const { regions, sectors, trade, tariffs } = tables;
  const N = regions.length;
  const courses = new DutyCourses(policies.count);
  const asked = new Map<string, Treatment>();
  const treatments = new Map<string, (exporter: string) => string>();
  const flows: MeasuredFlow[] = [];
  let byProducts = 0;

  for (let n = 0; n < N; n++) {
    const importer = registerIds[n] ?? '';
    const days = policies.daysFor(n);
    const nameOf = treatments.get(importer) ?? treatmentOf(importer);
    treatments.set(importer, nameOf);
    for (let i = 0; i < N; i++) {
      const exporter = registerIds[i] ?? '';
      if (exporter === importer || !anyTouches(days, importer, exporter)) continue;
      const key = `${importer}\n${nameOf(exporter)}`;
      const treatment =
        asked.get(key) ?? new Treatment(courses, days, importer, exporter, products);
      asked.set(key, treatment);
      const pair = products.pair(n, i);
      sectors.forEach((_, j) => {
        const cell = (j * N + n) * N + i;
        const value = trade[cell] ?? 0;
        if (!(value > 0)) return;
        const tariff = tariffs[cell] ?? 0;
        const parts = pair
          ? treatment.inPair(pair, j, tariff, value, () => products.of(j, n, i))
          : treatment.alike(j, tariff);
        if (parts.every(({ course }) => course === courses.idle)) return;
        flows.push({ cell, sector: j, importer: n, exporter: i, parts });
        if (pair) byProducts++;
      });
    }
  }
  return { flows, byProducts, byCodeCount: flows.length - byProducts };
}

/** What an importer charges on exporters of one treatment; each product is asked for once. */
class Treatment {
  readonly #courses: DutyCourses;
  readonly #linesOf: Parameters<DutyCourses['partsOf']>[1];
  readonly #products: TradedProducts;
  readonly #parts = new Map<string, readonly DutyPart[]>();
  readonly #alike = new Map<number, readonly MeasuredPart[]>();
  readonly #ofPairs = new Map<KnownPair, Map<string, Pattern>>();

  constructor(
    courses: DutyCourses,
    days: readonly (RegisterDay | undefined)[],
    importer: string,
    exporter: string,
    products: TradedProducts,
  ) {
    this.#courses = courses;
    this.#linesOf = (policy, hs6) => days[policy]?.linesOf(importer, exporter, hs6);
    this.#products = products;
  }

  /** Parts of a flow of a pair: those of another with the same tariff, at its own size, where there is one. */
  inPair(
    pair: KnownPair,
    sector: number,
    tariff: number,
    value: number,
    products: () => readonly TradedProduct[],
  ): readonly MeasuredPart[] {
    const patterns = this.#ofPairs.get(pair) ?? new Map<string, Pattern>();
    this.#ofPairs.set(pair, patterns);
    const key = `${sector} ${tariff}`;
    const known = patterns.get(key);
    if (known) return atSize(known.parts, value / known.value);
    const parts = this.#partsOf(products(), pair.rated);
    patterns.set(key, { parts, value });
    return parts;
  }

  /**
   * A product without a rate of its own has the MFN rate that the register states, and that of its flow where it states none; both
   * with what was charged in the base year and not counted.
   *
   * @param rated codes with rates of their own; all where undefined
   */
  #partsOf(
    products: readonly TradedProduct[],
    rated?: ReadonlySet<string>,
  ): readonly MeasuredPart[] {
    const parts: Building[] = [];
    const known = new Map<DutyCourse, Map<number, Building>>();
    const rateOf = ({ hs, rate }: TradedProduct, { mfn, course }: DutyPart): number =>
      (rated === undefined || mfn === undefined || rated.has(hs) ? rate : mfn) + uncounted(course);
    for (const product of products) {
      const { hs, share, quantity, unit } = product;
      for (const duty of this.#dutiesOf(hs)) {
        const { weight, course } = duty;
        const rate = rateOf(product, duty);
        let byRate = known.get(course);
        if (!byRate) known.set(course, (byRate = new Map<number, Building>()));
        let part = byRate.get(rate);
        if (!part) {
          part = { share: 0, base: rate, course, codes: [], values: [], quantities: new Map() };
          byRate.set(rate, part);
          parts.push(part);
        }
        part.share += share * weight;
        part.codes.push(hs);
        part.values.push(share * weight);
        if (quantity === undefined || unit === undefined) continue;
        part.quantities.set(unit, (part.quantities.get(unit) ?? 0) + quantity * weight);
      }
    }
    return parts.filter(({ share }) => share > 0).map(finished);
  }

  /** The same where products are not known: every code of the sector counts alike, at the tariff of the flow. */
  alike(sector: number, rate: number): readonly MeasuredPart[] {
    const known = this.#alike.get(sector);
    if (known) {
      return known.map((part) => ({ ...part, base: rate + uncounted(part.course) }));
    }
    const codes = this.#products.codesOf(sector);
    const share = 1 / codes.length;
    const parts = this.#partsOf(codes.map((hs) => ({ hs, share, rate })));
    this.#alike.set(sector, parts);
    return parts;
  }

  #dutiesOf(hs: string): readonly DutyPart[] {
    const known = this.#parts.get(hs);
    if (known) return known;
    const parts = this.#courses.partsOf(hs, this.#linesOf);
    this.#parts.set(hs, parts);
    return parts;
  }
}

/** Duty of the base year that the world's tariffs do not count. */
function uncounted({ byPolicy }: DutyCourse): number {
  return (byPolicy[0]?.added ?? 0) - (byPolicy.at(-1)?.added ?? 0);
}

/** The parts of a flow of a certain value. */
interface Pattern {
  readonly parts: readonly MeasuredPart[];
  readonly value: number;
}

function atSize(parts: readonly MeasuredPart[], size: number): readonly MeasuredPart[] {
  if (size === 1 || parts.every(({ quantities }) => quantities.size === 0)) return parts;
  return parts.map((part) => ({
    ...part,
    quantities: new Map([...part.quantities].map(([unit, quantity]) => [unit, quantity * size])),
  }));
}

interface Building {
  share: number;
  readonly base: number;
  readonly course: DutyCourse;
  readonly codes: string[];
  readonly values: number[];
  readonly quantities: Map<string, number>;
}

function finished({ share, base, course, codes, values, quantities }: Building): MeasuredPart {
  return {
    share,
    base,
    course,
    codes,
    codeShares: values.map((value) => value / share),
    quantities,
  };
}
