import type { Economy, Shock, TransferClosure } from '../src/model/index.ts';
import { sweepsOf } from '../src/model/testing/sweeps.ts';

const RUNS = 101;

/** Median time of one sweep over the conditions, in milliseconds. */
export function sweepTime(economy: Economy, shock: Shock, closure: TransferClosure): number {
  const { once, release } = sweepsOf(economy, shock, 'wasm', closure);
  const times: number[] = [];
  for (let run = 0; run < 2 * RUNS; run++) {
    const start = performance.now();
    const residual = once();
    if (!Number.isFinite(residual)) throw new Error('the sweep gives no numbers');
    if (run >= RUNS) times.push(performance.now() - start);
  }
  release();
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? NaN;
}
