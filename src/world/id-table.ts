import {
  ProblemList,
  controlCharacter,
  isIdentifier,
  malformedId,
  shorten,
} from '../input/index.ts';
import type { CsvSheet, Problem } from '../input/index.ts';

/** Reports an id that is malformed or given before, and a name that is empty or holds control characters: what regions.csv and sectors.csv share. */
export function checkIds(sheet: CsvSheet, what: 'region' | 'sector'): Problem[] {
  const id = sheet.reader('id');
  const name = sheet.reader('name');
  const problems = new ProblemList();
  const firstRow = new Map<string, number>();
  for (let row = 0; row < sheet.rowCount; row++) {
    if (!sheet.isWhole(row)) continue;
    const text = id(row);
    const position = sheet.position(row, 'id');
    const first = firstRow.get(text);
    if (!isIdentifier(text)) {
      problems.add(malformedId(sheet.file, position, `${what} id`, text));
    } else if (first !== undefined) {
      problems.add({
        file: sheet.file,
        ...position,
        severity: 'error',
        rule: 'duplicate-id',
        message: `${what} '${shorten(text)}' is given before, on line ${sheet.position(first, 'id').line}`,
        hint: 'give each an id of its own, or remove one of the two rows',
      });
    } else {
      firstRow.set(text, row);
    }
    if (name(row).trim() === '') {
      problems.add({
        file: sheet.file,
        ...sheet.position(row, 'name'),
        severity: 'error',
        rule: 'empty-name',
        message: `${what} '${shorten(text)}' has no name`,
        hint: 'write the name that tables and charts should show',
      });
    }
    const place = { file: sheet.file, ...sheet.position(row, 'name') };
    const broken = controlCharacter(place, `the name of ${what} '${shorten(text)}'`, name(row));
    if (broken) problems.add(broken);
  }
  if (sheet.rowCount === 0) {
    problems.add({
      file: sheet.file,
      line: 1,
      column: 1,
      severity: 'error',
      rule: 'no-rows',
      message: `there is no ${what} in this file`,
      hint: `add a row for each ${what}`,
    });
  }
  return problems.toArray();
}
