import { crc32 as crcOfNode } from 'node:zlib';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { crc32 } from './crc32.ts';

it('has the check value of the standard', () => {
  expect(crc32(utf8ToBytes('123456789'))).toBe('cbf43926');
  expect(crc32(new Uint8Array())).toBe('00000000');
});

// Node has its own since 20.15 and 22.2.
it.skipIf(typeof crcOfNode !== 'function')('is what zlib computes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(crc32(bytes)).toBe(crcOfNode(bytes).toString(16).padStart(8, '0'));
    }),
  );
});
