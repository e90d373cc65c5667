import { setImmediate } from 'node:timers/promises';
import { writeEconomyFolder } from '../write-folder.ts';
import type { ImportedEconomy, ImportFormat, ImportOptions } from './import-format.ts';
import {
  figaroSource,
  gtapSource,
  icioSource,
  wiod2013Source,
  wiod2016Source,
} from './published-sources.ts';
import { downloadSources } from './sources.ts';

/**
 * Every format that `reroute import` takes, in the order in which it lists them; each importer, with its tables of
 * countries and products, is loaded when it runs.
 */
export const importFormats: readonly ImportFormat[] = [
  {
    id: 'oecd-icio',
    title: icioSource.title,
    files: 'the CSV of one year, basic or extended: 2020.csv, 2020_SML.csv',
    fileCount: [1, 1],
    source: icioSource,
    run: economyWriter(async (files, options) => {
      const { importOecdIcio } = await import('./oecd-icio.ts');
      return importOecdIcio(files, options);
    }),
  },
  {
    id: 'wiod-2013',
    title: wiod2013Source.title,
    files: 'the sheet of one year saved as CSV: wiot11_row_sep12.csv',
    fileCount: [1, 1],
    source: wiod2013Source,
    run: economyWriter(async (files, options) => {
      const { importWiod2013 } = await import('./wiod.ts');
      return importWiod2013(files, options);
    }),
  },
  {
    id: 'wiod-2016',
    title: wiod2016Source.title,
    files: 'the sheet of one year, or the wide table of R, saved as CSV: WIOT2014_Nov16_ROW.csv',
    fileCount: [1, 1],
    source: wiod2016Source,
    run: economyWriter(async (files, options) => {
      const { importWiod2016 } = await import('./wiod.ts');
      return importWiod2016(files, options);
    }),
  },
  {
    id: 'figaro',
    title: figaroSource.title,
    files: 'the CSV of one year, matrix or flat file: matrix_eu-ic-io_ind-by-ind_25ed_2022.csv',
    fileCount: [1, 1],
    source: figaroSource,
    run: economyWriter(async (files, options) => {
      const { importFigaro } = await import('./figaro.ts');
      return importFigaro(files, options);
    }),
  },
  {
    id: 'gtap-har',
    title: gtapSource.title,
    files: 'basedata.har, and sets.har and default.prm where you have them, of one aggregation',
    fileCount: [1, 10],
    source: gtapSource,
    run: economyWriter(async (files, options) => {
      const { importGtapHar } = await import('./gtap-har.ts');
      return importGtapHar(files, options);
    }),
  },
  {
    id: 'baci',
    title: 'BACI, world trade by product',
    files: 'one or more years of flows and country_codes_V….csv, and product_codes_….csv if wanted',
    fileCount: [2, 100],
    source: {
      publisher: 'CEPII',
      url: downloadSources['baci']?.page ?? '',
      licence: 'Etalab 2.0',
    },
    run: async (files, out, options) => {
      const { baciFormat } = await import('./baci-format.ts');
      return baciFormat.run(files, out, options);
    },
  },
  {
    id: 'wits-tariffs',
    title: 'WITS, tariffs of TRAINS',
    files: 'CSV of six digits; --economy names the regions and sectors they are for',
    fileCount: [1, 1000],
    source: {
      publisher: 'UNCTAD and World Bank',
      url: downloadSources['wits-tariffs']?.page ?? '',
      licence: 'terms of WITS: free, with citation',
    },
    run: async (files, out, options) => {
      const { witsFormat } = await import('./wits-format.ts');
      return witsFormat.run(files, out, options);
    },
  },
];

/** An importer of an economy that writes what it has read as an economy folder. */
function economyWriter(
  importer: (files: readonly string[], options: ImportOptions) => Promise<ImportedEconomy>,
): ImportFormat['run'] {
  return async (files, out, options) => {
    const read = await importer(files, options);
    const imported = await taxed(read, options.tariffs);
    // The closing of the accounts runs without a pause: a signal that came meanwhile is seen here, before anything is written.
    await setImmediate();
    options.signal?.throwIfAborted();
    const { meta, tables, elasticitySets } = imported;
    writeEconomyFolder(out, meta, tables, { elasticitySets });
    return imported;
  };
}

async function taxed(read: ImportedEconomy, tariffs: string | undefined): Promise<ImportedEconomy> {
  if (tariffs === undefined) return read;
  const { withTariffs } = await import('./with-tariffs.ts');
  return withTariffs(read, tariffs);
}
