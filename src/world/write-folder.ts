import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EconomyTables } from '../model/index.ts';
import { economyFileNames } from './economy-files.ts';
import type { EconomyMeta } from './economy-meta.ts';
import type { ElasticitySets } from './elasticity-set.ts';
import { formatEconomy, packedFiles } from './format-economy.ts';
import type { ProductFlows } from './product-flows.ts';
import { replaceFolderSync } from './replace-folder.ts';
import type { Replaceable } from './replace-folder.ts';

const economyFolder: Replaceable = { marker: 'economy.yaml', kind: 'an economy folder' };

/** How to write a folder. */
export interface WriteOptions {
  /** Tables of numbers as one file, `tables.bin`, in place of the CSV files. */
  readonly packed?: boolean;
  /** Trade elasticities to offer beside those of the sectors. */
  readonly elasticitySets?: ElasticitySets | undefined;
  /** What trade consists of: products.csv. */
  readonly products?: ProductFlows | undefined;
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
  { packed = false, elasticitySets, products }: WriteOptions = {},
): void {
  const format = packed ? packedFiles : formatEconomy;
  writeWorldFiles(path, format(meta, tables, elasticitySets, products));
}

/** {@link writeEconomyFolder} for files that are made already, economy.yaml among them. */
export function writeWorldFiles(
  path: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): void {
  replaceFolderSync(path, economyFolder, (fresh, target, present) => {
    for (const name of present) {
      if (!economyFileNames.includes(name) && !files.has(name))
        cpSync(join(target, name), join(fresh, name), { recursive: true });
    }
    for (const [name, content] of files) writeFileSync(join(fresh, name), content);
  });
}
