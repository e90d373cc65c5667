import { expect, it } from 'vitest';
import { usesColor } from './color.ts';

it.each([
  ['a terminal', { isTTY: true }, {}, true],
  ['a pipe', {}, {}, false],
  ['a pipe in CI', {}, { CI: '1' }, false],
  ['a terminal that can do nothing', { isTTY: true }, { TERM: 'dumb' }, false],
  ['NO_COLOR', { isTTY: true }, { NO_COLOR: '1' }, false],
  ['NO_COLOR without a text', { isTTY: true }, { NO_COLOR: '' }, true],
  ['FORCE_COLOR', {}, { FORCE_COLOR: '1' }, true],
  ['FORCE_COLOR=0', { isTTY: true }, { FORCE_COLOR: '0' }, false],
  ['NO_COLOR against FORCE_COLOR', {}, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
])('%s', (_, stream, env, expected) => {
  expect(usesColor(stream, env)).toBe(expected);
});
