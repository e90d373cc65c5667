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
import { formatEconomy } from './format-economy.ts';

/**
 * Writes an economy folder, whole or not at all: into a folder beside it that then takes its name. An economy that
 * stands there is replaced; files in it that are not of the format (a README, further tariff tables) are kept.
 *
 * @throws Error when the path holds something that is not an economy folder
 */
export function writeEconomyFolder(path: string, meta: EconomyMeta, tables: EconomyTables): void {
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
  try {
    const fresh = join(workplace, 'new');
    const old = join(workplace, 'old');
    mkdirSync(fresh);
    for (const name of present) {
      if (!economyFileNames.includes(name))
        cpSync(join(target, name), join(fresh, name), { recursive: true });
    }
    for (const [name, text] of formatEconomy(meta, tables)) writeFileSync(join(fresh, name), text);
    if (replaces) renameSync(target, old);
    try {
      renameSync(fresh, target);
    } catch (error) {
      if (replaces) renameSync(old, target);
      throw error;
    }
  } finally {
    rmSync(workplace, { recursive: true, force: true });
  }
}
