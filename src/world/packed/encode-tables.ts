import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { EconomyTables } from '../../model/index.ts';
import { flowValues, tableName } from '../economy-files.ts';
import { crc32 } from './crc32.ts';
import { headerBytes, magic, packedVersion, tableOf } from './directory.ts';
import type { Directory } from './directory.ts';
import { packNumbers } from './packed-numbers.ts';

/**
 * The bytes of `tables.bin` (docs/formats.md, "Packed tables"): the same for the same tables on every machine. Tables
 * that may be absent are left out as among the CSV files: tariffs that are all 0, and transfers that are derived.
 */
export function encodeTables(tables: EconomyTables): Uint8Array {
  const packed = flowValues(tables).map(([file, values]) => ({
    name: tableName(file),
    cells: values.length,
    ...packNumbers(values),
  }));
  const directory: Directory = {
    format: 'reroute.tables/1',
    regions: tables.regions.map(({ id }) => id),
    sectors: tables.sectors.map(({ id }) => id),
    blocks: packed.map(({ name, cells, encoding, bytes }) => ({
      name,
      layout: [...tableOf(name).layout],
      cells,
      encoding,
      bytes: bytes.length,
      crc32: crc32(bytes),
    })),
  };
  return joinFile(
    utf8ToBytes(JSON.stringify(directory)),
    packed.map(({ bytes }) => bytes),
  );
}

/** Puts a directory and its blocks behind the header. */
export function joinFile(directory: Uint8Array, blocks: readonly Uint8Array[]): Uint8Array {
  const length = blocks.reduce((sum, block) => sum + block.length, headerBytes + directory.length);
  const file = new Uint8Array(length);
  const view = new DataView(file.buffer);
  file.set(magic);
  view.setUint32(8, packedVersion, true);
  view.setUint32(12, directory.length, true);
  view.setUint32(16, parseInt(crc32(directory), 16), true);
  let at = headerBytes;
  for (const part of [directory, ...blocks]) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}
