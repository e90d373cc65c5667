import { describe, expect, it } from 'vitest';
import { productFlows } from '../product-flows.ts';
import type { ProductFlow, ProductPair } from '../product-flows.ts';
import { aggregateProducts } from './aggregate-products.ts';
import { keepAll } from './target.ts';
import type { Target } from './target.ts';

const regions = ['ON', 'QC', 'USA', 'CHN', 'JPN'].map((id) => {
  return { id, name: id, ...(id === 'ON' || id === 'QC' ? { group: 'CAN' } : {}) };
});
const sectors = ['C24A', 'C24B', 'C29'].map((id) => ({ id, name: id, tradable: true, theta: 5 }));

const steel = (value: number, rest: Partial<ProductFlow> = {}): ProductFlow => {
  return { hs: '720851', value, basis: 'customs-2024', ...rest };
};
const pairs: ProductPair[] = [
  { importer: 'USA', exporter: 'CAN', products: [steel(10, { rate: 0 })] },
  {
    importer: 'USA',
    exporter: 'CHN',
    products: [steel(30, { rate: 0.2 }), { hs: '870380', value: 1, basis: 'proxy' }],
  },
  { importer: 'USA', exporter: 'JPN', products: [steel(10, { rate: 0.1, basis: 'proxy' })] },
];

/** Which old regions go into which new ones; the others are kept. */
function merge(into: Readonly<Record<string, readonly string[]>>, merged = keepAll(sectors)) {
  const gone = new Set(Object.values(into).flat());
  const targets: Target[] = [
    ...Object.entries(into).map(([id, members]) => ({
      id,
      members: members.map((member) => regions.findIndex((region) => region.id === member)),
    })),
    ...keepAll(regions).filter(({ id }) => !gone.has(id)),
  ];
  const fresh = targets.map(
    ({ id }) => regions.find((region) => region.id === id) ?? { id, name: id },
  );
  const products = productFlows(pairs, regions);
  return aggregateProducts({ regions, sectors, products }, fresh, targets, merged);
}

describe('products of an aggregate', () => {
  it('are the same where nothing is merged', () => {
    const { products, dropped } = merge({});
    expect(products?.pairs).toEqual(productFlows(pairs, regions).pairs);
    expect(dropped).toEqual([]);
  });

  it('of a group stand where its members become one region, under any id', () => {
    for (const id of ['CAN', 'canada']) {
      const { products, dropped } = merge({ [id]: ['ON', 'QC'] });
      expect(products?.of('USA', id)).toEqual([steel(10, { rate: 0 })]);
      expect(dropped).toEqual([]);
    }
  });

  it('are added up where pairs make up the whole: values summed, rates weighted by them', () => {
    const { products, dropped } = merge({ ASIA: ['CHN', 'JPN'] });
    expect(products?.of('USA', 'ASIA')).toEqual([
      steel(40, { rate: (30 * 0.2 + 10 * 0.1) / 40 }),
      { hs: '870380', value: 1, basis: 'proxy' },
    ]);
    expect(dropped).toEqual([]);
  });

  it('are dropped where a part of the new region is unknown, and that is said', () => {
    const { products, dropped } = merge({ OTHERS: ['QC', 'JPN'] });
    expect(products?.pairs.map(({ exporter }) => exporter)).toEqual(['CHN']);
    expect(dropped.map(({ exporter }) => exporter).sort()).toEqual(['CAN', 'JPN']);
    const buyers = merge({ NORTH: ['USA', 'ON', 'QC'] });
    expect(buyers.products).toBeUndefined();
    expect(buyers.dropped).toHaveLength(3);
  });

  it('name their sector where it gets another id', () => {
    const metals = [
      { id: 'METALS', members: [0, 1] },
      { id: 'C29', members: [2] },
    ];
    const { products } = merge({}, metals);
    expect(products?.of('USA', 'CHN')?.map(({ hs, sector }) => [hs, sector])).toEqual([
      ['720851', 'METALS'],
      ['870380', undefined],
    ]);
  });
});
