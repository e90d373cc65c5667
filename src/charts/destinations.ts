import type { Result } from '../lab/index.ts';
import { groupOf, membersOf, nameOf } from './subject.ts';

/** What one buyer takes from an exporter, in the economy's unit. */
export interface Destination {
  readonly id: string;
  readonly name: string;
  readonly before: number;
  readonly after: number;
  /** Null where there was nothing before. */
  readonly pct: number | null;
}

export function percentOf(before: number, after: number): number | null {
  return before > 0 ? 100 * (after / before - 1) : null;
}

/**
 * Exports of a region, or of a group as one (its inner trade left out), by destination, largest first. A group
 * of buyers is one destination; the fellow members of a single region are one as well.
 */
export function exportsByDestination(result: Result, exporter: string): Destination[] {
  const members = membersOf(result, exporter);
  const sellers = new Set(members.length > 0 ? members : [exporter]);
  const totals = new Map<string, { before: number; after: number }>();
  for (const { exporter: seller, importer, sector, before, after } of result.flows) {
    if (sector !== undefined || !sellers.has(seller) || sellers.has(importer)) continue;
    const id = groupOf(result, importer) ?? importer;
    const total = totals.get(id) ?? { before: 0, after: 0 };
    totals.set(id, { before: total.before + before, after: total.after + after });
  }
  const own = groupOf(result, exporter);
  return [...totals]
    .map(([id, { before, after }]) => {
      const name = id === own ? `Rest of ${nameOf(result, id)}` : nameOf(result, id);
      return { id, name, before, after, pct: percentOf(before, after) };
    })
    .sort((a, b) => b.before - a.before);
}

/** The id of those that are folded into one: no id of a region. */
export const OTHERS = ' others';

/** The largest `count` destinations, and the rest as one. */
export function foldSmall(destinations: readonly Destination[], count: number): Destination[] {
  if (destinations.length <= count + 1) return [...destinations];
  const rest = destinations.slice(count);
  const before = rest.reduce((sum, one) => sum + one.before, 0);
  const after = rest.reduce((sum, one) => sum + one.after, 0);
  const name = `${rest.length} others`;
  return [
    ...destinations.slice(0, count),
    { id: OTHERS, name, before, after, pct: percentOf(before, after) },
  ];
}
