import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathKind } from '../world/index.ts';

/** Files that make a folder a scenario or an economy, whatever else is in it. */
const otherThings = ['scenario.yaml', 'economy.yaml', 'sectors.csv', 'trade.csv', 'tables.bin'];

const ownFolders = ['groups', 'lists', 'claims'];

/**
 * Whether a path is a register of measures or a part of one. A file is when it holds a YAML list, or a measure: an
 * economy and a scenario are other mappings. A folder is when it has a folder `groups`, `lists` or `claims`, or such a file in it or in a folder of it, and nothing
 * that makes it an economy or a scenario.
 */
export function registerPath(path: string): 'folder' | 'file' | undefined {
  const kind = pathKind(path);
  if (kind === 'file') return isYaml(path) && holdsList(path) ? 'file' : undefined;
  return kind === 'folder' && isRegister(path) ? 'folder' : undefined;
}

function isRegister(folder: string): boolean {
  if (otherThings.some((name) => existsSync(join(folder, name)))) return false;
  if (ownFolders.some((name) => pathKind(join(folder, name)) === 'folder')) return true;
  const within = namesIn(folder).flatMap((name) => {
    const path = join(folder, name);
    return pathKind(path) === 'folder' ? namesIn(path).map((below) => join(path, below)) : [path];
  });
  return within.some((path) => isYaml(path) && pathKind(path) === 'file' && holdsList(path));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => !name.startsWith('.'));
  } catch {
    return []; // may not be read: whoever checks the folder says so
  }
}

function isYaml(path: string): boolean {
  return /\.ya?ml$/u.test(path);
}

/**
 * Told by the first line that is neither blank nor a comment nor a mark of YAML's own: what is no sound YAML is to be checked too.
 * A measure that lacks its dash is meant for a list.
 */
function holdsList(file: string): boolean {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return false;
  }
  if (/^instrument:/mu.test(text)) return true;
  const first = text.split(/\r\n|\r|\n/u).find((line) => !/^\uFEFF?\s*(?:$|#|%|---)/u.test(line));
  return first !== undefined && /^\uFEFF?\s*(?:-(?:\s|$)|\[)/u.test(first);
}
