import { importBaci } from './baci.ts';
import { concordanceOf } from './format-concordance.ts';
import type { ImportFormat } from './import-format.ts';
import { downloadSources } from './sources.ts';

export const baciFormat: ImportFormat = {
  id: 'baci',
  title: 'BACI, world trade by product',
  files: 'one or more years of flows and country_codes_V….csv, and product_codes_….csv if wanted',
  fileCount: [2, 100],
  source: {
    publisher: 'CEPII',
    url: downloadSources['baci']?.page ?? '',
    licence: 'Etalab 2.0',
  },
  run: (files, out, { exporters, importers, digits, bySector, concordance, ...options }) =>
    importBaci(files, out, {
      ...(exporters ? { exporters } : {}),
      ...(importers ? { importers } : {}),
      ...(digits ? { digits } : {}),
      ...(bySector ? { sectorOf: concordanceOf(concordance) } : {}),
      onProgress: options.onProgress,
      signal: options.signal,
    }),
};
