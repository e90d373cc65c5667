import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { SolverStatus } from '../result.ts';
import type { SweepChunk, SweepPlan, SweepPoint } from './sweep.ts';

/**
 * A chunk in bytes, little-endian:
 *
 *     0   8  'RRSWEEP1'
 *     8  32  digest of the plan
 *    40  32  SHA-256 of all that follows
 *    72   4  from            76   4  to
 *    80   4  parameters P    84   4  columns C
 *    88      points in order, each 4 + P + C doubles:
 *            index, status (0 converged, 1 iteration limit, 2 diverged), iterations, residual, parameters, outcomes
 *
 * NaN is always the same NaN, so that equal points are equal bytes.
 */
const MAGIC = new TextEncoder().encode('RRSWEEP1');
const PLAN = 8;
const CHECKSUM = 40;
const SIZES = 72;
const POINTS = 88;
/** Doubles of a point that are neither parameter nor outcome. */
const HEAD = 4;
const NAN_BITS = 0x7ff8000000000000n;

const statuses: readonly SolverStatus[] = ['converged', 'iteration-limit', 'diverged'];

/** What a chunk's size goes by. */
type Sizes = Pick<SweepPlan, 'digest' | 'parameters' | 'columns'>;

/** @param points those of the chunk, in order */
export function encodeChunk(
  { digest, parameters, columns }: Sizes,
  { from, to }: SweepChunk,
  points: readonly SweepPoint[],
): Uint8Array {
  const width = HEAD + parameters.length + columns.length;
  const bytes = new Uint8Array(POINTS + 8 * width * points.length);
  const view = new DataView(bytes.buffer);
  let at = POINTS;
  const put = (value: number): void => {
    if (Number.isNaN(value)) view.setBigUint64(at, NAN_BITS, true);
    else view.setFloat64(at, value, true);
    at += 8;
  };
  points.forEach((point, k) => {
    if (point.index !== from + k || from + points.length !== to) {
      throw new RangeError(`point ${point.index} is not the next of chunk ${from} to ${to}`);
    }
    put(point.index);
    put(statuses.indexOf(point.status));
    put(point.iterations);
    put(point.residual);
    point.parameters.forEach(put);
    point.outcomes.forEach(put);
  });
  if (at !== bytes.length) throw new RangeError('points are of another plan');
  bytes.set(MAGIC);
  bytes.set(hexToBytes(digest.replace('sha256:', '')), PLAN);
  [from, to, parameters.length, columns.length].forEach((value, k) => {
    view.setUint32(SIZES + 4 * k, value, true);
  });
  bytes.set(sha256(bytes.subarray(SIZES)), CHECKSUM);
  return bytes;
}

/** Why bytes are not the chunk they should be, in words that follow "is"; undefined where they are. */
export function chunkFault(
  bytes: Uint8Array,
  { digest, parameters, columns }: Sizes,
  { from, to }: SweepChunk,
): string | undefined {
  if (bytes.length < POINTS || MAGIC.some((byte, k) => bytes[k] !== byte)) {
    return bytes.length === 0 ? 'empty' : 'no chunk of a sweep';
  }
  if (`sha256:${bytesToHex(bytes.subarray(PLAN, CHECKSUM))}` !== digest) return 'of another sweep';
  const width = HEAD + parameters.length + columns.length;
  const whole = POINTS + 8 * width * (to - from);
  if (bytes.length !== whole) return `of ${bytes.length} bytes in place of ${whole}`;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const sizes = [from, to, parameters.length, columns.length];
  if (sizes.some((value, k) => view.getUint32(SIZES + 4 * k, true) !== value)) {
    return 'of other points';
  }
  const checksum = sha256(bytes.subarray(SIZES));
  if (checksum.some((byte, k) => bytes[CHECKSUM + k] !== byte)) {
    return 'damaged: its checksum is not that of its content';
  }
  return undefined;
}

/**
 * The points of a chunk.
 *
 * @throws Error where the bytes are not that chunk of that plan
 */
export function decodeChunk(bytes: Uint8Array, plan: Sizes, chunk: SweepChunk): SweepPoint[] {
  const fault = chunkFault(bytes, plan, chunk);
  if (fault !== undefined) throw new Error(`chunk ${chunk.from} to ${chunk.to} is ${fault}`);
  const P = plan.parameters.length;
  const C = plan.columns.length;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = POINTS;
  const take = (): number => {
    const value = view.getFloat64(at, true);
    at += 8;
    return value;
  };
  return Array.from({ length: chunk.to - chunk.from }, (_, k): SweepPoint => {
    const index = take();
    const status = statuses[take()];
    if (index !== chunk.from + k || status === undefined) {
      throw new Error(`chunk ${chunk.from} to ${chunk.to} holds point ${index} where ${k} belongs`);
    }
    return {
      index,
      status,
      iterations: take(),
      residual: take(),
      parameters: Float64Array.from({ length: P }, take),
      outcomes: Float64Array.from({ length: C }, take),
    };
  });
}

/** The bytes of a chunk's points, without what is before them: what the digest of a sweep is of. */
export function pointBytes(chunk: Uint8Array): Uint8Array {
  return chunk.subarray(POINTS);
}
