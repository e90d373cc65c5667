import type { TransferClosure } from '../model/index.ts';

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
    };

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

/** A scenario file, read and checked on its own; its ids are not yet held against an economy. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly notes?: string;
  /** Built-in id or path, relative to the scenario file, of the economy. */
  readonly economy: Named;
  readonly elasticities?: Elasticities;
  readonly baseline: { readonly transfers: 'zero' | 'keep' };
  readonly changes: readonly Change[];
  readonly closure: { readonly transfers: TransferClosure };
  readonly solve: { readonly tolerance: number; readonly maxIterations: number };
  /** The file it was read from, and the folder that its paths are relative to. */
  readonly file: string;
  readonly folder: string;
}
