import { expect, it } from 'vitest';
import { colors } from './color.ts';
import { duration } from './duration.ts';
import { sweepProgress } from './sweep-progress.ts';

it.each([
  [40, '40 ms'],
  [99.6, '0.1 s'],
  [440, '0.4 s'],
  [9960, '10 s'],
  [59_400, '59 s'],
  [59_600, '1 min'],
  [200_000, '3 min 20 s'],
  [3_600_000, '1 h'],
  [7_499_000, '2 h 5 min'],
])('%i ms are %s', (milliseconds, text) => {
  expect(duration(milliseconds)).toBe(text);
});

/** What is written when a point is done at each of these times, in ms. */
function written(interactive: boolean, times: readonly number[], kept = 0): string {
  let err = '';
  let clock = 0;
  const progress = sweepProgress(
    {
      out: () => undefined,
      err: (text) => (err += text),
      outColors: colors(false),
      errColors: colors(false),
      interactive,
    },
    'a',
    () => clock,
  );
  times.forEach((time, k) => {
    clock = time;
    progress.onProgress({ done: kept + k + 1, kept, points: 100 });
  });
  progress.end();
  return err;
}

it('tells the time left at the pace since the first point', () => {
  // 30 s until the first, then one every 2 s: after the sixth there are 94 left
  expect(written(false, [30_000, 32_000, 34_000, 36_000, 38_000, 40_000])).toBe(
    'a: 1 of 100 points\na: 6 of 100 points, 3 min 8 s left\n',
  );
});

it('does not count what was there already as its own pace', () => {
  expect(written(false, [1000, 12_000], 40)).toBe('a: 42 of 100 points, 10 min 38 s left\n');
});

it('is one line on a terminal, which goes in the end', () => {
  expect(written(true, [1000, 1050, 1300])).toBe(
    '\r\u001b[Ka: 1 of 100 points\r\u001b[Ka: 3 of 100 points, 15 s left\r\u001b[K',
  );
});
