import type { AverageTariff, AverageTariffSpell } from '../lab/index.ts';
import { plainTable } from './region-table.ts';
import { wrap } from './wrap.ts';

/** Names for the words around the table. */
export interface AverageWords {
  readonly importer: string;
  readonly exporter: string;
  readonly preference: string;
  readonly weights: string;
}

/** Columns for the ids of what changed. */
const CHANGED = 56;

/** The table of `reroute tariff --average`: a row for each day on which a measure changes, and the last day. */
export function averageTable(series: AverageTariff, words: AverageWords): string {
  const { spells, claims_of, base, preferences } = series;
  const claims = preferences.length > 0;
  const numbers = (spell: AverageTariffSpell, reported: number): string[] =>
    claims
      ? [pct(spell.fixed_claims), pct(reported), pct(spell.all_claim), pct(spell.claim_share, 0)]
      : [pct(spell.fixed_claims)];
  const rows = spells
    .filter(({ changed }, index) => index === 0 || changed.length > 0)
    .map((spell) => [
      spell.on,
      ...numbers(spell, spell.reported_claims),
      wrap(spell.changed.join(', '), { width: CHANGED }).join('\n'),
    ]);
  const last = spells.at(-1);
  if (last) rows.push([last.until, ...numbers(last, last.reported_claims_last), 'last day']);
  const year = claims_of.slice(0, 4);
  const columns = claims ? [`claims of ${year}`, 'as reported', 'all claim', 'claim'] : ['average'];
  const head = ['from', ...columns, 'what changes'];
  const prohibited = Math.max(...spells.map((spell) => spell.prohibited));
  return [
    `Average tariff, ${words.importer} on goods of ${words.exporter}, percent of value`,
    '',
    plainTable(head, rows, [0, head.length - 1]).trimEnd(),
    '',
    ...(claims
      ? wrap(
          `claims of ${year}: the same shares of trade claim ${words.preference} as on ${claims_of}. as reported: shares as they are known, straight lines between their periods. all claim: all goods claim. claim: share of trade that claims on the first day, percent, as reported.`,
        )
      : []),
    ...wrap(
      `Weights: ${words.weights}, ${series.products} products. Base tariffs average ${pct(base)} %. Goods under a quota pay the rate inside it${prohibited > 0 ? `; prohibited goods, up to ${pct(prohibited, 1)} % of trade, are left out` : ''}. What is bought does not change with the tariff.`,
    ),
    '',
  ].join('\n');
}

/** The whole series, turns of the trend of claims too, as CSV with fractions in full precision. */
export function averageCsv({ spells }: AverageTariff): string {
  const columns: readonly (keyof AverageTariffSpell)[] = [
    'on',
    'until',
    'fixed_claims',
    'reported_claims',
    'reported_claims_last',
    'all_claim',
    'none_claim',
    'claim_share',
    'prohibited',
    'changed',
  ];
  const lines = spells.map((spell) =>
    columns
      .map((column) => (column === 'changed' ? spell.changed.join(' ') : String(spell[column])))
      .join(','),
  );
  return `${[columns.join(','), ...lines].join('\n')}\n`;
}

function pct(rate: number, digits = 2): string {
  return (100 * rate).toFixed(digits);
}
