import { expect, it } from 'vitest';
import { colors } from './color.ts';
import { warningLines } from './solver-line.ts';

it('warnings take the colours of standard error, the first five in full', () => {
  const plain = warningLines(['1', '2', '3', '4', '5', '6', '7'], { errColors: colors(false) });
  expect(plain).toBe(
    "warning: 1\nwarning: 2\nwarning: 3\nwarning: 4\nwarning: 5\nwarning: and 2 more (in the result's warnings)\n",
  );
  const on = colors(true);
  expect(warningLines(['1'], { errColors: on })).toBe(`${on.yellow('warning:')} 1\n`);
});
