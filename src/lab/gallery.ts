import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nearest, InputError } from '../input/index.ts';
import { pathKind, resolveEconomy } from '../world/index.ts';
import { parseScenario } from './read-scenario.ts';
import type { Scenario } from './scenario.ts';

/** The scenario that a newcomer sees first. */
export const defaultScenario = 'beijing-2026';

/** The folder `scenarios` at the root of the package: two steps up from `src/lab` and from `dist/lab`. */
const galleryFolder = fileURLToPath(new URL('../../scenarios/', import.meta.url));

/** A scenario that comes with the package. */
export interface GalleryEntry {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  /** Whether the economy it runs on is on this machine. */
  readonly available: boolean;
}

/** Lists the gallery, the default scenario first, the others by id. */
export function gallery(folder = galleryFolder): GalleryEntry[] {
  return [...galleryFiles(folder)]
    .map(([id, file]) => {
      const { scenario } = parseScenario(readFileSync(file, 'utf8'), file);
      return { id, file, title: scenario?.title ?? id, available: hasEconomy(scenario) };
    })
    .sort((a, b) => rank(a.id) - rank(b.id) || (a.id < b.id ? -1 : 1));
}

/** The file of a scenario of the gallery, whatever else bears its name; undefined where the gallery has none of this id. */
export function galleryScenario(id: string): string | undefined {
  return galleryFiles(galleryFolder).get(id);
}

/** The scenario files of a gallery by id, the name of their folder. */
function galleryFiles(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder).map((id) => [id, join(folder, id, 'scenario.yaml')] as const);
  return new Map(files.filter(([, file]) => existsSync(file)));
}

function hasEconomy(scenario: Scenario | undefined): boolean {
  if (!scenario) return false;
  try {
    resolveEconomy(scenario.economy.id, scenario.folder);
    return true;
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

function rank(id: string): number {
  return id === defaultScenario ? 0 : 1;
}

/**
 * The file that a SCENARIO argument means: an id of the gallery, a file, or a folder that holds `scenario.yaml`. A name
 * that is an id and a path means the id, as with economies; `./name` means the path.
 *
 * @throws InputError of rule `unknown-scenario`
 */
export function findScenario(ref: string, from: string): string {
  const file = galleryScenario(ref) ?? scenarioAt(resolve(from, ref));
  if (file !== undefined) return file;
  const ids = [...galleryFiles(galleryFolder).keys()];
  const meant = nearest(basename(ref), ids);
  throw new InputError([
    {
      file: ref,
      line: 1,
      column: 1,
      severity: 'error',
      rule: 'unknown-scenario',
      message: `'${ref}' is neither a scenario file nor a scenario of the gallery`,
      hint: meant
        ? `did you mean '${meant}'?`
        : `give the path of a YAML file, or one of ${ids.join(', ')}`,
    },
  ]);
}

function scenarioAt(path: string): string | undefined {
  if (pathKind(path) === 'file') return path;
  const inside = join(path, 'scenario.yaml');
  return existsSync(inside) ? inside : undefined;
}
