import type { SolverStatus } from '../../result.ts';
import type { SweepColumn, SweepPlan, SweepPoint } from '../../sweep/sweep.ts';
import { driversOf, type Drivers } from './drivers.ts';
import { sampleQuantile } from './quantiles.ts';

export type { Drivers } from './drivers.ts';

/** Ends of an interval with equal tails outside. */
export type Band = readonly [low: number, high: number];

/** What a sample says of one column, in its unit. */
export interface ColumnSummary extends SweepColumn {
  readonly mean: number;
  readonly sd: number;
  readonly median: number;
  /** Half of the draws, and nine tenths of them, lie within. */
  readonly band50: Band;
  readonly band90: Band;
  /** Parts of the draws above, below and at 0, which sum to 1. */
  readonly probability: {
    readonly positive: number;
    readonly negative: number;
    readonly zero: number;
  };
  /** What drives the spread; absent where it was not asked for. */
  readonly drivers?: Drivers;
}

/** What the points of a sweep come to. Statistics are of the points that converged; how many did not stands beside them. */
export interface SweepSummary {
  /** Points given, and of these the ones that converged. */
  readonly points: number;
  readonly used: number;
  /** The others, by index. */
  readonly notConverged: readonly { readonly index: number; readonly status: SolverStatus }[];
  /** In the order of the plan. Of no point that converged, numbers are NaN. */
  readonly columns: readonly ColumnSummary[];
}

export interface SummaryOptions {
  /** Of which columns to say what drives the spread; real income unless given. It takes some 10 ms a column. */
  readonly driversOf?: (column: SweepColumn) => boolean;
}

/**
 * Statistics of a sweep's points: median, bands, signs, and for a sample what drives the spread. Points may come in any order, and the
 * result does not depend on it.
 */
export function summarise(
  plan: SweepPlan,
  points: readonly SweepPoint[],
  { driversOf: asked = isRealIncome }: SummaryOptions = {},
): SweepSummary {
  const inOrder = points.toSorted((a, b) => a.index - b.index);
  const used = inOrder.filter(({ status }) => status === 'converged');
  const drivers = driversOf(plan, used);
  return {
    points: points.length,
    used: used.length,
    notConverged: inOrder.flatMap(({ index, status }) =>
      status === 'converged' ? [] : [{ index, status }],
    ),
    columns: plan.columns.map((column, c) => {
      const values = Float64Array.from(used, ({ outcomes }) => outcomes[c] ?? NaN);
      return {
        ...column,
        ...describe(values),
        ...(drivers && asked(column) ? { drivers: drivers(values) } : {}),
      };
    }),
  };
}

function isRealIncome({ field }: SweepColumn): boolean {
  return field === 'real_income_pct';
}

type Description = Omit<ColumnSummary, keyof SweepColumn | 'drivers'>;

function describe(values: Float64Array): Description {
  const n = values.length;
  const sorted = values.toSorted();
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const at = (p: number): number => sampleQuantile(sorted, p);
  const part = (holds: (value: number) => boolean): number => values.filter(holds).length / n;
  return {
    mean,
    sd: n > 1 ? Math.sqrt(squares / (n - 1)) : n === 1 ? 0 : NaN,
    median: at(0.5),
    band50: [at(0.25), at(0.75)],
    band90: [at(0.05), at(0.95)],
    probability: {
      positive: part((value) => value > 0),
      negative: part((value) => value < 0),
      zero: part((value) => value === 0),
    },
  };
}
