import type { EconomyTables } from '../model/index.ts';
import type { CsvSheet } from './csv-sheet.ts';
import { flowFiles } from './economy-files.ts';
import type { FlowFileName } from './economy-files.ts';
import { keyWords } from './flow-table.ts';
import type { FlowReading } from './flow-table.ts';
import type { Position, Problem } from './problem.ts';

/** An economy that has been read but not judged: its numbers, and where each of them stands. */
export interface EconomyDraft {
  readonly tables: EconomyTables;
  readonly regionSheet: CsvSheet;
  readonly sectorSheet: CsvSheet;
  readonly flows: ReadonlyMap<
    FlowFileName,
    { readonly sheet: CsvSheet; readonly reading: FlowReading }
  >;
}

/** Whether every row of these tables could be placed, so that a rule may judge what they add up to. */
export function areComplete(draft: EconomyDraft, names: readonly FlowFileName[]): boolean {
  return names.every((name) => draft.flows.get(name)?.reading.complete ?? true);
}

/** File and place of the row that states a cell of a table; the top of the file when no row does. */
export function placeOf(
  draft: EconomyDraft,
  name: FlowFileName,
  cell: number,
  column: string,
): { file: string } & Position {
  const flow = draft.flows.get(name);
  const row = flow?.reading.rowOf[cell] ?? -1;
  const position = flow && row >= 0 ? flow.sheet.position(row, column) : { line: 1, column: 1 };
  return { file: flow?.sheet.file ?? name, ...position };
}

/** The keys of the row that states a cell, in words. */
export function wordsOf(draft: EconomyDraft, name: FlowFileName, cell: number): string {
  const flow = draft.flows.get(name);
  const row = flow?.reading.rowOf[cell] ?? -1;
  if (!flow || row < 0) return name;
  const keys = flowFiles[name].keys.map(([column]) => ({ column }));
  return keyWords(flow.sheet, keys, row);
}

/** Place of the region or sector with this index in its own file. */
export function placeOfId(sheet: CsvSheet, index: number): { file: string } & Position {
  return { file: sheet.file, ...sheet.position(index, 'id') };
}

/** What a rule says when it is broken: a problem without its place. */
export type Finding = Omit<Problem, 'file' | 'line' | 'column'>;
