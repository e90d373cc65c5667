import { beforeAll, describe, expect, it } from 'vitest';
import { builtinWorlds } from './builtin-worlds.ts';
import { CellProducts } from './cell-products.ts';
import type { ProductShare } from './cell-products.ts';
import { hs6OfSector } from './concordance/hs6-codes.ts';
import { sectorOfHs } from './concordance/hs-sector.ts';
import type { LoadedEconomy } from './loaded-economy.ts';
import { productFlows } from './product-flows.ts';
import type { ProductFlow } from './product-flows.ts';
import { readEconomyFolder } from './read-folder.ts';

let world: LoadedEconomy;
let cells: CellProducts;
beforeAll(() => {
  const found = builtinWorlds().find(({ id }) => id === 'canada-world');
  if (!found) throw new Error('canada-world is not there');
  world = readEconomyFolder(found.path);
  cells = new CellProducts(world.tables, world.products);
});

const region = (id: string): number => world.tables.regions.findIndex((one) => one.id === id);
const sector = (id: string): number => world.tables.sectors.findIndex((one) => one.id === id);
const sum = (items: readonly ProductShare[], of: (item: ProductShare) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

describe('the products of a flow', () => {
  it('have shares that sum to 1 and rates that average to the tariff, in every flow of four importers', () => {
    const { regions, sectors, tariffs } = world.tables;
    const N = regions.length;
    for (const importer of ['USA', 'CHN', 'CA-ON', 'DEU'].map(region)) {
      for (let exporter = 0; exporter < N; exporter++) {
        if (importer === exporter) continue;
        for (const [j, { id }] of sectors.entries()) {
          const products = cells.of(j, importer, exporter);
          const where = `${id}: ${regions[exporter]?.id ?? ''} → ${regions[importer]?.id ?? ''}`;
          if (hs6OfSector(id).length === 0) {
            expect(products, where).toEqual([]);
            continue;
          }
          expect(
            sum(products, ({ share }) => share),
            where,
          ).toBeCloseTo(1, 12);
          const tariff = tariffs[(j * N + importer) * N + exporter] ?? NaN;
          expect(
            sum(products, ({ share, rate }) => share * rate),
            where,
          ).toBeCloseTo(tariff, 12);
          expect(Math.min(...products.map(({ rate }) => rate)), where).toBeGreaterThanOrEqual(0);
        }
      }
    }
  });

  it('are every code of the sector alike where nothing is known', () => {
    const steel = cells.of(sector('C24A'), region('JPN'), region('DEU'));
    expect(steel.map(({ hs }) => hs)).toEqual(hs6OfSector('C24A'));
    expect(new Set(steel.map(({ share }) => share))).toEqual(new Set([1 / steel.length]));
    expect(new Set(steel.map(({ basis }) => basis))).toEqual(new Set(['code-count']));
  });

  it('divide the electric cars of Canada among its provinces, and keep their rate', () => {
    const provinces = world.tables.regions.flatMap(({ group }, n) => (group === 'CAN' ? [n] : []));
    const cars = provinces.map((n) => {
      const car = cells.of(sector('C29'), n, region('CHN')).find(({ hs }) => hs === '870380');
      if (!car) throw new Error('a province buys no electric cars');
      return car;
    });
    expect(provinces).toHaveLength(10);
    expect(sum(cars, ({ quantity = NaN }) => quantity)).toBeCloseTo(44_356, 6);
    expect(new Set(cars.map(({ unit }) => unit))).toEqual(new Set(['vehicles']));
    expect(new Set(cars.map(({ share }) => share)).size).toBe(1);
  });
});

/** One importer, one exporter, one flow of steel at a tariff of 10 %. */
function ratesOf(products: readonly ProductFlow[]): (number | undefined)[] {
  const regions = [
    { id: 'A', name: 'A' },
    { id: 'B', name: 'B' },
  ];
  const tables = {
    regions,
    sectors: [{ id: 'C24A', name: 'Steel', tradable: true, theta: 5 }],
    trade: Float64Array.of(1, 1, 1, 1),
    tariffs: Float64Array.of(0, 0.1, 0, 0),
    intermediate: new Float64Array(2),
    valueAdded: new Float64Array(2),
    final: new Float64Array(2),
  };
  const flows = productFlows([{ importer: 'A', exporter: 'B', products }], regions);
  return new CellProducts(tables, flows, sectorOfHs).of(0, 0, 1).map(({ rate }) => rate);
}

describe('rates', () => {
  const steel = (hs: string, value: number, rate?: number): ProductFlow => {
    return { hs, value, basis: 'proxy', ...(rate === undefined ? {} : { rate }) };
  };

  it('that are unknown have what is left of the tariff', () => {
    const [known, unknown] = ratesOf([steel('720851', 1, 0.25), steel('720852', 3)]);
    expect(known).toBe(0.25);
    expect(unknown).toBeCloseTo(0.15 / 3, 12);
  });

  it('are scaled where known ones are more than the tariff, or there are no others', () => {
    const [known, unknown] = ratesOf([steel('720851', 1, 0.5), steel('720852', 1)]);
    expect(known).toBeCloseTo((0.5 * 0.1) / 0.3, 12);
    expect(unknown).toBeCloseTo((0.1 * 0.1) / 0.3, 12);
    expect(ratesOf([steel('720851', 1, 0.05), steel('720852', 1, 0)])).toEqual([0.2, 0]);
  });

  it('are the tariff where all are 0 and it is not', () => {
    expect(ratesOf([steel('720851', 1, 0), steel('720852', 3, 0)])).toEqual([0.1, 0.1]);
  });
});
