import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

const digits = { sha256: 64, sha1: 40, md5: 32 } as const;

/** A digest that a publisher states for a file. */
export interface Checksum {
  readonly algorithm: keyof typeof digits;
  /** Lower case. */
  readonly hex: string;
}

/** Reads `sha256:…`, `sha1:…` or `md5:…`; `undefined` for anything else. */
export function parseChecksum(text: string): Checksum | undefined {
  const [algorithm = '', hex = ''] = text.trim().toLowerCase().split(':');
  const length = Object.hasOwn(digits, algorithm) ? digits[algorithm as keyof typeof digits] : 0;
  if (length === 0 || hex.length !== length || !/^[0-9a-f]+$/u.test(hex)) return undefined;
  return { algorithm: algorithm as keyof typeof digits, hex };
}

/** Digest of a file, hexadecimal. */
export async function digestOf(path: string, algorithm: Checksum['algorithm']): Promise<string> {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
