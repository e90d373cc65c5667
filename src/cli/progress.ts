import type { RunOptions } from '../lab/index.ts';
import type { Streams } from './streams.ts';

/** A run shorter than this says nothing. */
const QUIET_MS = 300;
const EVERY_MS = 100;

/** Progress of a run on standard error: one line, redrawn on a terminal, once a second elsewhere. */
export function runProgress(
  { err, interactive }: Streams,
  label: string,
): { onProgress: NonNullable<RunOptions['onProgress']>; end: () => void } {
  const start = performance.now();
  let last = start + QUIET_MS;
  let drawn = false;
  return {
    onProgress: (stage, iteration, residual) => {
      const now = performance.now();
      if (now - last < (interactive ? EVERY_MS : 10 * EVERY_MS)) return true;
      last = now;
      const line = `${label}: ${stage}, sweep ${iteration}, residual ${residual.toExponential(1)}`;
      err(interactive ? `\r\u001b[K${line}` : `${line}\n`);
      drawn = interactive;
      return true;
    },
    end: () => {
      if (drawn) err('\r\u001b[K');
    },
  };
}

/** Progress of work that says in words where it is: `beijing-2026: point 7 of the path`. */
export function wordProgress(
  { err, interactive }: Streams,
  label: string,
): { onProgress: (where: string) => boolean; end: () => void } {
  let last = performance.now() + QUIET_MS;
  let drawn = false;
  return {
    onProgress: (where) => {
      const now = performance.now();
      if (now - last < (interactive ? EVERY_MS : 10 * EVERY_MS)) return true;
      last = now;
      const line = `${label}: ${where}`;
      err(interactive ? `\r\u001b[K${line}` : `${line}\n`);
      drawn = interactive;
      return true;
    },
    end: () => {
      if (drawn) err('\r\u001b[K');
    },
  };
}
