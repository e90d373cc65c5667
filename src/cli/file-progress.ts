import type { Streams } from './streams.ts';

/** Reading that is done sooner says nothing. */
const QUIET_MS = 300;
const EVERY_MS = 100;

/** Progress of reading files on standard error: one line, redrawn on a terminal, once a second elsewhere. */
export function fileProgress(
  { err, interactive }: Streams,
  label: string,
): { onProgress: (done: number, total: number) => void; end: () => void } {
  let last = performance.now() + QUIET_MS;
  let drawn = false;
  return {
    onProgress: (done, total) => {
      const now = performance.now();
      if (now - last < (interactive ? EVERY_MS : 10 * EVERY_MS)) return;
      last = now;
      const percent = total > 0 ? Math.floor((100 * done) / total) : 100;
      const amount = total >= 2 ** 20 ? ` of ${Math.ceil(total / 2 ** 20)} MB` : '';
      const line = `${label}: read ${percent} %${amount}`;
      err(interactive ? `\r\u001b[K${line}` : `${line}\n`);
      drawn = interactive;
    },
    end: () => {
      if (drawn) err('\r\u001b[K');
    },
  };
}
