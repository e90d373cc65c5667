import { didYouMean, nearest, nearestId, shorten } from '../input/index.ts';
import type { Finding } from './entry.ts';
import type { ClaimTable, ProductList } from './measure.ts';

/** What measures may refer to. */
export interface KnownNames {
  /** Names of regions and groups, by id. */
  readonly regions: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** Whether these are all regions and groups: a file that cannot be read keeps its names to itself. */
  readonly regionsComplete: boolean;
  readonly lists: ReadonlyMap<string, ProductList>;
  readonly claims: ReadonlyMap<string, ClaimTable>;
  /** Tables of claims that could not be read are there all the same. */
  readonly claimFiles: ReadonlySet<string>;
}

/** The regions that an id stands for: the members of a group, or the region itself; undefined where it is neither. */
export function regionsOf(id: string, known: KnownNames): readonly string[] | undefined {
  return known.groups.get(id) ?? (known.regions.has(id) ? [id] : undefined);
}

/** What is wrong with an id that is neither a region nor a group; nothing where that cannot be told. */
export function* unknownRegion(
  path: Finding['path'],
  id: string,
  known: KnownNames,
): Generator<Finding> {
  if (!known.regionsComplete || regionsOf(id, known)) return;
  const candidates = [...known.regions].map(([region, name]) => ({ id: region, name }));
  const province = /^CA-[A-Z]{2}$/u.test(id) ? 'CAN' : undefined;
  yield {
    path,
    rule: 'unknown-region',
    message: `'${shorten(id)}' is neither a region nor a group`,
    hint: didYouMean(
      province ?? nearestId(id, candidates),
      'use an id of regions.csv, or add a group to groups/',
    ),
  };
}

/** What is wrong with the name of a list that there is not. */
export function unknownList(name: string, known: KnownNames) {
  return {
    rule: 'unknown-list',
    message: `there is no list '${shorten(name)}'`,
    hint: didYouMean(
      nearest(name, known.lists.keys()),
      `add lists/${shorten(name)}.csv and say in lists/ what it is`,
    ),
  };
}
