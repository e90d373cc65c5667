import { describe, expect, it } from 'vitest';
import { packRegister, unpackRegister } from './packed-register.ts';
import { readRegister } from './read-register.ts';
import { soundFiles } from './testing/fixture-files.ts';

const register =
  readRegister(soundFiles(), '').register ?? expect.unreachable('the fixture is sound');
const text = packRegister(register);

describe('packRegister', () => {
  it('keeps everything', () => {
    expect(unpackRegister(text, register.digest)).toEqual(register);
  });

  it('keeps what a table of claims does not say, and shares the table with the register', () => {
    const unpacked = unpackRegister(text, register.digest);
    const claims = unpacked?.measures.find(({ id }) => id === 'usmca-usa')?.claims.get('CAN');
    expect(claims).toMatchObject({
      shares: new Map([
        ['120510', [NaN, 0.9]],
        ['870380', [0, 1]],
      ]),
    });
    expect(claims).toBe(unpacked?.claims.get('usmca-canada'));
  });

  it('is nothing for other files, or of another form', () => {
    expect(unpackRegister(text, 'sha256:0')).toBe(undefined);
    const other = text.replace('reroute.register/1', 'reroute.register/2');
    expect(unpackRegister(other, register.digest)).toBe(undefined);
  });

  it.each([
    ['nothing', ''],
    ['a text that is cut off', text.slice(0, -1)],
    ['half a text', text.slice(0, text.length / 2)],
    ['null', 'null'],
    ['a list', '[1]'],
    ['another object', `{"digest":"${register.digest}"}`],
    ['no JSON', '<!doctype html>'],
  ])('is nothing for %s', (_, foreign) => {
    expect(unpackRegister(foreign, register.digest)).toBe(undefined);
  });
});
