import { join } from 'node:path';
import { sectorOfHs } from '../../../concordance/hs-sector.ts';
import type { ProductFlow, ProductPair } from '../../../product-flows.ts';
import { readRows } from '../csv-rows.ts';
import { need } from '../flows.ts';
import { EU_MEMBERS } from '../regions.ts';
import { partnerRegions } from '../us-imports.ts';

/** What the United States bought by product, and what was left out; US$ million. */
export interface UsProducts {
  readonly pairs: readonly ProductPair[];
  /** Of codes that name no product (HS 98 and 99). */
  readonly unnamed: { readonly rows: number; readonly value: number };
}

/** Partners whose duty under CUSMA is not the world's: it takes 0 for all, and so the products have no rate of their own. */
const FREE_IN_THE_WORLD = ['CAN', 'MEX'];

/** Codes and values of `us-imports-2024` by partner; the partners that the world holds in its rest are added up. */
export function usProducts(folder: string): UsProducts {
  const regionOf = partnerRegions(folder);
  const sums = new Map<string, Map<string, { value: number; duty: number }>>();
  const unnamed = { rows: 0, value: 0 };
  for (const row of readRows(join(folder, 'imports_hs6.csv'))) {
    const partner = need(regionOf, row.text('census_code'), row.where);
    // The European Union is stated as one, and one of its members once more.
    if (EU_MEMBERS.includes(partner)) continue;
    const hs = row.text('hs6');
    const [value, duty] = [row.number('imports_usd') / 1e6, row.number('duty_usd') / 1e6];
    if (sectorOfHs(hs) === undefined) {
      unnamed.rows++;
      unnamed.value += value;
      continue;
    }
    const exporter = partner === 'other' ? 'ROW' : partner;
    const products = sums.get(exporter) ?? new Map<string, { value: number; duty: number }>();
    sums.set(exporter, products);
    const sum = products.get(hs) ?? { value: 0, duty: 0 };
    products.set(hs, { value: sum.value + value, duty: sum.duty + duty });
  }
  const pairs = [...sums].map(([exporter, sum]): ProductPair => {
    // Twelve countries stand for all of the rest of the world.
    const basis = exporter === 'ROW' ? 'proxy-2024' : 'customs-2024';
    const products = [...sum].flatMap(([hs, { value, duty }]): ProductFlow[] => {
      if (value === 0) return [];
      const free = FREE_IN_THE_WORLD.includes(exporter);
      return [{ hs, value, ...(free ? {} : { rate: duty / value }), basis }];
    });
    return { importer: 'USA', exporter, products };
  });
  return { pairs, unnamed };
}
