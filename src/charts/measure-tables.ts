import type { ProductResult, QuotaResult, Result } from '../lab/index.ts';
import { change, decimal, moneyScale } from './format.ts';
import { htmlTable } from './html-table.ts';

const MOST_PRODUCTS = 20;

/** The products whose tariff changes, largest change in trade first. Nothing for a run without the register. */
export function productTable({ economy, products = [] }: Result): string {
  if (products.length === 0) return '';
  const shown = products.slice(0, MOST_PRODUCTS);
  const money = moneyScale(
    economy,
    shown.flatMap(({ before, after }) => [before, after]),
  );
  const rate = (value: number | null): string =>
    value === null ? 'banned' : decimal(100 * value, 1);
  return htmlTable<ProductResult>(
    'products',
    `Products whose tariff changes; trade at the exporter’s border, ${money.unit}`,
    'Product',
    [
      {
        head: 'From and to',
        columns: [
          { head: 'from', cell: ({ exporter }) => exporter },
          { head: 'to', cell: ({ importer }) => importer },
          { head: 'HS', cell: ({ hs }) => hs },
        ],
      },
      {
        head: 'Tariff, %',
        columns: [
          { head: 'before', cell: (one) => rate(one.rate_before) },
          { head: 'after', cell: (one) => rate(one.rate_after) },
        ],
      },
      {
        head: 'Trade',
        columns: [
          { head: 'before', cell: ({ before }) => money.text(before) },
          { head: 'after', cell: ({ after }) => money.text(after) },
          { head: 'change, %', cell: ({ pct }) => change(pct, 0) },
        ],
      },
    ],
    [{ rows: shown.map((item) => ({ name: item.name, item })) }],
  );
}

const states: Readonly<Record<QuotaResult['state'], string>> = {
  below: 'not filled',
  'at-limit': 'filled',
  above: 'exceeded',
  'not-traded': 'not traded',
};

/** Where the quotas in force stand, and what their licences are worth. Nothing where there are none. */
export function quotaTable({ economy, quotas = [] }: Result): string {
  if (quotas.length === 0) return '';
  const amount = ({ unit }: QuotaResult, value: number): string =>
    unit.startsWith('of ')
      ? `${decimal(100 * value, 1)} %`
      : value.toLocaleString('en-US', { maximumFractionDigits: 0 });
  const rate = (value: number): string => decimal(100 * value, 1);
  return htmlTable<QuotaResult>(
    'quotas',
    `Tariff-rate quotas; rents a year, ${economy.unit}`,
    'Quota',
    [
      {
        head: 'Imports',
        columns: [
          { head: 'state', cell: ({ state }) => states[state] },
          { head: 'before', cell: (one) => amount(one, one.before.quantity) },
          { head: 'after', cell: (one) => amount(one, one.quantity) },
          { head: 'volume', cell: (one) => `${amount(one, one.volume)} ${one.unit}` },
        ],
      },
      {
        head: 'Tariff, %',
        columns: [
          { head: 'inside', cell: (one) => rate(one.in_rate) },
          {
            head: 'outside',
            cell: (one) => `${rate(one.out_rate)}${one.out_rate_uncertain ? ' (uncertain)' : ''}`,
          },
          { head: 'buyers pay as at', cell: (one) => rate(one.shadow_rate) },
        ],
      },
      {
        head: 'Rent',
        columns: [
          { head: 'amount', cell: ({ rent }) => decimal(rent, 1) },
          { head: 'to the', cell: ({ rent_to }) => rent_to },
        ],
      },
    ],
    [{ rows: quotas.map((item) => ({ name: item.title, item })) }],
  );
}
