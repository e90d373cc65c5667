import type { Region } from '../model/index.ts';
import type { Problem } from '../input/index.ts';
import { nameRegions, type GroupNames, type NamedRegions } from './resolve-regions.ts';
import type { Position, Selector } from './scenario.ts';

/** Who trades with whom, and where that is written. */
export interface PairSelector {
  readonly importer: Selector;
  readonly exporter: Selector;
  readonly at: Position;
}

/** Each pair once, as indices `[importer, exporter]`. */
export interface PairSelection {
  readonly pairs: readonly (readonly [number, number])[];
  readonly problems: readonly Problem[];
}

/**
 * The pairs of regions whose trade a change touches. `'*'` is all regions that the other side does not name; on both
 * sides, all regions. A region never trades with itself here.
 *
 * Trade inside a group is left alone unless it is plainly meant. A tariff touches it between regions that are both
 * named by their own ids; a trade cost also where both sides name that group, which is how barriers between provinces
 * are lowered: `importer: CAN, exporter: CAN`. Rules: `unknown-region`, `empty-selection`.
 */
export function resolvePairs(
  change: PairSelector,
  regions: readonly Region[],
  kind: 'tariff' | 'trade-cost',
  groupNames: GroupNames = {},
): PairSelection {
  const [importer, exporter] = [change.importer, change.exporter].map((selector) =>
    selector === '*' ? nobody : nameRegions(selector, regions, groupNames),
  ) as [NamedRegions, NamedRegions];
  const importers = change.importer === '*' ? others(exporter, regions) : [...importer.members];
  const exporters = change.exporter === '*' ? others(importer, regions) : [...exporter.members];

  const insideIsMeant = (n: number, i: number, group: string): boolean =>
    (importer.own.has(n) && exporter.own.has(i)) ||
    (kind === 'trade-cost' && importer.groups.has(group) && exporter.groups.has(group));

  const pairs: [number, number][] = [];
  let leftAlone: string | undefined;
  for (const n of importers) {
    const group = regions[n]?.group;
    for (const i of exporters) {
      if (n === i) continue;
      if (group === undefined || group !== regions[i]?.group || insideIsMeant(n, i, group)) {
        pairs.push([n, i]);
      } else {
        leftAlone ??= group;
      }
    }
  }
  const problems = [...importer.problems, ...exporter.problems];
  if (pairs.length === 0 && problems.length === 0) {
    problems.push(emptySelection(change, kind, leftAlone));
  }
  return { pairs, problems };
}

const nobody: NamedRegions = {
  members: new Set(),
  own: new Set(),
  groups: new Set(),
  problems: [],
};

function others({ members }: NamedRegions, regions: readonly Region[]): number[] {
  return [...regions.keys()].filter((index) => !members.has(index));
}

function emptySelection(
  { importer, exporter, at }: PairSelector,
  kind: 'tariff' | 'trade-cost',
  group: string | undefined,
): Problem {
  const what = kind === 'tariff' ? 'tariff' : 'trade cost';
  const shared = { ...at, severity: 'error', rule: 'empty-selection' } as const;
  if (group !== undefined) {
    const byGroup =
      kind === 'tariff'
        ? `; for barriers inside ${group}, write trade_cost with importer: ${group}, exporter: ${group}`
        : `, or write ${group} on both`;
    return {
      ...shared,
      message: `this ${what} touches no trade: all it names is inside the group '${group}'`,
      why: `a ${what} leaves trade inside a group alone unless both regions are named by their own ids`,
      hint: `name the regions themselves on both sides${byGroup}`,
    };
  }
  return importer === '*' || exporter === '*'
    ? {
        ...shared,
        message: `this ${what} touches no trade: '*' is all regions that the other side does not name, and none is left`,
        hint: "write '*' on both sides for all pairs of regions, or name fewer on the other side",
      }
    : {
        ...shared,
        message: `this ${what} touches no trade: importer and exporter are the same region`,
        hint: 'name two different regions',
      };
}
