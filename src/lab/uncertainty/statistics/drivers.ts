import type { SweepPlan, SweepPoint } from '../../sweep/sweep.ts';
import { drawOf } from '../draw.ts';
import { fitChaos, type Chaos } from './polynomial-chaos.ts';

/** The part of the variance of an outcome that comes from a parameter. */
export interface SobolIndex {
  /** Of a parameter; of a group the part of its members' ids before the first point: `theta`, `change`, `claims`. */
  readonly id: string;
  readonly label: string;
  /** What goes away when it alone becomes known. */
  readonly first: number;
  /** What is left when all else becomes known: its own part and every interaction that it is in. */
  readonly total: number;
}

/** What drives the spread of a column. */
export type Drivers =
  | {
      readonly status: 'reported';
      /** Leave-one-out Q² of the surrogate: the part of the variance that it predicts of draws that it was not fitted to. */
      readonly q2: number;
      /** Largest total first. */
      readonly parameters: readonly SobolIndex[];
      /** Each kind of parameter taken together, where there are several. */
      readonly groups: readonly SobolIndex[];
    }
  /** Nothing varies; the surrogate predicts too little for its indices to mean anything; or there are too few draws to fit one. */
  | { readonly status: 'constant' | 'too-few-draws' }
  | { readonly status: 'refused'; readonly q2: number };

/** Below this Q², indices are not reported: the surrogate leaves out as much as a parameter of some weight would explain. */
export const LEAST_Q2 = 0.8;

/** Draws below which no surrogate is fitted. */
export const FEWEST_DRAWS = 64;

/** Spread below this part of the size of the values is rounding. */
const ROUNDING = 1e-12;

/**
 * Prepares Sobol indices for all columns of a sample; undefined for a grid, whose points are no sample.
 *
 * @param used the points that converged
 */
export function driversOf(
  plan: SweepPlan,
  used: readonly SweepPoint[],
): ((values: Float64Array) => Drivers) | undefined {
  const { design, parameters } = plan;
  if (design.kind !== 'draws') return undefined;
  if (used.length < FEWEST_DRAWS) return () => ({ status: 'too-few-draws' });
  const inputs = parameters.map((_, k) =>
    Float64Array.from(used, ({ index }) => drawOf(k, design.seed, index)),
  );
  const fit = fitChaos(inputs);
  const kinds = parameters.map(({ id }) => id.split('.')[0] ?? id);
  return (values) => {
    if (!varies(values)) return { status: 'constant' };
    const chaos = fit(values);
    if (!(chaos.q2 >= LEAST_Q2)) return { status: 'refused', q2: chaos.q2 };
    return {
      status: 'reported',
      q2: chaos.q2,
      parameters: parameters
        .map(({ id, label }, k) => ({ id, label, ...indexOf(chaos, new Set([k])) }))
        .sort((a, b) => b.total - a.total),
      groups: groupsOf(kinds)
        .map(([id, members]) => ({ id, label: groupLabels[id] ?? id, ...indexOf(chaos, members) }))
        .sort((a, b) => b.total - a.total),
    };
  };
}

const groupLabels: Readonly<Record<string, string>> = {
  theta: 'all trade elasticities',
  change: 'all numbers of changes',
  claims: 'all claims of preferences',
};

function varies(values: Float64Array): boolean {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return high - low > ROUNDING * Math.max(Math.abs(low), Math.abs(high));
}

/** Kinds with several members. */
function groupsOf(kinds: readonly string[]): [string, Set<number>][] {
  const groups = new Map<string, Set<number>>();
  kinds.forEach((kind, k) => groups.set(kind, (groups.get(kind) ?? new Set<number>()).add(k)));
  return [...groups].filter(([, members]) => members.size > 1);
}

/** Terms of members alone, and terms with any member, over all terms. */
function indexOf(
  { terms }: Chaos,
  members: ReadonlySet<number>,
): Pick<SobolIndex, 'first' | 'total'> {
  let [all, first, total] = [0, 0, 0];
  for (const { inputs, variance } of terms) {
    all += variance;
    if (inputs.every((k) => members.has(k))) first += variance;
    if (inputs.some((k) => members.has(k))) total += variance;
  }
  return { first: first / all, total: total / all };
}
