import { describe, expect, it } from 'vitest';
import { register } from '../testing/measures.ts';
import { TariffLines } from './tariff-lines.ts';

function linesUnder(code: string, ...codes: string[]) {
  const { measures, lists } = register([{ id: 'a', products: ['list codes'] }], { codes });
  const lines = new TariffLines(measures, lists).under(code);
  return Object.fromEntries(lines.map((line) => [line.code, line.weight]));
}

describe('TariffLines', () => {
  it('is the code itself where nothing longer is named', () =>
    expect(linesUnder('720851', '7208', '720852')).toEqual({ '720851': 1 }));

  it('weighs eight-digit lines equally', () =>
    expect(linesUnder('720851', '72085110', '72085130')).toEqual({
      '72085110': 0.5,
      '72085130': 0.5,
    }));

  it('counts the rest of a line as one more of its ten-digit codes', () => {
    const weights = linesUnder('720851', '72085110', '7208513015', '7208513025');
    expect(Object.keys(weights)).toHaveLength(4);
    expect(weights['72085110']).toBeCloseTo(1 / 2, 12);
    for (const code of ['7208513015', '7208513025', '72085130'])
      expect(weights[code]).toBeCloseTo(1 / 6, 12);
  });

  it('takes a ten-digit code with the suffix 00 for the line', () =>
    expect(linesUnder('720851', '7208510000')).toEqual({ '72085100': 1 }));

  it('divides an eight-digit line as well', () =>
    expect(linesUnder('72085130', '7208513015')).toEqual({ '7208513015': 0.5, '72085130': 0.5 }));

  it('leaves a ten-digit code whole', () =>
    expect(linesUnder('7208513015', '7208513015')).toEqual({ '7208513015': 1 }));

  it('adds the rest of a heading to what is known under it', () =>
    expect(linesUnder('1205', '120510', '120590')).toEqual({
      '1205': 1 / 3,
      '120510': 1 / 3,
      '120590': 1 / 3,
    }));

  it('knows codes of exceptions and ends of ranges', () => {
    const { measures, lists } = register([
      { id: 'a', products: ['hs 87034010-87039000'], exceptProducts: ['hs 87034020'] },
    ]);
    const codes = new TariffLines(measures, lists).under('870340').map(({ code }) => code);
    expect(codes).toEqual(['87034010', '87034020']);
  });
});
