import { readFileSync } from 'node:fs';
import { csvParse } from 'd3-dsv';

/** One row of a source, by column name, and where it stands. */
export interface SourceRow {
  readonly where: string;
  text(column: string): string;
  /** A finite number; with `blank`, what an empty field stands for. */
  number(column: string, blank?: number): number;
}

/** Rows of a tidy CSV file of the shared data. A missing column or a field that is no number throws with file and line. */
export function readRows(file: string): SourceRow[] {
  return csvParse(readFileSync(file, 'utf8')).map((row, index) => {
    const where = `${file}:${index + 2}`;
    const text = (column: string): string => {
      const value = row[column];
      if (value === undefined) throw new Error(`${where}: there is no column '${column}'`);
      return value;
    };
    const number = (column: string, blank?: number): number => {
      const field = text(column);
      if (field === '' && blank !== undefined) return blank;
      const value = field === '' ? NaN : Number(field);
      if (!Number.isFinite(value)) {
        throw new Error(`${where}: ${column} '${field}' is not a finite number`);
      }
      return value;
    };
    return { where, text, number };
  });
}

/** Positions of ids, for a source's labels; an unknown label throws with file and line. */
export function positionIn(ids: readonly string[], what: string) {
  const positions = new Map(ids.map((id, position) => [id, position]));
  return (row: SourceRow, column: string): number => {
    const position = positions.get(row.text(column));
    if (position === undefined) {
      throw new Error(`${row.where}: '${row.text(column)}' is no ${what} that is known`);
    }
    return position;
  };
}
