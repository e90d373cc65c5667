import { colors, usesColor, type Colors } from './color.ts';

/** Where a command writes: results to `out`, everything else to `err`. Tests pass their own. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Colour for `out` and for `err`, each judged by itself: one may be a terminal and the other a file. */
  readonly outColors: Colors;
  readonly errColors: Colors;
  /** Whether `err` is a terminal that a progress line may be redrawn on. */
  readonly interactive: boolean;
}

export const standardStreams: Streams = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  outColors: colors(usesColor(process.stdout, process.env)),
  errColors: colors(usesColor(process.stderr, process.env)),
  interactive: process.stderr.isTTY,
};
