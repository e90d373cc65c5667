import { join } from 'node:path';
import { REGIONS, SECTORS } from './canada-names.ts';
import { readDenseCsv } from './dense-csv.ts';
import { Matrix } from './matrix.ts';

/** The tables of `canada-provinces-2021`, in the order of `REGIONS` and `SECTORS`. */
export interface CanadaSource {
  /** Sales in C$ thousand: one [exporter][importer] table for each sector, own sales included. */
  readonly trade: readonly Matrix[];
  /** Value added over gross output, [region][sector]. */
  readonly valueAddedShare: Matrix;
  /** Shares of final consumption, [region][sector]; each row adds up to 1. */
  readonly consumptionShare: Matrix;
  /** Shares of intermediate purchases, [input][using sector]; each column adds up to 1. */
  readonly inputShare: Matrix;
  /** Dispersion of productivity, 1/θ, by sector. */
  readonly dispersion: Float64Array;
}

/** Reads the folder `canada-provinces-2021`; a lost, doubled or negative cell throws with file and line. */
export function readCanadaSource(folder: string): CanadaSource {
  const regionNames = REGIONS.map((region) => region.sourceName);
  const sectorNames = SECTORS.map((sector) => sector.sourceName);
  const region = (column: string) => ({ column, labels: regionNames });
  const sector = (column: string) => ({ column, labels: sectorNames });
  const [nRegions, nSectors] = [REGIONS.length, SECTORS.length];

  const byRegion = (file: string): Matrix => {
    const cells = readDenseCsv(join(folder, file), [region('region'), sector('sector')]);
    return new Matrix(nRegions, nSectors, cells);
  };
  const inputs = [sector('source_sector'), sector('dest_sector')];
  const flows = [sector('sector'), region('source'), region('destination')];
  const trade = readDenseCsv(join(folder, 'bilateral_trade.csv'), flows);
  const plane = nRegions * nRegions;
  return {
    trade: SECTORS.map((_, s) => {
      return new Matrix(nRegions, nRegions, trade.slice(s * plane, (s + 1) * plane));
    }),
    valueAddedShare: byRegion('value_added_share.csv'),
    consumptionShare: byRegion('final_demand_share.csv'),
    inputShare: new Matrix(nSectors, nSectors, readDenseCsv(join(folder, 'io_matrix.csv'), inputs)),
    dispersion: readDenseCsv(join(folder, 'sectoral_dispersion.csv'), [sector('sector')]),
  };
}
