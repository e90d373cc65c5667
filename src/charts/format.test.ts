import { describe, expect, it } from 'vitest';
import { change, decimal, digitsFor, moneyScale, percentChange } from './format.ts';

describe('numbers', () => {
  it('have a true minus sign and fixed digits', () => {
    expect(decimal(-1.2, 2)).toBe('−1.20');
    expect(change(1.234, 2)).toBe('+1.23');
    expect(percentChange(-0.5, 1)).toBe('−0.5\u00a0%');
  });

  it('carry no sign when they round to zero', () => {
    expect(change(-0.004, 2)).toBe('0.00');
    expect(change(0.004, 2)).toBe('0.00');
    expect(decimal(-0.004, 2)).toBe('0.00');
  });

  it('are a dash where there is none', () => {
    expect(change(null, 2)).toBe('–');
    expect(percentChange(NaN, 2)).toBe('–');
  });

  it.each([
    [[0], 2],
    [[-1.2, 0.3], 2],
    [[35], 1],
    [[0.11, 0.0073], 3],
    [[0.0073], 4],
    [[null, 250], 1],
  ])('of %j have %i digits', (values, digits) => {
    expect(digitsFor(values)).toBe(digits);
  });
});

describe('money', () => {
  it.each([
    ['C$ million', 672_100, 'C$ billion', '672.1'],
    ['USD', 51_900_000_000, 'USD billion', '51.9'],
    ['USD', 3_900, 'USD thousand', '3.90'],
    ['EUR millions', 21_000_000, 'EUR trillion', '21.0'],
    ['cowries', 12, 'cowries', '12.0'],
    ['million', 5, 'CAD million', '5.00'],
  ])('in %s: %d is %s %s', (unit, value, scaled, text) => {
    const scale = moneyScale({ currency: 'CAD', unit }, [value, 0]);
    expect([scale.unit, scale.text(value)]).toEqual([scaled, text]);
  });
});
