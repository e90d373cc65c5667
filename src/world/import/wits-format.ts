import { InputError } from '../../input/index.ts';
import type { Problem } from '../../input/index.ts';
import { readEconomyFolder } from '../read-folder.ts';
import { resolveEconomy } from '../resolve-economy.ts';
import { concordanceOf } from './format-concordance.ts';
import type { ImportFormat } from './import-format.ts';
import { downloadSources } from './sources.ts';
import { importWitsTariffs } from './wits-tariffs.ts';

export const witsFormat: ImportFormat = {
  id: 'wits-tariffs',
  title: 'WITS, tariffs of TRAINS',
  files: 'CSV of six digits; --economy names the regions and sectors they are for',
  fileCount: [1, 1000],
  source: {
    publisher: 'UNCTAD and World Bank',
    url: downloadSources['wits-tariffs']?.page ?? '',
    licence: 'terms of WITS: free, with citation',
  },
  run: async (files, out, { economy, weights, concordance, year, onProgress, signal }) => {
    if (economy === undefined) throw new InputError([economyNotNamed(files[0] ?? '')]);
    const { tables } = readEconomyFolder(resolveEconomy(economy, process.cwd()).path);
    const { regions, sectors } = tables;
    const sectorOf = concordanceOf(concordance);
    const reading = { year, onProgress, signal, ...(weights ? { weights } : {}) };
    return importWitsTariffs(files, out, { regions, sectors, sectorOf, ...reading });
  },
};

function economyNotNamed(file: string): Problem {
  return {
    file,
    line: 1,
    column: 1,
    severity: 'error',
    rule: 'economy-not-named',
    message: 'tariffs are of countries and products; whose regions and sectors are they for?',
    hint: 'name an economy: --economy canada-world',
  };
}
