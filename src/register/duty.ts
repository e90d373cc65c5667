import type { Day, Instrument, Quota, RentHolder, Source } from './measure.ts';

/** One measure's part in what is charged on a product on a day: the contract of `reroute tariff --json`. */
export interface Layer {
  measure: string;
  instrument: Instrument;
  /** What the measure states for goods that claim no preference, and for those that do; null where it states no rate. */
  rate: number | null;
  rate_if_claimed: number | null;
  /** Whether it is part of the total. */
  applies: boolean;
  /** In words: why it applies or does not, and what it stands on. */
  why: string;
  source: Source;
}

/** What a quota says, as results print it. */
export interface QuotaTerms {
  volume: number;
  unit: string;
  per: string;
  in_rate: number;
  out_rate: number;
  out_rate_uncertain: boolean;
  rent_to: RentHolder;
}

/** What is charged on one product between two regions on one day; rates are fractions. */
export interface Charge {
  importer: string;
  exporter: string;
  hs: string;
  on: Day;
  /** `if_claimed` and `if_not_claimed` weighted by `claim_share`; null where the goods may not come in at all. */
  total: number | null;
  if_claimed: number | null;
  if_not_claimed: number | null;
  /** Share of trade that claims a preference; 0 where there is none to claim. */
  claim_share: number;
  layers: Layer[];
  quota?: QuotaTerms & { measure: string; note?: string };
  /** Part of the trade that a ban stops, where it stops only part. */
  prohibited_share?: number;
  /** Where longer codes under `hs` are treated differently: each with its total. `total` is that of the dearest. */
  lines?: { hs: string; total: number | null }[];
  /** What a reader should know: baseline rates the register does not hold, codes that a list names only in part. */
  notes: string[];
}

/** What the register adds to the tariffs of a world for one kind of goods, claimed or not. */
export interface Duty {
  /** Sum of all layers that apply, the MFN rate and preferences left out: the world's own tariffs have those. */
  readonly added: number;
  /** The MFN rate, where the register states it. */
  readonly mfn?: number;
  /** Part of the trade that is prohibited. */
  readonly prohibited: number;
  /** Rates added inside and outside a quota; `added` is then that inside. */
  readonly quota?: {
    readonly measure: string;
    readonly quota: Quota;
    readonly inAdded: number;
    readonly outAdded: number;
  };
  /** Which measures it consists of; only of days that were asked for it. */
  readonly makeup?: DutyMakeup;
}

/** What one measure has in a duty: points, negative where it takes the place of duty that the world's tariffs hold. */
export interface DutyShare {
  readonly measure: string;
  readonly added: number;
}

/** The measures that a duty consists of. */
export interface DutyMakeup {
  /** Summing to `added`, but for rounding. */
  readonly layers: readonly DutyShare[];
  /** Bans that stop some of the trade or all of it. */
  readonly bans: readonly string[];
  /** Whether it is that of goods that claim a preference, and what the other goods pay; absent where there is none to claim. */
  readonly claimed?: boolean;
  readonly otherwise?: readonly DutyShare[];
}

/** A part of a six-digit product that is treated alike. */
export interface DutyLine {
  /** The code, of 6 digits or more, that stands for it. */
  readonly hs: string;
  /** Share of the product, summing to 1: of its known tariff lines. */
  readonly weight: number;
  /**
   * The tariff lines in it, with their shares of the product: what aligns the parts of one day with those of another.
   * Empty where it is the whole product.
   */
  readonly codes: readonly { readonly hs: string; readonly weight: number }[];
  readonly claimShare: number;
  readonly claimed: Duty;
  readonly notClaimed: Duty;
}

/** What a scenario changes in the register: `measure: { id, rate | drop | charge }`. */
export interface MeasureEdit {
  readonly id: string;
  /** New rate of every spell; of a quota, its out-of-quota rate stays. */
  readonly rate?: number;
  /** Takes it out. */
  readonly drop?: boolean;
  /** Charges it though it was only proposed, threatened or is not in force that day. */
  readonly charge?: boolean;
}

export interface DayOptions {
  readonly edits?: readonly MeasureEdit[];
  /** Which sector makes a product, for measures whose products are sectors; without it such a measure is an error. */
  readonly sectorOf?: (hs: string) => string | undefined;
}

/** The register as it stands on one day. */
export interface RegisterDay {
  readonly on: Day;
  /** Whether any measure but MFN rates and preferences is charged between the two on anything. */
  touches(importer: string, exporter: string): boolean;
  /** A six-digit product, divided into what is treated alike; one line of nothing where no measure reaches it. Fast: called 100,000 times a run. */
  linesOf(importer: string, exporter: string, hs6: string): readonly DutyLine[];
  /** Everything that is charged on one product, with reasons. */
  charge(importer: string, exporter: string, hs: string): Charge;
}
