import {
  changesBetween,
  daysAfter,
  daysOf,
  filterMeasures,
  type Day,
  type Duty,
  type DutyLine,
  type Measure,
  type Register,
  type RegisterDay,
} from '../register/index.ts';
import { ClaimTrend } from './claim-trend.ts';
import { asCollected } from './collected-duties.ts';
import { namedBy } from './named-products.ts';

/** What is traded between two regions: a six-digit product, its value, and its base tariff. */
export interface WeighedProduct {
  readonly hs: string;
  readonly value: number;
  readonly rate: number;
}

export interface AverageTariffQuestion {
  readonly importer: string;
  readonly exporter: string;
  /** First and last day of the series. */
  readonly from: Day;
  readonly to: Day;
  readonly products: readonly WeighedProduct[];
  /** The day whose measures the base tariffs of the products already hold, as customs collect them; absent where they hold none. */
  readonly baseIncludes?: Day;
  /** The day whose claim shares are held fixed in `fixed_claims`. */
  readonly claimsOf: Day;
}

/** Average duty on goods that may come in, as a fraction of their value at the border, under four views of who claims a preference. */
export interface AverageRates {
  /** Claim shares as reported, interpolated between their periods. */
  readonly reported_claims: number;
  /** Claim shares held at those of `claimsOf`. */
  readonly fixed_claims: number;
  /** Everybody claims what can be claimed, and nobody does: the lower and the upper end. */
  readonly all_claim: number;
  readonly none_claim: number;
}

/** Days on which no measure changes: only reported claim shares move, and with them `reported_claims`, in a straight line. */
export interface AverageTariffSpell extends AverageRates {
  readonly on: Day;
  readonly until: Day;
  /** Measures whose rate is not that of the day before; none where only the trend of claim shares turns. */
  readonly changed: readonly string[];
  /** `reported_claims` of the last day. */
  readonly reported_claims_last: number;
  /** Share of claims in trade on the first day. */
  readonly claim_share: number;
  /** Share of the trade of the base year that is prohibited, as `fixed_claims` weighs it. */
  readonly prohibited: number;
}

export interface AverageTariff {
  readonly schema: 'reroute.average-tariff/1';
  readonly importer: string;
  readonly exporter: string;
  readonly from: Day;
  readonly to: Day;
  readonly claims_of: Day;
  /** Ids of the preferences that can be claimed between the two; without any all views are the same. */
  readonly preferences: readonly string[];
  /** Average of the base tariffs. */
  readonly base: number;
  readonly base_includes: Day | null;
  readonly products: number;
  readonly value: number;
  readonly spells: readonly AverageTariffSpell[];
}

/**
 * The average tariff between two regions from day to day: base tariffs of the products plus what the register adds,
 * weighted by base-year trade. Exact on every day: computed where a measure begins, changes or ends and where the
 * trend of claim shares turns; between these the average is constant or a straight line.
 *
 *   average = Σ_p v_p (t_p − a_p(base) + a_p(day)) / Σ_p v_p,   a_p = Σ_l w_l (c_l a_l^claimed + (1 − c_l) a_l^not)
 *
 * over products `p` with value `v`, base tariff `t`, and lines `l` with weight `w` and claim share `c`. Prohibited
 * trade is in neither sum. A product inside a quota is charged the rate inside.
 */
export function averageTariff(register: Register, question: AverageTariffQuestion): AverageTariff {
  const { importer, exporter, from, to, products, baseIncludes, claimsOf } = question;
  const value = products.reduce((sum, product) => sum + product.value, 0);
  const trend = new ClaimTrend(register, { ...question, codes: products.map(({ hs }) => hs) });
  const base = products.map(({ rate }) => rate);
  const dayIs = daysOf(register);
  if (baseIncludes !== undefined) {
    const shares = trend.on(baseIncludes);
    const then = dayIs(baseIncludes, asCollected(register));
    products.forEach((product, index) => {
      base[index]! -= mixed(addedTo(then, question, product.hs), shares[index]!).rate;
    });
  }
  const fixedShares = trend.on(claimsOf);
  const preferences = filterMeasures(register, {
    importer,
    exporter,
    instrument: 'preference',
  }).map(({ id }) => id);
  const days = turningDays(register, question);
  let added: readonly Added[] = [];
  const spells = days.map(([on, changed], index): AverageTariffSpell => {
    const next = days[index + 1]?.[0];
    const until = next === undefined ? to : daysAfter(next, -1);
    if (index === 0 || changed.length > 0) {
      const day = dayIs(on);
      const touched = index === 0 ? () => true : namedBy(changed, register.lists);
      added = products.map(({ hs }, at) => (touched(hs) ? addedTo(day, question, hs) : added[at]!));
    }
    const sumsOn = (day: Day): DaySums => sum(products, base, added, trend.on(day), fixedShares);
    const first = sumsOn(on);
    const last = until === on || preferences.length === 0 ? first : sumsOn(until);
    const ids = changed.map(({ id }) => id);
    return { on, until, changed: ids, ...first, reported_claims_last: last.reported_claims };
  });
  return {
    schema: 'reroute.average-tariff/1',
    importer,
    exporter,
    from,
    to,
    claims_of: claimsOf,
    preferences,
    base: products.reduce((sum, product) => sum + product.value * product.rate, 0) / value,
    base_includes: baseIncludes ?? null,
    products: products.length,
    value,
    spells,
  };
}

interface DaySums extends AverageRates {
  readonly claim_share: number;
  readonly prohibited: number;
}

/** Duty on one product, and the part of it that may come in. */
interface Part {
  readonly rate: number;
  readonly comesIn: number;
}

/** What the register adds to one product while no measure changes; the shares that claim move all the same. */
interface Added {
  readonly claimed: Part;
  readonly notClaimed: Part;
  /** Part of the product that can claim: lines without a preference are charged the same in both. */
  readonly claimable: number;
}

function addedTo(
  day: RegisterDay,
  { importer, exporter }: Pick<AverageTariffQuestion, 'importer' | 'exporter'>,
  hs: string,
): Added {
  const lines = day.linesOf(importer, exporter, hs);
  const part = (duty: (line: DutyLine) => Duty): Part => {
    let [rate, comesIn] = [0, 0];
    for (const line of lines) {
      const { added, prohibited } = duty(line);
      rate += line.weight * (1 - prohibited) * added;
      comesIn += line.weight * (1 - prohibited);
    }
    return { rate, comesIn };
  };
  let claimable = 0;
  for (const line of lines) if (line.claimed !== line.notClaimed) claimable += line.weight;
  return {
    claimed: part(({ claimed }) => claimed),
    notClaimed: part(({ notClaimed }) => notClaimed),
    claimable,
  };
}

function mixed({ claimed, notClaimed }: Added, share: number): Part {
  return {
    rate: share * claimed.rate + (1 - share) * notClaimed.rate,
    comesIn: share * claimed.comesIn + (1 - share) * notClaimed.comesIn,
  };
}

/** Products, base tariffs, what is added and shares in the same order. */
function sum(
  products: readonly WeighedProduct[],
  base: readonly number[],
  added: readonly Added[],
  shares: Float64Array,
  fixedShares: Float64Array,
): DaySums {
  const duty = { reported: 0, fixed: 0, all: 0, none: 0 };
  const trade = { reported: 0, fixed: 0, all: 0, none: 0 };
  let [claims, total] = [0, 0];
  products.forEach(({ value }, index) => {
    const one = added[index]!;
    const count = (view: keyof typeof duty, { rate, comesIn }: Part): void => {
      duty[view] += value * (base[index]! * comesIn + rate);
      trade[view] += value * comesIn;
    };
    count('reported', mixed(one, shares[index]!));
    count('fixed', mixed(one, fixedShares[index]!));
    count('all', one.claimed);
    count('none', one.notClaimed);
    claims += value * one.claimable * shares[index]!;
    total += value;
  });
  return {
    reported_claims: duty.reported / trade.reported,
    fixed_claims: duty.fixed / trade.fixed,
    all_claim: duty.all / trade.all,
    none_claim: duty.none / trade.none,
    claim_share: claims / total,
    prohibited: 1 - trade.fixed / total,
  };
}

/** By day, in order: `from`, every later day on which measures change, with them, and every middle of a period of claim shares. */
function turningDays(
  register: Register,
  { importer, exporter, from, to }: AverageTariffQuestion,
): [on: Day, changed: Measure[]][] {
  const pair = { importer, exporter };
  const days = new Map<Day, Measure[]>([[from, []]]);
  for (const { day, kind, measure } of changesBetween(register, daysAfter(from, -1), to, pair)) {
    if (kind === 'threatened' || kind === 'proposed') continue;
    if (measure.instrument === 'visa' || measure.instrument === 'export-tax') continue;
    days.set(day, [...(days.get(day) ?? []), measure]);
  }
  for (const { claims } of filterMeasures(register, pair)) {
    const table = claims.get(exporter);
    for (const day of typeof table === 'object' ? table.days : []) {
      if (from < day && day <= to && !days.has(day)) days.set(day, []);
    }
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1));
}
