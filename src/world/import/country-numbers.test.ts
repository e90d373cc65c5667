import { describe, expect, it } from 'vitest';
import { iso3Codes } from './countries.ts';
import { iso3OfNumber, numberOfIso3 } from './country-numbers.ts';

describe('country numbers', () => {
  it('has one number of three digits for every country, and the way back', () => {
    const numbers = iso3Codes.map((iso3) => numberOfIso3(iso3) ?? `none for ${iso3}`);
    expect(numbers.filter((number) => !/^\d{3}$/u.test(number))).toEqual([]);
    expect(new Set(numbers).size).toBe(249);
    expect(numbers.map(iso3OfNumber)).toEqual(iso3Codes);
  });

  it.each([
    ['4', 'AFG'],
    ['004', 'AFG'],
    [124, 'CAN'],
    [840, 'USA'],
    ['842', 'USA'],
    [251, 'FRA'],
    ['490', 'TWN'],
    ['918', 'EUN'],
  ])('%j is %s', (number, iso3) => {
    expect(iso3OfNumber(number)).toBe(iso3);
  });

  it.each(['', '000', '0', '1240', 'CAN', '999', '4.0'])('%j is nobody', (number) => {
    expect(iso3OfNumber(number)).toBeUndefined();
  });

  it('writes the number of ISO 3166, not a further one', () => {
    expect(['USA', 'FRA', 'IND', 'TWN', 'XKX', 'EUN'].map(numberOfIso3)).toEqual([
      '840',
      '250',
      '356',
      '158',
      undefined,
      undefined,
    ]);
  });
});
