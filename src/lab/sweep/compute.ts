import { encodeChunk } from './chunk-bytes.ts';
import type { SweepChunk, SweepEngine } from './sweep.ts';

/**
 * Computes the points of a chunk: what a thread, or another machine, does at a time.
 *
 * @param onPoint called after each point
 * @returns the chunk as it is stored, see `chunk-bytes.ts`; the same bytes wherever it is computed
 */
export function computeChunk(
  engine: SweepEngine,
  chunk: SweepChunk,
  onPoint?: () => void,
): Uint8Array {
  const points = [];
  for (let index = chunk.from; index < chunk.to; index++) {
    points.push(engine.evaluate(index));
    onPoint?.();
  }
  return encodeChunk(engine.plan, chunk, points);
}
