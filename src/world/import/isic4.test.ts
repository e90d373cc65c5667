import { describe, expect, it } from 'vitest';
import { isic4Goods, isic4Industry, isic4Name } from './isic4.ts';
import { wiod2013, wiod2016 } from './wiod-releases.ts';

/** The codes of the OECD's edition of 2025, and Eurostat's of FIGARO. */
const oecd2025 =
  'A01 A02 A03 B05 B06 B07 B08 B09 C10T12 C13T15 C16 C17_18 C19 C20 C21 C22 C23 C24A C24B C25 C26 C27 C28 C29 C301 C302T309 ' +
  'C31T33 D E F G H49 H50 H51 H52 H53 I J58T60 J61 J62_63 K L M N O P Q R S T';
const figaro =
  'A01 A02 A03 B C10T12 C13T15 C16 C17 C18 C19 C20 C21 C22 C23 C24 C25 C26 C27 C28 C29 C30 C31_32 C33 D35 E36 E37T39 F G45 G46 ' +
  'G47 H49 H50 H51 H52 H53 I J58 J59_60 J61 J62_63 K64 K65 K66 L M69_70 M71 M72 M73 M74_75 N77 N78 N79 N80T82 O84 P85 Q86 Q87_88 ' +
  'R90T92 R93 S94 S95 S96 T U';

function nameOf(code: string): string | undefined {
  const industry = isic4Industry(code);
  return industry && isic4Name(industry);
}

describe('isic4Industry', () => {
  it.each([
    ['C10T12', 10, 12],
    ['C10-C12', 10, 12],
    ['A01_02', 1, 2],
    ['J59_J60', 59, 60],
    ['J62_63', 62, 63],
    ['C24A', 24, 24],
    ['C302T309', 30, 30],
    ['E37-E39', 37, 39],
    ['L68', 68, 68],
    ['R_S', 90, 96],
    ['F', 41, 43],
  ])('reads %s', (code, from, to) => {
    expect(isic4Industry(code)).toMatchObject({ from, to });
  });

  it.each(['', 'HFCE', 'Z29', 'C99', 'A10', 'C12T10', 'c29', 'P3_S14', 'C10T12X'])(
    'knows that %j is none',
    (code) => {
      expect(isic4Industry(code)).toBeUndefined();
    },
  );

  it('covers every division once in each of the published classifications', () => {
    for (const codes of [oecd2025, figaro, wiod2016.industries.map(({ id }) => id).join(' ')]) {
      const divisions = codes.split(' ').flatMap((code) => {
        const { from, to, part } = isic4Industry(code) ?? { from: 1, to: 0, part: '' };
        const second = part === 'B' || part === '2';
        return second ? [] : Array.from({ length: to - from + 1 }, (_, k) => from + k);
      });
      const expected = Array.from({ length: 99 }, (_, k) => k + 1).filter(
        (d) => ![4, 34, 40, 44, 48, 54, 57, 67, 76, 83, 89].includes(d),
      );
      const known = divisions.filter((d) => expected.includes(d));
      expect(known.toSorted((a, b) => a - b).filter((d) => d !== 99)).toEqual(
        expected.filter((d) => d !== 99),
      );
    }
  });
});

describe('isic4Name', () => {
  it.each([
    ['C10T12', 'Food; beverages; tobacco'],
    ['C29', 'Motor vehicles'],
    ['C24A', 'Iron and steel'],
    ['C301', 'Ships and boats'],
    ['C302T309', 'Other transport equipment'],
    ['F', 'Construction'],
    ['D35', 'Electricity, gas and steam'],
    ['R_S', 'Arts, entertainment and recreation; Other services'],
    ['B', 'Mining and quarrying'],
  ])('%s is %s', (code, name) => {
    expect(nameOf(code)).toBe(name);
  });

  it('gives every industry of a classification a name of its own', () => {
    for (const codes of [
      oecd2025.split(' '),
      figaro.split(' '),
      wiod2016.industries.map(({ id }) => id),
    ]) {
      const names = codes.map(nameOf);
      expect(new Set(names).size).toBe(codes.length);
      expect(names).not.toContain(undefined);
    }
    expect(new Set(wiod2013.industries.map(({ name }) => name)).size).toBe(35);
    expect(wiod2016.industries).toHaveLength(56);
  });
});

it('takes farming to manufacturing for goods, without services to mining and without repair alone', () => {
  const goods = figaro.split(' ').filter((code) => {
    const industry = isic4Industry(code);
    return industry && isic4Goods(industry);
  });
  expect(goods.at(0)).toBe('A01');
  expect(goods.at(-1)).toBe('C31_32');
  expect(goods).toHaveLength(22);
  expect(isic4Goods({ from: 9, to: 9, part: '' })).toBe(false);
  expect(isic4Goods({ from: 31, to: 33, part: '' })).toBe(true);
  expect(wiod2013.industries.filter((industry) => industry.goods)).toHaveLength(16);
});
