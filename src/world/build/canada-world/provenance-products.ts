import type { ProductPair } from '../../product-flows.ts';
import { sectorOfHs } from '../../concordance/hs-sector.ts';
import { markdownTable } from '../markdown-table.ts';
import type { CanadaWorld } from './build.ts';
import { NATIONS, REGIONS } from './regions.ts';
import type { WorldProducts } from './products/build.ts';
import { sectorAt } from './sectors.ts';
import { tableOf } from './flows.ts';
import { percent } from './provenance-movement.ts';

/** The section on products of PROVENANCE.md. */
export function productsText(world: CanadaWorld, written: WorldProducts): string {
  const { products, unnamed, dropped, stated, pools } = written;
  const rows = products.pairs.reduce((sum, pair) => sum + pair.products.length, 0);
  const gap = rateGap(world, products.pairs);
  return `\`products.csv\` divides ${products.pairs.length} flows into ${rows} rows; where it says nothing every six-digit code of a sector counts alike. Only
shares within a sector are used, so that values need not add up to the tables. \`docs/methods/world-products.md\` says how it
is made and used.

- United States from ${usPartners(products.pairs)} partners (the European Union and Canada as one each, twelve countries for the rest of the world): the
  Census Bureau's customs values of 2024, and duty over value as the rate. Left out: ${unnamed.rows} rows of HS 98 and 99, US$${(unnamed.value / 1000).toFixed(1)} bn, which name no
  product. Canada and Mexico have no rates: the world lets them in free. Rates average to the tariffs of section 4 but for what came in
  under HS 98 and 99, which is part of the value there: they are up to ${percent(100 * gap.largest, 1)} of themselves higher (${gap.exporter}, ${gap.sector}); by value ${percent(100 * gap.mean, 2)}.
- China from Canada, Canada's customs, 2024: published values of what the two quarrel over. Live seafood is counted in food, where the
  world's tables have it. China's own customs see more (rapeseed US$3.29 bn); they are not used.
- Canada from China: electric cars as published for 2023 (C$2.2 bn, 44,356 cars: the surtax stopped them in October 2024); within each sector
  the rest as the United States buys it from China.
- Canada from the United States: the values that the surtax orders of March 2025 state, spread over the codes they list; other codes alike.
- China from Australia: values of 2019. The world's flows are of 2022, when the sanctions were in force: of coal US$0.5 bn is left
  of A$14 bn. Values of 2019 have room in the flows of barley, cotton, wine and beef, and are what was at stake; coal, lobster
  and wood are as small as the flows are.

Left out everywhere: products under US$ 100,000 that are less than 0.1 % of their sector's flow: ${dropped.rows} rows, US$${(dropped.value / 1000).toFixed(1)} bn.
Published values that exceed the flow of their sector were scaled down to it; nothing is then left for its other products. US$ million:

${markdownTable(
  ['flow', 'sector', 'in the world', 'published', 'scaled by'],
  stated.map(({ importer, exporter, sector, flow, stated: value, scale }) => [
    `${exporter} → ${importer}`,
    sector,
    flow.toFixed(0),
    value.toFixed(0),
    scale === 1 ? '' : scale.toFixed(3),
  ]),
)}

Canada's surtaxes, C$ million:

${markdownTable(
  ['goods', 'codes', 'stated', 'in products'],
  pools.map(({ name, codes, stated: value, covered }) => [
    name,
    String(codes),
    value.toFixed(0),
    covered.toFixed(0),
  ]),
)}`;
}

function usPartners(pairs: readonly ProductPair[]): number {
  return pairs.filter(({ importer }) => importer === 'USA').length;
}

/** How far the mean of product rates, weighted by value, is above the tariff of the sector, as a share of that tariff. */
function rateGap(
  { tariffs }: CanadaWorld,
  pairs: readonly ProductPair[],
): { largest: number; mean: number; exporter: string; sector: string } {
  const usa = NATIONS.indexOf('USA');
  let [largest, exporter, sector, duty, expected] = [0, '', '', 0, 0];
  for (const pair of pairs) {
    if (pair.importer !== 'USA') continue;
    const member = REGIONS.find(({ id, group }) => id === pair.exporter || group === pair.exporter);
    const seller = NATIONS.indexOf(member?.id ?? '');
    if (seller < 0) continue;
    const sums = new Map<string, { value: number; duty: number }>();
    for (const { hs, value, rate } of pair.products) {
      const id = sectorOfHs(hs);
      if (id === undefined || rate === undefined) continue;
      const sum = sums.get(id) ?? { value: 0, duty: 0 };
      sums.set(id, { value: sum.value + value, duty: sum.duty + value * rate });
    }
    for (const [id, sum] of sums) {
      if (id === 'D35T39') continue;
      const tariff = tableOf(tariffs.rates, sectorAt(id)).at(seller, usa);
      duty += sum.duty;
      expected += sum.value * tariff;
      const gap = tariff > 0.001 ? sum.duty / sum.value / tariff - 1 : 0;
      if (gap > largest) [largest, exporter, sector] = [gap, pair.exporter, id];
    }
  }
  return { largest, mean: duty / expected - 1, exporter, sector };
}
