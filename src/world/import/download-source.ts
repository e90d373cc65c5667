import { DownloadError } from './download-errors.ts';
import { downloadFile } from './download.ts';
import type { Download, DownloadOptions } from './download.ts';
import { downloadSources } from './sources.ts';
import type { DownloadSource } from './sources.ts';

export interface DownloadSourceOptions extends DownloadOptions {
  /** Name of one of the source's files; default: the first, which is the latest. */
  readonly file?: string | undefined;
  /** Another address, where the publisher has moved the file. */
  readonly from?: string | undefined;
}

export interface SourceDownload extends Download {
  readonly url: string;
  /** What to do with the file. */
  readonly next: string;
}

/**
 * Fetches a file of an import format from its publisher into a folder.
 *
 * @param format id of the format: `oecd-icio`
 * @throws DownloadError as `downloadFile` does, and where the source has no such file or none at an address
 */
export async function downloadSource(
  format: string,
  folder: string,
  { file, from, ...options }: DownloadSourceOptions = {},
): Promise<SourceDownload> {
  const source = sourceOf(format);
  const known = source?.files.find(({ name }) => file === undefined || name === file);
  const url = from ?? known?.url;
  if (!source || url === undefined) throw withoutAddress(format, file);
  const name = file ?? (from === undefined ? known?.name : nameIn(from)) ?? 'download';
  const download = await downloadFile(url, folder, name, options);
  return { ...download, url, next: source.next };
}

function sourceOf(format: string): DownloadSource | undefined {
  return Object.hasOwn(downloadSources, format) ? downloadSources[format] : undefined;
}

function withoutAddress(format: string, file: string | undefined): DownloadError {
  const source = sourceOf(format);
  if (!source) return new DownloadError(`${format} has no download`, 'get its files by hand');
  const names = source.files.map(({ name }) => name);
  if (names.length > 0) {
    return new DownloadError(`${format} has no file '${file ?? ''}'`, `it has ${names.join(', ')}`);
  }
  return new DownloadError(
    `the files of ${format} have no address of their own`,
    `${source.next}: ${source.page}`,
  );
}

/** The last part of an address: `…/2016-2022_SML.zip?x=1` is `2016-2022_SML.zip`. */
function nameIn(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const name = new URL(url).pathname.split('/').at(-1) ?? '';
  return /^[A-Za-z0-9][\w.-]*$/u.test(name) ? name : undefined;
}
