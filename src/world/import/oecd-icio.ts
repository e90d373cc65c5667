import { ProblemList } from '../../input/index.ts';
import type { ImportedEconomy, ImportOptions } from './import-format.ts';
import { economyOfMrio } from './mrio-economy.ts';
import { labelledMatrix } from './mrio-labels.ts';
import type { LabelScheme } from './mrio-labels.ts';
import { readMatrix } from './mrio-matrix.ts';
import { MrioTable } from './mrio-table.ts';
import { icioSource } from './published-sources.ts';

/** Names differ by edition: households are HFCE or HC, direct purchases abroad DPABR, P33 or NONRES. */
const scheme: LabelScheme = {
  finalUses: ['HFCE', 'HC', 'NPISH', 'GGFC', 'GFCF', 'INVNT', 'DPABR', 'P33', 'NONRES'],
  primary: ['TLS', 'VA', 'VALU'],
  output: 'OUT',
};

/**
 * Imports one year of the OECD's Inter-Country Input-Output tables, basic or extended, from the official CSV file.
 *
 * @throws InputError; rules: those of `readDelimited`, `labelledMatrix`, `readMatrix` and `economyOfMrio`
 */
export async function importOecdIcio(
  [file = '']: readonly string[],
  options: ImportOptions = {},
): Promise<ImportedEconomy> {
  const problems = new ProblemList();
  const table = new MrioTable();
  await readMatrix(file, labelledMatrix(file, scheme, problems), table, problems, options);
  return economyOfMrio(file, table, problems, icioSource, options);
}
