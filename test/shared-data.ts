import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';
import { sharedDataFolder } from './shared-data-folder.ts';

/**
 * The path of one entry of the shared data (`caliendo-parro-1993`, `facts/measures.json`), or
 * undefined when this checkout has no shared data beside it.
 *
 * @throws when the folder is there but the entry is not (a misspelt name must not skip a test), and
 * in CI when the folder is missing.
 */
export function sharedData(name: string): string | undefined {
  const path = join(sharedDataFolder, name);
  if (existsSync(path)) return path;
  if (existsSync(sharedDataFolder)) {
    throw new Error(`${path} does not exist, though ${sharedDataFolder} does: is '${name}' right?`);
  }
  if (process.env['CI']) {
    throw new Error(`${sharedDataFolder} is missing: CI must not skip the tests that read it`);
  }
  return undefined;
}

/**
 * A `describe` whose tests need one entry of the shared data and receive its path. Without shared data
 * the tests are skipped (test/global-setup.ts says so once); in CI their absence is a failure.
 * The body runs while tests are collected, also when they will be skipped: read files inside tests
 * or hooks.
 */
export function describeWithSharedData(
  title: string,
  name: string,
  tests: (path: string) => void,
): void {
  const path = sharedData(name);
  describe.skipIf(path === undefined)(title, () => {
    tests(path ?? join(sharedDataFolder, name));
  });
}
