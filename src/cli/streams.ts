/** Where a command writes: results to `out`, everything else to `err`. Tests pass their own. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether `err` is a terminal that a progress line may be redrawn on. */
  readonly interactive: boolean;
}

export const standardStreams: Streams = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  interactive: process.stderr.isTTY,
};
