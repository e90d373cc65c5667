import { groupsOf } from '../../model/index.ts';
import type { Region, Sector } from '../../model/index.ts';
import type { ColumnSpec, Named } from '../../input/index.ts';
import type { EconomyMeta } from '../economy-meta.ts';
import { absentStates, membersOf, readyMadeGroups } from './ready-made.ts';

/** What the first column of a map may say, and which old items it means. */
export interface Vocabulary {
  readonly kind: 'region' | 'sector';
  readonly columns: ColumnSpec;
  /** The items that the map must place. */
  readonly things: readonly (Region | Sector)[];
  /** Indices that a selector means; undefined where nothing of that name is known. */
  readonly find: (selector: string) => readonly number[] | undefined;
  /** Members that a ready-made group should have and this world does not list, by ISO 3166-1 code. */
  readonly absent: (selector: string) => readonly string[];
  /** Everything that can be named, for suggestions. */
  readonly known: readonly Named[];
}

/** An id of a region comes first, then that of a group of the world, then a ready-made group. */
export function regionVocabulary(
  regions: readonly Region[],
  groupNames: EconomyMeta['groups'],
): Vocabulary {
  const indexOf = new Map(regions.map(({ id }, index) => [id, [index]]));
  const groups = groupsOf(regions);
  const readyMade = (word: string) => readyMadeGroups.find(({ selector }) => selector === word);
  const own = (word: string): readonly number[] | undefined =>
    indexOf.get(word) ?? groups.get(word);
  return {
    kind: 'region',
    columns: { required: ['region', 'into'], optional: ['name', 'group'] },
    things: regions,
    find: (word) => {
      const group = readyMade(word);
      return own(word) ?? (group && membersOf(group, regions));
    },
    absent: (word) => {
      const group = own(word) ? undefined : readyMade(word);
      return group ? absentStates(group, regions) : [];
    },
    known: [
      ...regions,
      ...[...groups.keys()].map((id) => ({
        id,
        ...(Object.hasOwn(groupNames, id) ? { name: groupNames[id]! } : {}),
      })),
      ...readyMadeGroups.map(({ selector, name }) => ({ id: selector, name })),
    ],
  };
}

export function sectorVocabulary(sectors: readonly Sector[]): Vocabulary {
  const indexOf = new Map(sectors.map(({ id }, index) => [id, [index]]));
  return {
    kind: 'sector',
    columns: { required: ['sector', 'into'], optional: ['name', 'theta'] },
    things: sectors,
    find: (word) => indexOf.get(word),
    absent: () => [],
    known: sectors,
  };
}
