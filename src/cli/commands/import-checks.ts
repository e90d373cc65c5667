import { existsSync, readdirSync } from 'node:fs';
import type { ImportFormat } from '../../lab/index.ts';
import { UsageError } from '../usage-error.ts';

const tables = ['baci', 'wits-tariffs'];
const withoutTariffs = ['oecd-icio', 'wiod-2013', 'wiod-2016', 'figaro'];
const economies = [...withoutTariffs, 'gtap-har'];

/** Flags that only some formats take: on another one they would change nothing. */
const takers: Readonly<Record<string, readonly string[]>> = {
  id: economies,
  title: economies,
  currency: withoutTariffs,
  tariffs: withoutTariffs,
  exporter: ['baci'],
  importer: ['baci'],
  digits: ['baci'],
  sectors: ['baci'],
  concordance: tables,
  economy: ['wits-tariffs'],
  weights: ['wits-tariffs'],
};

/** @throws UsageError where a flag is given that the format does not take */
export function checkFlags({ id }: ImportFormat, flags: object): void {
  for (const [flag, value] of Object.entries(flags)) {
    const formats = Object.hasOwn(takers, flag) ? takers[flag] : undefined;
    if (value === undefined || !formats || formats.includes(id)) continue;
    throw new UsageError(`${id} does not take --${flag} — it is for ${formats.join(', ')}`);
  }
}

/** @throws UsageError where a format takes another number of files */
export function checkFiles(
  { id, fileCount: [least, most], files }: ImportFormat,
  given: readonly string[],
): void {
  if (given.length >= least && given.length <= most) return;
  const wanted = least === most ? String(least) : `${least} to ${most}`;
  throw new UsageError(
    `${id} takes ${wanted} ${most === 1 ? 'file' : 'files'}, and ${given.length} ${given.length === 1 ? 'is' : 'are'} given — it is ${files}`,
  );
}

/**
 * Said before anything is read: reading a large table takes longer than choosing another folder.
 *
 * @throws UsageError where something stands at `out` that is not to be replaced
 */
export function checkPlace(out: string, replace: boolean): void {
  if (replace || !existsSync(out)) return;
  let present: string[];
  try {
    present = readdirSync(out);
  } catch {
    throw new UsageError(`${out} is a file — give --out a folder`);
  }
  if (present.length === 0) return;
  throw new UsageError(
    `${out} is not empty — give --out another folder, or --force to replace an import`,
  );
}
