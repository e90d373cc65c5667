import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { productsDigest } from './digest.ts';
import { formatEconomy } from './format-economy.ts';
import { parseEconomy } from './parse-economy.ts';
import { productBases, productFlows } from './product-flows.ts';
import type { ProductFlow } from './product-flows.ts';
import { readProducts } from './product-table.ts';
import { fixtureFiles } from './testing/fixture-folder.ts';

const sound = parseEconomy(fixtureFiles('valid'), '');
if (!sound.meta || !sound.tables) throw new Error('the sound economy is not');
const { meta, tables } = sound;

const product: fc.Arbitrary<ProductFlow> = fc
  .record({
    value: fc.double({ min: 0, max: 1e12, noNaN: true }).map((value) => value + 0),
    rate: fc.option(fc.double({ min: 0, max: 1.9, noNaN: true }), { nil: undefined }),
    kind: fc.constantFrom(...productBases.filter((basis) => basis !== 'exporter')),
    year: fc.option(fc.integer({ min: 1990, max: 2030 }), { nil: undefined }),
    quantity: fc.option(fc.integer({ min: 0, max: 1e6 }), { nil: undefined }),
    sector: fc.option(fc.constantFrom('goods', 'energy'), { nil: undefined }),
  })
  .map(({ value, rate, kind, year, quantity, sector }) => ({
    hs: '',
    value,
    ...(rate === undefined ? {} : { rate: rate + 0 }),
    basis: year === undefined ? kind : `${kind}-${year}`,
    ...(quantity === undefined ? {} : { quantity, unit: 'tonnes' }),
    ...(sector === undefined ? {} : { sector }),
  }));

const products = fc
  .dictionary(fc.stringMatching(/^\d{6}$/u), product, { minKeys: 1, maxKeys: 20 })
  .map((byCode) =>
    Object.entries(byCode)
      .map(([hs, rest]) => ({ ...rest, hs }))
      .sort((a, b) => (a.hs < b.hs ? -1 : 1)),
  );

describe('products.csv', () => {
  it('is read back as it was written, whatever the products', () => {
    fc.assert(
      fc.property(products, products, (ofCanada, ofStates) => {
        const pairs = [
          { importer: 'USA', exporter: 'CAN', products: ofCanada },
          { importer: 'CAN', exporter: 'USA', products: ofStates },
        ];
        const written = productFlows(pairs, tables.regions);
        const back = parseEconomy(formatEconomy(meta, tables, undefined, written), '');
        expect(back.problems).toEqual([]);
        expect(back.products?.pairs).toEqual(written.pairs);
        expect(back.products && productsDigest(back.products)).toBe(productsDigest(written));
      }),
    );
  });

  it('finds a pair through the groups of both sides, and by its own ids', () => {
    const { products: flows } = readProducts('products.csv', twoPairs, tables);
    expect(flows?.of('USA', 'QC')?.map(({ hs }) => hs)).toEqual(['720851', '760110']);
    expect(flows?.of('USA', 'CAN')).toBe(flows?.of('USA', 'ON'));
    expect(flows?.of('ON', 'USA')?.map(({ hs }) => hs)).toEqual(['870380']);
    expect(flows?.of('QC', 'USA')).toBeUndefined();
    expect(flows?.of('USA', 'USA')).toBeUndefined();
    expect(flows?.pair('USA', 'ON')).toMatchObject({ importer: 'USA', exporter: 'CAN' });
  });

  it('has one digest whatever the order of rows, and another for every change', () => {
    const digest = (text: string): string => {
      const { products: flows } = readProducts('products.csv', text, tables);
      if (!flows) throw new Error(`refused:\n${text}`);
      return productsDigest(flows);
    };
    const [header = '', ...rows] = twoPairs.trim().split('\n');
    const reversed = [header, ...rows.reverse(), ''].join('\n');
    expect(digest(reversed)).toBe(digest(twoPairs));
    const changes = [
      ['720851,10', '720852,10'],
      [',10,', ',11,'],
      ['0.25', ''],
      ['customs-2024', 'proxy-2024'],
      ['44356', '49000'],
      ['vehicles', 'tonnes'],
      ['ON,USA', 'QC,USA'],
      ['vehicles,', 'vehicles,energy'],
    ] as const;
    const digests = changes.map(([from, to]) => digest(twoPairs.replace(from, to)));
    expect(new Set([digest(twoPairs), ...digests]).size).toBe(changes.length + 1);
  });

  it('lets duty over value be above 200 %, which a published rate is not', () => {
    const rules = (basis: string): string[] =>
      readProducts(
        'products.csv',
        `importer,exporter,hs,value,rate,basis\nUSA,CAN,240319,0.03,3.5,${basis}\n`,
        tables,
      ).problems.map(({ rule }) => rule);
    expect(rules('customs-2024')).toEqual([]);
    expect(rules('statement-2024')).toEqual(['rate-looks-like-percent']);
  });
});

const twoPairs = `importer,exporter,hs,value,rate,basis,quantity,unit,sector
USA,CAN,760110,20,,customs-2024,,,
USA,CAN,720851,10,0.25,customs-2024,,,
ON,USA,870380,5,,statement-2023,44356,vehicles,
`;
