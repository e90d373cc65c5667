import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { EconomyTables } from '../model/index.ts';
import { economyFileNames } from './economy-files.ts';
import type { EconomyMeta } from './economy-meta.ts';
import { parseEconomy } from './parse-economy.ts';
import type { EconomyReading } from './parse-economy.ts';
import { WorldError } from './problem.ts';
import type { Problem } from './problem.ts';

/** An economy that passes every rule, and the warnings it passed with. */
export interface LoadedEconomy {
  readonly meta: EconomyMeta;
  readonly tables: EconomyTables;
  readonly problems: readonly Problem[];
}

/**
 * Reads an economy folder.
 *
 * @throws WorldError with every problem of every file, when any is an error
 */
export function readEconomyFolder(path: string): LoadedEconomy {
  const { meta, tables, problems } = parseEconomyFolder(path);
  if (!meta || !tables) throw new WorldError(problems);
  return { meta, tables, problems };
}

/** Reads an economy folder as far as it goes. Rule of its own: `missing-folder`. */
export function parseEconomyFolder(path: string): EconomyReading {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    return {
      problems: [
        {
          file: path,
          line: 1,
          column: 1,
          severity: 'error',
          rule: 'missing-folder',
          message: 'there is no folder of this name',
          hint: 'give the path of an economy folder, or the id of a built-in world (reroute worlds lists them)',
        },
      ],
    };
  }
  // Of files that are not of the format only the names matter: one may be a misspelt tariffs.csv.
  const files = new Map<string, string>();
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const wanted = economyFileNames.includes(entry.name);
    files.set(entry.name, wanted ? readFileSync(join(path, entry.name), 'utf8') : '');
  }
  return parseEconomy(files, path.replace(/[/\\]+$/u, ''));
}
