import { describe, expect, it } from 'vitest';
import { SECTORS } from './canada-names.ts';
import { goodsSectorOf } from './hs-goods-sector.ts';

describe('goodsSectorOf', () => {
  it.each([
    ['270900', 'mining', 'crude oil'],
    ['271121', 'mining', 'natural gas in gaseous state'],
    ['271112', 'petroleum-chemicals', 'propane'],
    ['271019', 'petroleum-chemicals', 'diesel'],
    ['271600', 'utilities', 'electricity'],
    ['310420', 'mining', 'potash'],
    ['120510', 'agriculture', 'canola seed'],
    ['151419', 'food', 'canola oil'],
    ['440713', 'wood-paper', 'softwood lumber'],
    ['440321', 'agriculture', 'logs'],
    ['760110', 'metals-machinery', 'aluminium'],
    ['870323', 'transport-equipment', 'cars'],
    ['870130', 'metals-machinery', 'track-laying tractors'],
    ['840734', 'transport-equipment', 'engines of vehicles'],
    ['880240', 'transport-equipment', 'aircraft'],
    ['847130', 'electronics', 'portable computers'],
    ['845011', 'electronics', 'washing machines'],
    ['940360', 'other-manufacturing', 'wooden furniture'],
  ])('%s is made by %s (%s)', (code, sector) => {
    expect(goodsSectorOf(code)).toBe(sector);
  });

  it('reads codes with dots and more digits', () => {
    expect(goodsSectorOf('2709.00.10')).toBe('mining');
  });

  it('has no sector for art, special provisions and unknown chapters', () => {
    for (const code of ['970121', '980100', '999995', '770000'])
      expect(goodsSectorOf(code)).toBeUndefined();
  });

  it('gives every goods sector products, and every chapter from 1 to 96 a sector', () => {
    const chapters = Array.from({ length: 96 }, (_, i) => `${String(i + 1).padStart(2, '0')}9999`);
    const found = new Set([...chapters, '271600'].map(goodsSectorOf));
    for (const { id, tradable } of SECTORS) expect(found.has(id)).toBe(tradable);
    expect(chapters.filter((code) => goodsSectorOf(code) === undefined)).toEqual(['779999']);
  });
});
