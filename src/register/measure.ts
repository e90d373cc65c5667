import type { Position } from '../input/index.ts';

/** A day as `YYYY-MM-DD`; days compare as text. */
export type Day = string;

export const instruments = [
  'mfn',
  'preference',
  'surtax',
  'safeguard',
  'anti-dumping',
  'countervailing',
  'ban',
  'trq',
  'suspension',
  'remission',
  'export-tax',
  'visa',
] as const;
export type Instrument = (typeof instruments)[number];

/** What has become of a measure by the time the register was written; what is charged on a day follows from its spells. */
export const statuses = ['proposed', 'threatened', 'in-force', 'suspended', 'ended'] as const;
export type Status = (typeof statuses)[number];

/** How well a measure is known: sources agree; only one says so; worked out by us; sources disagree; our own guess. */
export const confidences = [
  'confirmed',
  'single-source',
  'inferred',
  'disputed',
  'assumed',
] as const;
export type Confidence = (typeof confidences)[number];

/** Who gets the difference between the price inside a quota and what the goods cost. */
export const rentHolders = ['importer', 'exporter'] as const;
export type RentHolder = (typeof rentHolders)[number];

/** Which goods. Codes are digits without dots, 2 to 10 of them; a code stands for all that begins with it. */
export type ProductSelector =
  | { readonly kind: 'all' }
  | { readonly kind: 'hs'; readonly from: string; readonly to: string }
  | { readonly kind: 'list'; readonly list: string }
  | { readonly kind: 'sector'; readonly sector: string };

/** A tariff-rate quota. Its rates are those of this measure's own layer: all-in where the measure replaces `mfn`. */
export interface Quota {
  readonly volume: number;
  /** What `volume` counts, in the plural: `vehicles`; or `of 2024 imports`, a share of what was imported in that year. */
  readonly unit: string;
  /** `year` for now. */
  readonly per: string;
  readonly inRate: number;
  readonly outRate: number;
  /** The sources do not settle what is charged outside the quota. */
  readonly outUncertain: boolean;
  readonly rentTo: RentHolder;
}

/** A period in which a measure says one thing. */
export interface Spell {
  /** First day in force; absent for what was only proposed or threatened. */
  readonly from?: Day;
  /** Last day in force; absent while there is no end. */
  readonly until?: Day;
  /** When it was made known, and when the instrument that makes it law was signed. */
  readonly announced?: Day;
  readonly signed?: Day;
  /** Ad valorem: 0.25 is 25 %. Absent where there is nothing to charge (a ban, a visa rule, a remission of unknown size). */
  readonly rate?: number;
  /** The rate on goods that claim the preference named by `preference`; that of the others where absent. */
  readonly rateIfClaimed?: number;
  /** Part of the goods' value that the rate is charged on (metal content, foreign content): 1 unless stated. */
  readonly chargedOn: number;
  readonly chargedOnIfClaimed: number;
  /** Part of the trade that the measure reaches (a ban on named firms): 1 unless stated. */
  readonly part: number;
  readonly quota?: Quota;
  readonly note?: string;
  readonly at: Position;
}

export interface Source {
  readonly title: string;
  readonly publisher: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, of publication. */
  readonly date?: string;
  readonly url?: string;
  readonly quote?: string;
}

/** One trade measure: who charges what on which goods of whom, when, by which law, and who says so. */
export interface Measure {
  readonly id: string;
  readonly title: string;
  readonly importers: readonly string[];
  /** `'all'`: everybody but the importer. Groups of `groups.yaml` are spelt out into their members. */
  readonly exporters: 'all' | readonly string[];
  readonly exceptExporters: readonly string[];
  readonly products: readonly ProductSelector[];
  readonly exceptProducts: readonly ProductSelector[];
  readonly instrument: Instrument;
  /** A name that several measures share, for others to refer to: `us-232`. */
  readonly program?: string;
  /** Layers that this one is charged on top of, that it takes the place of, and that it makes way for: ids, programs, instruments. */
  readonly stacksOn: readonly string[];
  readonly replaces: readonly string[];
  readonly yieldsTo: readonly string[];
  /** Id or program of the preference whose claim changes what is charged. */
  readonly preference?: string;
  /** Of a preference: which share of trade claims it, by exporter: a table of `claims/` or one share for all goods. */
  readonly claims: ReadonlyMap<string, number | ClaimTable>;
  readonly spells: readonly Spell[];
  readonly status: Status;
  readonly legal?: string;
  readonly confidence: Confidence;
  readonly note?: string;
  /** Rows of the fact sheet that it was written from. */
  readonly facts: readonly string[];
  readonly sources: readonly Source[];
  /** Relative to the folder of the register; of the built-in one with `measures/` before it. */
  readonly file: string;
  readonly at: Position;
}

/** Shares of trade that claim a preference, by six-digit code and period, from `claims/ID.csv`. */
export interface ClaimTable {
  readonly id: string;
  /** Middles of the periods in ascending order. */
  readonly days: readonly Day[];
  /** By six-digit code, one share for each of `days`; NaN where the table says nothing. */
  readonly shares: ReadonlyMap<string, readonly number[]>;
  /** For codes that the table does not hold: the average of all trade in each period. */
  readonly average: readonly number[];
}

/** Codes under a name, from `lists/ID.csv`; what it is and where it comes from is in `lists/lists.yaml`. */
export interface ProductList {
  readonly id: string;
  readonly title: string;
  readonly codes: readonly string[];
  readonly note?: string;
  readonly sources: readonly Source[];
}

/** All measures, with everything they refer to. */
export interface Register {
  readonly measures: readonly Measure[];
  readonly lists: ReadonlyMap<string, ProductList>;
  /** Tables of `claims/` by id, those that no measure names included: other assumptions on what is claimed. */
  readonly claims: ReadonlyMap<string, ClaimTable>;
  /** Members of groups of regions, by id: `EU`. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** Names of regions and groups, by id. */
  readonly names: ReadonlyMap<string, string>;
  /** Of every file, `sha256:…`: it goes into the provenance of a run. */
  readonly digest: string;
}
