import { z } from 'zod';
import { flowFileNames, flowFiles, tableName } from '../economy-files.ts';
import type { FlowFileName, TableName } from '../economy-files.ts';
import { encodings } from './packed-numbers.ts';

/** What stands at the head of every packed file, and of no text: a byte beyond ASCII and both ways to end a line. */
export const magic = Uint8Array.of(0x89, 0x52, 0x52, 0x54, 0x0d, 0x0a, 0x1a, 0x0a);

/** The version of the format that this code writes and reads. */
export const packedVersion = 1;

/** Bytes before the directory: magic, version, length of the directory, its checksum. */
export const headerBytes = 20;

/** Nothing reads a directory that is larger: it holds ids, and no economy has so many. */
export const largestDirectory = 2 ** 24;

export const blockNames = flowFileNames.map(tableName);

/** The table of a block, with the layout that its numbers must have. */
export function tableOf(name: TableName): { file: FlowFileName; layout: readonly string[] } {
  const file: FlowFileName = `${name}.csv`;
  return { file, layout: flowFiles[file].layout };
}

/** Neither tariffs nor transfers need to be there, as among the CSV files. */
export function mayBeAbsent(name: TableName): boolean {
  return !flowFiles[tableOf(name).file].required;
}

const count = z.int().min(0);
const block = z.strictObject({
  name: z.enum(blockNames as [TableName, ...TableName[]]),
  layout: z.array(z.string()),
  cells: count,
  encoding: z.enum(encodings),
  /** Length in the file. Blocks follow each other in the order of the directory. */
  bytes: count,
  crc32: z.string().regex(/^[0-9a-f]{8}$/u),
});

/** The JSON text at the head of a packed file. */
export const directorySchema = z.strictObject({
  format: z.literal('reroute.tables/1'),
  regions: z.array(z.string()),
  sectors: z.array(z.string()),
  blocks: z.array(block),
});

export type Directory = z.infer<typeof directorySchema>;
export type Block = Directory['blocks'][number];
