import { REGIONS as SOURCE_REGIONS, SECTORS as SOURCE_SECTORS } from '../canada-names.ts';
import type { CanadaSource } from '../canada-source.ts';
import { indices, scaledTo, tableOf } from './flows.ts';
import { PROVINCES } from './regions.ts';
import { SERVICES } from './sectors.ts';

/** What `canada-provinces-2021` says of the provinces, by the names of its sectors; only proportions are used. */
export interface ProvincialTotals {
  /** Exports of a province in a sector to one partner, or to all together. */
  exports(province: number, sector: string, partner?: string): number;
  imports(province: number, sector: string, partner?: string): number;
  /** Sales of one province to another, or to itself. */
  domestic(seller: number, buyer: number, sector: string): number;
  /** Value added over gross output. */
  valueAddedShare(province: number, sector: string): number;
  /** Shares of the services in Canada's sales to a nation, a nation's to Canada, and Canada's at home. */
  servicesMix(exporter: string, importer: string): readonly number[];
}

/** Reads proportions off the source; a nation that it does not name is its rest of the world. */
export function provincialTotals({ trade, valueAddedShare }: CanadaSource): ProvincialTotals {
  const sectorAt = (name: string): number => {
    const position = SOURCE_SECTORS.findIndex(({ sourceName }) => sourceName === name);
    if (position < 0) throw new RangeError(`canada-provinces-2021 has no sector '${name}'`);
    return position;
  };
  const provinces = indices(PROVINCES.length);
  const abroad = indices(SOURCE_REGIONS.length).slice(PROVINCES.length);
  const partnersOf = (partner: string | undefined): number[] => {
    if (partner === undefined) return abroad;
    const position = SOURCE_REGIONS.findIndex(({ id }) => id === partner);
    return [position < 0 ? SOURCE_REGIONS.length - 1 : position];
  };
  const flow = (sector: string, exporters: readonly number[], importers: readonly number[]) => {
    const table = tableOf(trade, sectorAt(sector));
    let sum = 0;
    for (const i of exporters) for (const n of importers) sum += table.at(i, n);
    return sum;
  };
  return {
    exports: (province, sector, partner) => flow(sector, [province], partnersOf(partner)),
    imports: (province, sector, partner) => flow(sector, partnersOf(partner), [province]),
    domestic: (seller, buyer, sector) => flow(sector, [seller], [buyer]),
    valueAddedShare: (province, sector) => valueAddedShare.at(province, sectorAt(sector)),
    servicesMix: (exporter, importer) => {
      const exporters = exporter === 'CAN' ? provinces : partnersOf(exporter);
      const importers = importer === 'CAN' ? provinces : partnersOf(importer);
      const flows = SERVICES.map(({ provincial }) => flow(provincial, exporters, importers));
      return scaledTo(flows, 1);
    },
  };
}
