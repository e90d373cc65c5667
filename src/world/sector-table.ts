import type { Sector } from '../model/index.ts';
import type { ColumnSpec, CsvSheet } from './csv-sheet.ts';
import { checkIds } from './id-table.ts';
import { notANumber, parseNumber } from './number-field.ts';
import type { Problem } from './problem.ts';

export const sectorColumns: ColumnSpec = { required: ['id', 'name', 'tradable', 'theta'] };

/**
 * Reads sectors.csv. Rules: `malformed-id`, `duplicate-id`, `empty-name`, `no-rows`, `not-true-or-false`,
 * `not-a-number`, `theta-not-positive`.
 */
export function readSectors(sheet: CsvSheet): { sectors: Sector[]; problems: Problem[] } {
  const id = sheet.reader('id');
  const name = sheet.reader('name');
  const tradable = sheet.reader('tradable');
  const theta = sheet.reader('theta');
  const problems = checkIds(sheet, 'sector');
  const sectors: Sector[] = [];
  for (let row = 0; row < sheet.rowCount; row++) {
    if (!sheet.isWhole(row)) continue;
    const report = (column: string, rule: string, message: string, hint: string): void => {
      const position = sheet.position(row, column);
      problems.push({ file: sheet.file, ...position, severity: 'error', rule, message, hint });
    };
    const answer = tradable(row);
    if (answer !== 'true' && answer !== 'false') {
      const message = `'tradable' of sector '${id(row)}' is '${answer}'`;
      report('tradable', 'not-true-or-false', message, 'write true or false');
    }
    const elasticity = parseNumber(theta(row));
    if (elasticity === undefined) {
      problems.push(notANumber(sheet.file, sheet.position(row, 'theta'), 'theta', theta(row)));
    } else if (elasticity <= 0) {
      const message = `theta of sector '${id(row)}' is ${theta(row)}, not above 0`;
      const hint = 'write the trade elasticity in absolute value, also for a sector without trade';
      report('theta', 'theta-not-positive', message, hint);
    }
    sectors.push({
      id: id(row),
      name: name(row),
      tradable: answer !== 'false',
      theta: elasticity ?? 1,
    });
  }
  return { sectors, problems };
}
