import type { Region } from '../../model/index.ts';

/** A group that needs no file: `--regions canada,eu`. */
export interface ReadyMade {
  /** As it is written on the command line and in a map. */
  readonly selector: string;
  /** Id and name of the region that it becomes. */
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-3 codes of its members. */
  readonly iso3: readonly string[];
}

/** The Union since 2020; the United Kingdom is no member. */
const europeanUnion = [
  'AUT',
  'BEL',
  'BGR',
  'CYP',
  'CZE',
  'DEU',
  'DNK',
  'ESP',
  'EST',
  'FIN',
  'FRA',
  'GRC',
  'HRV',
  'HUN',
  'IRL',
  'ITA',
  'LTU',
  'LUX',
  'LVA',
  'MLT',
  'NLD',
  'POL',
  'PRT',
  'ROU',
  'SVK',
  'SVN',
  'SWE',
];

export const readyMadeGroups: readonly ReadyMade[] = [
  { selector: 'canada', id: 'CAN', name: 'Canada', iso3: ['CAN'] },
  { selector: 'eu', id: 'EU', name: 'European Union', iso3: europeanUnion },
];

/**
 * The codes of the states that a region may be, or lie in: its `iso3`, or where it has none its id and its group.
 * Provinces without `iso3` in the group `CAN` are Canada's.
 */
function statesOf({ id, iso3, group }: Region): string[] {
  return iso3 === undefined ? [id, ...(group === undefined ? [] : [group])] : [iso3];
}

/** Indices of the regions that lie in a ready-made group. */
export function membersOf({ iso3 }: ReadyMade, regions: readonly Region[]): number[] {
  const inside = (region: Region): boolean => statesOf(region).some((code) => iso3.includes(code));
  return [...regions.keys()].filter((index) => inside(regions[index]!));
}

/** Members of a ready-made group that are no region of this world: they are inside others, or nowhere. */
export function absentStates({ iso3 }: ReadyMade, regions: readonly Region[]): string[] {
  const present = new Set(regions.flatMap(statesOf));
  return iso3.filter((code) => !present.has(code));
}

/**
 * The map that a list of ready-made groups stands for, as the text of a file: each group merged, everything else kept.
 * Undefined when the list names anything else.
 */
export function readyMadeMap(argument: string): string | undefined {
  const wanted = argument.split(',').map((part) => part.trim());
  const groups = wanted.map((part) => readyMadeGroups.find(({ selector }) => selector === part));
  if (groups.includes(undefined)) return undefined;
  const rows = groups.map((group) => `${group?.selector},${group?.id},${group?.name}`);
  return ['region,into,name', ...rows, '*,*,'].join('\n');
}
