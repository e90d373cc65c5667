import { readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { builtinWorlds } from './builtin-worlds.ts';
import { pathKind } from './path-kind.ts';
import { InputError, nearest } from '../input/index.ts';
import type { Position } from '../input/index.ts';

/** An economy that was asked for by name or path. */
export interface ResolvedEconomy {
  /** Absolute path of its folder, which exists. */
  readonly path: string;
  /** Whether it comes with the package. */
  readonly builtin: boolean;
}

/**
 * Finds the economy that a scenario or a command means: the id of a built-in world, or a folder. A name that is both
 * means the built-in world; `./name` means the folder.
 *
 * @param ref what was written
 * @param baseDir folder that relative paths start from: the scenario file's, or the working directory
 * @param at where it was written, for the error
 * @throws InputError of rule `unknown-economy` when it is neither
 */
export function resolveEconomy(
  ref: string,
  baseDir: string,
  at: { readonly file: string } & Position = { file: ref, line: 1, column: 1 },
): ResolvedEconomy {
  const worlds = builtinWorlds();
  const world = worlds.find(({ id }) => id === ref);
  if (world) return { path: world.path, builtin: true };
  const path = resolve(baseDir, ref);
  if (ref !== '' && pathKind(path) === 'folder') return { path, builtin: false };

  const ids = worlds.map(({ id }) => id);
  const sibling = nearest(basename(path), foldersIn(dirname(path)));
  const meant = nearest(ref, ids) ?? (sibling && join(dirname(ref), sibling));
  const rest = ids.length === 0 ? '' : `, or a built-in world (${ids.join(', ')})`;
  throw new InputError([
    {
      file: at.file,
      line: at.line,
      column: at.column,
      severity: 'error',
      rule: 'unknown-economy',
      message: `'${ref}' is neither a built-in world nor a folder (looked for ${path})`,
      hint:
        meant === undefined
          ? `give the path of an economy folder, relative to ${baseDir}${rest}`
          : `did you mean '${meant}'?`,
    },
  ]);
}

/** The folders in a folder; none where it may not be listed: it serves a suggestion only. */
function foldersIn(path: string): string[] {
  try {
    return readdirSync(path).filter((name) => pathKind(join(path, name)) === 'folder');
  } catch {
    return [];
  }
}
