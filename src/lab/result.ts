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

/** A measure whose charge differs between the baseline and the end of the changes. */
export interface ChangedMeasure {
  measure: string;
  title: string;
  /** What it charges, in words: `75.8 %`, `not in force`. */
  before: string;
  after: string;
}

/** What a run took from the register. */
export interface MeasuresResult {
  /** Day of the baseline, where it has one. */
  baseline_on?: string;
  /** Last day named by the changes; that of the baseline, or of the world's tariffs, where they only edit measures. */
  on?: string;
  /** Edits in force at the end. */
  edits: { measure: string; rate?: number; drop?: boolean; charge?: boolean }[];
  changed: ChangedMeasure[];
  /** Flows that the register reaches: how many are made up of known products, how many of all codes of a sector alike. */
  flows: { by_products: number; by_code_count: number };
}

/** Where a tariff-rate quota ended up. Rates are the full tariffs of its goods, as fractions. */
export interface QuotaResult {
  measure: string;
  title: string;
  /** `not-traded`: none of its goods is imported in the baseline. */
  state: 'below' | 'at-limit' | 'above' | 'not-traded';
  /** Imported, in `unit`; and how much may come in at the in-rate. */
  quantity: number;
  volume: number;
  unit: string;
  in_rate: number;
  out_rate: number;
  /** The sources do not settle what is charged beyond the volume. */
  out_rate_uncertain: boolean;
  /** The rate that buyers' prices reflect. */
  shadow_rate: number;
  /** Money a year, to those who may import at the in-rate. */
  rent: number;
  rent_to: 'importer' | 'exporter';
  /** The same goods in the baseline: `state` is null where no quota was in force. `rate` is what they paid. */
  before: { state: QuotaResult['state'] | null; quantity: number; rate: number; rent: number };
}

/** A product flow whose tariff changes. */
export interface ProductResult {
  importer: string;
  exporter: string;
  /** Six digits of the Harmonized System. */
  hs: string;
  name: string;
  sector: string;
  /** What buyers pay, weighted by value in the baseline; null where nothing may come in. */
  rate_before: number | null;
  rate_after: number | null;
  before: number;
  after: number;
  /** Null where there was nothing before. */
  pct: number | null;
}

/** How far plain average tariffs are from exact aggregation of products, for one region or group. */
export interface AverageDifference {
  id: string;
  /** `real_income_pct` by both methods, and average less exact. */
  exact: number;
  average: number;
  difference: number;
}

/** A band to first order around a change, from the uncertain numbers of the scenario. No sample stands behind it: `reroute sweep` has one. */
export interface BandResult {
  /** Region or group. */
  id: string;
  field: 'real_income_pct';
  /** What the run says. */
  central: number;
  /** Half of what the uncertain numbers may be lies within, and nine tenths, as far as the outcome is linear in them. */
  band50: [low: number, high: number];
  band90: [low: number, high: number];
  /** The uncertain numbers that make most of its variance, largest part first; five at most. */
  drivers: { id: string; label: string; part: number }[];
  /** Of the transposed solves behind it. */
  status: 'converged' | 'iteration-limit';
}

export interface Provenance {
  /** Version of Reroute. */
  version: string;
  economy_digest: string;
  /** Of what trade consists of, where the run rests on it. */
  products_digest?: string;
  /** Null where the scenario does not use the register. */
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
  /** Absent where the scenario does not use the register, as are the three that follow. */
  measures?: MeasuresResult;
  /** In the order of the register. */
  quotas?: QuotaResult[];
  /** Largest change in trade first; the first forty unless in detail. */
  products?: ProductResult[];
  /** How products became tariffs; with `average`, how far that is from exact aggregation, regions first, then groups. */
  product_method?: { method: 'exact' | 'average'; difference?: AverageDifference[] };
  /** First-order bands of the headline, where the scenario states what is uncertain. */
  bands?: BandResult[];
  provenance: Provenance;
}
