import { didYouMean, nearest, shorten } from '../../input/index.ts';
import type { Problem, ProblemList } from '../../input/index.ts';
import { readDelimited } from './delimited.ts';
import type { DelimitedOptions, DelimitedRecord } from './delimited.ts';

/** Column of a published table: the name it has, and whether the import can do without it. */
export interface WantedColumn {
  readonly name: string;
  readonly optional?: boolean;
}

/** Index of each wanted column in the header, −1 for an optional one that is not there. */
export type ColumnIndex<Key extends string> = Readonly<Record<Key, number>>;

export interface NamedColumns<Key extends string> {
  readonly index: ColumnIndex<Key>;
  readonly problems: readonly Problem[];
}

/** Whole rows of a table and where their columns are. */
export interface NamedRecords<Key extends string> {
  readonly index: ColumnIndex<Key>;
  readonly records: readonly DelimitedRecord[];
}

/**
 * Reads a delimited file whose columns go by name, in batches. Rows of another width than the header are left out and
 * told; a header that lacks a column ends the reading, with no batch. Rules: those of `namedColumns`,
 * `wrong-field-count`.
 *
 * @throws InputError as `readDelimited` does
 */
export async function* readNamed<Key extends string>(
  file: string,
  wanted: Readonly<Record<Key, WantedColumn>>,
  options: DelimitedOptions & { readonly problems: ProblemList },
): AsyncGenerator<NamedRecords<Key>, void, undefined> {
  const { problems } = options;
  let index: ColumnIndex<Key> | undefined;
  let width = 0;
  for await (const batch of readDelimited(file, options)) {
    let records = batch;
    const header = batch[0];
    if (!index && header) {
      const columns = namedColumns(file, header, wanted);
      problems.addAll(columns.problems);
      if (columns.problems.length > 0) return;
      index = columns.index;
      width = header.fields.length;
      records = batch.slice(1);
    }
    if (!index) return;
    if (records.some(({ fields }) => fields.length !== width)) {
      for (const record of records) {
        if (record.fields.length !== width) problems.add(wrongFieldCount(file, record, width));
      }
      records = records.filter(({ fields }) => fields.length === width);
    }
    yield { index, records };
  }
}

/**
 * Finds columns by their names, whatever their order, their case and the blanks in them: editions of one table differ in
 * these. Further columns are left alone. Rules: `missing-column`, `duplicate-column`.
 */
export function namedColumns<Key extends string>(
  file: string,
  header: DelimitedRecord,
  wanted: Readonly<Record<Key, WantedColumn>>,
): NamedColumns<Key> {
  const names = header.fields.map(normal);
  const problems: Problem[] = [];
  const index = {} as Record<Key, number>;
  for (const key of Object.keys(wanted) as Key[]) {
    const { name, optional = false } = wanted[key];
    const at = names.indexOf(normal(name));
    index[key] = at;
    const again = at < 0 ? -1 : names.indexOf(normal(name), at + 1);
    if (again >= 0) {
      problems.push({
        file,
        ...header.positionOf(again),
        severity: 'error',
        rule: 'duplicate-column',
        message: `column '${name}' stands twice`,
        hint: 'remove one of them',
      });
    }
    if (at >= 0 || optional) continue;
    const meant = nearest(name, header.fields);
    problems.push({
      file,
      ...header.positionOf(0),
      severity: 'error',
      rule: 'missing-column',
      message: `column '${name}' is missing`,
      hint: didYouMean(
        meant,
        `the header reads ${shorten(header.fields.join(','))}: is this the right file?`,
      ),
    });
  }
  return { index, problems };
}

/** The problem of rule `wrong-field-count`. */
function wrongFieldCount(file: string, record: DelimitedRecord, width: number): Problem {
  const { length } = record.fields;
  return {
    file,
    ...record.positionOf(Math.min(length, width)),
    severity: 'error',
    rule: 'wrong-field-count',
    message: `this row has ${length} ${length === 1 ? 'field' : 'fields'} and the header has ${width}`,
    hint: 'a number with a comma in it (1,250) makes two fields: save the table with plain numbers, or in double quotes',
  };
}

function normal(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
