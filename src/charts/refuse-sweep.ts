import type { SweepResult } from '../lab/index.ts';
import { frameWithSource, type Frame } from './frame.ts';
import { sweepSource } from './sweep-subject.ts';

/** A title with `words` below it where a sweep has nothing to draw. */
export function emptySweepPicture(
  sweep: SweepResult,
  frame: Pick<Frame, 'id' | 'width' | 'title'>,
  words: string,
): string {
  const drawing = { content: '', height: 0 };
  return frameWithSource(
    sweepSource(sweep),
    { ...frame, subtitle: words, description: '' },
    drawing,
  );
}
