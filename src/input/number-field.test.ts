import { expect, it } from 'vitest';
import { notANumber, parseNumber } from './number-field.ts';

it.each([
  ['0.25', 0.25],
  ['-4194493751', -4194493751],
  ['+1.5e-3', 0.0015],
  ['.5', 0.5],
  ['5.', 5],
  ['1E9', 1e9],
])('%s is a number', (text, value) => {
  expect(parseNumber(text)).toBe(value);
});

it('minus zero is zero', () => {
  expect(Object.is(parseNumber('-0'), 0)).toBe(true);
});

it.each([
  '',
  ' ',
  ' 1',
  'NaN',
  'Infinity',
  '-Infinity',
  'abc',
  '1,5',
  '1_000',
  '0x10',
  '25%',
  '1e999',
  '.',
  '-',
])("'%s' is no number", (text) => {
  expect(parseNumber(text)).toBeUndefined();
});

it.each([
  ['25%', 'write a fraction: 25 % is 0.25'],
  ['0,5', 'write a point, not a comma: 0.5'],
])('says how to write %s', (text, hint) => {
  expect(notANumber('t.csv', { line: 2, column: 1 }, 'rate', text).hint).toBe(hint);
});
