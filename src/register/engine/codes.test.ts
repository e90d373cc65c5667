import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  codeAtStart,
  firstCommonSpan,
  mergeSpans,
  normaliseHs,
  spanOf,
  subtractSpans,
  type CodeSpan,
} from './codes.ts';

describe('normaliseHs', () => {
  it.each([
    ['1205.10.00', '12051000'],
    [' 1205 10 ', '120510'],
    ['12', '12'],
    ['7208510000', '7208510000'],
  ])('reads %j as %s', (text, digits) => expect(normaliseHs(text)).toBe(digits));

  it.each(['', '1', 'canola', '12-05', '12051000000', '1205x'])('refuses %j', (text) =>
    expect(normaliseHs(text)).toBeUndefined(),
  );
});

describe('spanOf', () => {
  it('holds all that begins with a code', () =>
    expect(spanOf('1205')).toEqual({ from: 1205000000, to: 1205999999 }));

  it('holds both ends of a range', () =>
    expect(spanOf('7206', '7229')).toEqual({ from: 7206000000, to: 7229999999 }));

  it('takes the suffix 00 for the whole line', () =>
    expect(spanOf('7208510000')).toEqual(spanOf('72085100')));
});

describe('codeAtStart', () => {
  it.each(['01', '1205', '720851', '72085130', '8703909999'])('finds %s in its own span', (code) =>
    expect(codeAtStart(spanOf(code))).toBe(code),
  );

  it('does not reach past the end', () =>
    expect(codeAtStart({ from: 7208000000, to: 7208519999 })).toBe('720800'));
});

describe('spans as sets of codes', () => {
  const spans = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 8 })))
    .map((pairs) => mergeSpans(pairs.map(([from, length]) => ({ from, to: from + length }))));
  const members = (list: readonly CodeSpan[]): number[] => {
    const codes: number[] = [];
    for (let code = 0; code < 60; code++)
      if (list.some(({ from, to }) => from <= code && code <= to)) codes.push(code);
    return codes;
  };

  it('are ordered and apart when merged', () =>
    fc.assert(
      fc.property(spans, (list) => {
        list.slice(1).forEach(({ from }, at) => expect(from).toBeGreaterThan(list[at]!.to + 1));
      }),
    ));

  it('are subtracted like sets', () =>
    fc.assert(
      fc.property(spans, spans, (a, b) => {
        const taken = new Set(members(b));
        expect(members(subtractSpans(a, b))).toEqual(members(a).filter((code) => !taken.has(code)));
      }),
    ));

  it('have in common first what sets have', () =>
    fc.assert(
      fc.property(spans, spans, (a, b) => {
        const common = members(a).filter((code) => members(b).includes(code));
        expect(firstCommonSpan(a, b)?.from).toBe(common[0]);
      }),
    ));
});
