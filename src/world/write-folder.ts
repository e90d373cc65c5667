import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { EconomyTables } from '../model/index.ts';
import { economyFileNames } from './economy-files.ts';
import type { EconomyMeta } from './economy-meta.ts';
import type { ElasticitySets } from './elasticity-set.ts';
import { formatEconomy, packedFiles } from './format-economy.ts';

/** How to write a folder. */
export interface WriteOptions {
  /** Tables of numbers as one file, `tables.bin`, in place of the CSV files. */
  readonly packed?: boolean;
  /** Trade elasticities to offer beside those of the sectors. */
  readonly elasticitySets?: ElasticitySets | undefined;
}

/**
 * Writes an economy folder, whole or not at all: into a folder beside it that then takes its name. An economy that
 * stands there is replaced; files in it that are not of the format (a README, further tariff tables) are kept.
 *
 * @throws Error when the path holds something that is not an economy folder; when the new folder cannot take its name,
 * the one that stood there is back in its place, or the message says where it is
 */
export function writeEconomyFolder(
  path: string,
  meta: EconomyMeta,
  tables: EconomyTables,
  { packed = false, elasticitySets }: WriteOptions = {},
): void {
  const format = packed ? packedFiles : formatEconomy;
  writeWorldFiles(path, format(meta, tables, elasticitySets));
}

/** {@link writeEconomyFolder} for files that are made already, economy.yaml among them. */
export function writeWorldFiles(
  path: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): void {
  const target = resolve(path);
  const replaces = existsSync(target);
  const present = replaces ? readdirSync(target) : [];
  if (present.length > 0 && !present.includes('economy.yaml')) {
    throw new Error(
      `${path} is not empty and not an economy folder: give another path or empty it`,
    );
  }
  mkdirSync(dirname(target), { recursive: true });
  const workplace = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  const fresh = join(workplace, 'new');
  const parked = join(workplace, 'old');
  try {
    mkdirSync(fresh);
    for (const name of present) {
      if (!economyFileNames.includes(name) && !files.has(name))
        cpSync(join(target, name), join(fresh, name), { recursive: true });
    }
    for (const [name, content] of files) writeFileSync(join(fresh, name), content);
    if (replaces) renameSync(target, parked);
    try {
      renameSync(fresh, target);
    } catch (error) {
      if (replaces) putBack(parked, target, error);
      throw error;
    }
  } catch (error) {
    // What could not be put back stays where it is: nothing takes the only copy of an economy away.
    if (!existsSync(parked)) rmSync(workplace, { recursive: true, force: true });
    throw error;
  }
  rmSync(workplace, { recursive: true, force: true });
}

function putBack(parked: string, target: string, cause: unknown): void {
  try {
    renameSync(parked, target);
  } catch {
    throw new Error(
      `${target} could not be replaced, and what stood there could not be put back: it is in ${parked} — move it back`,
      { cause },
    );
  }
}
