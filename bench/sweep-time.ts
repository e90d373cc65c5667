import type { Economy, Shock, TransferClosure } from '../src/model/index.ts';
import { startingPoint } from '../src/model/starting-point.ts';
import { sweep } from '../src/model/sweep.ts';
import { createWorkspace } from '../src/model/workspace.ts';

const RUNS = 101;

/** Median time of one sweep over the conditions, in milliseconds. */
export function sweepTime(economy: Economy, shock: Shock, closure: TransferClosure): number {
  const ws = createWorkspace(economy, shock, closure);
  const x = startingPoint(ws);
  const g = x.slice();
  const times: number[] = [];
  for (let run = 0; run < 2 * RUNS; run++) {
    const start = performance.now();
    const residual = sweep(ws, x, g);
    if (!Number.isFinite(residual)) throw new Error('the sweep gives no numbers');
    if (run >= RUNS) times.push(performance.now() - start);
  }
  ws.arena.release();
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? NaN;
}
