import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseCsv } from './csv.ts';
import { readEconomyMeta } from './economy-meta.ts';

/** An economy that comes with the package. */
export interface BuiltinWorld {
  /** Name of its folder, which is also the id in its economy.yaml. */
  readonly id: string;
  readonly title: string;
  readonly year: number;
  /** How many of each. */
  readonly regions: number;
  readonly sectors: number;
  /** Absolute path of its folder. */
  readonly path: string;
}

/** The folder `worlds` at the root of the package: the same two steps up from `src/world` and from `dist/world`. */
const worldsFolder = fileURLToPath(new URL('../../worlds/', import.meta.url));

/** Lists the built-in worlds by id. Reads only what the list shows; `readEconomyFolder` reads and checks one. */
export function builtinWorlds(folder = worldsFolder): BuiltinWorld[] {
  if (!existsSync(folder)) return [];
  const worlds: BuiltinWorld[] = [];
  for (const id of readdirSync(folder).sort()) {
    const path = join(folder, id);
    const file = join(path, 'economy.yaml');
    if (!existsSync(file)) continue;
    const meta = readEconomyMeta(file, readFileSync(file, 'utf8')).value;
    worlds.push({
      id,
      title: meta?.title ?? id,
      year: meta?.year ?? NaN,
      regions: countRows(join(path, 'regions.csv')),
      sectors: countRows(join(path, 'sectors.csv')),
      path,
    });
  }
  return worlds;
}

function countRows(file: string): number {
  return existsSync(file)
    ? Math.max(parseCsv(readFileSync(file, 'utf8')).rowStarts.length - 2, 0)
    : 0;
}
