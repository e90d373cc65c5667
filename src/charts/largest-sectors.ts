import type { Fold } from './fold.ts';

/** A chart of more sectors than this shows those that move least as one row. */
const MOST_SECTORS = 26;

/** The sectors that a chart shows one by one, from the largest `size`, and those left out; never a single one. */
export function largestSectors<T>(
  sectors: readonly T[],
  size: (sector: T) => number,
): { most: T[]; left: T[] } {
  const sorted = [...sectors].sort((a, b) => size(b) - size(a));
  const count = sorted.length <= MOST_SECTORS + 1 ? sorted.length : MOST_SECTORS;
  return { most: sorted.slice(0, count), left: sorted.slice(count) };
}

/** The row of the sectors that are left out, if there are any. */
export function sectorFold(count: number, changes: readonly number[]): Fold[] {
  if (changes.length === 0) return [];
  return [
    {
      key: ' left',
      label: `and ${count} others`,
      who: `${count} other sectors`,
      low: Math.min(...changes),
      high: Math.max(...changes),
    },
  ];
}
