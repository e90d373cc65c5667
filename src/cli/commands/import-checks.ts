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

/** Flags that go with `--download`, the only ones it takes, and those that mean nothing without it. */
const ofDownload = ['download', 'file', 'from', 'checksum'];
const besideDownload = [...ofDownload, 'out', 'json'];

/** @throws UsageError where a download is asked for with files, or with flags of an import */
export function checkDownload(files: readonly string[], flags: object): void {
  if (files.length > 0) {
    throw new UsageError(
      `--download takes no files, and ${files.join(', ')} ${files.length === 1 ? 'is' : 'are'} given — fetch first, then import without --download`,
    );
  }
  const [other] = givenFlags(flags).filter((flag) => !besideDownload.includes(flag));
  if (other === undefined) return;
  throw new UsageError(
    `--download does not take --${other} — it only fetches: give --${other} when you import`,
  );
}

/** @throws UsageError where a flag of the download is given to an import */
export function checkNoDownload(flags: object): void {
  const [other] = givenFlags(flags).filter((flag) => ofDownload.includes(flag));
  if (other === undefined) return;
  throw new UsageError(`--${other} is for --download — add --download, or leave it out`);
}

function givenFlags(flags: object): string[] {
  return Object.entries(flags).flatMap(([flag, value]) => (value === undefined ? [] : [flag]));
}
