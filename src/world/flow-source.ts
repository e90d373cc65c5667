import type { CsvSheet, Named, Position, Problem } from '../input/index.ts';
import { flowFiles, flowKeys } from './economy-files.ts';
import type { FlowFileName } from './economy-files.ts';
import { keyWords, readFlows } from './flow-table.ts';

/** One table of an economy as it was read: its numbers, and where each of them stands. */
export interface FlowSource {
  readonly file: string;
  /** Dense, in the layout of `EconomyTables`. */
  readonly values: Float64Array;
  /** Whether every number could be placed: false when the table has holes that no other rule should judge. */
  readonly complete: boolean;
  /** Whether `position` leads to the cell itself; where it does not, a message names the cell in words. */
  readonly hasLines: boolean;
  readonly position: (cell: number, column: string) => Position;
  /** The keys of a cell in words: `sector goods, exporter ON, importer USA`. */
  readonly words: (cell: number) => string;
  /** What stands first in the file has the lowest rank; −1 for a cell that is not stated. */
  readonly rankOf: (cell: number) => number;
}

/** The table that a CSV file states. */
export function readSheetFlows(
  name: FlowFileName,
  sheet: CsvSheet,
  regions: readonly Named[],
  sectors: readonly Named[],
): { source: FlowSource; problems: readonly Problem[] } {
  const { keys, size } = flowKeys(flowFiles[name], regions, sectors);
  const reading = readFlows(sheet, keys, flowFiles[name].valueColumn, size);
  const { values, rowOf, complete, problems } = reading;
  const rankOf = (cell: number): number => rowOf[cell] ?? -1;
  const source: FlowSource = {
    file: sheet.file,
    values,
    complete,
    hasLines: true,
    position: (cell, column) => {
      const row = rankOf(cell);
      return row < 0 ? { line: 1, column: 1 } : sheet.position(row, column);
    },
    words: (cell) => {
      const row = rankOf(cell);
      return row < 0 ? name : keyWords(sheet, keys, row);
    },
    rankOf,
  };
  return { source, problems };
}
