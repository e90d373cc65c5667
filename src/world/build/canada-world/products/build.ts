import { join } from 'node:path';
import type { EconomyTables } from '../../../../model/index.ts';
import { sectorOfHs } from '../../../concordance/hs-sector.ts';
import { productFlows } from '../../../product-flows.ts';
import type { ProductFlow, ProductFlows, ProductPair } from '../../../product-flows.ts';
import { GOODS } from '../sectors.ts';
import { australiaToChina, australianRemainder } from './australia-china.ts';
import { canadaToChina, chineseElectricCars } from './canada-china.ts';
import { flowOf } from './flows.ts';
import { sift } from './rows.ts';
import { statedPair } from './stated.ts';
import type { StatedSector } from './stated.ts';
import { surtaxedProducts } from './surtax-lists.ts';
import type { CoveredPool } from './surtax-lists.ts';
import { usProducts } from './us-imports.ts';
import type { UsProducts } from './us-imports.ts';

/** `products.csv` of canada-world, and what its provenance says of it. */
export interface WorldProducts {
  readonly products: ProductFlows;
  readonly unnamed: UsProducts['unnamed'];
  /** What `sift` leaves out; US$ million. */
  readonly dropped: { readonly rows: number; readonly value: number };
  readonly stated: readonly StatedSector[];
  readonly pools: readonly CoveredPool[];
}

/**
 * What trade of canada-world consists of, where sources say it:
 *
 * - the United States from every partner that the Census Bureau names: its own figures of 2024, with duty over value;
 * - China from Canada and from Australia: published values of the products in dispute;
 * - Canada from China: what the United States buys from China within each sector, and electric cars as published;
 * - Canada from the United States: the values that Canada's surtax orders state.
 */
export function worldProducts(tables: EconomyTables, sharedData: string): WorldProducts {
  const us = usProducts(join(sharedData, 'us-imports-2024'));
  const fromCanada = statedPair(tables, 'CHN', 'CAN', canadaToChina);
  const fromAustralia = statedPair(tables, 'CHN', 'AUS', australiaToChina, australianRemainder);
  const { pair: fromUs, pools } = surtaxedProducts(tables, sharedData);
  const dropped = { rows: 0, value: 0 };
  const keep = (pair: ProductPair): ProductPair => {
    const sifted = sift(pair.products);
    dropped.rows += sifted.dropped.length;
    dropped.value += sifted.dropped.reduce((sum, { value }) => sum + value, 0);
    return { ...pair, products: sifted.products };
  };
  const pairs = [
    ...us.pairs,
    fromCanada.pair,
    fromAustralia.pair,
    chineseProducts(tables, us),
    fromUs,
  ].map(keep);
  return {
    products: productFlows(pairs, tables.regions),
    unnamed: us.unnamed,
    dropped,
    stated: [...fromCanada.sectors, ...fromAustralia.sectors],
    pools,
  };
}

/** What Canada buys from China: electric cars as stated, and the rest of each sector as the United States buys it there. */
function chineseProducts(tables: EconomyTables, us: UsProducts): ProductPair {
  const american = us.pairs.find(({ exporter }) => exporter === 'CHN')?.products ?? [];
  const carSector = sectorOfHs(chineseElectricCars.hs);
  const products = GOODS.flatMap(({ id }): ProductFlow[] => {
    const cars = id === carSector ? [chineseElectricCars] : [];
    const known = american.filter(({ hs }) => {
      return sectorOfHs(hs) === id && hs !== chineseElectricCars.hs;
    });
    const total = known.reduce((sum, { value }) => sum + value, 0);
    const stated = cars.reduce((sum, { value }) => sum + value, 0);
    const rest = flowOf(tables, 'CAN', 'CHN', id) - stated;
    if (rest < 0) throw new Error(`${id}: Canada buys less of China than electric cars alone`);
    return [
      ...cars,
      ...known.map(({ hs, value }) => ({ hs, value: (rest * value) / total, basis: 'proxy-2024' })),
    ];
  });
  return { importer: 'CAN', exporter: 'CHN', products };
}
