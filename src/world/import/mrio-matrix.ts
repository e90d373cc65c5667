import { InputError, shorten } from '../../input/index.ts';
import type { Position, ProblemList } from '../../input/index.ts';
import { badCell, cellNumber } from './cell-number.ts';
import { readDelimited } from './delimited.ts';
import type { DelimitedOptions, DelimitedRecord } from './delimited.ts';
import type { ColumnRole, RowRole } from './mrio-codes.ts';
import type { MrioTable } from './mrio-table.ts';

/** One column of a matrix: how the source calls it, where, and what it holds. */
export interface MatrixColumn {
  readonly label: string;
  readonly role: ColumnRole;
  readonly at: Position;
}

/** How a format lays out a matrix in a file. */
export interface MatrixLayout {
  /**
   * Takes the records from the first on until the header is complete, and then gives a column for each of its fields
   * (label columns are `ignored`). What is wrong with the header goes to the problems that the layout was made with.
   */
  readonly header: (record: DelimitedRecord) => readonly MatrixColumn[] | undefined;
  /** What the header looks like, for a file that has none. */
  readonly expected: string;
  /** Label and role of a data row; a role that is undefined has been reported as a problem. */
  readonly row: (record: DelimitedRecord) => { label: string; role: RowRole | undefined };
}

/** Adds the cells of a matrix to a table. Rules: `no-header`, `duplicate-column`, `duplicate-row`, `wrong-field-count`, those of cells. */
export async function readMatrix(
  file: string,
  layout: MatrixLayout,
  table: MrioTable,
  problems: ProblemList,
  options: Omit<DelimitedOptions, 'problems'>,
): Promise<void> {
  let reader: RowReader | undefined;
  for await (const batch of readDelimited(file, { ...options, problems })) {
    for (const record of batch) {
      if (reader) {
        const { label, role } = layout.row(record);
        reader.read(record, label, role);
        continue;
      }
      const columns = layout.header(record);
      if (columns) reader = new RowReader(file, columns, table, problems);
    }
  }
  if (!reader) {
    problems.add({
      file,
      line: 1,
      column: 1,
      severity: 'error',
      rule: 'no-header',
      message: `no header was found: ${layout.expected}`,
      hint: 'check that this is the file of this format',
    });
    throw new InputError(problems.toArray());
  }
}

const Kind = { ignored: 0, industry: 1, final: 2, output: 3 } as const;

/** Reads rows under one header. What each column is stands in flat arrays: a table has 13 million cells. */
class RowReader {
  readonly #file: string;
  readonly #columns: readonly MatrixColumn[];
  readonly #table: MrioTable;
  readonly #problems: ProblemList;
  readonly #kind: Uint8Array;
  /** Account of an industry, region of a final use. */
  readonly #who: Int32Array;
  readonly #use: Int32Array;
  readonly #lineOfRow = new Map<string, number>();

  constructor(
    file: string,
    columns: readonly MatrixColumn[],
    table: MrioTable,
    problems: ProblemList,
  ) {
    this.#file = file;
    this.#columns = columns;
    this.#table = table;
    this.#problems = problems;
    this.#kind = Uint8Array.from(columns, ({ role }) => Kind[role.kind]);
    this.#who = new Int32Array(columns.length);
    this.#use = new Int32Array(columns.length);
    const seen = new Set<string>();
    columns.forEach(({ label, role, at }, field) => {
      if (role.kind === 'ignored') return;
      if (seen.has(label))
        this.#report(at, 'duplicate-column', `column ${shorten(label)} stands twice`);
      seen.add(label);
      if (role.kind === 'industry') {
        const account = table.account(label, role.region, role.industry);
        this.#who[field] = account;
        const known = table.accounts[account];
        if (known) known.column = at;
      } else if (role.kind === 'final') {
        this.#who[field] = table.region(role.region);
        this.#use[field] = table.category(table.uses, role.use);
      }
    });
  }

  read(record: DelimitedRecord, label: string, role: RowRole | undefined): void {
    if (role === undefined || role.kind === 'ignored') return;
    const { length } = record.fields;
    if (length !== this.#columns.length) {
      const message = `row ${shorten(label)} has ${length} fields and the header has ${this.#columns.length}`;
      const hint =
        'a comma between thousands makes two fields of one: save the sheet with plain numbers';
      this.#report(
        record.positionOf(Math.min(length, this.#columns.length)),
        'wrong-field-count',
        message,
        hint,
      );
      return;
    }
    const before = this.#lineOfRow.get(label);
    if (before !== undefined) {
      const message = `row ${shorten(label)} stands twice, first in line ${before}`;
      this.#report(record.positionOf(0), 'duplicate-row', message);
      return;
    }
    this.#lineOfRow.set(label, record.line);
    if (role.kind === 'industry') this.#readIndustry(record, label, role);
    else if (role.kind === 'primary') this.#readPrimary(record, label, role.item);
    else this.#readOutput(record, label);
  }

  #readIndustry(
    record: DelimitedRecord,
    label: string,
    { region, industry }: Extract<RowRole, { kind: 'industry' }>,
  ): void {
    const table = this.#table;
    const seller = table.account(label, region, industry);
    const account = table.accounts[seller];
    if (account) account.row = record.positionOf(0);
    const { fields } = record;
    for (let field = 0; field < fields.length; field++) {
      const kind = this.#kind[field];
      if (kind === Kind.ignored) continue;
      const text = fields[field] ?? '';
      const value = cellNumber(text);
      if (value === undefined) {
        if (kind !== Kind.output || text !== '') this.#badCell(record, field, label);
      } else if (kind === Kind.industry) {
        if (value !== 0) table.addInput(seller, this.#who[field] ?? 0, value);
      } else if (kind === Kind.final) {
        if (value !== 0)
          table.addFinal(seller, this.#who[field] ?? 0, this.#use[field] ?? 0, value);
      } else if (account) {
        account.statedSales = { value, at: record.positionOf(field) };
      }
    }
  }

  #readPrimary(record: DelimitedRecord, label: string, item: string): void {
    const table = this.#table;
    const ofIndustries = table.category(table.primary, item);
    const ofFinal = table.category(table.primaryOfFinal, item);
    for (const { field, kind, value } of this.#stated(record, label)) {
      if (kind === Kind.industry) table.addPrimary(ofIndustries, this.#who[field] ?? 0, value);
      else if (kind === Kind.final) table.addPrimaryOfFinal(ofFinal, value);
    }
  }

  #readOutput(record: DelimitedRecord, label: string): void {
    for (const { field, kind, value } of this.#stated(record, label)) {
      const account =
        kind === Kind.industry ? this.#table.accounts[this.#who[field] ?? 0] : undefined;
      if (account) account.statedCosts = { value, at: record.positionOf(field) };
    }
  }

  /** The cells of a row below the industries, where an empty one states nothing. */
  *#stated(
    record: DelimitedRecord,
    label: string,
  ): Generator<{ field: number; kind: number; value: number }> {
    for (const [field, text] of record.fields.entries()) {
      const kind = this.#kind[field] ?? Kind.ignored;
      if (kind === Kind.ignored || text === '') continue;
      const value = cellNumber(text);
      if (value === undefined) this.#badCell(record, field, label);
      else yield { field, kind, value };
    }
  }

  #badCell(record: DelimitedRecord, field: number, label: string): void {
    const cell = `${label} × ${this.#columns[field]?.label}`;
    const text = record.fields[field] ?? '';
    this.#problems.add(badCell(this.#file, record.positionOf(field), cell, text));
  }

  #report(at: Position, rule: string, message: string, hint = 'remove one of them'): void {
    this.#problems.add({ file: this.#file, ...at, severity: 'error', rule, message, hint });
  }
}
