import { expect, it } from 'vitest';
import { textWidth, wrapText } from './text-width.ts';

it('breaks lines so that each fits', () => {
  const lines = wrapText('Arts, recreation, accommodation and food services', 140, 12);
  expect(lines.join(' ')).toBe('Arts, recreation, accommodation and food services');
  expect(Math.max(...lines.map((line) => textWidth(line, 12)))).toBeLessThanOrEqual(140);
});

it('says with an ellipsis what it left out', () => {
  const lines = wrapText('Newfoundland and Labrador', 60, 12, { maxLines: 1 });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^Newf.*…$/);
});

it('does not break at a hard blank', () => {
  expect(wrapText('by 1.23\u00a0%', 10, 12).at(-1)).toMatch(/^1/);
});
