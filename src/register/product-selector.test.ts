import { describe, expect, it } from 'vitest';
import { codeFault, formatSelector, parseSelector } from './product-selector.ts';

describe('parseSelector', () => {
  it.each([
    ['all', { kind: 'all' }],
    ['hs 1205', { kind: 'hs', from: '1205', to: '1205' }],
    ['hs 7206-7229', { kind: 'hs', from: '7206', to: '7229' }],
    ['hs 01-24', { kind: 'hs', from: '01', to: '24' }],
    ['list us-steel', { kind: 'list', list: 'us-steel' }],
    ['sector C10T12', { kind: 'sector', sector: 'C10T12' }],
  ])('reads %s, and formatSelector writes it again', (text, selector) => {
    const reading = parseSelector(text);
    expect(reading).toEqual({ selector });
    if ('selector' in reading) expect(formatSelector(reading.selector)).toBe(text);
  });

  it('does not mind blanks and dashes of another kind', () => {
    const range = { selector: { kind: 'hs', from: '7206', to: '7229' } };
    expect(parseSelector(' hs  7206 – 7229 ')).toEqual(range);
  });

  it.each(['', 'hs', 'list', 'sector', 'all 12', 'list a b', '12'])('refuses %j', (text) => {
    expect(parseSelector(text)).toMatchObject({ rule: 'unknown-selector' });
  });
});

describe('codeFault', () => {
  it('takes codes of 2 to 10 digits, of odd length too', () => {
    for (const code of ['01', '120', '1205', '12051', '9999', '7208510000']) {
      expect(codeFault(code)).toBe(undefined);
    }
  });
});
