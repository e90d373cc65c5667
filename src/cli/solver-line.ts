import pc from 'picocolors';
import type { Result } from '../lab/index.ts';

/** `converged in 43 sweeps, residual 6e-11, 4 ms`, and which scheme when acceleration had to be left out. */
export function solverLine({ solver }: Pick<Result, 'solver'>): string {
  const { status, iterations, residual, milliseconds, method, baseline } = solver;
  const verb = status === 'converged' ? 'converged in' : `${status} after`;
  const plain = method === 'fallback' ? ', by the plain damped iteration' : '';
  const total = milliseconds + (baseline.status === 'converged' ? baseline.milliseconds : 0);
  return `${verb} ${iterations} sweeps${plain}, residual ${residual.toExponential(0)}, ${total.toFixed(0)} ms`;
}

const SHOWN = 5;

/** Warnings for standard error, the first few in full. */
export function warningLines(warnings: readonly string[]): string {
  const lines = warnings.slice(0, SHOWN).map((text) => `${pc.yellow('warning:')} ${text}\n`);
  const rest = warnings.length - SHOWN;
  if (rest > 0)
    lines.push(`${pc.yellow('warning:')} and ${rest} more (in the result's warnings)\n`);
  return lines.join('');
}
