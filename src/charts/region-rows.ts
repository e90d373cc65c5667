import type { RegionResult, Result } from '../lab/index.ts';
import type { Row } from './panel.ts';
import {
  byMovement,
  economies,
  focusOf,
  groupOf,
  membersOf,
  nameOf,
  outcomeOf,
} from './subject.ts';

const MOST_ROWS = 30;

/** Regions in the order of a picture, and what is left out of it. */
export interface RegionRows {
  readonly rows: readonly Row[];
  readonly shown: readonly RegionResult[];
  readonly others: readonly RegionResult[];
}

/**
 * Groups first, each with its total on top of its members, then everybody else; inside a block by `value`,
 * highest first. Of more than thirty, the focus with its members and the largest movers are shown.
 */
export function regionRows(
  result: Result,
  value: (outcome: RegionResult) => number,
  focus?: string,
): RegionRows {
  const shown = new Set(select(result, focusOf(result, focus)));
  const descending = (outcomes: RegionResult[]): RegionResult[] =>
    outcomes.filter((one) => shown.has(one)).sort((a, b) => value(b) - value(a));
  const rows: Row[] = [];
  const row = ({ id }: RegionResult): Row => ({ key: id, label: nameOf(result, id) });
  for (const group of result.groups) {
    const members = membersOf(result, group.id);
    rows.push({ key: group.id, label: `${nameOf(result, group.id)}, all`, bold: true });
    rows.push(...descending(result.regions.filter(({ id }) => members.includes(id))).map(row));
  }
  const alone = descending(result.regions.filter(({ id }) => groupOf(result, id) === undefined));
  if (rows.length > 0 && alone.length > 0) {
    rows.push({ key: ' heading', label: 'Others', heading: true });
  }
  rows.push(...alone.map(row));
  const everybody = [...result.groups, ...result.regions];
  return {
    rows,
    shown: rows.flatMap(({ key }) => outcomeOf(result, key) ?? []),
    others: everybody.filter((one) => !shown.has(one)),
  };
}

function select(result: Result, focus: string): RegionResult[] {
  const everybody = [...result.groups, ...result.regions];
  if (everybody.length <= MOST_ROWS + 2) return everybody;
  const members = membersOf(result, focus);
  const first = everybody.filter(({ id }) => id === focus || members.includes(id));
  const groups = result.groups.filter(({ id }) => id !== focus);
  const rest = [...byMovement(economies(result)), ...byMovement(result.regions)];
  return [...new Set([...first, ...groups, ...rest])].slice(0, MOST_ROWS);
}
