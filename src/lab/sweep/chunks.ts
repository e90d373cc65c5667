import type { SweepChunk, SweepPlan } from './sweep.ts';

/** Points in a chunk: what a kill loses at most, for each worker. */
const CHUNK = 16;

/** The chunks of a plan in order; each begins at a multiple of 16, so that more draws keep the chunks of fewer. */
export function chunksOf({ points }: Pick<SweepPlan, 'points'>): SweepChunk[] {
  const count = Math.ceil(points / CHUNK);
  return Array.from({ length: count }, (_, at) => ({
    from: at * CHUNK,
    to: Math.min(points, (at + 1) * CHUNK),
  }));
}
