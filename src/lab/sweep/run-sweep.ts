import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { decodeChunk, pointBytes } from './chunk-bytes.ts';
import type { ChunkStore, RefusedChunk } from './chunk-store.ts';
import { chunksOf } from './chunks.ts';
import type { ChunkComputer } from './computers.ts';
import type { SweepPlan, SweepPoint } from './sweep.ts';

export interface SweepProgress {
  /** Points that are done, and how many of them were there when this began. */
  readonly done: number;
  readonly kept: number;
  readonly points: number;
}

export interface RunSweepOptions {
  /** Stops the work; what is finished by then is kept. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: SweepProgress) => void;
  /** Told before anything is computed: what is there already, and what is in its place and cannot be used. */
  readonly onResume?: (kept: number, refused: readonly RefusedChunk[]) => void;
}

/** A sweep of which every point has been computed. */
export interface FinishedSweep {
  readonly plan: SweepPlan;
  /** `[point]`, in order. */
  readonly points: readonly SweepPoint[];
  /** `sha256:…` of the bytes of all points in order: equal for equal results, however they were computed. */
  readonly digest: string;
  /** Points that were there already. */
  readonly kept: number;
}

/**
 * Computes what a store does not have of a plan yet, keeps each chunk as soon as it is finished, and gives all points.
 *
 * @throws the signal's reason when it is aborted
 */
export async function runSweep(
  plan: SweepPlan,
  store: ChunkStore,
  compute: ChunkComputer,
  { signal = new AbortController().signal, onProgress, onResume }: RunSweepOptions = {},
): Promise<FinishedSweep> {
  const chunks = chunksOf(plan);
  const { finished, missing, refused } = store.survey(chunks);
  const kept = finished.reduce((sum, { from, to }) => sum + to - from, 0);
  onResume?.(kept, refused);
  let finishedPoints = kept;
  let begun = 0; // points of chunks that are not finished; whoever computes elsewhere need not tell of them
  const tell = (): void => {
    onProgress?.({ done: finishedPoints + begun, kept, points: plan.points });
  };
  if (missing.length > 0) {
    await compute(
      missing,
      {
        onPoint: () => {
          begun++;
          tell();
        },
        onChunk: (chunk, bytes) => {
          store.write(chunk, bytes);
          const size = chunk.to - chunk.from;
          finishedPoints += size;
          begun = Math.max(0, begun - size);
          tell();
        },
      },
      signal,
    );
  }
  store.removeLeftovers();
  const hash = sha256.create();
  const points = chunks.flatMap((chunk) => {
    const bytes = store.read(chunk);
    hash.update(pointBytes(bytes));
    return decodeChunk(bytes, plan, chunk);
  });
  return { plan, points, digest: `sha256:${bytesToHex(hash.digest())}`, kept };
}
