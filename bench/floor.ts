import { Arena, paddedLength } from '../src/num/index.ts';

/** What a sweep over N regions and J sectors cannot do without. */
export interface SweepWork {
  readonly bytes: number;
  readonly flops: number;
}

/** What this machine does at best with the kernels that the sweep uses. */
export interface Machine {
  /** From vectors as large as those of the problem. */
  readonly bytesPerMs: number;
  /** On vectors that stay in the nearest cache. */
  readonly flopsPerMs: number;
}

/**
 * Kernels K and K/(1 + τ) of the traded sectors read once, cost shares of inputs twice; three multiply-adds for a traded cell,
 * two for an input. Exponentials and logarithms, N·J of each, are not counted.
 */
export function sweepWork(regions: number, sectors: number, traded: number): SweepWork {
  const cells = traded * regions * paddedLength(regions);
  const inputs = regions * sectors * paddedLength(sectors);
  return { bytes: 8 * (2 * cells + 2 * inputs), flops: 2 * (3 * cells + 2 * inputs) };
}

/** @param bytes size of what is read over and over, so that it comes from the cache or memory that a sweep's would come from */
export function measureMachine(bytes: number): Machine {
  const length = paddedLength(bytes / 16);
  return {
    bytesPerMs: (16 * length) / dotTime(length, 40),
    flopsPerMs: (2 * NEAR * REPEATS) / dotTime(NEAR, 40, REPEATS),
  };
}

/** Least time that the work takes: the longer of reading and computing, in milliseconds. */
export function floorMs({ bytes, flops }: SweepWork, { bytesPerMs, flopsPerMs }: Machine): number {
  return Math.max(bytes / bytesPerMs, flops / flopsPerMs);
}

const NEAR = 1024;
const REPEATS = 1000;

/** Median time of some scalar products of two vectors, in milliseconds. */
function dotTime(length: number, runs: number, repeats = 1): number {
  const arena = new Arena(2 * length);
  const a = arena.vector(length).fill(1);
  const b = arena.vector(length).fill(2);
  const { kernels } = arena;
  const times: number[] = [];
  for (let run = 0; run < 2 * runs; run++) {
    let sum = 0;
    const start = performance.now();
    for (let k = 0; k < repeats; k++) sum += kernels.dot(a, b);
    const time = performance.now() - start;
    if (sum !== 2 * length * repeats) throw new Error('a scalar product is wrong');
    if (run >= runs) times.push(time);
  }
  arena.release();
  return times.sort((x, y) => x - y)[Math.floor(runs / 2)] ?? NaN;
}
