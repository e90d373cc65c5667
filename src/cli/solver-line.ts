import type { Result } from '../lab/index.ts';
import type { Streams } from './streams.ts';

/** `converged in 43 sweeps, residual 6e-11, 4 ms`, and which scheme when acceleration had to be left out. */
export function solverLine({ solver }: Pick<Result, 'solver'>): string {
  const { status, iterations, residual, milliseconds, method, baseline } = solver;
  const verb = status === 'converged' ? 'converged in' : `${status} after`;
  const plain = method === 'fallback' ? ', by the plain damped iteration' : '';
  const total = milliseconds + (baseline.status === 'converged' ? baseline.milliseconds : 0);
  return `${verb} ${sweeps(iterations)}${plain}, residual ${residual.toExponential(0)}, ${total.toFixed(0)} ms`;
}

const SHOWN = 5;

/** Warnings for standard error, the first few in full. */
export function warningLines(
  warnings: readonly string[],
  { errColors }: Pick<Streams, 'errColors'>,
): string {
  const label = errColors.yellow('warning:');
  const lines = warnings.slice(0, SHOWN).map((text) => `${label} ${text}\n`);
  const rest = warnings.length - SHOWN;
  if (rest > 0) lines.push(`${label} and ${rest} more (in the result's warnings)\n`);
  return lines.join('');
}

/** `1 sweep`, `43 sweeps`. */
export function sweeps(count: number): string {
  return `${count} ${count === 1 ? 'sweep' : 'sweeps'}`;
}
