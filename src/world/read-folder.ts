import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { economyFileNames } from './economy-files.ts';
import { acceptEconomy } from './loaded-economy.ts';
import type { LoadedEconomy } from './loaded-economy.ts';
import { parseEconomy } from './parse-economy.ts';
import type { EconomyReading } from './parse-economy.ts';
import { pathKind } from './path-kind.ts';
import { unreadableFile } from '../input/index.ts';
import type { Problem } from '../input/index.ts';

/**
 * Reads an economy folder.
 *
 * @throws InputError with every problem of every file, when any is an error
 */
export function readEconomyFolder(path: string): LoadedEconomy {
  return acceptEconomy(parseEconomyFolder(path));
}

/** Reads an economy folder as far as it goes. Rules of its own: `missing-folder` and `unreadable-file`. */
export function parseEconomyFolder(path: string): EconomyReading {
  if (pathKind(path) !== 'folder') {
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
  const files = new Map<string, string | Uint8Array>();
  const unread: Problem[] = [];
  for (const name of fileNames(path, unread)) {
    try {
      const wanted = economyFileNames.includes(name);
      files.set(name, wanted ? readWanted(join(path, name)) : '');
    } catch (cause) {
      unread.push(unreadableFile(join(path, name), cause));
    }
  }
  const label = path.replace(/[/\\]+$/u, '');
  const reading = parseEconomy(files, label);
  if (unread.length === 0) return reading;
  // What could not be read is not missing; and a folder that could not be listed says nothing of its files.
  if (files.size === 0) return { problems: unread };
  const there = new Set(unread.map(({ file }) => `${label}/${basename(file)}`));
  const others = reading.problems.filter(
    ({ rule, file }) => !(rule === 'missing-file' && there.has(file)),
  );
  return { ...(reading.meta ? { meta: reading.meta } : {}), problems: [...unread, ...others] };
}

/** Texts as texts: Node decodes them faster than the reader does. */
function readWanted(file: string): string | Uint8Array {
  return file.endsWith('.bin') ? readFileSync(file) : readFileSync(file, 'utf8');
}

function fileNames(path: string, unread: Problem[]): string[] {
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map(({ name }) => name);
  } catch (cause) {
    unread.push(unreadableFile(path, cause));
    return [];
  }
}
