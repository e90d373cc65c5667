import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));

/** Names of the broken registers. */
export function brokenFixtures(): string[] {
  return readdirSync(join(fixtures, 'broken')).sort();
}

/** The texts of the sound register of the fixtures, by path. */
export function soundFiles(): Map<string, string> {
  return textsOf(join(fixtures, 'sound'));
}

/** The sound register with the files of a broken one laid over it. */
export function brokenFiles(name: string): Map<string, string> {
  return new Map([...soundFiles(), ...textsOf(join(fixtures, 'broken', name))]);
}

function textsOf(folder: string): Map<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return new Map(
    paths.map((path) => [
      path.slice(folder.length + 1).replaceAll('\\', '/'),
      readFileSync(path, 'utf8'),
    ]),
  );
}
