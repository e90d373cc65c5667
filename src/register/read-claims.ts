import { ProblemList, notANumber, parseCsv, parseNumber, readSheet } from '../input/index.ts';
import type { CsvSheet, Problem } from '../input/index.ts';
import type { ClaimTable, Day } from './measure.ts';
import { parsePeriod } from './period.ts';
import type { Period } from './period.ts';
import type { RegisterFile } from './register-files.ts';

/** Row of a table of claims that stands for all trade. */
export const allTrade = '*';

/** A table of claims, absent where its header is not to be trusted. */
export interface ClaimsReading {
  readonly table?: ClaimTable;
  readonly problems: readonly Problem[];
}

/**
 * Reads `claims/ID.csv`: a column `hs6` and a column for each period, `2024` or `2025-01`. Rules: those of `readSheet`,
 * `malformed-period`, `overlapping-periods`, `no-period`, `bad-hs-code`, `duplicate-code`, `not-a-number`,
 * `share-out-of-range`, `no-average`.
 */
export function readClaims({ name, file, text }: RegisterFile): ClaimsReading {
  const header = headerOf(text);
  const columns = header.filter((column) => column !== 'hs6');
  const { sheet, problems: ofForm } = readSheet(file, text, {
    required: ['hs6'],
    optional: columns,
  });
  const problems = new ProblemList();
  problems.addAll(ofForm);
  if (!sheet) return { problems: problems.toArray() };
  const { periods, problems: ofPeriods } = readPeriods(sheet, columns);
  problems.addAll(ofPeriods);
  if (periods.length === 0) return { problems: problems.toArray() };

  const shares = new Map<string, readonly number[]>();
  const readers = periods.map(({ column }) => sheet.reader(column));
  const codeOf = sheet.reader('hs6');
  let average: readonly number[] | undefined;
  for (let row = 0; row < sheet.rowCount; row++) {
    if (!sheet.isWhole(row)) continue;
    const code = codeOf(row);
    const wrong = codeProblem(code, code === allTrade ? average !== undefined : shares.has(code));
    if (wrong) {
      const hint = wrong.rule === 'duplicate-code' ? 'remove one of the two' : codeHint;
      problems.add({ file, ...sheet.position(row, 'hs6'), severity: 'error', ...wrong, hint });
    }
    const ofRow = readers.map((read, index) => {
      const field = read(row);
      if (field === '' && code !== allTrade) return NaN;
      const share = parseNumber(field);
      if (share !== undefined && share >= 0 && share <= 1) return share;
      const { column } = periods[index] as Period;
      problems.add(badShare(sheet, row, column, field, share));
      return NaN;
    });
    if (code === allTrade) average = ofRow;
    else shares.set(code, ofRow);
  }
  if (!average) {
    problems.add({
      file,
      line: 1,
      column: 1,
      severity: 'error',
      rule: 'no-average',
      message: `the table has no row '${allTrade}'`,
      why: 'codes that it does not hold take the share of all trade',
      hint: `add a row ${[allTrade, ...columns.map(() => '0.5')].join(',')} with the shares of all trade`,
    });
    average = periods.map(() => NaN);
  }
  const days: readonly Day[] = periods.map(({ middle }) => middle);
  return { table: { id: name, days, shares, average }, problems: problems.toArray() };
}

const codeHint = `write a six-digit code, or '${allTrade}' for all trade`;

/** Columns of the table by its own header, which `readSheet` cannot know. */
function headerOf(text: string): string[] {
  const csv = parseCsv(text.slice(0, 1 + text.search(/[\r\n]|$/u)));
  return csv.cells.slice(0, csv.rowStarts[1] ?? 0);
}

/** The periods in the order of their days. */
function readPeriods(
  sheet: CsvSheet,
  columns: readonly string[],
): { periods: readonly Period[]; problems: readonly Problem[] } {
  const { file } = sheet;
  const problems: Problem[] = [];
  const periods: Period[] = [];
  // Row −1 is the header.
  const at = (column: string) => ({ file, ...sheet.position(-1, column) });
  for (const column of columns) {
    const period = parsePeriod(column);
    if (period) {
      periods.push(period);
    } else {
      problems.push({
        ...at(column),
        severity: 'error',
        rule: 'malformed-period',
        message: `'${column}' is no period`,
        hint: 'head the column with a year or a month: 2024, 2025-01',
      });
    }
  }
  periods.sort((a, b) => (a.first < b.first ? -1 : 1));
  for (const [index, period] of periods.entries()) {
    const before = periods[index - 1];
    if (!before || before.last < period.first) continue;
    problems.push({
      ...at(period.column),
      severity: 'error',
      rule: 'overlapping-periods',
      message: `the periods ${before.column} and ${period.column} have days in common`,
      hint: 'keep one of the two',
    });
  }
  if (columns.length === 0) {
    const hint = 'add a column for each period, headed 2024 or 2025-01';
    const message = 'the table has no period';
    problems.push({ ...at('hs6'), severity: 'error', rule: 'no-period', message, hint });
  }
  return { periods, problems };
}

function codeProblem(code: string, twice: boolean): { rule: string; message: string } | undefined {
  if (code !== allTrade && !/^(?!00)\d{6}$/u.test(code)) {
    return { rule: 'bad-hs-code', message: `'${code}' is no six-digit HS code` };
  }
  return twice
    ? { rule: 'duplicate-code', message: `the code ${code} stands in the table before` }
    : undefined;
}

function badShare(
  sheet: CsvSheet,
  row: number,
  column: string,
  field: string,
  share: number | undefined,
): Problem {
  const position = sheet.position(row, column);
  if (share === undefined) return notANumber(sheet.file, position, column, field);
  return {
    file: sheet.file,
    ...position,
    severity: 'error',
    rule: 'share-out-of-range',
    message: `'${column}' is ${share}, not a share`,
    hint: 'write a fraction from 0 to 1: 0.38 is 38 %',
  };
}
