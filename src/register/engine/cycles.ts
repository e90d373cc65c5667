/**
 * One circle through each group of things that lead to each other: every thing leads to the next and the last to the
 * first, and the last is the one that comes last in `things`. A thing does not lead to itself.
 */
export function findCycles<T>(
  things: readonly T[],
  leadsTo: (from: T, to: T) => boolean,
): (readonly T[])[] {
  const next = things.map((from) =>
    things.flatMap((to, index) => (to !== from && leadsTo(from, to) ? [index] : [])),
  );
  const cycles: number[][] = [];
  const covered = new Set<number>();
  for (let last = things.length - 1; last >= 0; last--) {
    if (covered.has(last)) continue;
    const cycle = shortestCycleFrom(last, next);
    if (!cycle) continue;
    cycles.push(cycle);
    for (const member of cycle) covered.add(member);
  }
  return cycles.map((cycle) => cycle.map((index) => things[index]!)).toReversed();
}

/** Breadth first, through things that come before `start` only; `start` stands last in it. */
function shortestCycleFrom(start: number, next: readonly number[][]): number[] | undefined {
  const cameFrom = new Map<number, number>();
  const queue = [start];
  for (const here of queue) {
    for (const there of next[here]!) {
      if (there === start) return pathBack(here, start, cameFrom);
      if (there > start || cameFrom.has(there)) continue;
      cameFrom.set(there, here);
      queue.push(there);
    }
  }
  return undefined;
}

/** From the first thing after `start` to `end`, then `start` itself. */
function pathBack(end: number, start: number, cameFrom: ReadonlyMap<number, number>): number[] {
  const path = [start];
  for (let here = end; here !== start; here = cameFrom.get(here)!) path.unshift(here);
  return path;
}
