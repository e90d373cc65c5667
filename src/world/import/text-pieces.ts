import { isAscii, isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError, notUtf8, unreadableFile } from '../../input/index.ts';
import type { Position, Problem } from '../../input/index.ts';
import { headBytes, sourceKind } from './source-kind.ts';

export interface TextPieceOptions {
  /** Bytes of the file as it lies on disk: of a .gz, the compressed ones. */
  readonly onProgress?: ((bytesDone: number, bytesTotal: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** How much is read at a time: tests make it small. */
  readonly chunkBytes?: number | undefined;
}

/** Large, so that little of a chunk is scanned twice: a row of 3,900 columns has 40 kB. */
const defaultChunkBytes = 1 << 20;

/** A line longer than this is no line of a table. */
const longestLine = 1 << 26;

const LF = 10;
const CR = 13;

/**
 * The text of a file, plain or gzip, in pieces that end where a line ends (the last one where the file ends). Memory is
 * bounded by the chunk and the longest line.
 *
 * @throws InputError of the rules `unreadable-file`, `not-a-text-file`, `empty-file`, `not-utf8`, `nul-byte`,
 * `line-too-long`, `truncated-file` (a .gz that breaks off), `broken-archive`
 */
export async function* textPieces(
  file: string,
  options: TextPieceOptions = {},
): AsyncGenerator<string, void, undefined> {
  let handle: FileHandle;
  try {
    handle = await open(file);
  } catch (error) {
    throw new InputError([unreadableFile(file, error)]);
  }
  try {
    yield* wholeLines(file, bytesOf(file, handle, options));
  } finally {
    await handle.close();
  }
}

async function* bytesOf(
  file: string,
  handle: FileHandle,
  { onProgress, signal, chunkBytes = defaultChunkBytes }: TextPieceOptions,
): AsyncGenerator<Buffer, void, undefined> {
  const zipped = await isGzip(file, handle);
  const { size } = await handle.stat();
  const source = handle.createReadStream({ start: 0, highWaterMark: chunkBytes, autoClose: false });
  let done = 0;
  source.on('data', (chunk) => (done += chunk.length)).pause();
  const chunks = zipped
    ? pipeline(source, createGunzip({ chunkSize: Math.max(chunkBytes, 64) }), () => undefined)
    : source;
  try {
    for await (const chunk of chunks as AsyncIterable<Buffer>) {
      signal?.throwIfAborted();
      onProgress?.(done, size);
      yield chunk;
    }
  } catch (error) {
    if (signal?.aborted || !isSystemError(error)) throw error;
    throw new InputError([zipped ? brokenArchive(file, error) : unreadableFile(file, error)]);
  } finally {
    source.destroy();
  }
  onProgress?.(size, size);
}

async function isGzip(file: string, handle: FileHandle): Promise<boolean> {
  try {
    const head = Buffer.alloc(headBytes);
    const { bytesRead } = await handle.read(head, 0, headBytes, 0);
    if (bytesRead === 0) {
      throw new InputError([
        at(file, { line: 1, column: 1 }, 'empty-file', 'the file is empty', 'fetch it again'),
      ]);
    }
    const kind = sourceKind(file, head.subarray(0, bytesRead));
    if (typeof kind !== 'string') throw new InputError([kind]);
    return kind === 'gzip';
  } catch (error) {
    throw isSystemError(error) ? new InputError([unreadableFile(file, error)]) : error;
  }
}

async function* wholeLines(
  file: string,
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<string, void, undefined> {
  let rest: Buffer[] = [];
  let restLength = 0;
  let line = 1;
  const decode = (bytes: Buffer): string => {
    const text = decodeChecked(file, bytes, line);
    line += countLines(bytes);
    return text;
  };
  for await (const chunk of chunks) {
    const cut = endOfLastLine(chunk);
    if (cut > 0) {
      yield decode(Buffer.concat([...rest, chunk.subarray(0, cut)]));
      rest = [];
      restLength = 0;
    }
    rest.push(chunk.subarray(cut));
    restLength += chunk.length - cut;
    if (restLength > longestLine) {
      const message = `this line is longer than ${longestLine / 2 ** 20} MB`;
      const hint = 'give a table with one record a line';
      throw new InputError([at(file, { line, column: 1 }, 'line-too-long', message, hint)]);
    }
  }
  if (restLength > 0) yield decode(Buffer.concat(rest));
}

/** Index behind the last byte that surely ends a line: a CR at the very end may be half of a CRLF. */
function endOfLastLine(bytes: Buffer): number {
  const lf = bytes.lastIndexOf(LF);
  if (lf >= 0) return lf + 1;
  return bytes.length < 2 ? 0 : bytes.lastIndexOf(CR, bytes.length - 2) + 1;
}

/** Text of whole lines; no UTF-8 sequence is cut, since none holds a line end. */
function decodeChecked(file: string, bytes: Buffer, firstLine: number): string {
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    const message = 'the file holds a NUL byte: it is no text, UTF-16, or was damaged on its way';
    const where = positionIn(bytes.subarray(0, nul).toString(), firstLine);
    throw new InputError([
      at(file, where, 'nul-byte', message, 'fetch it again, or save it as CSV in UTF-8'),
    ]);
  }
  if (isAscii(bytes)) return bytes.toString('latin1'); // one byte a character, and no decoding
  const text = bytes.toString('utf8');
  if (isUtf8(bytes)) return text;
  const problem = notUtf8(file, text, (offset) => positionIn(text.slice(0, offset), firstLine));
  throw new InputError(problem ? [problem] : []);
}

/** Where the character behind a text stands, when the text begins in column 1 of a line. */
function positionIn(before: string, firstLine: number): Position {
  const ends = [...before.matchAll(/\r\n|\n|\r/gu)];
  const last = ends.at(-1);
  const start = last ? last.index + last[0].length : before.startsWith('\uFEFF') ? 1 : 0;
  return { line: firstLine + ends.length, column: before.length - start + 1 };
}

function countLines(bytes: Buffer): number {
  let count = 0;
  for (let i = bytes.indexOf(LF); i >= 0; i = bytes.indexOf(LF, i + 1)) count++;
  if (count > 0) return count;
  for (let i = bytes.indexOf(CR); i >= 0; i = bytes.indexOf(CR, i + 1)) count++;
  return count;
}

/** Whether Node or zlib says so: an error without a code is a defect of ours, not the file's. */
function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

function brokenArchive(file: string, { code }: { readonly code: string }): Problem {
  const truncated = code === 'Z_BUF_ERROR';
  return at(
    file,
    { line: 1, column: 1 },
    truncated ? 'truncated-file' : 'broken-archive',
    truncated ? 'the gzip file breaks off' : `the gzip file cannot be unpacked (${code})`,
    'fetch it again: it did not arrive whole',
  );
}

function at(
  file: string,
  position: Position,
  rule: string,
  message: string,
  hint: string,
): Problem {
  return { file, ...position, severity: 'error', rule, message, hint };
}
