import type { TransferClosure } from '../model/index.ts';
import type { Distribution } from '../num/index.ts';
import type { Day, MeasureEdit } from '../register/index.ts';
import type { DistributionAround } from './uncertain-number.ts';

/** A place in a file, counted from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** An id as the user wrote it, with where it stands: so that a mistyped region is reported at its own column. */
export interface Named {
  readonly id: string;
  readonly at: Position;
}

/** What a `region`, `importer`, `exporter` or `sector` key holds: `'*'`, one id, or a list; groups count as ids. */
export type Selector = '*' | readonly Named[];

/** One entry of `changes`, applied in the order in which they stand. */
export type Change =
  | { readonly kind: 'tariffs-from'; readonly path: string; readonly at: Position }
  | {
      readonly kind: 'tariff';
      readonly importer: Selector;
      readonly exporter: Selector;
      readonly sector: Selector;
      /** New rate, or points on top of what is in force: 0.25 is 25 %. */
      readonly mode: 'set' | 'add';
      readonly rate: number;
      readonly at: Position;
    }
  | {
      /** Iceberg cost d: `percent: -5` multiplies it by 0.95. */
      readonly kind: 'trade-cost';
      readonly importer: Selector;
      readonly exporter: Selector;
      readonly sector: Selector;
      readonly percent: number;
      readonly at: Position;
    }
  | {
      /** Total factor productivity: `percent: 1` multiplies it by 1.01. */
      readonly kind: 'productivity';
      readonly region: Selector;
      readonly sector: Selector;
      readonly percent: number;
      readonly at: Position;
    }
  | {
      /** Labour supply: `percent: 1` multiplies it by 1.01. */
      readonly kind: 'population';
      readonly region: Selector;
      readonly percent: number;
      readonly at: Position;
    }
  | {
      /** What the register says is in force on a day takes the place of what it said before. */
      readonly kind: 'measures-on';
      readonly day: Day;
      readonly at: Position;
    }
  | {
      /** Another rate of one measure, or the measure taken out, or charged though it is not in force. */
      readonly kind: 'measure';
      readonly edit: MeasureEdit;
      /** Where its id stands. */
      readonly at: Position;
    };

/** The changes that act on tariffs, and those that multiply what the economy is made of. */
export type TariffChange = Extract<
  Change,
  { kind: 'tariffs-from' | 'tariff' | 'measures-on' | 'measure' }
>;
export type FactorChange = Exclude<Change, TariffChange>;

export function isFactorChange(change: Change): change is FactorChange {
  return (
    change.kind === 'trade-cost' || change.kind === 'productivity' || change.kind === 'population'
  );
}

/** How the products of a flow become its tariff: as varieties of their own, or as one trade-weighted average. */
export type ProductMethod = 'exact' | 'average';

/** Trade elasticities in place of those in the world's sectors.csv. */
export interface Elasticities {
  /** A set that the world offers. */
  readonly set?: Named;
  /** θ of single sectors, which comes before that of the set. */
  readonly override: readonly {
    readonly sector: Named;
    readonly theta: number;
    readonly at: Position;
  }[];
}

/** The key of a change that holds its number. */
export type NumberKey = 'set' | 'add' | 'rate' | 'percent';

/** A number of a change that is not known for sure; the change itself holds its median. */
export interface UncertainNumber {
  /** Of `changes`. */
  readonly index: number;
  readonly key: NumberKey;
  readonly distribution: Distribution;
  readonly at: Position;
}

/** A number of a change that is to take several values in turn, for a grid; the change itself holds the first. */
export interface NumberRange {
  /** Of `changes`. */
  readonly index: number;
  readonly key: NumberKey;
  readonly from: number;
  readonly to: number;
  /** How many values, both ends included. */
  readonly steps: number;
  readonly at: Position;
}

/** Trade elasticities that are not known for sure: of some sectors, or of all. */
export interface UncertainTheta {
  /** All sectors where absent, those that are not tradable too. */
  readonly sectors?: Selector;
  /** As far apart as the published sets that the world offers; or a distribution, that of a lognormal around θ as it is chosen otherwise. */
  readonly from: 'spread' | DistributionAround;
  readonly at: Position;
}

/** How readily trade claims a preference: a shift of the log odds of every share in a table of claims, or of the shares that a measure states. */
export interface UncertainClaims {
  /** Of a table of claims or of a measure. */
  readonly claims: Named;
  readonly distribution: Distribution;
  readonly at: Position;
}

/** What a scenario does not know for sure. */
export interface Uncertainty {
  readonly theta: readonly UncertainTheta[];
  /** Numbers of changes, in their order. */
  readonly numbers: readonly UncertainNumber[];
  readonly claims: readonly UncertainClaims[];
}

/** A scenario file, read and checked on its own; its ids are not yet held against an economy. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly notes?: string;
  /** Built-in id or path, relative to the scenario file, of the economy. */
  readonly economy: Named;
  readonly elasticities?: Elasticities;
  readonly baseline: {
    readonly transfers: 'zero' | 'keep';
    /** The day whose measures the base year is re-solved under. */
    readonly measuresOn?: { readonly day: Day; readonly at: Position };
  };
  readonly products: ProductMethod;
  readonly changes: readonly Change[];
  /** Absent where every number is one number. */
  readonly uncertainty?: Uncertainty;
  /** Numbers of changes that are ranges: a run of such a scenario is an error, a sweep is a grid. */
  readonly ranges: readonly NumberRange[];
  readonly closure: { readonly transfers: TransferClosure };
  readonly solve: { readonly tolerance: number; readonly maxIterations: number };
  /** The file it was read from, and the folder that its paths are relative to. */
  readonly file: string;
  readonly folder: string;
}
