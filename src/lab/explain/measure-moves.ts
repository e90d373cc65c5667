import type { DutyMakeup, DutyShare } from '../../register/index.ts';
import type { DutyCourse } from '../measures/duty-parts.ts';

/** What two policies differ by on one kind of goods, measure by measure. */
export interface MakeupDifference {
  /** Points that each measure adds more, or less, under the second. */
  readonly measures: ReadonlyMap<string, number>;
  /** Points that come of more or less of these goods claiming a preference. */
  readonly claims: number;
}

/**
 * Divides the change in duty between two policies among measures. Where the same goods claim a preference under one policy and not
 * under the other, the measures have what they change for goods of one kind, the mean over both kinds, and the claim has the rest:
 *
 *     Δ_m      = ½ [ (a_m' − ã_m) + (ã_m' − a_m) ]
 *     Δ_claims = ½ Σ_m [ (a_m' − ã_m') + (ã_m − a_m) ]
 *
 * with a what the goods pay, ã what they would if they claimed where they do not and the other way round, and ' for the second
 * policy. The two add up to Σ_m (a_m' − a_m).
 */
export function makeupDifference(before?: DutyMakeup, after?: DutyMakeup): MakeupDifference {
  const measures = new Map<string, number>();
  const add = (shares: readonly DutyShare[] | undefined, weight: number): void => {
    for (const { measure, added } of shares ?? []) {
      measures.set(measure, (measures.get(measure) ?? 0) + weight * added);
    }
  };
  const switched =
    before?.claimed !== undefined &&
    after?.claimed !== undefined &&
    before.claimed !== after.claimed;
  if (!switched) {
    add(after?.layers, 1);
    add(before?.layers, -1);
    return { measures: moving(measures), claims: 0 };
  }
  add(after.layers, 0.5);
  add(before.otherwise, -0.5);
  add(after.otherwise, 0.5);
  add(before.layers, -0.5);
  const claims =
    (sum(after.layers) - sum(after.otherwise) + sum(before.otherwise) - sum(before.layers)) / 2;
  return { measures: moving(measures), claims };
}

function moving(measures: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map([...measures].filter(([, points]) => points !== 0));
}

function sum(shares: readonly DutyShare[] = []): number {
  return shares.reduce((total, { added }) => total + added, 0);
}

/** The same for the goods of a course, each pair of policies worked out once. */
export class CourseDifferences {
  readonly #known = new Map<DutyCourse, Map<string, MakeupDifference>>();

  between(course: DutyCourse, from: number, to: number): MakeupDifference {
    let known = this.#known.get(course);
    if (!known) this.#known.set(course, (known = new Map<string, MakeupDifference>()));
    const key = `${from} ${to}`;
    let found = known.get(key);
    if (!found) {
      const { byPolicy } = course;
      found = makeupDifference(byPolicy[from]?.makeup, byPolicy[to]?.makeup);
      known.set(key, found);
    }
    return found;
  }
}

/**
 * The logarithmic mean of two factors, (a − b) / ln(a / b): points divided by it are parts of ln a − ln b, and all points of a − b
 * all of it.
 */
export function logMean(a: number, b: number): number {
  const half = (a - b) / (a + b);
  return half === 0 ? a : (a - b) / (2 * Math.atanh(half));
}
