import { groupsOf } from '../../model/index.ts';
import type { LoadedScenario } from '../loaded-scenario.ts';
import type { SolverStatus } from '../result.ts';
import { axesOf, summarise, type Drivers, type SweepSummary } from '../uncertainty/index.ts';
import type { FinishedSweep } from './run-sweep.ts';
import type { SweepBasis, SweepColumn } from './sweep.ts';

/** Ends of an interval; null where no point converged. */
export type SweepBand = readonly [low: number | null, high: number | null];

/** What a sweep says of one outcome, in its unit. */
export interface SweepOutcome {
  id: string;
  /** A region or a group. */
  region: string;
  field: string;
  /** `percent`, `share` or the economy's money. */
  unit: string;
  mean: number | null;
  sd: number | null;
  median: number | null;
  /** Half of the points, and nine tenths of them, lie within. */
  band50: SweepBand;
  band90: SweepBand;
  probability: { positive: number | null; negative: number | null; zero: number | null };
  /** What a run says, every uncertain number at its median; of a sample, where that run has an answer. */
  central?: number;
  /** What drives the spread, of real income in a sample: Sobol indices, or why there are none. */
  drivers?: Drivers;
  /** The 90 % band of the first-order approximation, where it was worked out. */
  first_order?: { central: number; band50: SweepBand; band90: SweepBand };
  /** `[point]`: real income at every point of a grid, null where it did not converge. */
  values?: (number | null)[];
}

/** The result of a sweep, `reroute.sweep/1`. Holds nothing that depends on how it was computed: equal sweeps are equal texts. */
export interface SweepResult {
  schema: 'reroute.sweep/1';
  scenario: { id: string; title: string; notes?: string };
  economy: { id: string; title: string; year: number; regions: number; sectors: number };
  /** Names by id. */
  labels: { regions: Record<string, string>; groups: Record<string, string> };
  /** Ids of the regions of each group. */
  members: Record<string, string[]>;
  design:
    | { kind: 'draws'; seed: number; draws: number }
    | { kind: 'grid'; axes: { id: string; label: string; values: readonly number[] }[] };
  /** Points that were computed, and how many of them converged and count. */
  points: number;
  used: number;
  /** The others, by index. */
  not_converged: { index: number; status: SolverStatus }[];
  parameters: { id: string; label: string; central: number }[];
  outcomes: SweepOutcome[];
  /** `sha256:…` of all points in order. */
  digest: string;
  provenance: { plan_digest: string } & SweepBasis;
  warnings: string[];
}

/** What one run of a scenario that is swept has to add to its points. */
export interface CentralRun {
  /** First-order bands by the id of an outcome. */
  readonly bands: ReadonlyMap<string, NonNullable<SweepOutcome['first_order']>>;
  /** `[column]`, outcomes of that run; absent on a grid, or where it has no answer. */
  readonly outcomes?: Float64Array;
  /** What a reader should know before quoting any number. */
  readonly warnings: readonly string[];
}

/** Puts a finished sweep into the contract `reroute.sweep/1`. @param central see `centralRun`; without it no bands of first order and no warnings */
export function sweepResult(
  loaded: LoadedScenario,
  sweep: FinishedSweep,
  central: CentralRun = { bands: new Map(), warnings: [] },
): SweepResult {
  const { warnings } = central;
  const { scenario, meta, tables } = loaded;
  const { plan, points, digest } = sweep;
  const summary = summarise(plan, points);
  const groups = groupsOf(tables.regions);
  const names = (ids: Iterable<string>, nameOf: (id: string) => string): Record<string, string> =>
    Object.fromEntries([...ids].map((id) => [id, nameOf(id)]));
  return {
    schema: 'reroute.sweep/1',
    scenario: {
      id: scenario.id,
      title: scenario.title,
      ...(scenario.notes === undefined ? {} : { notes: scenario.notes }),
    },
    economy: {
      id: meta.id,
      title: meta.title,
      year: meta.year,
      regions: tables.regions.length,
      sectors: tables.sectors.length,
    },
    labels: {
      regions: Object.fromEntries(tables.regions.map(({ id, name }) => [id, name])),
      groups: names(
        groups.keys(),
        (id) => (Object.hasOwn(meta.groups, id) ? meta.groups[id] : id) ?? id,
      ),
    },
    members: Object.fromEntries(
      [...groups].map(([id, members]) => [id, members.flatMap((n) => tables.regions[n]?.id ?? [])]),
    ),
    design: designOf(loaded, plan.design),
    points: summary.points,
    used: summary.used,
    not_converged: summary.notConverged.map(({ index, status }) => ({ index, status })),
    parameters: plan.parameters.map(({ id, label, central }) => ({ id, label, central })),
    outcomes: outcomesOf(sweep, summary, central),
    digest,
    provenance: { plan_digest: plan.digest, ...plan.basis },
    warnings: [...warnings],
  };
}

function designOf(
  loaded: LoadedScenario,
  design: FinishedSweep['plan']['design'],
): SweepResult['design'] {
  if (design.kind === 'draws') return { ...design };
  return {
    kind: 'grid',
    axes: axesOf(loaded).map(({ id, label, values }) => ({ id, label, values })),
  };
}

function outcomesOf(
  { plan, points }: FinishedSweep,
  { columns }: SweepSummary,
  central: CentralRun,
): SweepOutcome[] {
  return columns.map((column, c): SweepOutcome => {
    const { positive, negative, zero } = column.probability;
    const near = central.bands.get(column.id);
    const run = finite(central.outcomes?.[c] ?? NaN);
    return {
      id: column.id,
      region: column.region,
      field: column.field,
      unit: column.unit,
      mean: finite(column.mean),
      sd: finite(column.sd),
      median: finite(column.median),
      band50: bandOf(column.band50),
      band90: bandOf(column.band90),
      probability: { positive: finite(positive), negative: finite(negative), zero: finite(zero) },
      ...(run === null ? {} : { central: run }),
      ...(column.drivers ? { drivers: column.drivers } : {}),
      ...(near ? { first_order: near } : {}),
      ...(plan.design.kind === 'grid' && isCurve(column)
        ? { values: points.map(({ outcomes }) => finite(outcomes[c] ?? NaN)) }
        : {}),
    };
  });
}

function isCurve({ field }: SweepColumn): boolean {
  return field === 'real_income_pct';
}

function bandOf([low, high]: readonly [number, number]): SweepBand {
  return [finite(low), finite(high)];
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
