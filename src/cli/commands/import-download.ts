import { InvalidArgumentError, type Command } from 'commander';
import {
  DownloadError,
  downloadSource,
  parseChecksum,
  type Checksum,
  type SourceDownload,
} from '../../lab/index.ts';
import { fileProgress } from '../file-progress.ts';
import { interruptible } from '../interruption.ts';
import type { Streams } from '../streams.ts';
import { UsageError } from '../usage-error.ts';

/** Flags of `import --download`. */
export interface DownloadFlags {
  readonly download?: boolean;
  readonly file?: string;
  readonly from?: string;
  readonly checksum?: Checksum;
}

export function addDownloadFlags(command: Command): Command {
  return command
    .option(
      '--download',
      'fetch the file of the source into the folder of --out, and import nothing',
    )
    .option('--file <name>', 'with --download: which file of the source; default: the latest')
    .option('--from <url>', 'with --download: another address, where the publisher moved the file')
    .option(
      '--checksum <digest>',
      'with --download: sha256:…, sha1:… or md5:… of the file',
      aDigest,
    );
}

/** Fetches a file of a format; what an interrupted run has left is taken up. Returns the lines to print. */
export async function download(
  format: string,
  out: string,
  { file, from, checksum }: DownloadFlags,
  streams: Streams,
): Promise<SourceDownload> {
  const progress = fileProgress(streams, `${format}: fetching`);
  try {
    const fetching = (signal: AbortSignal): Promise<SourceDownload> =>
      downloadSource(format, out, {
        file,
        from,
        checksum,
        signal,
        onProgress: (done, total) => {
          progress.onProgress(done, total ?? 0);
        },
        onRetry: (reason, attempt) => {
          streams.err(`${reason} (attempt ${attempt} failed, trying again)\n`);
        },
      });
    return await interruptible(fetching, 'stopped: the same command goes on from here');
  } catch (cause) {
    if (cause instanceof DownloadError) throw new UsageError(cause.message, { cause });
    throw cause;
  } finally {
    progress.end();
  }
}

export function downloadText({ path, bytes, sha256, wasThere, next }: SourceDownload): string {
  const size = `${(bytes / 1e6).toFixed(1)} MB`;
  return [
    `${wasThere ? 'there already' : 'fetched'}: ${path}, ${size}`,
    `sha256:${sha256}`,
    `next: ${next}`,
    '',
  ].join('\n');
}

function aDigest(text: string): Checksum {
  const checksum = parseChecksum(text);
  if (checksum) return checksum;
  throw new InvalidArgumentError('Give sha256:, sha1: or md5: and the digits of the digest.');
}
