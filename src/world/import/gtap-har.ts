import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { EconomyMeta } from '../economy-meta.ts';
import { decodeHar } from '../har/decode-har.ts';
import type { HarFile } from '../har/header.ts';
import { InputError, isError, unreadableFile } from '../../input/index.ts';
import type { Problem } from '../../input/index.ts';
import { readGtapData } from './gtap-har-data.ts';
import { economyOfGtap } from './gtap-har-economy.ts';
import { checkGtapData } from './gtap-har-rules.ts';
import { gtapSectors } from './gtap-har-sectors.ts';
import type { ImportedEconomy, ImportOptions, PublishedSource } from './import-format.ts';
import { yearOfName } from './mrio-economy.ts';

export const gtapSource: PublishedSource & { readonly title: string } = {
  title: 'GTAP data base, header-array files',
  publisher: 'Center for Global Trade Analysis, Purdue University',
  url: 'https://www.gtap.agecon.purdue.edu/databases/',
  licence: 'the GTAP licence of whoever imports it: not to be passed on',
};

/**
 * Imports a data base in the form of GTAP: base data, and the sets and parameters where they are given, in any order.
 * Every file is read whole: a run takes about three times their size in memory.
 *
 * @param files paths of header-array files
 * @throws InputError with the problems of all files: the rules of `decodeHar`, `unreadable-file`, and those of `gtapEconomy`
 */
export async function importGtapHar(
  files: readonly string[],
  options: ImportOptions = {},
): Promise<ImportedEconomy> {
  const { onProgress, signal } = options;
  const problems: Problem[] = [];
  const decoded: HarFile[] = [];
  for (const [index, file] of files.entries()) {
    signal?.throwIfAborted();
    try {
      decoded.push(decodeHar(await bytesOf(file), file));
    } catch (cause) {
      if (!(cause instanceof InputError)) throw cause;
      problems.push(...cause.problems);
    }
    onProgress?.(index + 1, files.length);
  }
  if (problems.length > 0) throw new InputError(problems);
  signal?.throwIfAborted();
  return gtapEconomy(decoded, options);
}

/** @throws InputError of the rule `unreadable-file` */
async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new InputError([unreadableFile(file, cause)]);
  }
}

/**
 * The same from decoded files. What becomes of each header, and how taxes and freight are folded, is in
 * `docs/methods/gtap-har.md`.
 *
 * @throws InputError; rules: those of `readGtapData`, `checkGtapData` and `gtapSectors`, and `year-not-stated`
 */
export function gtapEconomy(
  files: readonly HarFile[],
  options: ImportOptions = {},
): ImportedEconomy {
  const { data, problems: unread } = readGtapData(files);
  if (!data) throw new InputError(unread);
  const paths = files.map(({ file }) => file);
  const [first = ''] = paths;
  const { sectors, problems: doubtful } = gtapSectors(data, first);
  const year = options.year ?? paths.map(yearOfName).find((one) => one !== undefined);
  const problems = [...checkGtapData(data, first), ...doubtful];
  if (year === undefined) problems.push(yearNotStated(first));
  if (year === undefined || problems.some(isError)) throw new InputError(problems);
  const { tables, treatments } = economyOfGtap(data, sectors);
  const meta = metaOf(options, year, paths);
  return { kind: 'economy', meta, tables, problems, report: { treatments } };
}

function yearNotStated(file: string): Problem {
  return {
    file,
    line: 1,
    column: 1,
    severity: 'error',
    rule: 'year-not-stated',
    message: "no header states the reference year, nor does a file's name",
    hint: 'give --year',
  };
}

function metaOf(options: ImportOptions, year: number, paths: readonly string[]): EconomyMeta {
  const { title, publisher, url, licence } = gtapSource;
  const currency = options.currency ?? 'USD';
  const names = paths.map((path) => basename(path)).join(', ');
  return {
    id: options.id ?? `gtap-${year}`,
    title: options.title ?? `GTAP data base, ${year}`,
    year,
    currency,
    unit: currency === 'USD' ? 'US$ million' : `${currency} million`,
    sources: [{ title, publisher, url, licence, notes: `imported from ${names}` }],
    licence,
    notes: 'Taxes other than tariffs, and freight, are folded as docs/methods/gtap-har.md says.',
    groups: {},
  };
}
