import fc from 'fast-check';
import { expect, it } from 'vitest';
import { elementNames, plainText } from './gempack-names.ts';

it('keeps ids that GEMPACK takes', () => {
  expect(elementNames(['CAN', 'C10T12', 'v_f'])).toEqual(['CAN', 'C10T12', 'v_f']);
});

it('changes the others as little as will do', () => {
  expect(elementNames(['us-goods', '01T02', 'other-manufacturing', '_x'])).toEqual([
    ...['us_goods', 'x01T02', 'other_manufa', 'x_x'],
  ]);
});

it('tells apart what would become one name, or differs only by case', () => {
  expect(elementNames(['a-b', 'a.b', 'A_B', 'manufacturing-1', 'manufacturing-2'])).toEqual([
    ...['a_b', 'a_b2', 'A_B3', 'manufacturin', 'manufacturi2'],
  ]);
});

it('gives names that GEMPACK takes, one for each, whatever the ids', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 60 }), (ids) => {
      const names = elementNames(ids);
      expect(names).toHaveLength(ids.length);
      for (const name of names) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_]{0,11}$/u);
      expect(new Set(names.map((name) => name.toUpperCase())).size).toBe(ids.length);
    }),
    { numRuns: 300, seed: 4 },
  );
});

it('writes texts in the characters of the format', () => {
  expect(plainText('Québec — Türkiye’s, Łódź, 日本 ')).toBe("Québec - Türkiye's, ?ódz, ??");
});
