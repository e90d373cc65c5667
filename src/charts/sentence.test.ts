import { describe, expect, it } from 'vitest';
import type { Result } from '../lab/index.ts';
import { headline, inSentence } from './sentence.ts';
import {
  sampleCountries,
  sampleProvinces,
  sampleSmall,
  sampleUnsolved,
  sampleWorld,
} from './testing/sample-result.ts';

/** The same result with other changes in real income; whoever is not named has none. */
function withRealIncome(result: Result, values: Readonly<Record<string, number>>): Result {
  const change = <T extends { id: string; real_income_pct: number }>(one: T): T => ({
    ...one,
    real_income_pct: values[one.id] ?? 0,
  });
  return { ...result, regions: result.regions.map(change), groups: result.groups.map(change) };
}

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('the headline', () => {
  it('names the group, its hardest-hit member, its largest buyer and who else moves most', () => {
    expect(plain(headline(sampleProvinces()))).toBe(
      'Canada’s real income falls by 1.24 %, most in New Brunswick (−2.31 %); that of its largest buyer, the United States, falls by 0.18 %; elsewhere the largest change is in Mexico (+0.21 %).',
    );
  });

  it('names the member that gains most when the group gains', () => {
    const gain = { CAN: 0.5, 'CA-AB': 0.9, 'CA-BC': -0.1, USA: 0.12, CHN: -0.021 };
    expect(plain(headline(withRealIncome(sampleSmall(), gain)))).toBe(
      'Canada’s real income rises by 0.50 %, most in Alberta (+0.90 %); that of its largest buyer, the United States, rises by 0.12 %; nobody else’s changes by more than 0.03 %.',
    );
  });

  it('says that nothing changes', () => {
    expect(plain(headline(withRealIncome(sampleSmall(), {})))).toBe(
      'Canada’s real income does not change; that of its largest buyer, the United States, does not change; nobody else’s changes.',
    );
  });

  it('does not call a small change none', () => {
    const small = { CAN: -1, 'CA-AB': -1.5, USA: 0.0045, CHN: 0.0002 };
    expect(plain(headline(withRealIncome(sampleSmall(), small)))).toBe(
      'Canada’s real income falls by 1.00 %, most in Alberta (−1.50 %); that of its largest buyer, the United States, changes by less than 0.01 %; nobody else’s changes by more than 0.01 %.',
    );
  });

  it('sees a member that moves behind a group that does not', () => {
    const offset = { 'CA-AB': 0.4, 'CA-BC': -0.3 };
    expect(plain(headline(withRealIncome(sampleSmall(), offset), 'CHN'))).toMatch(
      /^China’s real income does not change; .*elsewhere the largest change is in Alberta \(\+0\.40 %\)\.$/,
    );
  });

  it('names a member of a group that hardly moves when nobody elsewhere moves more', () => {
    const one = { CAN: -1, USA: -0.1, EU: 0.01, IRL: 0.12, MEX: 0.08 };
    expect(plain(headline(withRealIncome(sampleWorld(), one), 'CAN'))).toMatch(
      /elsewhere the largest change is in Ireland \(\+0\.12 %\)\.$/,
    );
    expect(plain(headline(withRealIncome(sampleWorld(), { ...one, MEX: 0.2 }), 'CAN'))).toMatch(
      /elsewhere the largest change is in Mexico \(\+0\.20 %\)\.$/,
    );
  });

  it('does not overlook the other members of the group when it is about one', () => {
    const apart = { CAN: -0.5, 'CA-AB': -1, 'CA-BC': -2, USA: 0.01 };
    const words = plain(headline(withRealIncome(sampleSmall(), apart), 'CA-AB'));
    expect(words).toContain('elsewhere the largest change is in British Columbia (−2.00 %)');
    expect(words).not.toContain('nobody');
  });

  it('names members that are as good as tied together', () => {
    const tied = { CAN: -1, 'CA-AB': -2.514, 'CA-BC': -2.519, USA: 0.1 };
    expect(plain(headline(withRealIncome(sampleSmall(), tied)))).toMatch(
      /most in British Columbia \(−2\.52 %\) and Alberta \(−2\.51 %\);/,
    );
  });

  it('leaves the buyer out where nobody trades', () => {
    const alone = {
      ...withRealIncome(sampleSmall(), { CAN: -1, 'CA-AB': -1.5, USA: -0.2 }),
      flows: [],
    };
    expect(plain(headline(alone))).toBe(
      'Canada’s real income falls by 1.00 %, most in Alberta (−1.50 %); elsewhere the largest change is in the United States (−0.20 %).',
    );
  });

  it('is about the region that moves most where there is no group', () => {
    expect(plain(headline(sampleCountries()))).toMatch(
      /^Canada’s real income falls by 0\.11 %; that of its largest buyer, /,
    );
  });

  it('is about the region asked for', () => {
    expect(plain(headline(sampleProvinces(), 'MEX'))).toMatch(
      /^Mexico’s real income rises by 0\.21 %; that of its largest buyer, .*; elsewhere the largest change is in Canada \(−1\.24 %\)\.$/,
    );
    expect(headline(sampleProvinces(), 'USA')).toMatch(/^The United States’ real income/);
  });

  it('does not count the group of a member among the others', () => {
    expect(headline(sampleProvinces(), 'CA-ON')).not.toContain('Canada');
  });

  it('does not exist for a run without an answer', () => {
    expect(headline(sampleUnsolved())).toBe('');
  });

  it('refuses a focus that nobody knows', () => {
    expect(() => headline(sampleSmall(), 'CAM')).toThrow(
      /'CAM' is neither a region nor a group.*CAN/,
    );
  });
});

it.each([
  ['United Kingdom', 'the United Kingdom'],
  ['USA', 'the USA'],
  ['Rest of the world', 'the rest of the world'],
  ['Netherlands', 'the Netherlands'],
  ['Czech Republic', 'the Czech Republic'],
  ['Mexico', 'Mexico'],
])('%s in a sentence is %s', (name, words) => {
  expect(inSentence(name)).toBe(words);
});
