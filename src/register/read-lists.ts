import { z } from 'zod';
import { ProblemList, readSheet, readYaml, textField } from '../input/index.ts';
import type { Problem } from '../input/index.ts';
import { defined } from './defined.ts';
import { duplicateId } from './duplicate-id.ts';
import type { Place } from './duplicate-id.ts';
import { idField } from './measure-schema.ts';
import type { ProductList } from './measure.ts';
import { codeFault } from './product-selector.ts';
import type { RegisterFile } from './register-files.ts';
import { buildSource, sourceSchema } from './source-schema.ts';

const listSchema = z.strictObject(
  {
    id: idField('an id'),
    title: textField('a title'),
    note: textField('a note').optional(),
    sources: z
      .array(sourceSchema, 'expected a list of sources, each after a dash')
      .min(1, 'expected at least one source: a list without a source is refused'),
  },
  'expected the keys id, title and sources',
);
const listsSchema = z.array(listSchema, 'expected a list of entries, each after a dash');

/** Lists of products by id, and everything wrong with them. */
export interface Lists {
  readonly lists: ReadonlyMap<string, ProductList>;
  readonly problems: readonly Problem[];
}

/**
 * Reads the lists of products: codes from `lists/ID.csv`, what they are from the YAML files beside them. Rules: those of
 * `readYaml` and `readSheet`, `duplicate-id`, `list-without-metadata`, `metadata-without-list`, `bad-hs-code`,
 * `empty-list`, and the warnings `duplicate-code` and `odd-code-length`.
 */
export function readLists(
  tables: readonly RegisterFile[],
  metaFiles: readonly RegisterFile[],
): Lists {
  const problems = new ProblemList();
  const codes = new Map<string, readonly string[]>();
  for (const table of tables) {
    const reading = readCodes(table);
    problems.addAll(reading.problems);
    codes.set(table.name, reading.codes);
  }
  const lists = new Map<string, ProductList>();
  const places = new Map<string, Place>();
  let complete = true;
  for (const { file, text } of metaFiles) {
    const { value, problems: ofForm, locate } = readYaml(file, text, listsSchema);
    problems.addAll(ofForm);
    complete &&= value !== undefined;
    for (const [index, { id, title, note, sources }] of (value ?? []).entries()) {
      const at = { file, ...locate([index, 'id']) };
      const first = places.get(id);
      const ofList = codes.get(id);
      if (first) problems.add(duplicateId(at, 'a list', id, first));
      if (!ofList) {
        problems.add({
          ...at,
          severity: 'error',
          rule: 'metadata-without-list',
          message: `there is no table lists/${id}.csv`,
          hint: 'add it with a column hs, or remove this entry',
        });
      }
      places.set(id, at);
      lists.set(id, {
        id,
        title,
        codes: ofList ?? [],
        ...defined({ note }),
        sources: sources.map(buildSource),
      });
    }
  }
  for (const { name, file } of tables) {
    // What an unreadable file of metadata describes is not known.
    if (lists.has(name)) continue;
    lists.set(name, { id: name, title: name, codes: codes.get(name) ?? [], sources: [] });
    if (!complete) continue;
    problems.add({
      file,
      line: 1,
      column: 1,
      severity: 'error',
      rule: 'list-without-metadata',
      message: `no file of lists/ says what the list '${name}' is`,
      why: 'a list without a source is refused',
      hint: `add { id: ${name}, title: …, sources: […] } to a YAML file of lists/`,
    });
  }
  return { lists, problems: problems.toArray() };
}

function readCodes({ file, text }: RegisterFile): {
  codes: readonly string[];
  problems: readonly Problem[];
} {
  const spec = { required: ['hs'], optional: ['note'] };
  const { sheet, problems: ofForm } = readSheet(file, text, spec);
  const problems = new ProblemList();
  problems.addAll(ofForm);
  if (!sheet) return { codes: [], problems: problems.toArray() };
  const codeOf = sheet.reader('hs');
  const codes = new Set<string>();
  const report = (
    row: number,
    severity: Problem['severity'],
    rule: string,
    words: { message: string; why?: string; hint: string },
  ): void => problems.add({ file, ...sheet.position(row, 'hs'), severity, rule, ...words });
  for (let row = 0; row < sheet.rowCount; row++) {
    if (!sheet.isWhole(row)) continue;
    const code = codeOf(row);
    const fault = codeFault(code);
    if (fault) {
      report(row, 'error', 'bad-hs-code', fault);
    } else if (codes.has(code)) {
      report(row, 'warning', 'duplicate-code', {
        message: `the code ${code} stands in the list before`,
        hint: 'remove one of the two',
      });
    } else if (code.length % 2 === 1) {
      report(row, 'warning', 'odd-code-length', {
        message: `the code ${code} has ${code.length} digits, an odd number`,
        why: 'spreadsheets take the zero away that a code begins with',
        hint: `write 0${code} if that is meant`,
      });
    }
    codes.add(code);
  }
  if (sheet.rowCount === 0) {
    problems.add({
      file,
      line: 1,
      column: 1,
      severity: 'error',
      rule: 'empty-list',
      message: 'the list holds no code',
      hint: 'add a code a line under the header hs, or remove the list',
    });
  }
  return { codes: [...codes], problems: problems.toArray() };
}
