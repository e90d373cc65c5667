import { groupsOf } from '../model/index.ts';
import type { EconomyTables } from '../model/index.ts';
import type { SectorOfHs } from './concordance/concordance.ts';
import { sectorOfHs } from './concordance/hs-sector.ts';
import { hs6OfSector } from './concordance/hs6-codes.ts';
import type { ProductFlow, ProductFlows, ProductPair } from './product-flows.ts';

/** A product's part in what one region buys of one sector from another. */
export interface ProductShare {
  readonly hs: string;
  /** Part of the flow's value at the border, before the tariff; those of a flow sum to 1. */
  readonly share: number;
  /** Tariff of the base year. The mean of a flow's, weighted by `share`, is the tariff that the economy's tables have. */
  readonly rate: number;
  readonly basis: string;
  /** How much of it this flow is; where a pair is of groups, a flow has its part by value. */
  readonly quantity?: number;
  readonly unit?: string;
}

/** The products of every flow of an economy: those it knows, or else every code of the sector alike. */
export class CellProducts {
  readonly #tables: EconomyTables;
  readonly #products: ProductFlows | undefined;
  readonly #sectorOf: SectorOfHs;
  readonly #groups: ReadonlyMap<string, readonly number[]>;
  readonly #ofPair = new Map<ProductPair, ReadonlyMap<string, readonly ProductFlow[]>>();

  /** @param sectorOf sector of this economy that makes a product; default: the built-in concordance */
  constructor(tables: EconomyTables, products?: ProductFlows, sectorOf: SectorOfHs = sectorOfHs) {
    this.#tables = tables;
    this.#products = products;
    this.#sectorOf = sectorOf;
    this.#groups = groupsOf(tables.regions);
  }

  /**
   * What the flow of a sector consists of, by code; indices are those of the economy. Empty for a sector without codes: a
   * service.
   *
   * Products of unknown rate have what is left of the flow's tariff. Where known rates alone are more than that, or there
   * are no others to take the rest, all are scaled to average to it (where all are 0, each gets it): sources of products and
   * of sectors differ, and nothing may move where nothing changes.
   */
  of(sector: number, importer: number, exporter: number): readonly ProductShare[] {
    const { regions, sectors, tariffs } = this.#tables;
    const tariff = tariffs[(sector * regions.length + importer) * regions.length + exporter] ?? 0;
    const id = sectors[sector]?.id ?? '';
    const pair = this.#products?.pair(regions[importer]?.id ?? '', regions[exporter]?.id ?? '');
    const known = pair && this.#sectorsOf(pair).get(id);
    const total = sum(known ?? [], ({ value }) => value);
    if (!pair || !known || total === 0) return this.#alike(id, tariff);

    const rateOf = ratesWithMean(known, tariff);
    const counted = known.some(({ quantity }) => quantity !== undefined);
    const part = counted ? this.#partOf(pair, sector, importer, exporter) : NaN;
    return known.map(({ hs, value, rate, basis, quantity, unit }) => ({
      hs,
      share: value / total,
      rate: rateOf(rate),
      basis,
      ...(quantity === undefined || unit === undefined ? {} : { quantity: quantity * part, unit }),
    }));
  }

  #alike(sector: string, rate: number): ProductShare[] {
    const codes = hs6OfSector(sector);
    return codes.map((hs) => ({ hs, share: 1 / codes.length, rate, basis: 'code-count' }));
  }

  #sectorsOf(pair: ProductPair): ReadonlyMap<string, readonly ProductFlow[]> {
    const done = this.#ofPair.get(pair);
    if (done) return done;
    const sectors = new Map<string, ProductFlow[]>();
    for (const product of pair.products) {
      const sector = product.sector ?? this.#sectorOf(product.hs) ?? '';
      const members = sectors.get(sector);
      if (members) members.push(product);
      else sectors.set(sector, [product]);
    }
    this.#ofPair.set(pair, sectors);
    return sectors;
  }

  /** A flow's part of what all members of a pair trade of a sector, by value. */
  #partOf(pair: ProductPair, sector: number, importer: number, exporter: number): number {
    const { regions, trade } = this.#tables;
    const N = regions.length;
    const members = (id: string, index: number): readonly number[] =>
      regions[index]?.id === id ? [index] : (this.#groups.get(id) ?? []);
    const sales = (n: number, i: number): number =>
      n === i ? 0 : (trade[(sector * N + n) * N + i] ?? 0);
    const all = sum(members(pair.importer, importer), (n) =>
      sum(members(pair.exporter, exporter), (i) => sales(n, i)),
    );
    return all > 0 ? sales(importer, exporter) / all : 0;
  }
}

/** Rates of products, known or not, whose mean weighted by value is the tariff of their flow. */
function ratesWithMean(
  products: readonly ProductFlow[],
  tariff: number,
): (known: number | undefined) => number {
  const total = sum(products, ({ value }) => value);
  const duty = sum(products, ({ value, rate = 0 }) => value * rate);
  const open = sum(products, ({ value, rate }) => (rate === undefined ? value : 0));
  const rest = tariff * total - duty;
  if (open > 0 && rest >= 0) return (known) => known ?? rest / open;
  const mean = (duty + open * tariff) / total;
  return (known = tariff) => (mean === 0 ? tariff : known * (tariff / mean));
}

function sum<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
