import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packNumbers, unpackNumbers } from './packed-numbers.ts';
import type { Encoding } from './packed-numbers.ts';

const hex = (text: string): Uint8Array =>
  Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const one = '000000000000f03f';
const minusTwo = '00000000000000c0';

/** The bytes of each encoding, written by hand. */
const written: readonly (readonly [Encoding, number[], string])[] = [
  ['dense', [1], one],
  ['dense', [1, -2], `${one} ${minusTwo}`],
  ['dense', [], ''],
  ['sparse', [0, 0, 1, 0, 0, 0, 0, 0, 0, -2], `0402 ${one} ${minusTwo}`],
  ['sparse', [0, -0, 0], '00'],
  [
    'coded',
    Array.from({ length: 30 }, (_, cell) => (cell % 3 === 2 ? -2 : 1)),
    `02000000 ${one} ${minusTwo} ${'000001'.repeat(10)}`,
  ],
];

describe('the numbers of a block', () => {
  it.each(written)('%s: %j', (encoding, values, bytes) => {
    const array = Float64Array.from(values);
    expect(packNumbers(array)).toEqual({ encoding, bytes: hex(bytes) });
    expect(unpackNumbers(hex(bytes), encoding, values.length)).toEqual(array.map((v) => v + 0));
  });

  it('are read back bit for bit, in the shortest way there is', () => {
    const any = fc.double({ noNaN: true }).map((value) => value + 0);
    const few = fc.constantFrom(0.1, 1 / 3, -7, 1e300, 0);
    const mixed = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: any });
    const seen = new Set<Encoding>();
    const lists = [any, few, mixed].map((value) => fc.array(value, { maxLength: 120 }));
    fc.assert(
      fc.property(fc.oneof(...lists), (list) => {
        const values = Float64Array.from(list);
        const { encoding, bytes } = packNumbers(values);
        seen.add(encoding);
        expect(unpackNumbers(bytes, encoding, values.length)).toEqual(values);
        expect(bytes.length).toBeLessThanOrEqual(8 * values.length);
      }),
      { numRuns: 1000 },
    );
    expect(seen.size).toBe(3);
  });

  it.each([256, 257, 65_536, 65_537])('are coded by a byte or two: %i of them', (different) => {
    const values = Float64Array.from(
      { length: 4 * different },
      (_, cell) => 1 + (cell % different),
    );
    const { encoding, bytes } = packNumbers(values);
    const size = {
      256: 4 + 8 * 256 + 1024,
      257: 4 + 8 * 257 + 2 * 1028,
      65_536: 4 + 16 * 65_536,
      65_537: 32 * 65_537,
    };
    expect(bytes.length).toBe(size[different as keyof typeof size]);
    expect(encoding).toBe(different > 65_536 ? 'dense' : 'coded');
    expect(unpackNumbers(bytes, encoding, values.length)).toEqual(values);
  });

  it.each([
    ['dense', 2, one, 'it has 8 bytes instead of 16'],
    ['sparse', 20, '0400', 'it has 2 bytes instead of 3'],
    ['sparse', 10, `0402 ${one}`, 'it has 10 bytes instead of 18'],
    ['sparse', 9, `0402 ${one} ${minusTwo}`, 'it states cells after the last'],
    ['coded', 1, '0100', 'it has 2 bytes instead of 4'],
    ['coded', 1, 'ffffffff', 'it has 4294967295 codes, more than 65536'],
    ['coded', 3, `01000000 ${one} 0000`, 'it has 14 bytes instead of 15'],
    ['coded', 3, `01000000 ${one} 000001`, 'cell 2 has the code 1 and there are 1'],
  ] as const)('are not made up: %s, %i cells of %s', (encoding, count, bytes, said) => {
    expect(unpackNumbers(hex(bytes), encoding, count)).toBe(said);
  });
});
