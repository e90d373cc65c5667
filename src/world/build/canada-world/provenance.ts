import { markdownTable } from '../markdown-table.ts';
import type { CanadaWorld } from './build.ts';
import { type KnownTotal, KNOWN_TOTALS_TOLERANCE } from './checks.ts';
import { CAD_PER_USD_2024 } from './control-totals.ts';
import { indices } from './flows.ts';
import {
  balanceMovement,
  customsTable,
  largestTable,
  movementTable,
  percent,
  updateMovement,
} from './provenance-movement.ts';
import {
  balancesTable,
  groupsTable,
  peaksTable,
  provinceTable,
  structuresText,
  usTariffTable,
} from './provenance-tables.ts';
import type { WorldProducts } from './products/build.ts';
import { productsText } from './provenance-products.ts';
import { COUNTRIES, REGIONS } from './regions.ts';
import { GOODS, SECTORS, SERVICES } from './sectors.ts';
import { MARGIN_OF_GOODS, MARGIN_PART, totalMargins } from './update-trade.ts';

/** `PROVENANCE.md` of `canada-world`: every block with source, year, how far cells moved and what was checked. */
export function provenance(
  world: CanadaWorld,
  known: readonly KnownTotal[],
  products: WorldProducts,
): string {
  const update = updateMovement(world);
  const { intermediate, final } = balanceMovement(world);
  const iterations = Math.max(...world.balanced.map((result) => result.iterations));
  const residual = Math.max(...world.balanced.map((result) => result.residual));
  return `# Where the numbers of canada-world come from

Written by \`reroute world build canada-world --from ../shared/data\`; do not edit. ${REGIONS.length} regions (ten provinces,
${COUNTRIES.length} countries, the rest of the world), ${SECTORS.length} sectors (${GOODS.length} of goods, ${SERVICES.length} of services). US$ million unless said otherwise.

## Blocks

${blocks}

## Totals that are known

What the world must meet within ${percent(100 * KNOWN_TOTALS_TOLERANCE, 0)}; C$ billion of 2024.

${knownTable(known)}

Not given to the pipeline: Saskatchewan's exports of 2024 are C$45 bn (\`facts/statistics.csv\`), here ${saskatchewan(world)}; Alberta's
exports of oil and gas extraction to the United States were C$121.6 bn in 2023, here, for 2024, ${oilAndGas(world)}.

## 1. Border trade, from 2022 to 2024

US imports by partner and sector become those of the Census Bureau: HS6 by the concordance of
\`docs/methods/concordance.md\`, codes that name no product spread over the others. Canada's exports to the United States
become customs sections by province, divided among sectors by the Census Bureau's figures (RAS that ends on
sections). Its exports to China and in total meet the control totals, others in BACI's proportions; its imports are customs
sections from the United States, the control total from China, BACI's otherwise. Partners on which BACI is silent keep
2022, and so do partners of the United States that the Census file does not name, and the rest of the world. Canada's imports from
third countries are BACI's of 2023 as they stand. Crops to China are at least what canola seed alone was in 2024 (C$3.99 bn).

The tables of 2022 are at basic prices: what wholesalers and carriers add on the way to the border is a service there and
part of the good at customs. Where a pair's goods rise, up to ${percent(100 * MARGIN_PART, 0)} of its services are taken to be such margins; they
become purchases of the exporting sectors at home (three quarters trade, one quarter transport), up to ${percent(100 * MARGIN_OF_GOODS, 0)} of the goods. In all US$${(totalMargins(world.updated) / 1000).toFixed(0)} bn moved.

${movementTable({ 'goods flows set': update })}

${largestTable(update, '2022, US$ bn', '2024, US$ bn')}

Setting one side of a country's trade and not the other moves its balance. Largest changes, % of value added:

${balancesTable(world)}

Canada's exports to the United States by sector, US$ billion: as the Census Bureau has them, scaled to customs' total, and after
sections are met. Tyres and engines are motor vehicles to customs, and so here.

${customsTable(world)}

## 2. Services, split in ${SERVICES.length}

A pair of economies that WIOD holds: its own proportions of 2011, drawn towards the exporter's where flows are small. Others: the
mean of their income group. Canada: Statistics Canada's provincial tables of 2021. What became margins on goods leaves trade
and transport first. Electricity from Canada to the United States is customs', within the same sum.

## 3. Canada, split in ten

To the United States: customs, province by section (exact), then RAS to the sectors of a section. To others: exports to all
countries in the provincial tables less what goes to the United States, RAS to sectors. At home: sales of provincial
tables, RAS to sectors; its buyers, and those of imports, as in the tables by group of sectors, divided by RAS with what each
province needs as a seed (what its industries buy: oil for refineries, ore for smelters). Other seeds are shares in production for forestry, fish, mining, refineries and
chemicals (\`specialisation.ts\`), otherwise shares in exports to the United States. New Brunswick's C$5.1 bn of the section of chemicals, plastic
and rubber are, by our reading, products of its refinery; sectors and sections together leave no room for them there, and they
are chemicals, rubber and plastics here. C$ billion, goods and electricity:

${provinceTable(world)}

## 4. Tariffs of the base year

United States: duties collected in 2024 over customs value. Averages on each partner, %, beside the source that all other
importers take, whose averages on food hold tobacco and dairy lines of several hundred per cent. A partner that the Census
file does not name pays what that source says, and no more than the European Union:

${usTariffTable(world)}

All other importers: sector averages of 2022, most favoured nation and preferences. What has been added in quarrels since is not in
them: Canada's surtaxes on China of October 2024 (electric vehicles 100 %, steel and aluminium 25 %) and China's answer to
section 301. Averages on food above 50 % are replaced by those on crops and animals; medians over the exporters concerned:

${peaksTable(world)}

Tariffs within North America and on services are 0. The rest of the world levies none: the source does not say.

## 5. Input-output structure

${structuresText(world)}

${groupsTable(world)}

Inputs that WIOD holds as one (mining, basic metals and metal products, …) are divided among sectors by absorption and the weights
of \`affinities.ts\`: refineries buy oil, not ore. Smelters and basic chemicals take more of mining's products than metal goods and
medicines do, and raw materials have 1 % of final use at most (\`input-needs.ts\`); RAS has the last word.

## 6. Balancing

Each region's table [product × (using sectors, final use)] is fitted by RAS (Bacharach 1970): rows to absorption at buyer's
prices, columns to output less value added, the last column to value added, tariff revenue and the trade
deficit. All ${REGIONS.length} converge, to ${residual.toExponential(0)} in at most ${iterations} iterations. Change of a cell by RAS, % of its seed, without its sign:

${movementTable({ 'intermediate use': intermediate, 'final use': final })}

Largest moves of intermediate use (region: input → using sector):

${largestTable(intermediate, 'seed, US$ bn', 'balanced, US$ bn')}

Largest moves of final use:

${largestTable(final, 'seed, US$ bn', 'balanced, US$ bn')}

## 7. Products

${productsText(world, products)}

## Checks passed when this was written

- Every source row has known ids and a finite number; the provincial tables hold every cell once.
- The totals above, within ${percent(100 * KNOWN_TOTALS_TOLERANCE, 0)}.
- The folder, read back from its bytes, breaks no rule and gives no warning.
- Absorption = intermediate + final use, and output = value added + inputs, for every region × sector, to 1e-10.
- Without any change the model finds nothing to do: the base year is an equilibrium, residual below 1e-9 at sweep 0.
`;
}

const blocks = markdownTable(
  ['block', 'source', 'year', 'how'],
  [
    ['goods trade', '`icio-2022`', '2022', 'as it stands, except below'],
    [
      'US goods imports',
      '`us-imports-2024`',
      '2024',
      'HS6 to sectors; members of the EU as in 2022',
    ],
    ['Canada’s goods trade', '`canada-provinces-us`, `facts`', '2024', 'sections, control totals'],
    ['— other partners', '`canada-trade-2023`', '2023', 'proportions (exports), values (imports)'],
    ['services trade', '`icio-2022`, `wiod`', '2022, 2011', 'total of 2022, composition of 2011'],
    ['provinces', '`canada-provinces-2021`', '2021', 'proportions'],
    ['input shares', '`wiod`', '2011', 'own, or mean of the income group; then RAS'],
    [
      'value added',
      '`wiod`; provinces: 15-211-X',
      '2011; 2021',
      'share × output; within a group of sectors as WIOD’s',
    ],
    ['final use', 'absorption, `wiod`', '', 'share of 2011 × absorption; then RAS'],
    ['products', '`us-imports-2024`, `facts`, press', '2024', 'see section 7'],
    ['tariffs, US', '`us-imports-2024`', '2024', 'duty / value'],
    ['tariffs, others', '`icio-2022`', '2022', 'sector averages'],
    ['θ', '`icio-2022/elasticities.csv`', '', 'Fontagné et al. (2022) for goods; 4 for services'],
  ],
);

function knownTable(known: readonly KnownTotal[]): string {
  return markdownTable(
    ['total', 'source', 'known', 'world', 'difference'],
    known.map(({ what, source, known: value, world, deviation }) => {
      const sign = deviation < 0 ? '' : '+';
      return [
        what,
        source,
        value.toFixed(1),
        world.toFixed(1),
        `${sign}${percent(100 * deviation, 2)}`,
      ];
    }),
  );
}

function saskatchewan({ divided }: CanadaWorld): string {
  const p = REGIONS.findIndex(({ id }) => id === 'CA-SK');
  const goods = indices(GOODS.length);
  const sold = goods.reduce((sum, j) => sum + divided.toUs.at(p, j) + divided.toOthers.at(p, j), 0);
  return inCad(sold);
}

function oilAndGas({ divided }: CanadaWorld): string {
  const p = REGIONS.findIndex(({ id }) => id === 'CA-AB');
  return inCad(
    divided.toUs.at(
      p,
      SECTORS.findIndex(({ id }) => id === 'B06'),
    ),
  );
}

function inCad(usdMillion: number): string {
  return `C$${((usdMillion * CAD_PER_USD_2024) / 1000).toFixed(1)} bn`;
}
