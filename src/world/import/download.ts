import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { digestOf } from './checksum.ts';
import type { Checksum } from './checksum.ts';
import {
  brokenTransfer,
  DownloadError,
  hostOf,
  isTransient,
  refusalOf,
} from './download-errors.ts';
import { requestFrom } from './download-request.ts';
import type { PartStamp } from './download-request.ts';

export interface DownloadOptions {
  /** Bytes on disk, and all of them where the server says how many. */
  readonly onProgress?: ((bytesDone: number, bytesTotal: number | undefined) => void) | undefined;
  /** Stops the download; what has arrived stays, and the next one goes on from there. */
  readonly signal?: AbortSignal | undefined;
  /** What the file must be. */
  readonly checksum?: Checksum | undefined;
  /** Told before each further attempt. */
  readonly onRetry?: ((reason: string, attempt: number) => void) | undefined;
  /** Attempts without a byte of progress before giving up; default 5. */
  readonly attempts?: number | undefined;
  /** First pause between attempts, doubled each time up to a minute; default 1000. */
  readonly pauseMs?: number | undefined;
}

export interface Download {
  /** Path of the file. */
  readonly path: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  /** Bytes that an earlier, interrupted download had left. */
  readonly resumedFrom: number;
  /** It was there already, and is what the checksum asks for: nothing was fetched. */
  readonly wasThere: boolean;
}

/**
 * Fetches a file into a folder. It arrives as `NAME.part`, which an interrupted download leaves and the next one goes
 * on with, if the server still has the same file (its ETag or date stand in `NAME.part.json`). Under its own name there is
 * never but a whole and checked one. A file that is not what the checksum asks for is set aside as `NAME.wrong`.
 *
 * @param url https; http only to this machine
 * @throws DownloadError that says what happened, whose fault it is likely to be, and what to do; the reason of the
 * signal when it is stopped
 */
export async function downloadFile(
  url: string,
  folder: string,
  name: string,
  options: DownloadOptions = {},
): Promise<Download> {
  const { signal, checksum } = options;
  signal?.throwIfAborted();
  await mkdir(folder, { recursive: true });
  const path = join(folder, name);
  const there = await sizeOf(path);
  if (there !== undefined) {
    const sha256 = await digestOf(path, 'sha256');
    if (checksum && (await digestOf(path, checksum.algorithm)) !== checksum.hex) {
      throw new DownloadError(
        `${path} is there and does not have the checksum ${checksum.algorithm}:${checksum.hex}`,
        'move it away to fetch it again',
      );
    }
    return { path, bytes: there, sha256, resumedFrom: 0, wasThere: true };
  }
  const part = `${path}.part`;
  const resumedFrom = await fetchWithRetries(url, part, options);
  const found = checksum && (await digestOf(part, checksum.algorithm));
  if (checksum && found !== checksum.hex) {
    const aside = `${path}.wrong`;
    await rename(part, aside);
    await rm(stampOf(part), { force: true });
    throw new DownloadError(
      `the file does not have the checksum ${checksum.algorithm}:${checksum.hex}: it has ${found ?? ''}`,
      `it is set aside as ${aside}; the publisher may have revised it: compare with ${hostOf(url)}`,
    );
  }
  const sha256 = await digestOf(part, 'sha256');
  await rename(part, path);
  await rm(stampOf(part), { force: true });
  return { path, bytes: (await stat(path)).size, sha256, resumedFrom, wasThere: false };
}

/** Returns the byte that the first answer began with. */
async function fetchWithRetries(
  url: string,
  part: string,
  options: DownloadOptions,
): Promise<number> {
  const { signal, attempts = 5, pauseMs = 1000 } = options;
  let failures = 0;
  // Counted for good: a part that is thrown away and grows back would pass for progress, time and again.
  let discards = 0;
  let resumedFrom: number | undefined;
  for (;;) {
    const before = (await sizeOf(part)) ?? 0;
    try {
      await fetchRest(url, part, options, {
        onStart: (start) => (resumedFrom ??= start),
        onDiscard: () => discards++,
      });
      return resumedFrom ?? before;
    } catch (error) {
      signal?.throwIfAborted();
      if (!isTransient(error)) throw error;
      const after = (await sizeOf(part)) ?? 0;
      failures = Math.max(after > before ? 1 : failures + 1, discards);
      if (failures >= attempts) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      options.onRetry?.(reason, failures);
      const pause = Math.min(pauseMs * 2 ** (failures - 1), 60_000);
      await wait(pause, undefined, { signal }).catch(() => signal?.throwIfAborted());
    }
  }
}

/** One request: from where the part ends, or from the start where the server has another file or knows no ranges. */
async function fetchRest(
  url: string,
  part: string,
  options: DownloadOptions,
  { onStart, onDiscard }: { onStart: (start: number) => void; onDiscard: () => void },
): Promise<void> {
  const { signal, onProgress } = options;
  const size = (await sizeOf(part)) ?? 0;
  const stamp = size > 0 ? await readStamp(part, url) : undefined;
  const from = stamp ? size : 0;
  const { response, finalUrl } = await requestFrom(url, from, stamp, signal);
  const discard = async (): Promise<void> => {
    if (size > 0) onDiscard();
    try {
      await rm(part, { force: true });
    } catch (error) {
      await response.body?.cancel();
      throw brokenTransfer(error, finalUrl, part);
    }
  };

  if (response.status === 416 && from > 0) {
    await response.body?.cancel();
    // `bytes */1234`: how long the file is. A part of that length is the file.
    const total = Number(/\/(\d+)$/u.exec(response.headers.get('content-range') ?? '')?.[1] ?? NaN);
    if (total === from) return;
    await discard();
    throw new DownloadError('the part is not of the file that the server has', 'try again', true);
  }
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    throw refusalOf(response.status, finalUrl);
  }
  const goesOn = response.status === 206;
  if (goesOn && !(startOf(response) === from && isSameFile(response, stamp))) {
    await response.body.cancel();
    await discard();
    throw new DownloadError('the server sent a part of another file', 'try again', true);
  }
  const start = goesOn ? from : 0;
  const length = Number(response.headers.get('content-length') ?? NaN);
  const encoded = response.headers.has('content-encoding');
  const total = encoded || Number.isNaN(length) ? undefined : start + length;
  // Before the new stamp, which would vouch for these bytes if the command ended here.
  if (!goesOn) await discard();
  await writeFile(stampOf(part), JSON.stringify(stampFrom(response, url, total)));

  onStart(start);
  let done = start;
  onProgress?.(done, total);
  const counted = async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      yield chunk;
      done += chunk.length;
      onProgress?.(done, total);
    }
  };
  const body = Readable.fromWeb(response.body);
  const target = createWriteStream(part, { flags: 'a' });
  try {
    await pipeline(body, counted, target, { signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw brokenTransfer(error, finalUrl, part);
  }
  if (total !== undefined && done !== total) {
    throw new DownloadError(`${done} of ${total} bytes arrived`, 'run the command again', true);
  }
}

function stampFrom(response: Response, url: string, total: number | undefined): PartStamp {
  // Of a file that the server packs on the way no range can be asked for: without these it is fetched anew.
  const packed = response.headers.has('content-encoding');
  const etag = packed ? null : response.headers.get('etag');
  const modified = packed ? null : response.headers.get('last-modified');
  return {
    url,
    ...(etag === null ? {} : { etag }),
    ...(modified === null ? {} : { modified }),
    ...(total === undefined ? {} : { total }),
  };
}

/** A server that does not know If-Range may go on with a file that has changed. */
function isSameFile(response: Response, stamp: PartStamp | undefined): boolean {
  const etag = response.headers.get('etag');
  return etag === null || stamp?.etag === undefined || etag === stamp.etag;
}

/** First byte of a partial answer. */
function startOf(response: Response): number {
  return Number(/^bytes (\d+)-/u.exec(response.headers.get('content-range') ?? '')?.[1] ?? NaN);
}

/** What is known of a part; nothing where that cannot be trusted to be of the same file: then it is fetched anew. */
async function readStamp(part: string, url: string): Promise<PartStamp | undefined> {
  try {
    const stamp = JSON.parse(await readFile(stampOf(part), 'utf8')) as PartStamp;
    const weak = stamp.etag?.startsWith('W/') ?? true;
    return stamp.url === url && (!weak || stamp.modified !== undefined) ? stamp : undefined;
  } catch {
    return undefined;
  }
}

function stampOf(part: string): string {
  return `${part}.json`;
}

async function sizeOf(path: string): Promise<number | undefined> {
  return stat(path).then(
    ({ size }) => size,
    () => undefined,
  );
}
