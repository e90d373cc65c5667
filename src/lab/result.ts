/**
 * The result of a run, `reroute.result/1`: the object that `reroute run --json` prints and that charts,
 * reports, pages and other programs read. Percent changes are against the re-solved baseline; money is
 * in the economy's own unit, at the exporter's border prices, own sales left out.
 */

export type SolverStatus = 'converged' | 'iteration-limit' | 'diverged';

/** What the solver did, for one of the two equilibria or for the run as a whole. */
export interface SolverReport {
  status: SolverStatus;
  /** Sweeps over the equilibrium system, counterfactual only. */
  iterations: number;
  /** Largest relative error left in any equilibrium condition. */
  residual: number;
  milliseconds: number;
  /** Which scheme found it; `fallback` names the plain one that took over when acceleration stalled. */
  method: 'accelerated' | 'fallback';
  /** The same for the re-solved base year. */
  baseline: Omit<SolverReport, 'baseline'>;
}

/** Outcomes of one region, or of a group of regions seen as one. A group's trade leaves its inner trade out. */
export interface RegionResult {
  id: string;
  /** Exact change in real income, 100·((I'/I)/(P'/P) − 1): the headline. */
  real_income_pct: number;
  /** Exact change in the real wage, 100·(ŵ/P̂ − 1). */
  real_wage_pct: number;
  wage_pct: number;
  price_index_pct: number;
  income_pct: number;
  /** First-order formula of Caliendo and Parro (2015), base-year weights, level changes: what their Table 2 prints. */
  welfare_cp2015_pct: number;
  terms_of_trade_pct: number;
  volume_of_trade_pct: number;
  exports_before: number;
  exports_after: number;
  /** Null where there was nothing before. */
  exports_pct: number | null;
  imports_before: number;
  imports_after: number;
  imports_pct: number | null;
  /** Of an aggregate with `inner_tariffs`, duty on trade among its members included. */
  tariff_revenue_before: number;
  tariff_revenue_after: number;
}

export interface SectorResult {
  region: string;
  sector: string;
  /** Change in the quantity produced, gross output over unit cost; null where nothing was made. */
  output_pct: number | null;
  /** Change in the price index of the composite that buyers in `region` pay; null where nothing is bought. */
  price_pct: number | null;
  exports_before: number;
  exports_after: number;
}

export interface FlowResult {
  exporter: string;
  importer: string;
  /** Absent on a pair's total. With `--detail`, one row for each sector follows the totals. */
  sector?: string;
  before: number;
  after: number;
  /** Null where there was nothing before. */
  pct: number | null;
}

export interface Provenance {
  /** Version of Reroute. */
  version: string;
  economy_digest: string;
  /** Null until a scenario uses the register. */
  register_digest: string | null;
  scenario_digest: string;
  /**
   * Trade elasticities, where the scenario chose others than those of the world's sectors.csv: the set and where it comes
   * from, and θ by sector where the scenario states its own.
   */
  elasticities?: { set?: string; title?: string; override?: Record<string, number> };
}

export interface Result {
  schema: 'reroute.result/1';
  /** `notes`, where the scenario has any: what its author wants known of it. */
  scenario: { id: string; title: string; notes?: string };
  economy: {
    id: string;
    title: string;
    year: number;
    currency: string;
    unit: string;
    /** How many of each. */
    regions: number;
    sectors: number;
  };
  /** Display names by id. */
  labels: {
    regions: Record<string, string>;
    sectors: Record<string, string>;
    groups: Record<string, string>;
  };
  /** Regions of each group, by id. */
  members: Record<string, string[]>;
  solver: SolverReport;
  /** What the reader should know before quoting a number: clipped final demand, a baseline that moved, … */
  warnings: string[];
  /** Empty unless the run converged: nothing pretends to be an answer. */
  regions: RegionResult[];
  sectors: SectorResult[];
  groups: RegionResult[];
  flows: FlowResult[];
  provenance: Provenance;
}
