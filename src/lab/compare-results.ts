import type { RegionResult, Result, SolverReport } from './result.ts';

/** The outcomes that a comparison sets side by side: every number of `RegionResult` that stands for a change. */
export const comparedFields = [
  'real_income_pct',
  'real_wage_pct',
  'wage_pct',
  'price_index_pct',
  'income_pct',
  'welfare_cp2015_pct',
  'terms_of_trade_pct',
  'volume_of_trade_pct',
  'exports_pct',
  'imports_pct',
] as const satisfies readonly (keyof RegionResult)[];

export type ComparedField = (typeof comparedFields)[number];

/** One outcome under both scenarios; null where it is not defined. `difference` is b − a, in percentage points. */
export interface Compared {
  a: number | null;
  b: number | null;
  difference: number | null;
}

export type RegionComparison = { id: string } & Record<ComparedField, Compared>;

/** Two runs side by side, `reroute.comparison/1`. */
export interface Comparison {
  schema: 'reroute.comparison/1';
  a: ComparedRun;
  b: ComparedRun;
  /** Regions that both runs have, in the order of a. */
  regions: RegionComparison[];
  groups: RegionComparison[];
  /** Regions and groups that only one of the two has. */
  only_in_a: string[];
  only_in_b: string[];
  /** What keeps the two from being read against each other, such as different base economies. */
  warnings: string[];
  labels: Pick<Result['labels'], 'regions' | 'groups'>;
}

export interface ComparedRun {
  scenario: Result['scenario'];
  economy: Pick<Result['economy'], 'id' | 'year'>;
  solver: SolverReport;
  provenance: Result['provenance'];
}

/** Sets two results side by side. Each is against its own re-solved baseline. */
export function compareResults(a: Result, b: Result): Comparison {
  const warnings: string[] = [];
  if (a.provenance.economy_digest !== b.provenance.economy_digest) {
    warnings.push(
      `the two scenarios run on different economies (${a.economy.id} ${a.economy.year}, ${b.economy.id} ${b.economy.year}): a difference between them is not the effect of a policy`,
    );
  } else if (!sameBaseline(a, b)) {
    warnings.push('the two scenarios have different baselines: each change is against its own');
  }
  const ids = (result: Result): string[] =>
    [...result.regions, ...result.groups].map(({ id }) => id);
  const missing = (from: Result, other: Result): string[] =>
    ids(from).filter((id) => !ids(other).includes(id));
  return {
    schema: 'reroute.comparison/1',
    a: runOf(a),
    b: runOf(b),
    regions: pairUp(a.regions, b.regions),
    groups: pairUp(a.groups, b.groups),
    only_in_a: missing(a, b),
    only_in_b: missing(b, a),
    warnings,
    labels: {
      regions: { ...b.labels.regions, ...a.labels.regions },
      groups: { ...b.labels.groups, ...a.labels.groups },
    },
  };
}

/**
 * Whether every region exports the same before the change, relative to its own exports. The same economy may be
 * re-solved with and without its deficits: then they differ. A run without an answer has no regions, and nothing differs.
 */
function sameBaseline(a: Result, b: Result): boolean {
  const before = new Map(b.regions.map(({ id, exports_before }) => [id, exports_before]));
  return a.regions.every(({ id, exports_before: left }) => {
    const right = before.get(id) ?? left;
    return Math.abs(left - right) <= SAME_BASELINE * Math.max(left, right);
  });
}

/** Looser than the tolerance of a solve, far tighter than any change of baseline. */
const SAME_BASELINE = 1e-6;

function runOf({ scenario, economy: { id, year }, solver, provenance }: Result): ComparedRun {
  return { scenario, economy: { id, year }, solver, provenance };
}

function pairUp(a: readonly RegionResult[], b: readonly RegionResult[]): RegionComparison[] {
  return a.flatMap((before) => {
    const after = b.find(({ id }) => id === before.id);
    if (!after) return [];
    const pairs = comparedFields.map((field): [ComparedField, Compared] => {
      const [left, right] = [before[field], after[field]];
      const difference = left === null || right === null ? null : right - left;
      return [field, { a: left, b: right, difference }];
    });
    return [{ id: before.id, ...Object.fromEntries(pairs) } as RegionComparison];
  });
}
