import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { SweepSource } from '../source.ts';
import type { SweepBasis, SweepChunk } from '../sweep.ts';

// What both sides of a queue agree on. The number in its name changes with the meaning of a job, so that processes
// of two versions that mean different things do not meet.

/** Beginning of all keys, so that the server may hold other things too. */
export const PREFIX = 'reroute';
export const QUEUE = 'sweep-1';

/** What is asked of a worker: all it needs, so that a job means the same wherever it is done. */
export interface SweepJob {
  readonly schema: 'reroute.sweep-job/1';
  readonly source: SweepSource;
  /** Its id where the scenario is one of the gallery: the worker's own gallery may stand elsewhere. */
  readonly gallery?: string | undefined;
  /** Digest of the plan, and what it is of: a worker that comes to another refuses. */
  readonly plan: string;
  readonly basis: SweepBasis;
  readonly chunk: SweepChunk;
}

/** The name of a chunk of a plan, the same whoever asks for it: `sha256(plan, from, to)` in hex. */
export function jobIdOf(plan: string, { from, to }: SweepChunk): string {
  return bytesToHex(sha256(utf8ToBytes(`${plan} ${from} ${to}`)));
}

/** Where the bytes of a computed chunk wait for whoever asked. */
export function resultKey(jobId: string): string {
  return `${PREFIX}:${QUEUE}:result:${jobId}`;
}

/** How long a result waits that nobody has fetched: a sweep that was killed may be started again until then. */
export const KEEP_MS = 7 * 24 * 3600 * 1000;

/** How long it stays once it was fetched: another sweep of the same plan has that long to fetch it too. */
export const LINGER_MS = 60_000;

/** How often a chunk may be begun anew after its worker fell silent. More, and it is the chunk that kills them. */
export const MOST_TAKEOVERS = 10;

/** How often a chunk is tried that ends in an error. */
export const MOST_ATTEMPTS = 3;

/** What the reason of a failed job begins with when a worker would not take it, rather than could not do it. */
export const REFUSED = 'refused: ';
