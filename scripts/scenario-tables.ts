import type { Result } from '../src/lab/index.ts';

/** Where a README of the gallery holds what a run of its scenario gives. */
export const begin = '<!-- results: npx tsx scripts/write-scenario-tables.ts -->';
export const end = '<!-- end of results -->';

/** The tables of a scenario's README, as rows of cells: outcomes by region, products, quotas. */
export function scenarioTables(result: Result): string[][][] {
  return [regionRows(result), productRows(result), quotaRows(result)].filter(
    (rows) => rows.length > 1,
  );
}

/** Markdown tables, not yet aligned. */
export function inMarkdown(tables: readonly (readonly (readonly string[])[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return tables
    .map(([head = [], ...rows]) =>
      [
        line(head),
        line(head.map((_, column) => (column === 0 ? '---' : '--:'))),
        ...rows.map(line),
      ].join('\n'),
    )
    .join('\n\n');
}

const always = ['CAN', 'USA', 'CHN', 'MEX', 'AUS', 'EU'];
const MOST_PRODUCTS = 12;

function regionRows({ groups, regions, members, labels }: Result): string[][] {
  const provinces = new Set(members['CAN']);
  const ids = always.flatMap((id) => (id === 'CAN' ? [id, ...provinces] : [id]));
  const rows = ids.flatMap((id) => {
    const one = [...groups, ...regions].find((region) => region.id === id);
    if (!one) return [];
    const name = labels.groups[id] ?? labels.regions[id] ?? id;
    return [
      [
        provinces.has(id) ? `· ${name}` : name,
        fixed(one.real_income_pct, 3),
        fixed(one.exports_pct ?? NaN, 2),
        fixed(one.imports_pct ?? NaN, 2),
        fixed(one.tariff_revenue_after - one.tariff_revenue_before, 0),
      ],
    ];
  });
  return [
    ['percent change', 'real income', 'exports', 'imports', 'tariff revenue, US$ million more'],
    ...rows,
  ];
}

function productRows({ products = [] }: Result): string[][] {
  const rate = (value: number | null): string =>
    value === null ? 'banned' : (100 * value).toFixed(1);
  return [
    ['product', 'code', 'tariff before, %', 'after, %', 'trade before, US$ million', 'after'],
    ...products
      .slice(0, MOST_PRODUCTS)
      .map(({ importer, exporter, name, hs, rate_before, rate_after, before, after }) => [
        `${exporter} → ${importer}: ${short(name)}`,
        hs,
        rate(rate_before),
        rate(rate_after),
        before.toFixed(1),
        after.toFixed(1),
      ]),
  ];
}

function quotaRows({ quotas = [] }: Result): string[][] {
  return [
    ['quota', 'state', 'imported', 'of', 'buyers pay as at, %', 'before, %', 'rent, US$ million'],
    ...quotas.map(({ title, state, quantity, volume, shadow_rate, before, rent }) => [
      title,
      state,
      quantity < 10 ? quantity.toFixed(3) : quantity.toFixed(0),
      String(volume),
      (100 * shadow_rate).toFixed(1),
      (100 * before.rate).toFixed(1),
      rent.toFixed(1),
    ]),
  ];
}

/** Without the minus sign of a zero. */
function fixed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? text.replace('-', '') : text;
}

function short(name: string): string {
  return name.length <= 44 ? name : `${name.slice(0, 43).trimEnd()}…`;
}
