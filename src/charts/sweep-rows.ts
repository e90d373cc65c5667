import type { SweepResult } from '../lab/index.ts';
import type { Fold } from './fold.ts';
import { foldRow } from './fold.ts';
import type { Row } from './panel.ts';
import {
  byMedian,
  isGroup,
  partyName,
  realIncomes,
  sweepFocus,
  type KnownOutcome,
} from './sweep-subject.ts';

/** Up to so many regions and groups a picture leaves nobody out. */
const WHOLE = 32;
/** In a larger world: so many members of the focus's group, and so many others. */
const MEMBERS = 15;
const OTHERS = 10;

export interface SweepRows {
  readonly rows: readonly Row[];
  readonly shown: readonly KnownOutcome[];
  readonly folds: readonly Fold[];
}

/**
 * The rows of a picture of real income: the group of the focus with its members, other groups, then those in no group, the highest
 * median first. In a large world only the members and others that move most; the rest is one row, from the smallest
 * median to the largest.
 */
export function sweepRows(sweep: SweepResult, asked?: string): SweepRows {
  const all = new Map(realIncomes(sweep).map((one) => [one.region, one]));
  const whole = all.size <= WHOLE;
  const focus = sweepFocus(sweep, asked);
  const top = byMedian(sweep);
  const hasFocus = (group: string): boolean =>
    group === focus || (sweep.members[group] ?? []).includes(focus);
  const groups = top.filter(({ region }) => isGroup(sweep, region));
  const rows: Row[] = [];
  const shown: KnownOutcome[] = [];
  const folds: Fold[] = [];
  const put = (some: readonly KnownOutcome[]): void => {
    rows.push(...some.map(({ region }) => ({ key: region, label: partyName(sweep, region) })));
    shown.push(...some);
  };
  const fold = (left: readonly KnownOutcome[], label: string, who: string): void => {
    if (left.length === 0) return;
    const medians = left.map(({ median }) => median);
    const [low, high] = [Math.min(...medians), Math.max(...medians)];
    const made: Fold = { key: ` left ${who}`, label, who, low, high };
    rows.push(foldRow(made));
    folds.push(made);
  };
  const first = groups.filter(({ region }) => hasFocus(region));
  for (const total of [...first, ...groups.filter((one) => !first.includes(one))]) {
    const { region: group } = total;
    const name = partyName(sweep, group);
    rows.push({ key: group, label: `${name}, all`, bold: true });
    shown.push(total);
    const members = (sweep.members[group] ?? []).flatMap((id) => all.get(id) ?? []);
    const kept = whole ? members : hasFocus(group) ? most(members, MEMBERS, focus) : [];
    put(descending(kept));
    const left = members.filter((one) => !kept.includes(one));
    const others = kept.length > 0 ? 'other members' : 'members';
    fold(
      left,
      kept.length > 0 ? `and ${left.length} others` : `its ${left.length} members`,
      `${left.length} ${others} of ${name}`,
    );
  }
  const alone = top.filter(({ region }) => !isGroup(sweep, region));
  const kept = whole ? alone : most(alone, OTHERS, focus);
  if (groups.length > 0 && kept.length > 0) {
    rows.push({ key: ' others', label: whole ? 'Others' : 'Others that move most', heading: true });
  }
  put(descending(kept));
  const left = alone.filter((one) => !kept.includes(one));
  fold(left, `and ${left.length} others`, `${left.length} other regions`);
  return { rows, shown, folds };
}

function most(some: readonly KnownOutcome[], limit: number, focus: string): KnownOutcome[] {
  const weight = ({ region, median }: KnownOutcome): number =>
    region === focus ? Infinity : Math.abs(median);
  return some.toSorted((a, b) => weight(b) - weight(a)).slice(0, limit);
}

function descending(some: readonly KnownOutcome[]): KnownOutcome[] {
  return some.toSorted((a, b) => b.median - a.median);
}
