import type { Result } from '../lab/index.ts';
import { framePicture, type Frame } from './frame.ts';

/** What stands where a chart would, when the run found no answer: the title, the reason and no number. */
export function refusePicture(
  result: Result,
  frame: Pick<Frame, 'id' | 'width' | 'title'>,
): string {
  const words = 'No picture: the run did not converge, and this is not an answer';
  return emptyPicture(result, frame, words);
}

/** A title with `words` below it where there is nothing to draw. */
export function emptyPicture(
  result: Result,
  frame: Pick<Frame, 'id' | 'width' | 'title'>,
  words: string,
): string {
  const drawing = { content: '', height: 0 };
  return framePicture(result, { ...frame, subtitle: words, description: '' }, drawing);
}
