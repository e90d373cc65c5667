import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calibrate, type Economy } from '../../model/index.ts';
import { readEconomyFolder, readTariffs } from '../../world/index.ts';

/** The economy of Caliendo and Parro (2015), calibrated, and its published tables of other tariffs. */
export interface CaliendoParro {
  readonly economy: Economy;
  /** τ' after a table of the same folder is laid over the tariffs of 1993. */
  tariffs(file: 'tariffs-nafta-2005.csv' | 'tariffs-world-2005.csv'): Float64Array;
  /** Index of a region. */
  region(id: string): number;
}

/** @param path of the folder `caliendo-parro-1993` */
export function readCaliendoParro(path: string): CaliendoParro {
  const { economy } = calibrate(readEconomyFolder(path).tables);
  return {
    economy,
    tariffs(name) {
      const file = join(path, name);
      const text = readFileSync(file, 'utf8');
      const { table, problems } = readTariffs(file, text, economy.regions, economy.sectors);
      if (!table) throw new Error(`${file}: ${problems[0]?.message ?? 'unreadable'}`);
      const tariff = economy.tariff.slice();
      table.cells.forEach((cell, row) => (tariff[cell] = table.rates[row]!));
      return tariff;
    },
    region(id) {
      const index = economy.regions.findIndex((region) => region.id === id);
      if (index < 0) throw new Error(`there is no region ${id}`);
      return index;
    },
  };
}
