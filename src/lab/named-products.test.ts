import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterMeasures, loadRegister } from '../register/index.ts';
import { namedBy } from './named-products.ts';

describe('namedBy', () => {
  const register = loadRegister();
  const plain = register.measures.filter(({ exceptProducts }) => exceptProducts.length === 0);
  const codes = [...register.lists.values()].flatMap((list) => list.codes);
  const sixDigits = fc.oneof(
    fc.constantFrom(...codes).map((code) => code.padEnd(6, '1').slice(0, 6)),
    fc.integer({ min: 10_100, max: 979_999 }).map((code) => String(code).padStart(6, '0')),
  );

  it('answers as the filter of the register does, which goes through every code', () => {
    fc.assert(
      fc.property(fc.constantFrom(...plain), sixDigits, (measure, hs) => {
        const alone = { ...register, measures: [measure] };
        expect(namedBy([measure], register.lists)(hs)).toBe(
          filterMeasures(alone, { hs }).length > 0,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('leaves out nothing that the filter finds where measures except goods', () => {
    fc.assert(
      fc.property(fc.constantFrom(...register.measures), sixDigits, (measure, hs) => {
        const found = filterMeasures({ ...register, measures: [measure] }, { hs }).length > 0;
        expect(!found || namedBy([measure], register.lists)(hs)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
