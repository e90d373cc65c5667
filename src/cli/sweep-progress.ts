import type { SweepProgress } from '../lab/index.ts';
import { duration } from './duration.ts';
import type { Streams } from './streams.ts';

/** Between two lines, on a terminal and elsewhere. */
const EVERY_MS = 200;
const EVERY_MS_IN_A_LOG = 10_000;

/** Progress of a sweep on standard error with the time that is left: one line, redrawn on a terminal, every ten seconds elsewhere. */
export function sweepProgress(
  { err, interactive }: Streams,
  label: string,
  now: () => number = () => performance.now(),
): { onProgress: (progress: SweepProgress) => void; end: () => void } {
  const every = interactive ? EVERY_MS : EVERY_MS_IN_A_LOG;
  const start = now();
  let last = start;
  let drawn = false;
  // The first point waits for worlds to be loaded and says nothing about the pace of the others.
  let first: { readonly time: number; readonly done: number } | undefined;
  return {
    onProgress: ({ done, points }) => {
      const time = now();
      first ??= { time, done };
      if (time - last < every || done === points) return;
      last = time;
      const own = done - first.done;
      const about =
        own > 0 ? `, ${duration(((time - first.time) / own) * (points - done))} left` : '';
      const line = `${label}: ${done} of ${points} points${about}`;
      err(interactive ? `\r\u001b[K${line}` : `${line}\n`);
      drawn = interactive;
    },
    end: () => {
      if (drawn) err('\r\u001b[K');
    },
  };
}
