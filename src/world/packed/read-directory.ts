import type { Finding } from '../economy-draft.ts';
import { shorten } from '../../input/index.ts';
import { crc32 } from './crc32.ts';
import {
  directorySchema,
  headerBytes,
  largestDirectory,
  magic,
  packedVersion,
} from './directory.ts';
import type { Block, Directory } from './directory.ts';

/** The directory of a packed file, and where each of its blocks begins and ends: all of them are within the file. */
export interface DirectoryReading {
  readonly directory: Directory;
  readonly blocks: readonly (Block & { readonly start: number; readonly end: number })[];
}

const restore = 'fetch or build the world anew';

/**
 * Reads the head of a packed file. Takes memory for nothing that the file does not itself hold.
 *
 * Rules: `not-packed-tables`, `packed-version`, `truncated-file`, `damaged-file`, `invalid-directory`.
 */
export function readDirectory(bytes: Uint8Array): DirectoryReading | Finding {
  if (!magic.every((byte, index) => bytes[index] === byte)) return notPacked(bytes);
  if (bytes.length < headerBytes) return truncated(bytes, 'the header', headerBytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const version = view.getUint32(8, true);
  if (version !== packedVersion) {
    return error(
      'packed-version',
      `these tables are of version ${version} of the format and this version of Reroute reads version ${packedVersion}`,
      'update Reroute, or write the world anew with this version',
    );
  }
  const length = view.getUint32(12, true);
  if (length > largestDirectory) {
    return invalid(`its directory would have ${length} bytes, more than ${largestDirectory}`);
  }
  const end = headerBytes + length;
  if (bytes.length < end) return truncated(bytes, 'the directory', end);
  const text = bytes.subarray(headerBytes, end);
  if (parseInt(crc32(text), 16) !== view.getUint32(16, true)) {
    return damaged(`the directory, bytes ${headerBytes} to ${end},`);
  }
  const directory = parseDirectory(text);
  return 'rule' in directory ? directory : placeBlocks(directory, bytes, end);
}

function parseDirectory(text: Uint8Array): Directory | Finding {
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text));
  } catch {
    return invalid('its directory is no JSON text');
  }
  const parsed = directorySchema.safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = (issue?.path ?? []).join('.');
  return invalid(`its directory: ${shorten(path)}: ${shorten(issue?.message ?? '')}`);
}

function placeBlocks(
  directory: Directory,
  bytes: Uint8Array,
  start: number,
): DirectoryReading | Finding {
  const names = new Set(directory.blocks.map(({ name }) => name));
  if (names.size < directory.blocks.length) return invalid('its directory names a table twice');
  let at = start;
  const blocks = directory.blocks.map((block) => {
    const from = at;
    at += block.bytes;
    return { ...block, start: from, end: at };
  });
  const cut = blocks.find(({ end }) => end > bytes.length);
  if (cut) return truncated(bytes, `table '${cut.name}'`, cut.end);
  if (at < bytes.length) {
    return error(
      'damaged-file',
      `there are ${bytes.length - at} bytes after the last table, from byte ${at} on`,
      restore,
    );
  }
  return { directory, blocks };
}

function notPacked(bytes: Uint8Array): Finding {
  const asText = bytes[1] === magic[1] && bytes[2] === magic[2] && bytes[3] === magic[3];
  return error(
    'not-packed-tables',
    bytes.length === 0
      ? 'the file is empty'
      : `the file does not begin as packed tables do${asText ? ': it was changed as if it were text' : ''}`,
    asText
      ? `copy it as a binary file, or ${restore}`
      : `${restore}, or remove the file and put CSV tables in its place`,
  );
}

function truncated(bytes: Uint8Array, part: string, end: number): Finding {
  return error(
    'truncated-file',
    `the file ends at byte ${bytes.length} and ${part} runs to byte ${end}`,
    `it was not copied whole: ${restore}`,
  );
}

/** The finding of rule `damaged-file`. */
export function damaged(what: string): Finding {
  return error('damaged-file', `${what} is not what was written`, restore);
}

/** The finding of rule `invalid-directory`: a file that is whole and yet not of the format. */
export function invalid(message: string): Finding {
  return error('invalid-directory', message, 'write the file as docs/formats.md says');
}

function error(rule: string, message: string, hint: string): Finding {
  return { severity: 'error', rule, message, hint };
}
