import type { ProductResult, QuotaResult, Result, SectorResult } from '../lab/index.ts';
import { signed } from './format-number.ts';
import { moneyFormat, percent } from './money.ts';
import { plainTable } from './region-table.ts';
import { wrap } from './wrap.ts';

/** How many products, and how many sectors of regions, a terminal shows. */
const MOST_ROWS = 12;
const LONGEST_NAME = 30;
/** So large a value keeps money in the unit of the economy, however small the others are. */
const ownScale = 1000;
/** Measures that changed, listed one by one up to this many. */
const MOST_CHANGES = 12;

/**
 * What a run on the register prints below its table of regions: the measures that changed, the products whose tariff changes,
 * where quotas stand, and which sectors of whom gain and lose. Empty for other runs.
 */
export function measureTables(result: Result): string {
  const { measures, quotas = [], products = [] } = result;
  if (!measures) return '';
  return [
    changedLines(result),
    productTable(result, products),
    quotaLines(result, quotas),
    sectorTable(result, products),
  ]
    .filter((block) => block !== '')
    .map((block) => `\n${block}`)
    .join('');
}

function changedLines({ measures }: Result): string {
  if (!measures) return '';
  const { baseline_on, on, changed } = measures;
  const days =
    baseline_on === undefined || on === undefined
      ? ''
      : baseline_on === on
        ? ` on ${on}`
        : `, ${baseline_on} to ${on}`;
  if (changed.length === 0) return '';
  const shown = changed.slice(0, MOST_CHANGES);
  const rest = changed.length - shown.length;
  const lines = [
    `measures that change${days}:`,
    ...shown.flatMap(({ title, before, after }) =>
      wrap(`${title}: ${before} → ${after}`, { indent: 2 }),
    ),
    ...(rest > 0 ? [`  … and ${rest} others: --json`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function productTable(result: Result, products: readonly ProductResult[]): string {
  if (products.length === 0) return 'no product that is traded pays another tariff\n';
  const money = moneyFormat(result.economy.unit, [
    ownScale,
    ...products.flatMap(({ before, after }) => [before, after]),
  ]);
  const shown = products.slice(0, MOST_ROWS);
  const rows = shown.map((product) => [
    `${product.exporter} → ${product.importer}`,
    `${cut(product.name)} ${product.hs}`,
    rate(product.rate_before),
    rate(product.rate_after),
    money.text(product.before),
    money.text(product.after),
    changeOf(product),
  ]);
  const head = ['product', '', 'tariff', 'then', 'trade', 'then', 'change'];
  const rest = products.length - shown.length;
  const left =
    rest > 0
      ? `… ${rest} more with --json${products.length === 40 ? ', all with --detail' : ''}\n`
      : '';
  return `${plainTable(head, rows, [0, 1])}${left}trade in ${money.unit} at the exporter's border; a tariff under a quota is what buyers pay as at.\n`;
}

/** Percent, and beyond ten times what it was how many times: `+151 %`, `×656`. */
function changeOf({ before, after, pct }: ProductResult): string {
  if (pct === null) return '–';
  return pct < 900
    ? `${signed(pct, 0)} %`
    : `×${Math.round(after / before).toLocaleString('en-US')}`;
}

/** Quotas that are new or move; the others are only counted. */
function quotaLines(result: Result, quotas: readonly QuotaResult[]): string {
  const moves = ({ state, shadow_rate, before }: QuotaResult): boolean =>
    state !== before.state || Math.abs(shadow_rate - before.rate) >= 0.005;
  const shown = quotas.filter(moves);
  const still = quotas.length - shown.length;
  return [
    ...shown.flatMap((quota) => [
      `${quota.title}: ${stateWords[quota.state]}`,
      ...wrap(
        `${amount(quota, quota.quantity)} imported of ${volumeOf(quota)}; ${amount(quota, quota.before.quantity)} before, at ${percent(quota.before.rate)}.`,
        { indent: 2 },
      ),
      ...wrap(
        `Buyers pay as at ${percent(quota.shadow_rate)}; ${percent(quota.in_rate)} is charged inside, ${percent(quota.out_rate)} outside${quota.out_rate_uncertain ? ' (the sources do not settle it)' : ''}.`,
        { indent: 2 },
      ),
      ...wrap(`Rent: ${rentOf(quota, result)} a year, to the ${quota.rent_to}.`, { indent: 2 }),
    ]),
    ...(still > 0
      ? [`${still} other ${still === 1 ? 'quota stays' : 'quotas stay'} as before: --json`]
      : []),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

/** In the unit of the economy: US$ 19.8 million reads better than 19,773.1 thousand. */
function rentOf({ rent }: QuotaResult, { economy: { unit } }: Result): string {
  const digits = rent > 0 && rent < 1 ? 3 : 1;
  return `${rent.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })} ${unit}`;
}

const stateWords: Readonly<Record<QuotaResult['state'], string>> = {
  below: 'not filled',
  'at-limit': 'filled',
  above: 'exceeded',
  'not-traded': 'not traded',
};

function amount({ unit }: QuotaResult, quantity: number): string {
  return unit.startsWith('of ')
    ? percent(quantity)
    : quantity.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

function volumeOf(quota: QuotaResult): string {
  return `${amount(quota, quota.volume)} ${quota.unit}`;
}

/** Sectors of the regions that the changed products come from or go to, by the change in what they sell to others. */
function sectorTable(result: Result, products: readonly ProductResult[]): string {
  const parties = new Set(
    products.flatMap(({ importer, exporter }) =>
      [importer, exporter].flatMap((id) => result.members[id] ?? [id]),
    ),
  );
  const change = ({ exports_before, exports_after }: SectorResult): number =>
    exports_after - exports_before;
  const largest = result.sectors
    .filter(({ region }) => parties.has(region))
    .sort((a, b) => Math.abs(change(b)) - Math.abs(change(a)))
    .slice(0, MOST_ROWS);
  if (largest.length === 0) return '';
  const money = moneyFormat(
    result.economy.unit,
    largest.flatMap(({ exports_before, exports_after }) => [exports_before, exports_after]),
  );
  const rows = largest.map((row) => [
    cut(result.labels.regions[row.region] ?? row.region),
    cut(result.labels.sectors[row.sector] ?? row.sector),
    money.text(row.exports_before),
    money.text(row.exports_after),
    `${change(row) > 0 ? '+' : ''}${money.text(change(row))}`,
    row.output_pct === null ? '–' : signed(row.output_pct, 2),
  ]);
  const head = ['sales to others', '', 'before', 'after', 'change', 'output %'];
  return `${plainTable(head, rows, [0, 1])}in ${money.unit}; the largest changes among the parties, trade between provinces included.\n`;
}

function rate(value: number | null): string {
  return value === null ? 'banned' : percent(value);
}

function cut(name: string): string {
  const letters = [...name];
  return letters.length <= LONGEST_NAME ? name : `${letters.slice(0, LONGEST_NAME - 1).join('')}…`;
}
