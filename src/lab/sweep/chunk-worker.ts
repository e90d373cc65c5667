import { parentPort, workerData } from 'node:worker_threads';
import { computeChunk } from './compute.ts';
import { openEngine, type SweepSource } from './source.ts';
import type { SweepChunk, SweepEngine } from './sweep.ts';

// What a thread of a local sweep runs: it loads the scenario once, then computes the chunks it is given.

let engine: SweepEngine | undefined;

/** A chunk's bytes; each point that is done is told to the thread that started this one. */
export default function chunkBytes(chunk: SweepChunk): Uint8Array {
  engine ??= openEngine(workerData as SweepSource);
  return computeChunk(engine, chunk, () => parentPort?.postMessage('point'));
}
