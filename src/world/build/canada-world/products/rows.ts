import { sectorOfHs } from '../../../concordance/hs-sector.ts';
import type { ProductFlow } from '../../../product-flows.ts';

/** Under US$ 100,000 and under this part of its sector a product is left out. */
const [SMALL_VALUE, SMALL_PART] = [0.1, 0.001];

/** Products worth a row, by code, and how much the others come to; US$ million. */
export interface Sifted {
  readonly products: readonly ProductFlow[];
  readonly dropped: readonly ProductFlow[];
}

/** Leaves out what is too small to matter; values in US$ thousand and rates in four digits, as products.csv has them. */
export function sift(products: readonly ProductFlow[]): Sifted {
  const sectorOf = ({ hs, sector }: ProductFlow): string => sector ?? sectorOfHs(hs) ?? '';
  const sums = new Map<string, number>();
  for (const product of products) {
    const sector = sectorOf(product);
    sums.set(sector, (sums.get(sector) ?? 0) + product.value);
  }
  const isSmall = (product: ProductFlow): boolean => {
    const { value } = product;
    const part = value / (sums.get(sectorOf(product)) ?? value);
    return Number(value.toFixed(3)) === 0 || (value < SMALL_VALUE && part < SMALL_PART);
  };
  return {
    products: products
      .filter((product) => !isSmall(product))
      .map(rounded)
      .sort((a, b) => (a.hs < b.hs ? -1 : 1)),
    dropped: products.filter(isSmall),
  };
}

function rounded({ rate, ...row }: ProductFlow): ProductFlow {
  return {
    ...row,
    value: Number(row.value.toFixed(3)),
    ...(rate === undefined ? {} : { rate: Number(rate.toFixed(4)) }),
  };
}

/** A value divided alike among codes. */
export function alike(codes: readonly string[], value: number, basis: string): ProductFlow[] {
  return codes.map((hs) => ({ hs, value: value / codes.length, basis }));
}

/** Adds up rows of one code: where several statements name it. The basis of the larger stands. */
export function merged(rows: readonly ProductFlow[]): ProductFlow[] {
  const byCode = new Map<string, ProductFlow>();
  for (const row of rows) {
    const other = byCode.get(row.hs);
    const larger = other && other.value > row.value ? other : row;
    byCode.set(row.hs, other ? { ...larger, value: other.value + row.value } : row);
  }
  return [...byCode.values()].sort((a, b) => (a.hs < b.hs ? -1 : 1));
}
