import {
  controlCharacter,
  isIdentifier,
  malformedId,
  notANumber,
  parseNumber,
  shorten,
} from '../../input/index.ts';
import type { CsvSheet, Problem } from '../../input/index.ts';
import { judgeTheta } from '../sector-table.ts';

/**
 * Judges the optional columns of one row of a map. Rules: `star-has-attributes`, `not-a-number`, `theta-not-positive`,
 * `theta-out-of-range`, `malformed-id`, `control-character`, and the warning `theta-unusual`.
 */
export function* checkAttributes(
  sheet: CsvSheet,
  row: number,
  columns: readonly string[],
): Generator<Problem> {
  const { file } = sheet;
  for (const column of columns) {
    const text = sheet.reader(column)(row);
    if (text === '') continue;
    const at = { file, ...sheet.position(row, column) };
    if (sheet.reader('into')(row) === '*') {
      yield {
        ...at,
        severity: 'error',
        rule: 'star-has-attributes',
        message: `'*,*' keeps each of the others as it is, and here they would all get the ${column} '${shorten(text)}'`,
        hint: `leave the ${column} of this row empty`,
      };
    } else if (column === 'theta') {
      const theta = parseNumber(text);
      const finding = theta === undefined ? undefined : judgeTheta(theta, `theta is ${theta}`);
      if (theta === undefined) yield notANumber(file, at, column, text);
      else if (finding) yield { ...at, ...finding };
    } else if (column === 'group' && !isIdentifier(text)) {
      yield malformedId(file, at, 'group id', text);
    } else {
      const broken = controlCharacter(at, `the ${column}`, text);
      if (broken) yield broken;
    }
  }
}
