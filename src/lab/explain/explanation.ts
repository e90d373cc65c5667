import type { Channel, Source } from '../../model/index.ts';
import type { Provenance, Result, SolverReport } from '../result.ts';
import type { OutcomeUnit } from './outcome-id.ts';

/**
 * Why a run came out as it did, `reroute.explanation/1`: the object that `reroute explain --json` prints and that charts and other
 * programs read. Parts of one kind add up to the change of their outcome. Values are in the unit of the outcome: `percent` of the
 * re-solved baseline, `money` in the economy's own unit, `points` of a share.
 */
export interface Explanation {
  schema: 'reroute.explanation/1';
  scenario: { id: string; title: string };
  economy: Result['economy'];
  solver: SolverReport;
  /**
   * `path`: integrated along the straight path on which everything moves at once. `shapley`: averaged over all orders in which
   * causes may come, each a solve of its own. `derivative`: only how outcomes answer to one tariff more.
   */
  method: 'path' | 'shapley' | 'derivative';
  /** How it went: `complete`, or why not. There are no parts unless it is `complete` or `inexact`. */
  status: 'complete' | 'inexact' | 'unsolved' | 'stopped';
  /** Points of the path, and solves; of Shapley values the coalitions solved. */
  work: { nodes: number; solves: number };
  warnings: string[];
  outcomes: OutcomeExplanation[];
  provenance: Provenance;
}

/** One outcome, and what its change consists of. */
export interface OutcomeExplanation {
  /** `CAN.real_income` */
  outcome: string;
  label: string;
  unit: OutcomeUnit;
  /** In the re-solved baseline and after the changes. A percent change is 0 before. */
  before: number;
  after: number;
  change: number;
  /** Parts by change of the scenario; register changes by measure. Largest first. */
  changes?: Part[];
  measures?: Part[];
  /** By partner of the region that the outcome is of, and by sector. */
  partners?: PartnerPart[];
  sectors?: Part[];
  /** Of real income only: by channel, and by where income comes from and what it buys. */
  channels?: Part<Channel>[];
  sources?: Part<Source>[];
  /** How the outcome answers to single tariffs; largest answer first. */
  tariffs?: TariffPart[];
  /** Sum of the parts (of each list the same, but for rounding), and its distance from `change`. */
  sum?: number;
  error?: number;
}

export interface Part<Id extends string = string> {
  id: Id;
  label: string;
  value: number;
}

/** `own`: what the region itself charges on what it buys from the partner. `theirs`: what the partner charges on what it sells. */
export interface PartnerPart extends Part {
  own: number;
  theirs: number;
}

/** The answer to one tariff, at the counterfactual. Rates are fractions. */
export interface TariffPart {
  importer: string;
  exporter: string;
  sector: string;
  rate_before: number;
  rate_after: number;
  /** Change of the outcome for one more point (0.01) of tariff. */
  per_point: number;
  /** The same times the points by which the scenario moved it: what the change would have done were everything linear. */
  of_change: number;
}
