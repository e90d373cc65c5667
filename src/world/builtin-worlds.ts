import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseCsv } from '../input/index.ts';
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
  /** Whether it is the world to begin with: one of them is. */
  readonly default: boolean;
  /** Absolute path of its folder. */
  readonly path: string;
}

/** The world to begin with is the first of these that there is. */
const defaultWorlds = ['canada-world', 'canada-2021'];

/** The folder `worlds` at the root of the package: the same two steps up from `src/world` and from `dist/world`. */
const worldsFolder = fileURLToPath(new URL('../../worlds/', import.meta.url));

/** Lists the built-in worlds, the default one first and the others by id. Reads only what the list shows; `readEconomyFolder` reads and checks one. */
export function builtinWorlds(folder = worldsFolder): BuiltinWorld[] {
  if (!existsSync(folder)) return [];
  const ids = readdirSync(folder)
    .sort()
    .filter((id) => existsSync(join(folder, id, 'economy.yaml')));
  const first = defaultWorlds.find((id) => ids.includes(id));
  return [...ids]
    .sort((a, b) => Number(b === first) - Number(a === first))
    .map((id) => {
      const path = join(folder, id);
      const file = join(path, 'economy.yaml');
      const meta = readEconomyMeta(file, readFileSync(file, 'utf8')).value;
      return {
        id,
        title: meta?.title ?? id,
        year: meta?.year ?? NaN,
        regions: countRows(join(path, 'regions.csv')),
        sectors: countRows(join(path, 'sectors.csv')),
        default: id === first,
        path,
      };
    });
}

function countRows(file: string): number {
  return existsSync(file)
    ? Math.max(parseCsv(readFileSync(file, 'utf8')).rowStarts.length - 2, 0)
    : 0;
}
