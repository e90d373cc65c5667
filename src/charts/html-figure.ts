import { escapeText } from './escape.ts';
import { DEFAULT_WIDTH } from './frame.ts';

/** px on the narrowest phone that pages are made for: 360 less their margins. */
const NARROW_WIDTH = 340;

/** The same picture drawn for a desk and for a phone; the style sheet shows one of them. */
export function figure(draw: (width: number) => string): string {
  return `<figure><div class="wide">${draw(DEFAULT_WIDTH)}</div><div class="narrow">${draw(NARROW_WIDTH)}</div></figure>`;
}

/** A part that is closed on the screen until it is asked for, and printed. */
export function folded(summary: string, content: string): string {
  if (content === '') return '';
  return `<details><summary>${escapeText(summary)}</summary>\n${content}\n</details>`;
}
