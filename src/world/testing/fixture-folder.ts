import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const fixturesFolder = fileURLToPath(new URL('../fixtures/', import.meta.url));

/**
 * The files of an economy that breaks one rule: the sound little economy `fixtures/valid` with the files of
 * `fixtures/RULE` laid over it. An empty `trade.csv.absent` takes `trade.csv` away.
 */
export function fixtureFiles(rule: string): Map<string, string> {
  const folder = join(fixturesFolder, rule);
  if (!existsSync(folder)) throw new Error(`there is no fixture ${folder}`);
  const files = new Map<string, string>();
  for (const layer of [join(fixturesFolder, 'valid'), folder]) {
    for (const name of readdirSync(layer)) {
      if (name.endsWith('.absent')) files.delete(name.slice(0, -'.absent'.length));
      else files.set(name, readFileSync(join(layer, name), 'utf8'));
    }
  }
  return files;
}
