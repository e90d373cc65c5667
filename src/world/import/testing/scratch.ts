import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of its own for one test, taken away when the test is over. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'reroute-import-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Path of a new file with these contents. */
export function scratchFile(name: string, contents: string | Uint8Array): string {
  const file = join(scratchFolder(), name);
  writeFileSync(file, contents);
  return file;
}
