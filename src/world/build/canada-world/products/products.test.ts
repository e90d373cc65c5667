import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeWithSharedData } from '../../../../../test/shared-data.ts';
import { sectorOfHs } from '../../../concordance/hs-sector.ts';
import type { LoadedEconomy } from '../../../loaded-economy.ts';
import type { ProductFlow } from '../../../product-flows.ts';
import { readEconomyFolder } from '../../../read-folder.ts';
import { CAD_PER_USD_2024 } from '../control-totals.ts';
import { readRows } from '../csv-rows.ts';
import { worldProducts } from './build.ts';
import type { WorldProducts } from './build.ts';
import { flowOf } from './flows.ts';
import { merged, sift } from './rows.ts';
import { statedPair } from './stated.ts';

const shipped = join(import.meta.dirname, '../../../../../worlds/canada-world');

describeWithSharedData('products of canada-world', 'us-imports-2024', (source) => {
  const sharedData = dirname(source);
  let world: LoadedEconomy;
  let written: WorldProducts;
  beforeAll(() => {
    world = readEconomyFolder(shipped);
    written = worldProducts(world.tables, sharedData);
  });

  const product = (importer: string, exporter: string, hs: string): ProductFlow => {
    const found = written.products.of(importer, exporter)?.find((one) => one.hs === hs);
    if (!found) throw new Error(`${importer} buys no ${hs} from ${exporter}`);
    return found;
  };
  const inSector = (importer: string, exporter: string, sector: string): number =>
    (written.products.of(importer, exporter) ?? []).reduce((sum, one) => {
      return (one.sector ?? sectorOfHs(one.hs)) === sector ? sum + one.value : sum;
    }, 0);

  it('are shipped as they are built', () => {
    expect(world.products?.pairs).toEqual(written.products.pairs);
  });

  it('are those of the Census Bureau where the United States buy', () => {
    // Rows 1220,720851 and 1220,310420 (potash) of imports_hs6.csv; EV batteries of China, 5700,850760.
    expect(product('USA', 'CA-ON', '720851')).toMatchObject({ value: 105.158 });
    expect(product('USA', 'CAN', '310420')).toEqual({
      hs: '310420',
      value: 2954.307,
      basis: 'customs-2024',
    });
    const batteries = product('USA', 'CHN', '850760');
    expect(batteries.rate).toBeGreaterThan(0.034);
    expect(product('USA', 'DEU', '870323')).toBe(product('USA', 'FRA', '870323'));
  });

  it('hold all that the Census Bureau has but for what is said to be left out', () => {
    let all = 0;
    for (const row of readRows(join(source, 'imports_hs6.csv'))) {
      // Slovakia stands in the European Union too.
      if (row.text('census_code') !== '4359') all += row.number('imports_usd') / 1e6;
    }
    const kept = written.products.pairs
      .filter(({ importer }) => importer === 'USA')
      .reduce((sum, { products }) => sum + products.reduce((s, { value }) => s + value, 0), 0);
    const { unnamed, dropped } = written;
    // What is dropped of other importers, some 30 million, is counted with it.
    expect((kept + unnamed.value + dropped.value) / all).toBeCloseTo(1, 4);
    expect(dropped.value / all).toBeLessThan(3e-4);
  });

  it('of Canada to China are as published, in proportion, and fill the flows of their sectors', () => {
    const seed = product('CHN', 'CA-SK', '120510');
    expect(seed.value / product('CHN', 'CAN', '071310').value).toBeCloseTo(3990 / 306, 3);
    for (const sector of ['A01', 'C10T12']) {
      expect(inSector('CHN', 'CAN', sector)).toBeCloseTo(
        flowOf(world.tables, 'CHN', 'CAN', sector),
        1,
      );
    }
    // C$3.99 bn is all that the world has of crops: peas take 7 % of it.
    expect((seed.value * CAD_PER_USD_2024) / 3990).toBeCloseTo(0.929, 3);
    expect(product('CHN', 'CAN', '030632').sector).toBe('C10T12');
  });

  it('of China to Canada hold C$2.2 bn of electric cars, 44,356 of them', () => {
    const cars = product('CA-BC', 'CHN', '870380');
    expect(cars.value * CAD_PER_USD_2024).toBeCloseTo(2200, 1);
    expect([cars.quantity, cars.unit]).toEqual([44_356, 'vehicles']);
    expect(inSector('CAN', 'CHN', 'C29')).toBeCloseTo(flowOf(world.tables, 'CAN', 'CHN', 'C29'), 0);
  });

  it('of the United States to Canada hold what the surtax orders state', () => {
    expect(written.pools.map(({ stated }) => stated)).toEqual([12_600, 3_000, 30_000, 14_200]);
    for (const { stated, covered, codes } of written.pools) {
      expect(covered).toBeCloseTo(stated, 6);
      expect(codes).toBeGreaterThan(20);
    }
    const named = (written.products.of('CAN', 'USA') ?? []).filter(({ basis }) => {
      return basis === 'statement-2025';
    });
    const sum = named.reduce((total, { value }) => total + value, 0);
    // Codes that every list leaves to others of their sector are of another basis; no value is lost by that.
    expect((sum * CAD_PER_USD_2024) / 59_800).toBeGreaterThan(0.99);
    expect((sum * CAD_PER_USD_2024) / 59_800).toBeLessThan(1.1);
    expect(inSector('CAN', 'USA', 'C24A')).toBeCloseTo(
      flowOf(world.tables, 'CAN', 'USA', 'C24A'),
      0,
    );
  });
});

describe('what is too small', () => {
  const of = (hs: string, value: number): ProductFlow => ({ hs, value, basis: 'customs-2024' });

  it('is left out only if it is small in value and in its sector', () => {
    const big = [of('720851', 100), of('720852', 0.05), of('720853', 0.5)];
    expect(sift(big).products.map(({ hs }) => hs)).toEqual(['720851', '720853']);
    expect(sift(big).dropped).toEqual([of('720852', 0.05)]);
    const small = [of('720851', 0.2), of('720852', 0.0004), of('870380', 0.05)];
    expect(sift(small).products.map(({ hs }) => hs)).toEqual(['720851', '870380']);
  });

  it('is rounded to thousands and four digits', () => {
    const rows = [{ ...of('720851', 1.234567), rate: 0.123456 }];
    expect(sift(rows).products).toEqual([{ ...of('720851', 1.235), rate: 0.1235 }]);
  });

  it('is added up where several name one code', () => {
    const rows = [of('720851', 1), { ...of('720851', 2), basis: 'code-count' }, of('720610', 1)];
    expect(merged(rows)).toEqual([of('720610', 1), { ...of('720851', 3), basis: 'code-count' }]);
  });
});

describe('published values', () => {
  const tables = {
    regions: [
      { id: 'A', name: 'A' },
      { id: 'B', name: 'B' },
    ],
    sectors: [{ id: 'B05', name: 'Coal', tradable: true, theta: 5 }],
    trade: Float64Array.of(0, 30, 0, 0),
    tariffs: new Float64Array(4),
    intermediate: new Float64Array(2),
    valueAdded: new Float64Array(2),
    final: new Float64Array(2),
  };
  const stated = (value: number) => [{ codes: ['270111', '270112'], value, basis: 'statement' }];

  it('leave the rest of a flow to the other codes of its sector', () => {
    const { pair, sectors } = statedPair(tables, 'A', 'B', stated(10));
    const value = (hs: string) => pair.products.find((one) => one.hs === hs)?.value;
    expect([value('270111'), value('270112')]).toEqual([5, 5]);
    expect(pair.products.reduce((sum, one) => sum + one.value, 0)).toBeCloseTo(30, 12);
    expect(new Set(pair.products.slice(2).map(({ basis }) => basis))).toEqual(
      new Set(['code-count']),
    );
    expect(sectors).toEqual([
      { importer: 'A', exporter: 'B', sector: 'B05', flow: 30, stated: 10, scale: 1 },
    ]);
  });

  it('are scaled down to a flow that is smaller', () => {
    const { pair, sectors } = statedPair(tables, 'A', 'B', stated(60));
    expect(pair.products.map(({ value }) => value)).toEqual([15, 15]);
    expect(sectors[0]?.scale).toBe(0.5);
  });
});
