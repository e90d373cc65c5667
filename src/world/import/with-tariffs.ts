import { readFileSync } from 'node:fs';
import { expenditure } from '../flow-totals.ts';
import { InputError, isError, unreadableFile } from '../../input/index.ts';
import type { Problem } from '../../input/index.ts';
import { readTariffs } from '../read-tariffs.ts';
import type { ImportedEconomy } from './import-format.ts';
import { treatmentLine, TreatmentTally } from './import-report.ts';
import type { Treatment } from './import-report.ts';
import { moveNegativeValueAdded } from './mrio-close.ts';

/**
 * Lays a table of tariffs over an economy whose figures are at basic prices. Every purchase of a product is raised to the
 * prices that its buyers pay, duties included; what users of inputs pay more is taken from their value added, where the
 * source has duties among the taxes on products. Outputs and flows at the border do not change.
 *
 * @param file a table with the columns of `tariffs.csv`
 * @throws InputError; rules: those of `readTariffs`
 */
export function withTariffs(imported: ImportedEconomy, file: string): ImportedEconomy {
  const { tables, meta, report } = imported;
  const { regions, sectors } = tables;
  const [N, J] = [regions.length, sectors.length];
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new InputError([unreadableFile(file, error)]);
  }
  const { table, problems } = readTariffs(file, text, regions, sectors);
  if (!table || problems.some(isError)) throw new InputError(problems);
  const tariffs = tables.tariffs.slice();
  table.cells.forEach((cell, at) => {
    tariffs[cell] = table.rates[at] ?? 0;
  });

  const before = expenditure(tables);
  const after = expenditure({ ...tables, tariffs });
  const intermediate = tables.intermediate.slice();
  const final = tables.final.slice();
  const valueAdded = tables.valueAdded.slice();
  const name = (n: number, j: number): string =>
    `${regions[n]?.id ?? ''} × ${sectors[j]?.id ?? ''}`;
  const duties = new TreatmentTally();
  for (let n = 0; n < N; n++) {
    for (let j = 0; j < J; j++) {
      const cell = n * J + j;
      const paid = (after[cell] ?? 0) - (before[cell] ?? 0);
      if (paid === 0) continue;
      duties.add(paid, () => name(n, j));
      const factor = (after[cell] ?? 0) / (before[cell] ?? 1);
      final[cell] = (final[cell] ?? 0) * factor;
      for (let k = 0; k < J; k++) {
        const use = (n * J + k) * J + j;
        const bought = intermediate[use] ?? 0;
        intermediate[use] = bought * factor;
        valueAdded[n * J + k] = (valueAdded[n * J + k] ?? 0) - bought * (factor - 1);
      }
    }
  }
  const flows = { trade: tables.trade, intermediate, final, valueAdded };
  const lost = moveNegativeValueAdded({ N, J, flows, name });
  const output = tables.trade.reduce((sum, value) => sum + value, 0);
  const added: Treatment[] = [
    ...duties.toTreatments(
      'tariffs-in-prices',
      'purchases include the duties of the tariff table; value added pays for those on inputs',
      output,
    ),
    ...lost.toTreatments(
      'negative-value-added',
      'value added that duties put below 0 is set to 0; final users buy the inputs it could not pay for',
      output,
    ),
  ];
  const doubtful: readonly Problem[] = [...imported.problems, ...problems];
  return {
    ...imported,
    tables: { ...tables, tariffs, intermediate, final, valueAdded },
    meta: { ...meta, notes: [meta.notes, ...added.map(treatmentLine)].join('\n') },
    problems: doubtful,
    report: { ...report, treatments: [...report.treatments, ...added] },
  };
}
