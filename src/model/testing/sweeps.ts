import type { KernelKind } from '../../num/index.ts';
import type { Economy } from '../economy.ts';
import type { Shock, TransferClosure } from '../shock.ts';
import { startingPoint } from '../starting-point.ts';
import { sweep } from '../sweep.ts';
import { createWorkspace } from '../workspace.ts';

/** Sweeps at one point of a problem, over and over: what a solve does most of the time. Call `release` at the end. */
export function sweepsOf(
  economy: Economy,
  shock: Shock,
  kernels: KernelKind,
  closure: TransferClosure = 'fixed',
): { once: () => number; release: () => void } {
  const ws = createWorkspace(economy, shock, closure, { kernels });
  const x = startingPoint(ws);
  const g = x.slice();
  // Away from 0, where logs and exponentials take no shortcut.
  for (let a = 0; a < ws.N + ws.N * ws.J; a++) x[a] = 0.05 * Math.sin(a);
  return {
    once: () => sweep(ws, x, g),
    release: () => {
      ws.arena.release();
    },
  };
}
