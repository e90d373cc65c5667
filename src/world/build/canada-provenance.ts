import type { Accounts } from './accounts.ts';
import type { CustomsExports } from './canada-customs.ts';
import { REGIONS, SECTORS } from './canada-names.ts';
import { markdownTable } from './markdown-table.ts';
import type { Matrix } from './matrix.ts';
import { type MovedCell, type Movement, movement } from './movement.ts';
import type { RasResult } from './ras.ts';
import type { UseSeed } from './use-seed.ts';

export interface ProvenanceInput {
  readonly accounts: Accounts;
  /** Seeds and balanced tables, one for each region. */
  readonly seeds: readonly UseSeed[];
  readonly results: readonly RasResult[];
  /** The same with the source's final shares taken for all of final use. */
  readonly stated: readonly Matrix[];
  readonly statedResults: readonly RasResult[];
  readonly customs: ReadonlyMap<string, CustomsExports>;
  readonly balanceTolerance: number;
}

/** `PROVENANCE.md` of `canada-2021`: what came from where, how far cells moved, what was checked. */
export function canadaProvenance(input: ProvenanceInput): string {
  const { seeds, results, stated, statedResults, balanceTolerance } = input;
  const seedTables = seeds.map((seed) => seed.table);
  const tables = results.map((result) => result.table);
  const intermediate = movement(cells(seedTables, tables, 'intermediate'));
  const final = movement(cells(seedTables, tables, 'final'));
  const statedTables = statedResults.map((result) => result.table);
  const ofStated = movement(cells(stated, statedTables, 'intermediate'));
  const iterations = Math.max(...results.map((result) => result.iterations));
  return `# Where the numbers of canada-2021 come from

Written by \`reroute world build canada-2021 --from ../shared/data\`; do not edit. Values are of 2021.

## From source to file

${FILES_TABLE}

\`employment.csv\` and \`structures_share.csv\` of the source are not used.

## Balancing

Each region's table [product × (using sectors, final use)] is fitted by RAS (Bacharach 1970): rows to
absorption, columns to output less value added, the last column to value added plus the trade deficit.
All ${results.length} converge to 1e-13 in at most ${iterations} iterations.

The source's final shares leave investment out: construction has a share of about 0, while
${pct(100 * constructionLeft(input))} of what Canada absorbs of it is left after intermediate use. The share of
consumption in final expenditure is therefore estimated, from sectors that sell to consumers and
governments (food, textiles, real estate, education, health, recreation, public services), and
investment is seeded with what absorption leaves of a product. Taking the source's shares for all of
final use would force construction into the costs of other sectors: intermediate cells would move by
${pct(ofStated.totalPct)} of their value instead of ${pct(intermediate.totalPct)}. Mining is left out of that rule: what
absorption leaves of it is oil and ore that the region's own industry uses.

${regionTable(input)}

${shortRows(input)}

## How far cells moved

Change of a cell by RAS, per cent of its seed, without its sign.

${movementTable({ intermediate, final })}

Largest moves of intermediate use (region: input → using sector):

${largestTable(intermediate)}

Largest moves of final use:

${largestTable(final)}

## Against customs statistics

Goods exports to the United States in this world, beside customs statistics of 2021 (Statistics Canada,
compiled by UBC-MDS), C$ billion. The world's energy column is mining, utilities and petroleum and
chemicals together: wider than customs' energy products.

${customsTable(input)}

Two causes stand out. The source splits each province's exports by national partner shares, sector by
sector, so that Alberta sends too little to the United States and Newfoundland and Labrador too much.
And goods are valued when they leave the producer: transport to the border and the wholesaler's margin,
which customs include, are exports of services here.

## Checks passed when this was written

- Every cell of the source tables is there once, finite, not negative.
- The folder, read back from its text, breaks no rule and gives no warning.
- Absorption = intermediate + final use, and output = value added + inputs, for every region × sector, to ${balanceTolerance.toExponential(0)}.
`;
}

const FILES_TABLE = markdownTable(
  ['file', 'from', 'how'],
  [
    [
      '`trade.csv`',
      '`bilateral_trade.csv` of qge',
      'divided by 1000; 14 digits; zero rows left out',
    ],
    [
      '`value_added.csv`',
      '`value_added_share.csv`',
      'share × gross output, the sum of a sector’s sales',
    ],
    ['`intermediate.csv`', '`io_matrix.csv`', 'share × (output − value added), then RAS'],
    [
      '`final.csv`',
      '`final_demand_share.csv`',
      'consumption, and investment as left over, then RAS',
    ],
    ['`sectors.csv`', '`sectoral_dispersion.csv`', 'θ = 1 / dispersion'],
    ['`tariffs.csv`', 'nothing', 'header only: the source has no tariff'],
  ],
);

/** Matching cells of two sets of use tables, named "region: product → user". */
function cells(
  before: readonly Matrix[],
  after: readonly Matrix[],
  part: 'intermediate' | 'final',
  regions: readonly number[] = [...REGIONS.keys()],
): MovedCell[] {
  const users = part === 'final' ? [SECTORS.length] : [...SECTORS.keys()];
  return regions.flatMap((n) =>
    SECTORS.flatMap((product, k) =>
      users.map((s) => {
        const user = SECTORS[s];
        const name = `${REGIONS[n]?.id}: ${product.id}${user ? ` → ${user.id}` : ''}`;
        return { name, before: at(before, n).at(k, s), after: at(after, n).at(k, s) };
      }),
    ),
  );
}

/** What absorption of a product leaves after intermediate use as seeded. */
function leftover({ accounts, stated }: ProvenanceInput, n: number, k: number): number {
  const seed = at(stated, n);
  return accounts.absorption.at(n, k) - (seed.rowSum(k) - seed.at(k, SECTORS.length));
}

function constructionLeft(input: ProvenanceInput): number {
  const k = SECTORS.findIndex(({ id }) => id === 'construction');
  const provinces = REGIONS.flatMap(({ group }, n) => (group === 'CAN' ? [n] : []));
  const total = (value: (n: number) => number): number =>
    provinces.reduce((sum, n) => sum + value(n), 0);
  return total((n) => leftover(input, n, k)) / total((n) => input.accounts.absorption.at(n, k));
}

/** Names the rows in which seeded intermediate use alone exceeds absorption, and what became of them. */
function shortRows(input: ProvenanceInput): string {
  const { accounts, results } = input;
  const short = SECTORS.flatMap(({ id }, k) => {
    const regions = REGIONS.filter((_, n) => leftover(input, n, k) < 0).map((region) => region.id);
    return regions.length > 0 ? [`${id} (${regions.join(', ')})`] : [];
  });
  const shares = REGIONS.flatMap((region, n) =>
    SECTORS.map((sector, k) => ({
      name: `${sector.id} in ${region.id}`,
      share:
        at(
          results.map(({ table }) => table),
          n,
        ).at(k, SECTORS.length) / accounts.absorption.at(n, k),
    })),
  ).sort((a, b) => a.share - b.share);
  const least = shares[0] ?? { name: '', share: 0 };
  return `In these rows seeded intermediate use alone exceeds absorption, because Canada's input shares stand for
all regions (mining is 40 % of what petroleum and chemicals buy, whatever a region's refineries and
chemical plants make): ${short.join('; ')}. RAS scales such a row down, and its final use
becomes small: the smallest share of final use in absorption is ${pct(100 * least.share, 2)} (${least.name}).
No row is empty, so that no final use is forced to 0.`;
}

function regionTable({ accounts, seeds, results, stated, statedResults }: ProvenanceInput): string {
  const moved = (before: readonly Matrix[], after: readonly RasResult[], n: number): string => {
    const tables = after.map(({ table }) => table);
    return pct(movement(cells(before, tables, 'intermediate', [n])).totalPct);
  };
  const seedTables = seeds.map(({ table }) => table);
  return markdownTable(
    [
      'region',
      'value added, C$ bn',
      'trade deficit, C$ bn',
      'consumption in final use',
      'intermediate use moved',
      'the same with the source’s final shares',
    ],
    REGIONS.map(({ id }, n) => [
      id,
      billions(accounts.valueAdded.rowSum(n)),
      billions(accounts.deficit[n] ?? NaN),
      pct(100 * at(seeds, n).consumptionRate, 0),
      moved(seedTables, results, n),
      moved(stated, statedResults, n),
    ]),
  );
}

function movementTable(parts: Readonly<Record<string, Movement>>): string {
  return markdownTable(
    [
      'cells',
      'median',
      '95th percentile',
      'median by value',
      '95th percentile by value',
      'total moved / total',
    ],
    Object.entries(parts).map(([name, m]) => {
      const numbers = [m.medianPct, m.p95Pct, m.weightedMedianPct, m.weightedP95Pct, m.totalPct];
      return [name, ...numbers.map((value) => pct(value))];
    }),
  );
}

function largestTable({ largest }: Movement): string {
  return markdownTable(
    ['cell', 'seed, C$ bn', 'balanced, C$ bn', 'change'],
    largest.map(({ name, before, after }) => {
      return [name, billions(before), billions(after), pct(100 * (after / before - 1))];
    }),
  );
}

function customsTable({ accounts, customs }: ProvenanceInput): string {
  const usa = REGIONS.findIndex(({ id }) => id === 'USA');
  const energySectors = ['mining', 'utilities', 'petroleum-chemicals'];
  const exports = (n: number, keep: (sector: (typeof SECTORS)[number]) => boolean): number =>
    SECTORS.reduce((sum, sector, s) => {
      return keep(sector) ? sum + at(accounts.trade, s).at(n, usa) : sum;
    }, 0);
  const rows = REGIONS.flatMap(({ id, sourceName }, n) => {
    const official = customs.get(sourceName);
    if (!official) return [];
    const goods = exports(n, ({ tradable }) => tradable);
    const energy = exports(n, (sector) => energySectors.includes(sector.id));
    return [{ id, numbers: [goods, official.total, energy, official.energy] }];
  });
  const totals = [0, 1, 2, 3].map((c) => rows.reduce((sum, row) => sum + (row.numbers[c] ?? 0), 0));
  return markdownTable(
    ['province', 'goods: world', 'goods: customs', 'energy: world', 'energy: customs'],
    [...rows, { id: 'all', numbers: totals }].map(({ id, numbers }) => {
      return [id, ...numbers.map(billions)];
    }),
  );
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`nothing at position ${index}`);
  return item;
}

function billions(millions: number): string {
  return (millions / 1000).toFixed(1);
}

function pct(value: number, digits = 1): string {
  return `${value.toFixed(digits)} %`;
}
