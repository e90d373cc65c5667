import type { EconomyTables } from '../model/index.ts';
import type { CsvSheet, Position, Problem } from '../input/index.ts';
import { packedFileName, tableName } from './economy-files.ts';
import type { FlowFileName } from './economy-files.ts';
import type { FlowSource } from './flow-source.ts';

/** An economy that has been read but not judged: its numbers, and where each of them stands. */
export interface EconomyDraft {
  readonly tables: EconomyTables;
  /** Whether own sales may bear a tariff, see `EconomyMeta.inner_tariffs`. */
  readonly innerTariffs: boolean;
  readonly regionSheet: CsvSheet;
  readonly sectorSheet: CsvSheet;
  /** By the file that states the table, or would in a folder of CSV files. */
  readonly flows: ReadonlyMap<FlowFileName, FlowSource>;
}

/** Whether every row of these tables could be placed, so that a rule may judge what they add up to. */
export function areComplete(draft: EconomyDraft, names: readonly FlowFileName[]): boolean {
  return names.every((name) => draft.flows.get(name)?.complete ?? true);
}

/** File and place of the row that states a cell of a table; the top of the file when no row does. */
export function placeOf(
  draft: EconomyDraft,
  name: FlowFileName,
  cell: number,
  column: string,
): { file: string } & Position {
  const flow = draft.flows.get(name);
  return { file: flow?.file ?? name, ...(flow?.position(cell, column) ?? { line: 1, column: 1 }) };
}

/** The keys of the row that states a cell, in words. */
export function wordsOf(draft: EconomyDraft, name: FlowFileName, cell: number): string {
  return draft.flows.get(name)?.words(cell) ?? name;
}

/** What messages call a table, whatever form the folder has. */
export function titleOf(draft: EconomyDraft, name: FlowFileName): string {
  const isPacked = [...draft.flows.values()].some(({ hasLines }) => !hasLines);
  return isPacked ? `table '${tableName(name)}' of ${packedFileName}` : name;
}

/** Place of the region or sector with this index in its own file. */
export function placeOfId(sheet: CsvSheet, index: number): { file: string } & Position {
  return { file: sheet.file, ...sheet.position(index, 'id') };
}

/** What a rule says when it is broken: a problem without its place. */
export type Finding = Omit<Problem, 'file' | 'line' | 'column'>;
