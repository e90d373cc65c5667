import type { Region } from '../../model/index.ts';
import { groupsOf } from '../../model/index.ts';
import { sectorOfHs } from '../concordance/hs-sector.ts';
import { pairKey, productFlows } from '../product-flows.ts';
import type { ProductFlow, ProductFlows, ProductPair } from '../product-flows.ts';
import type { Target } from './target.ts';

/** What becomes of the products of an economy when its regions and sectors are merged. */
export interface AggregatedProducts {
  /** Absent when no pair is left. */
  readonly products?: ProductFlows;
  /** Pairs of which only a part would go into a new pair: nothing is known of the other part. */
  readonly dropped: readonly ProductPair[];
}

interface Before {
  readonly regions: readonly Region[];
  readonly sectors: readonly { readonly id: string }[];
  readonly products: ProductFlows;
}

/**
 * Products go where their regions go. Pairs that together make up all of a new pair are added up: values are sums, rates means
 * weighted by value, unknown where one is. Pairs of regions that are merged with others of unknown products are dropped: shares
 * of a part are none of the whole. A product whose sector gets another id names it.
 *
 * @param regions partition of the regions of `before`, which `newRegions` are
 * @param sectors partition of its sectors
 */
export function aggregateProducts(
  before: Before,
  newRegions: readonly Region[],
  regions: readonly Target[],
  sectors: readonly Target[],
): AggregatedProducts {
  const places = newPlaces(newRegions, regions);
  const oldGroups = groupsOf(before.regions);
  const membersOf = (id: string): readonly number[] =>
    oldGroups.get(id) ?? [before.regions.findIndex((region) => region.id === id)];

  const dropped: ProductPair[] = [];
  const gathered = new Map<string, { buyer: Place; seller: Place; pairs: ProductPair[] }>();
  for (const pair of before.products.pairs) {
    const buyer = placeOf(places, membersOf(pair.importer));
    const seller = placeOf(places, membersOf(pair.exporter));
    if (!buyer || !seller) {
      dropped.push(pair);
      continue;
    }
    const key = pairKey(buyer.id, seller.id);
    const group = gathered.get(key) ?? { buyer, seller, pairs: [] };
    gathered.set(key, group);
    group.pairs.push(pair);
  }

  const kept: ProductPair[] = [];
  for (const { buyer, seller, pairs } of gathered.values()) {
    // No two pairs overlap, so that counting says whether they make up the whole.
    const covered = pairs.reduce(
      (sum, { importer, exporter }) => sum + crossings(membersOf(importer), membersOf(exporter)),
      0,
    );
    if (covered === 0 || covered < crossings(buyer.members, seller.members)) dropped.push(...pairs);
    else {
      const products = pairs.flatMap((pair) => pair.products);
      kept.push({ importer: buyer.id, exporter: seller.id, products: added(products) });
    }
  }
  const sectorId = newSectorIds(before.sectors, sectors);
  const renamed = kept.map((pair) => ({
    ...pair,
    products: pair.products.map((product) => withSector(product, sectorId)),
  }));
  return {
    ...(renamed.length === 0 ? {} : { products: productFlows(renamed, newRegions) }),
    dropped,
  };
}

/** A new region or group of regions, and the old regions in it. */
interface Place {
  readonly id: string;
  readonly members: readonly number[];
}

/** New regions and groups, the smallest first. */
function newPlaces(newRegions: readonly Region[], targets: readonly Target[]): Place[] {
  const groups = [...groupsOf(newRegions)].map(([id, members]) => ({
    id,
    members: members.flatMap((index) => targets[index]?.members ?? []),
  }));
  return [...targets, ...groups].sort((a, b) => a.members.length - b.members.length);
}

/** The smallest place that holds all of these. */
function placeOf(places: readonly Place[], members: readonly number[]): Place | undefined {
  const holds = (place: Place): boolean => members.every((old) => place.members.includes(old));
  return places.find(holds);
}

/** How many ordered pairs of two different regions there are between two sets. */
function crossings(importers: readonly number[], exporters: readonly number[]): number {
  const own = importers.filter((index) => exporters.includes(index)).length;
  return importers.length * exporters.length - own;
}

function added(products: readonly ProductFlow[]): ProductFlow[] {
  const byCode = new Map<string, ProductFlow>();
  for (const product of products) {
    const other = byCode.get(product.hs);
    byCode.set(product.hs, other ? together(other, product) : product);
  }
  return [...byCode.values()].sort((a, b) => (a.hs < b.hs ? -1 : 1));
}

/** The basis is that of the larger; a quantity stands where both count in one unit. */
function together(a: ProductFlow, b: ProductFlow): ProductFlow {
  const value = a.value + b.value;
  const { hs, basis, sector } = a.value >= b.value ? a : b;
  const rates = a.rate !== undefined && b.rate !== undefined ? [a.rate, b.rate] : undefined;
  const mean = rates && value > 0 ? (a.value * rates[0]! + b.value * rates[1]!) / value : undefined;
  const counted =
    a.quantity !== undefined && b.quantity !== undefined && a.unit === b.unit
      ? { quantity: a.quantity + b.quantity, unit: a.unit ?? '' }
      : {};
  return {
    hs,
    value,
    ...(mean === undefined ? {} : { rate: mean }),
    basis,
    ...counted,
    ...(sector === undefined ? {} : { sector }),
  };
}

function newSectorIds(
  old: readonly { readonly id: string }[],
  targets: readonly Target[],
): ReadonlyMap<string, string> {
  return new Map(targets.flatMap(({ id, members }) => members.map((j) => [old[j]?.id ?? '', id])));
}

function withSector(
  { sector, ...product }: ProductFlow,
  sectorId: ReadonlyMap<string, string>,
): ProductFlow {
  const usual = sectorOfHs(product.hs);
  const old = sector ?? usual;
  const id = old === undefined ? undefined : (sectorId.get(old) ?? sector);
  return id === undefined || id === usual ? product : { ...product, sector: id };
}
