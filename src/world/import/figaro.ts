import { ProblemList } from '../../input/index.ts';
import { isFigaroFlat, readFigaroFlat } from './figaro-flat.ts';
import { figaroScheme } from './figaro-scheme.ts';
import { firstRecord } from './first-record.ts';
import type { ImportedEconomy, ImportOptions } from './import-format.ts';
import { economyOfMrio, yearOfName } from './mrio-economy.ts';
import type { MrioSource } from './mrio-economy.ts';
import { labelledMatrix } from './mrio-labels.ts';
import { readMatrix } from './mrio-matrix.ts';
import { MrioTable } from './mrio-table.ts';

export const figaroSource: MrioSource = {
  format: 'figaro',
  title: 'FIGARO EU inter-country input-output tables',
  publisher: 'Eurostat',
  url: 'https://ec.europa.eu/eurostat/web/esa-supply-use-input-tables/database',
  licence: 'Eurostat copyright: reuse with acknowledgement',
  currency: 'EUR',
  categories: {
    valueAdded: ['W2_D1', 'W2_D29X39', 'W2_B2A3G'],
    purchasesAbroad: [],
    stocks: ['P5M'],
  },
};

/**
 * Imports one year of Eurostat's FIGARO input-output tables from the CSV file of any form: the matrix, or the flat file with
 * a line for each cell, of the web page or of the database (SDMX-CSV). Changes in stocks come with valuables (P5M).
 *
 * @throws InputError; rules: those of `readDelimited`, `labelledMatrix`, `readMatrix`, `readFigaroFlat` and `economyOfMrio`
 */
export async function importFigaro(
  [file = '']: readonly string[],
  options: ImportOptions = {},
): Promise<ImportedEconomy> {
  const problems = new ProblemList();
  const table = new MrioTable();
  const header = await firstRecord(file, options);
  if (!header || !isFigaroFlat(header)) {
    const layout = labelledMatrix(file, figaroScheme, problems);
    await readMatrix(file, layout, table, problems, options);
    return economyOfMrio(file, table, problems, figaroSource, options);
  }
  const stated = await readFigaroFlat(file, table, problems, options);
  const year = options.year ?? stated ?? yearOfName(file);
  return economyOfMrio(file, table, problems, figaroSource, options, year);
}
