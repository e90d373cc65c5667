import { describe, expect, it } from 'vitest';
import { concordanceWith } from './concordance.ts';
import { readConcordance } from './read-concordance.ts';

const rulesOf = (text: string): ReadonlyMap<string, string> =>
  readConcordance('own.csv', text).rules ?? new Map();

describe("a user's concordance", () => {
  it('stands above every built-in rule that its prefixes cover', () => {
    const sectorOf = concordanceWith(rulesOf('hs,sector\n27,ENERGY\n2709,OIL\n8703.23,CARS\n'));
    expect(['27', '2701', '2709', '270900', '2716'].map(sectorOf)).toEqual([
      'ENERGY',
      'ENERGY',
      'OIL',
      'OIL',
      'ENERGY',
    ]);
    expect(['870323', '870324', '9999'].map(sectorOf)).toEqual(['CARS', 'C29', undefined]);
  });

  it('decides by national codes of 8 and 10 digits', () => {
    const sectorOf = concordanceWith(rulesOf('hs,sector\n2709002010,HEAVY\n'));
    expect(sectorOf('2709002010')).toBe('HEAVY');
    expect(sectorOf('2709.00.2090')).toBe('B06');
  });

  it.each([
    ['hs,sector\n270,A\n', 'malformed-hs-code', 2, 1],
    ['hs,sector\n2,A\n', 'malformed-hs-code', 2, 1],
    ['hs,sector\n27-09,A\n', 'malformed-hs-code', 2, 1],
    ['hs,sector\n27,A\n2701,B\n27,C\n', 'duplicate-key', 4, 1],
    ['hs,sector\n27,\n', 'malformed-id', 2, 4],
    ['hs,section\n27,A\n', 'unknown-column', 1, 4],
    ['hs,sector\n', 'no-rows', 1, 1],
  ])('%j is told about: %s', (text, rule, line, column) => {
    const wanted = [expect.objectContaining({ rule, line, column })];
    const { problems } = readConcordance('own.csv', text);
    expect(problems).toEqual(expect.arrayContaining(wanted));
  });

  it('is told of a leading zero that got lost', () => {
    const hintOf = (code: string) =>
      readConcordance('own.csv', `hs,sector\n${code},A\n`).problems[0]?.hint;
    expect(hintOf('101')).toContain('0101');
    expect(hintOf('0101')).toBeUndefined();
  });
});
