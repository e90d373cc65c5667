import { describe, expect, it } from 'vitest';
import { decodeHar } from './decode-har.ts';
import { encodeHar } from './encode-har.ts';
import { findHeader } from './header.ts';
import { file, int, record, text, word, type ByteOrder } from './testing/bytes-by-hand.ts';

const blanks = text('', 4);

/** Every type, written out field by field from the description in docs/methods/gtap-har.md. */
function everyType(order: ByteOrder): Uint8Array {
  const ints = (...values: number[]) => values.flatMap((value) => int(value, order));
  const words = (...values: string[]) => values.flatMap((value) => word(value, order));
  const rec = (...parts: (readonly number[])[]) => record(order, ...parts);
  const describe = (type: string, longName: string, ...dims: number[]) =>
    rec(blanks, text(type, 6), text(longName, 70), ints(dims.length, ...dims));
  return file(
    rec(text('REG', 4)),
    describe('1CFULL', 'Set REG regions', 2, 12),
    rec(blanks, ints(1, 2, 2), text('CAN', 12), text('USA', 12)),

    rec(text('INTS', 4)),
    describe('2IFULL', 'Two by two', 2, 2),
    rec(blanks, ints(1, 2, 2, 1, 2, 1, 2), ints(1, -2, 3, 2147483647)),

    rec(text('MATR', 4)),
    describe('2RFULL', 'Column by column', 2, 2),
    rec(blanks, ints(2, 2, 2, 1, 2, 1, 1), words('3f800000', 'c0200000')),
    rec(blanks, ints(1, 2, 2, 1, 2, 2, 2), words('4048f5c3', '00000000')),

    rec(text('REAL', 4)),
    describe('REFULL', 'Exports', 2, 3, 1, 1, 1, 1, 1),
    rec(
      ...[blanks, ints(2, -1, 2), text('VXSB', 12), ints(-1), text('REG', 12), text('COMM', 12)],
      ...[text('kk', 2), ints(0, 0), ints(0)],
    ),
    rec(blanks, ints(1, 2, 2), text('CAN', 12), text('USA', 12)),
    rec(blanks, ints(1, 3, 3), text('pdr', 12), text('wht', 12), text('gro', 12)),
    rec(blanks, ints(5, 7, 2, 3, 1, 1, 1, 1, 1)),
    rec(blanks, ints(4, 1, 2, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)),
    rec(blanks, ints(3), words('3f800000', '40000000', '40400000', '40800000')),
    rec(blanks, ints(2, 1, 2, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)),
    rec(blanks, ints(1), words('40a00000', '40c00000')),

    rec(text('SPRS', 4)),
    describe('RESPSE', 'Trade, mostly none', 2, 2, 1, 1, 1, 1, 1),
    rec(
      ...[blanks, ints(1, -1, 2), text('FLOW', 12), ints(-1), text('REG', 12), text('REG', 12)],
      ...[text('kk', 2), ints(0, 0), ints(0)],
    ),
    rec(blanks, ints(1, 2, 2), text('CAN', 12), text('USA', 12)),
    rec(blanks, ints(2, 4, 4), text('', 80)),
    rec(blanks, ints(2, 2, 1), ints(2), words('3f800000')),
    rec(blanks, ints(1, 2, 1), ints(3), words('c0200000')),

    rec(text('NONE', 4)),
    describe('RESPSE', 'No flow at all', 2, 1, 1, 1, 1, 1, 1),
    rec(blanks, ints(0, -1, 1), text('NIL', 12), ints(0), ints(0)),
    rec(blanks, ints(0, 4, 4), text('', 80)),
    rec(blanks, ints(1, 0, 0)),

    rec(text('MIXD', 4)),
    describe('REFULL', 'One element of a set, and a set by name', 1, 2, 1, 1, 1, 1, 1),
    rec(
      ...[blanks, ints(0, -1, 2), text('MIXED', 12), ints(-1), text('REG', 12), text('ENDW', 12)],
      ...[text('eu', 2), ints(0, 0), ints(1), text('USA', 12)],
    ),
    rec(blanks, ints(3, 7, 1, 2, 1, 1, 1, 1, 1)),
    rec(blanks, ints(2, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)),
    rec(blanks, ints(1), words('3f800000', '40000000')),

    rec(text('PLAN', 4)),
    describe('RLFULL', 'No labels', 2, 1, 1, 1, 1, 1, 1),
    rec(blanks, ints(3, 7, 2, 1, 1, 1, 1, 1, 1)),
    rec(blanks, ints(2, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)),
    rec(blanks, ints(1), words('7f800000', '80000000')),
  );
}

const reg = { set: 'REG', elements: ['CAN', 'USA'] };

describe.each(['little', 'big'] as const)('a file written by hand, %s-endian', (order) => {
  const har = decodeHar(everyType(order), 'hand.har');
  const header = (name: string) => findHeader(har, name);

  it('has its headers in order', () => {
    const names = har.headers.map(({ name }) => name);
    expect(names).toEqual(['REG', 'INTS', 'MATR', 'REAL', 'SPRS', 'NONE', 'MIXD', 'PLAN']);
  });

  it('gives sets as texts', () => {
    const [type, longName, width, values] = ['1C', 'Set REG regions', 12, reg.elements];
    expect(header('reg')).toEqual({ type, name: 'REG', longName, width, values });
  });

  it('gives integers and unlabelled reals, the first index fastest', () => {
    expect(header('INTS')).toMatchObject({
      dims: [2, 2],
      values: Int32Array.of(1, -2, 3, 2147483647),
    });
    expect(header('MATR')).toMatchObject({
      dims: [2, 2],
      values: Float32Array.of(1, -2.5, 3.14, 0),
    });
    expect(header('PLAN')).toMatchObject({
      dims: [2, 1, 1, 1, 1, 1, 1],
      values: Float32Array.of(Infinity, -0),
    });
  });

  it('gives an array over sets, put together from its parts', () => {
    expect(header('REAL')).toEqual({
      type: 'RE',
      name: 'REAL',
      longName: 'Exports',
      coefficient: 'VXSB',
      dims: [2, 3],
      sets: [reg, { set: 'COMM', elements: ['pdr', 'wht', 'gro'] }],
      values: Float32Array.of(1, 2, 3, 4, 5, 6),
    });
  });

  it('unfolds sparse arrays, with a set that labels two dimensions', () => {
    expect(header('SPRS')).toMatchObject({
      dims: [2, 2],
      sets: [reg, reg],
      values: Float32Array.of(0, 1, -2.5, 0),
    });
    expect(header('NONE')).toMatchObject({ dims: [2], values: new Float32Array(2) });
    expect(header('NONE')).not.toHaveProperty('sets');
  });

  it('knows single elements and sets without elements', () => {
    expect(header('MIXD')).toMatchObject({
      dims: [1, 2],
      sets: [{ set: 'REG', element: 'USA' }, { set: 'ENDW' }],
    });
  });

  it('comes back from our own writer', () => {
    expect(decodeHar(encodeHar(har.headers, 'again.har'), 'again.har').headers).toEqual(
      har.headers,
    );
  });
});

it('writes the bytes that the description asks for', () => {
  const ints = (...values: number[]) => values.flatMap((value) => int(value, 'little'));
  const expected = file(
    record('little', text('FLOW', 4)),
    record('little', blanks, text('REFULL', 6), text('Flows', 70), ints(7, 2, 1, 1, 1, 1, 1, 1)),
    record(
      'little',
      ...[blanks, ints(1, -1, 1), text('FLOW', 12), ints(-1), text('REG', 12), text('k', 1)],
      ints(0, 0),
    ),
    record('little', blanks, ints(1, 2, 2), text('CAN', 12), text('USA', 12)),
    record('little', blanks, ints(3, 7, 2, 1, 1, 1, 1, 1, 1)),
    record('little', blanks, ints(2, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)),
    record('little', blanks, ints(1), word('3f800000', 'little'), word('c0200000', 'little')),
  );
  const written = encodeHar(
    [
      {
        type: 'RE',
        name: 'FLOW',
        longName: 'Flows',
        coefficient: 'FLOW',
        dims: [2],
        sets: [reg],
        values: Float32Array.of(1, -2.5),
      },
    ],
    'flow.har',
  );
  expect(written).toEqual(expected);
});
