import { shorten, type Problem } from '../../input/index.ts';
import { checkEdits, type Day, type MeasureEdit, type Register } from '../../register/index.ts';
import type { Position, Scenario } from '../scenario.ts';

/** What the register is taken to say at one point of a scenario. */
export interface RegisterPolicy {
  readonly day: Day;
  /** Changes by hand since the day was named, in their order. */
  readonly edits: readonly MeasureEdit[];
}

/** The policies that a scenario goes through. Policy 0 is what the world's tariffs hold; `list[k]` is policy k + 1. */
export interface PolicyCourse {
  readonly list: readonly RegisterPolicy[];
  /** Number of the policy of the baseline: 0 without `measures_on`. */
  readonly baseline: number;
  /** Number of the policy that each change of the register enters, by its place among the changes. */
  readonly ofChange: ReadonlyMap<number, number>;
  readonly problems: readonly Problem[];
}

/** Whether a scenario needs the register. */
export function usesRegister({
  baseline,
  changes,
}: Pick<Scenario, 'baseline' | 'changes'>): boolean {
  return (
    baseline.measuresOn !== undefined ||
    changes.some(({ kind }) => kind === 'measures-on' || kind === 'measure')
  );
}

/**
 * Follows a scenario's `measures_on` and `measure` entries. An edit applies to the day in force where it stands: that of the
 * last `measures_on`, else of the baseline, else the one that the world's own tariffs are of; the next `measures_on` ends
 * it. Rules: those of `checkEdits`, `measure-without-day`.
 *
 * @param worldDay the day whose measures the world's tariffs hold, where there is one
 */
export function followPolicies(
  { baseline, changes }: Pick<Scenario, 'baseline' | 'changes'>,
  register: Register,
  worldDay: Day | undefined,
): PolicyCourse {
  const list: RegisterPolicy[] = [];
  const ofChange = new Map<number, number>();
  const problems: Problem[] = [];
  let current: RegisterPolicy | undefined = baseline.measuresOn && {
    day: baseline.measuresOn.day,
    edits: [],
  };
  if (current) list.push(current);
  const first = list.length;
  changes.forEach((change, index) => {
    if (change.kind === 'measures-on') {
      current = { day: change.day, edits: [] };
    } else if (change.kind === 'measure') {
      const { edit, at } = change;
      for (const { rule, message, hint } of checkEdits(register, [edit])) {
        problems.push({ ...at, severity: 'error', rule, message, hint });
      }
      const day = current?.day ?? worldDay;
      if (day === undefined) {
        problems.push(withoutDay(edit.id, at));
        return;
      }
      current = { day, edits: [...(current?.edits ?? []), edit] };
    } else {
      return;
    }
    list.push(current);
    ofChange.set(index, list.length);
  });
  return { list, baseline: first, ofChange, problems };
}

function withoutDay(id: string, at: Position): Problem {
  return {
    ...at,
    severity: 'error',
    rule: 'measure-without-day',
    message: `nothing says on which day '${shorten(id)}' is changed`,
    why: 'what else is charged depends on the day, and the tariffs of this world are of no single one',
    hint: 'put measures_on: 2026-03-01 before it, or into the baseline',
  };
}
