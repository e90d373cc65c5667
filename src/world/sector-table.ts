import type { Sector } from '../model/index.ts';
import { ProblemList, notANumber, parseNumber, shorten } from '../input/index.ts';
import type { ColumnSpec, CsvSheet, Problem } from '../input/index.ts';
import type { Finding } from './economy-draft.ts';
import { checkIds } from './id-table.ts';

export const sectorColumns: ColumnSpec = { required: ['id', 'name', 'tradable', 'theta'] };

/**
 * Reads sectors.csv. Rules: `malformed-id`, `duplicate-id`, `empty-name`, `control-character`, `no-rows`,
 * `not-true-or-false`, `not-a-number`, `theta-not-positive`, `theta-out-of-range`, `theta-unusual`.
 */
export function readSectors(sheet: CsvSheet): { sectors: Sector[]; problems: Problem[] } {
  const id = sheet.reader('id');
  const name = sheet.reader('name');
  const tradable = sheet.reader('tradable');
  const theta = sheet.reader('theta');
  const problems = new ProblemList();
  problems.addAll(checkIds(sheet, 'sector'));
  const sectors: Sector[] = [];
  for (let row = 0; row < sheet.rowCount; row++) {
    if (!sheet.isWhole(row)) continue;
    const report = (column: string, finding: Finding): void => {
      problems.add({ file: sheet.file, ...sheet.position(row, column), ...finding });
    };
    const shownId = shorten(id(row));
    const answer = tradable(row);
    if (answer !== 'true' && answer !== 'false') {
      report('tradable', {
        severity: 'error',
        rule: 'not-true-or-false',
        message: `'tradable' of sector '${shownId}' is '${shorten(answer)}'`,
        hint: 'write true or false',
      });
    }
    const elasticity = parseNumber(theta(row));
    if (elasticity === undefined) {
      problems.add(notANumber(sheet.file, sheet.position(row, 'theta'), 'theta', theta(row)));
    } else {
      const finding = judgeTheta(elasticity, `theta of sector '${shownId}' is ${elasticity}`);
      if (finding) report('theta', finding);
    }
    sectors.push({
      id: id(row),
      name: name(row),
      tradable: answer !== 'false',
      theta: elasticity ?? 1,
    });
  }
  return { sectors, problems: problems.toArray() };
}

export function judgeTheta(theta: number, message: string): Finding | undefined {
  if (theta <= 0) {
    return {
      severity: 'error',
      rule: 'theta-not-positive',
      message: `${message}, not above 0`,
      hint: 'write the trade elasticity in absolute value, also for a sector without trade',
    };
  }
  if (theta < 1e-4 || theta > 1e4) {
    return {
      severity: 'error',
      rule: 'theta-out-of-range',
      message: `${message}, outside 0.0001 to 10000`,
      why: 'prices to that power leave the range of numbers',
      hint: 'write the trade elasticity, most often between 1 and 20',
    };
  }
  if (theta >= 0.1 && theta <= 100) return undefined;
  return {
    severity: 'warning',
    rule: 'theta-unusual',
    message: `${message}, outside 0.1 to 100: it is used as it stands`,
    hint: 'check it: trade elasticities are most often between 1 and 20',
  };
}
