import type { Result } from '../lab/index.ts';
import { framePicture, type Frame } from './frame.ts';

/** What stands where a chart would, when the run found no answer: the title, the reason and no number. */
export function refusePicture(
  result: Result,
  frame: Pick<Frame, 'id' | 'width' | 'title'>,
): string {
  const subtitle = 'No picture: the run did not converge, and this is not an answer';
  return framePicture(result, { ...frame, subtitle, description: '' }, { content: '', height: 0 });
}
