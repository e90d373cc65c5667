import { InputError, shorten } from '../../input/index.ts';
import type { Position, Problem, ProblemList } from '../../input/index.ts';
import { badCell, cellNumber } from './cell-number.ts';
import { readDelimited } from './delimited.ts';
import type { DelimitedOptions, DelimitedRecord } from './delimited.ts';
import { figaroScheme } from './figaro-scheme.ts';
import type { ColumnRole, RowRole } from './mrio-codes.ts';
import { columnRole, rowRole } from './mrio-labels.ts';
import type { MrioTable } from './mrio-table.ts';
import { SeenCells } from './seen-cells.ts';

/** A row or a column of the table, by the number of its label. */
interface Place<Role> {
  readonly number: number;
  readonly label: string;
  /** Absent where the label is not known: said once. */
  readonly role: Role | undefined;
  /** Account of an industry, region of a final use. */
  readonly who: number;
  /** Category of a final use. */
  readonly use: number;
}

/** Names of the columns in the flat file of the web page, and in what Eurostat's database gives out as SDMX-CSV. */
const columnNames = {
  rowArea: ['refArea', 'c_orig'],
  row: ['rowIi', 'rowPi', 'ind_ava', 'prd_ava'],
  columnArea: ['counterpartArea', 'c_dest'],
  column: ['colIi', 'colPi', 'ind_use', 'prd_use'],
  value: ['obsValue', 'OBS_VALUE'],
  year: ['TIME_PERIOD'],
} as const;

/** How many years of a file are named where it has not the one that was asked for. */
const mostYears = 20;

/** Whether a header is that of a flat file. */
export function isFigaroFlat(header: DelimitedRecord): boolean {
  return header.fields.some((name) => columnNames.value.some((value) => value === name));
}

/**
 * Adds the cells of a flat file to a table: a line for each cell, its row, column and value among its columns, in any order.
 * Lines of another year than `options.year` are passed over. Rules: `no-header`, `missing-column`, `wrong-field-count`,
 * `several-years`, `year-not-in-file`, `duplicate-cell`, those of labels and of cells.
 *
 * @returns the year of the cells, where the file states it
 */
export async function readFigaroFlat(
  file: string,
  table: MrioTable,
  problems: ProblemList,
  options: Omit<DelimitedOptions, 'problems'> & { readonly year?: number | undefined },
): Promise<number | undefined> {
  let reader: CellReader | undefined;
  for await (const batch of readDelimited(file, { ...options, problems })) {
    for (const record of batch) {
      if (reader) reader.read(record);
      else reader = new CellReader(file, record, table, problems, options.year);
    }
  }
  const missed = reader?.yearNotInFile();
  if (missed) throw new InputError([...problems.toArray(), missed]);
  return reader?.year;
}

class CellReader {
  readonly #file: string;
  readonly #table: MrioTable;
  readonly #problems: ProblemList;
  readonly #width: number;
  /** The year that is read: the one asked for, or that of the first cell. */
  #year: string | undefined;
  readonly #asked: boolean;
  /** Years of the lines that were passed over. */
  readonly #otherYears = new Set<string>();
  readonly #at: {
    readonly row: [number, number];
    readonly column: [number, number];
    readonly value: number;
    readonly year: number;
  };
  readonly #rows = new Map<string, Map<string, Place<RowRole>>>();
  readonly #columns = new Map<string, Map<string, Place<ColumnRole>>>();
  #rowCount = 0;
  #columnCount = 0;
  readonly #seen = new SeenCells();

  constructor(
    file: string,
    header: DelimitedRecord,
    table: MrioTable,
    problems: ProblemList,
    year: number | undefined,
  ) {
    this.#file = file;
    this.#table = table;
    this.#problems = problems;
    this.#width = header.fields.length;
    this.#asked = year !== undefined;
    this.#year = year?.toString();
    const find = (key: keyof typeof columnNames): number => {
      const names: readonly string[] = columnNames[key];
      return header.fields.findIndex((field) => names.includes(field.trim()));
    };
    const needed = (key: keyof typeof columnNames): number => {
      const index = find(key);
      if (index >= 0) return index;
      throw new InputError([...problems.toArray(), missingColumn(file, columnNames[key])]);
    };
    this.#at = {
      row: [needed('rowArea'), needed('row')],
      column: [needed('columnArea'), needed('column')],
      value: needed('value'),
      year: find('year'),
    };
  }

  get year(): number | undefined {
    return this.#year === undefined ? undefined : Number(this.#year);
  }

  /** The problem of a file that has lines, and none of the year that was asked for. */
  yearNotInFile(): Problem | undefined {
    if (this.#rowCount > 0 || this.#otherYears.size === 0) return undefined;
    return yearNotInFile(this.#file, this.#year ?? '', [...this.#otherYears].sort());
  }

  read(record: DelimitedRecord): void {
    const { fields } = record;
    if (fields.length !== this.#width) {
      const message = `this line has ${fields.length} fields and the header has ${this.#width}`;
      this.#report(record.positionOf(0), 'wrong-field-count', message, 'fetch the file again');
      return;
    }
    if (!this.#isOfYear(record)) return;
    const row = this.#row(record);
    const column = this.#column(record);
    const text = fields[this.#at.value] ?? '';
    const value = cellNumber(text);
    if (value === undefined) {
      const cell = `${row.label} × ${column.label}`;
      this.#problems.add(badCell(this.#file, record.positionOf(this.#at.value), cell, text));
      return;
    }
    if (!this.#seen.add(row.number, column.number)) {
      const message = `the cell ${row.label} × ${column.label} stands twice`;
      this.#report(record.positionOf(0), 'duplicate-cell', message, 'remove one of them');
      return;
    }
    if (row.role && column.role) this.#add(row, row.role, column, column.role, value);
  }

  #isOfYear(record: DelimitedRecord): boolean {
    if (this.#at.year < 0) return true;
    const year = record.fields[this.#at.year] ?? '';
    this.#year ??= year;
    if (year === this.#year) return true;
    if (this.#asked) {
      if (this.#otherYears.size <= mostYears) this.#otherYears.add(year);
      return false;
    }
    throw new InputError([
      ...this.#problems.toArray(),
      severalYears(this.#file, record.positionOf(this.#at.year), this.#year, year),
    ]);
  }

  #add(
    row: Place<RowRole>,
    { kind }: RowRole,
    column: Place<ColumnRole>,
    columnRole: ColumnRole,
    value: number,
  ): void {
    const table = this.#table;
    const toIndustry = columnRole.kind === 'industry';
    if (kind === 'industry') {
      if (toIndustry) table.addInput(row.who, column.who, value);
      else table.addFinal(row.who, column.who, column.use, value);
    } else if (toIndustry) {
      table.addPrimary(row.who, column.who, value);
    } else {
      table.addPrimaryOfFinal(row.use, value);
    }
  }

  #row(record: DelimitedRecord): Place<RowRole> {
    const [area = '', code = ''] = this.#at.row.map((index) => record.fields[index]);
    return entry(this.#rows, area, code, (label): Place<RowRole> => {
      const at = record.positionOf(this.#at.row[0]);
      const primary = figaroScheme.primary.find((one) => one === `W2_${code}`);
      const reading = rowRole(figaroScheme, primary ?? label);
      const number = this.#rowCount++;
      if (!('role' in reading)) {
        this.#problems.add({ file: this.#file, ...at, ...reading.fault });
        return { number, label, role: undefined, who: 0, use: 0 };
      }
      const { role } = reading;
      const table = this.#table;
      if (role.kind !== 'industry') {
        const item = primary ?? label;
        const who = table.category(table.primary, item);
        return { number, label, role, who, use: table.category(table.primaryOfFinal, item) };
      }
      const who = table.account(label, role.region, role.industry);
      const account = table.accounts[who];
      if (account) account.row = at;
      return { number, label, role, who, use: 0 };
    });
  }

  #column(record: DelimitedRecord): Place<ColumnRole> {
    const [area = '', code = ''] = this.#at.column.map((index) => record.fields[index]);
    return entry(this.#columns, area, code, (label): Place<ColumnRole> => {
      const at = record.positionOf(this.#at.column[0]);
      const reading = columnRole(figaroScheme, label);
      const number = this.#columnCount++;
      if (!('role' in reading)) {
        this.#problems.add({ file: this.#file, ...at, ...reading.fault });
        return { number, label, role: undefined, who: 0, use: 0 };
      }
      const { role } = reading;
      const table = this.#table;
      if (role.kind === 'final') {
        const use = table.category(table.uses, role.use);
        return { number, label, role, who: table.region(role.region), use };
      }
      if (role.kind !== 'industry') return { number, label, role, who: 0, use: 0 };
      const who = table.account(label, role.region, role.industry);
      const account = table.accounts[who];
      if (account) account.column = at;
      return { number, label, role, who, use: 0 };
    });
  }

  #report(at: Position, rule: string, message: string, hint: string): void {
    this.#problems.add({ file: this.#file, ...at, severity: 'error', rule, message, hint });
  }
}

/** Looked up by its two parts: joining them in each of ten million lines would cost more than all the rest. */
function entry<Role>(
  known: Map<string, Map<string, Place<Role>>>,
  area: string,
  code: string,
  make: (label: string) => Place<Role>,
): Place<Role> {
  const ofArea = known.get(area) ?? new Map<string, Place<Role>>();
  if (ofArea.size === 0) known.set(area, ofArea);
  const place = ofArea.get(code);
  if (place) return place;
  const made = make(`${area}_${code}`);
  ofArea.set(code, made);
  return made;
}

function missingColumn(file: string, names: readonly string[]): Problem {
  return {
    file,
    line: 1,
    column: 1,
    severity: 'error',
    rule: 'missing-column',
    message: `column '${names[0]}' is missing`,
    hint: 'the header should read icioiRow,icioiCol,refArea,rowIi,counterpartArea,colIi,obsValue',
  };
}

function severalYears(file: string, at: Position, first: string, second: string): Problem {
  return {
    file,
    ...at,
    severity: 'error',
    rule: 'several-years',
    message: `the file holds more than one year: ${first} and ${second}`,
    hint: `give --year ${second}, or another of them`,
  };
}

function yearNotInFile(file: string, asked: string, years: readonly string[]): Problem {
  const shown = years
    .slice(0, mostYears)
    .map((year) => shorten(year))
    .join(', ');
  return {
    file,
    line: 1,
    column: 1,
    severity: 'error',
    rule: 'year-not-in-file',
    message: `the file has no line of ${asked}: it has ${shown}${years.length > mostYears ? ' and others' : ''}`,
    hint: `give --year ${shorten(years.at(-1) ?? '')}, or leave it out in a file of one year`,
  };
}
