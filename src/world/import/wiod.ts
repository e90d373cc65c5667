import { ProblemList } from '../../input/index.ts';
import type { ImportedEconomy, ImportOptions } from './import-format.ts';
import { economyOfMrio, yearOfName } from './mrio-economy.ts';
import type { MrioSource } from './mrio-economy.ts';
import { readMatrix } from './mrio-matrix.ts';
import { MrioTable } from './mrio-table.ts';
import { wiod2013Source, wiod2016Source } from './published-sources.ts';
import { wiodLayout } from './wiod-layout.ts';
import { wiod2013, wiod2016 } from './wiod-releases.ts';
import type { WiodRelease } from './wiod-releases.ts';

/**
 * Imports one year of the World Input-Output Database from its sheet saved as CSV or the wide table of R.
 *
 * @throws InputError; rules: those of `readDelimited`, `wiodLayout`, `readMatrix` and `economyOfMrio`
 */
function importerOf(release: WiodRelease, source: MrioSource) {
  return async (
    [file = '']: readonly string[],
    options: ImportOptions = {},
  ): Promise<ImportedEconomy> => {
    const problems = new ProblemList();
    const table = new MrioTable();
    const layout = wiodLayout(file, release, problems);
    await readMatrix(file, layout, table, problems, options);
    const year = options.year ?? layout.year() ?? yearOfName(file);
    return economyOfMrio(file, table, problems, source, options, year);
  };
}

export const importWiod2013 = importerOf(wiod2013, wiod2013Source);
export const importWiod2016 = importerOf(wiod2016, wiod2016Source);
