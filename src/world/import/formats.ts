import { setImmediate } from 'node:timers/promises';
import { writeEconomyFolder } from '../write-folder.ts';
import { baciFormat } from './baci-format.ts';
import { figaroSource, importFigaro } from './figaro.ts';
import { gtapSource, importGtapHar } from './gtap-har.ts';
import type { ImportedEconomy, ImportFormat, ImportOptions } from './import-format.ts';
import { icioSource, importOecdIcio } from './oecd-icio.ts';
import { importWiod2013, importWiod2016, wiod2013Source, wiod2016Source } from './wiod.ts';
import { withTariffs } from './with-tariffs.ts';
import { witsFormat } from './wits-format.ts';

/** Every format that `reroute import` takes, in the order in which it lists them. */
export const importFormats: readonly ImportFormat[] = [
  {
    id: 'oecd-icio',
    title: icioSource.title,
    files: 'the CSV of one year, basic or extended: 2020.csv, 2020_SML.csv',
    fileCount: [1, 1],
    source: icioSource,
    run: economyWriter(importOecdIcio),
  },
  {
    id: 'wiod-2013',
    title: wiod2013Source.title,
    files: 'the sheet of one year saved as CSV: wiot11_row_sep12.csv',
    fileCount: [1, 1],
    source: wiod2013Source,
    run: economyWriter(importWiod2013),
  },
  {
    id: 'wiod-2016',
    title: wiod2016Source.title,
    files: 'the sheet of one year, or the wide table of R, saved as CSV: WIOT2014_Nov16_ROW.csv',
    fileCount: [1, 1],
    source: wiod2016Source,
    run: economyWriter(importWiod2016),
  },
  {
    id: 'figaro',
    title: figaroSource.title,
    files: 'the CSV of one year, matrix or flat file: matrix_eu-ic-io_ind-by-ind_25ed_2022.csv',
    fileCount: [1, 1],
    source: figaroSource,
    run: economyWriter(importFigaro),
  },
  {
    id: 'gtap-har',
    title: gtapSource.title,
    files: 'basedata.har, and sets.har and default.prm where you have them, of one aggregation',
    fileCount: [1, 10],
    source: gtapSource,
    run: economyWriter(importGtapHar),
  },
  baciFormat,
  witsFormat,
];

/** An importer of an economy that writes what it has read as an economy folder. */
function economyWriter(
  importer: (files: readonly string[], options: ImportOptions) => Promise<ImportedEconomy>,
): ImportFormat['run'] {
  return async (files, out, options) => {
    const read = await importer(files, options);
    const imported = options.tariffs === undefined ? read : withTariffs(read, options.tariffs);
    // The closing of the accounts runs without a pause: a signal that came meanwhile is seen here, before anything is written.
    await setImmediate();
    options.signal?.throwIfAborted();
    const { meta, tables, elasticitySets } = imported;
    writeEconomyFolder(out, meta, tables, { elasticitySets });
    return imported;
  };
}
