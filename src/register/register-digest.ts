import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { sortedPaths } from './register-files.ts';
import type { RegisterFiles } from './register-files.ts';

/**
 * Fingerprint of everything that a register is read from: `sha256:` and 64 hexadecimal digits. Hashed are the paths and the texts
 * of all files but Markdown, in the order of their paths; lines end with LF whatever a checkout made of them.
 */
export function registerDigest(files: RegisterFiles): string {
  const hash = sha256.create();
  for (const path of sortedPaths(files)) {
    if (path.endsWith('.md')) continue;
    const text = utf8ToBytes((files.get(path) ?? '').replaceAll('\r\n', '\n'));
    hash.update(utf8ToBytes(`${path}\n${text.length}\n`)).update(text);
  }
  return `sha256:${bytesToHex(hash.digest())}`;
}
