import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nearest, resolveEconomy, WorldError } from '../world/index.ts';
import { parseScenario } from './read-scenario.ts';
import type { Scenario } from './scenario.ts';

/** The scenario that a newcomer sees first. */
export const defaultScenario = 'us-canada-2025';

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
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((id) => ({ id, file: join(folder, id, 'scenario.yaml') }))
    .filter(({ file }) => existsSync(file))
    .map(({ id, file }) => {
      const { scenario } = parseScenario(readFileSync(file, 'utf8'), file);
      return { id, file, title: scenario?.title ?? id, available: hasEconomy(scenario) };
    })
    .sort((a, b) => rank(a.id) - rank(b.id) || (a.id < b.id ? -1 : 1));
}

function hasEconomy(scenario: Scenario | undefined): boolean {
  if (!scenario) return false;
  try {
    resolveEconomy(scenario.economy.id, scenario.folder);
    return true;
  } catch (error) {
    if (error instanceof WorldError) return false;
    throw error;
  }
}

function rank(id: string): number {
  return id === defaultScenario ? 0 : 1;
}

/**
 * The file that a SCENARIO argument means: a file, a folder that holds `scenario.yaml`, or an id of the gallery.
 *
 * @throws WorldError of rule `unknown-scenario`
 */
export function findScenario(ref: string, from: string): string {
  const path = resolve(from, ref);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isFile()) return path;
  if (stat?.isDirectory() && existsSync(join(path, 'scenario.yaml'))) {
    return join(path, 'scenario.yaml');
  }
  const entries = gallery();
  const entry = entries.find(({ id }) => id === ref);
  if (entry) return entry.file;
  const ids = entries.map(({ id }) => id);
  const meant = nearest(basename(ref), ids);
  throw new WorldError([
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
