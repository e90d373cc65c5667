import type {
  Explanation,
  OutcomeExplanation,
  Part,
  PartnerPart,
  TariffPart,
} from '../lab/index.ts';
import { partScale, partWords, type PartsBy } from './contribution-chart.ts';
import { change, decimal, digitsFor, moneyScale } from './format.ts';
import { htmlTable, type ColumnGroup, type TableRow } from './html-table.ts';

export { partWords };

/** Tariffs that a table prints; all are in `tariffs.csv`. */
const MOST_TARIFFS = 20;

/** All parts of one list, with their sum and the exact change below. @param id unique in the page */
export function partTable(
  explanation: Explanation,
  outcome: OutcomeExplanation,
  by: PartsBy,
  id: string,
): string {
  const parts: readonly (Part | PartnerPart)[] = outcome[by] ?? [];
  const scale = partScale(explanation, outcome, parts);
  const text = (value: number): string => change(scale.of(value), scale.digits + 1);
  const side = (field: 'own' | 'theirs') => ({
    head: field === 'own' ? 'on imports from it' : 'on exports to it',
    cell: (row: Partial<PartnerPart>) => {
      const value = row[field];
      return value === undefined ? '' : text(value);
    },
  });
  const columns: ColumnGroup<Partial<PartnerPart>>[] = [
    {
      head: capital(scale.unit),
      columns: [
        ...(by === 'partners' ? [side('own'), side('theirs')] : []),
        {
          head: 'part',
          className: 'answer',
          cell: ({ value = 0 }) => text(value),
        },
      ],
    },
  ];
  const sum = (field: 'value' | 'own' | 'theirs'): number =>
    (parts as readonly Partial<PartnerPart>[]).reduce((all, part) => all + (part[field] ?? 0), 0);
  const rows: TableRow<Partial<PartnerPart>>[] = [
    ...parts.map((part) => ({ name: part.label, item: part })),
    {
      name: 'Sum',
      item: { value: sum('value'), own: sum('own'), theirs: sum('theirs') },
      total: true,
    },
    { name: 'Exact change', item: { value: outcome.change }, total: true },
  ];
  const caption = `${capital(outcome.label)}, ${partWords[by]}`;
  return htmlTable(`parts-${id}`, caption, 'Part', columns, [{ rows }]);
}

/** The tariffs that an outcome answers to most: those whose point matters most, then those whose change did. */
export function tariffTable(
  outcome: OutcomeExplanation,
  id: string,
  { economy }: Explanation,
): string {
  const { tariffs = [], unit, label } = outcome;
  const moved = tariffs.filter(({ of_change }) => of_change !== 0);
  return [
    table('per_point', 'for one percentage point more', tariffs),
    moved.length > 0 ? table('of_change', 'for the change of rate, to first order', moved) : '',
  ].join('\n');

  function table(
    by: 'per_point' | 'of_change',
    words: string,
    some: readonly TariffPart[],
  ): string {
    const shown = some.toSorted((a, b) => Math.abs(b[by]) - Math.abs(a[by])).slice(0, MOST_TARIFFS);
    const written = (field: 'per_point' | 'of_change') => {
      const values = shown.map((part) => part[field]);
      const money = moneyScale(economy, values);
      const of = (value: number): number => (unit === 'money' ? money.of(value) : value);
      const digits = digitsFor(values.map(of)) + 2;
      const what = unit === 'money' ? money.unit : unit === 'percent' ? '%' : 'points';
      const head = field === 'per_point' ? 'per point' : 'of change';
      return {
        head: `${head}, ${what}`,
        className: field === by ? 'answer' : '',
        cell: (part: TariffPart) => change(of(part[field]), digits),
      };
    };
    const rate = (value: number): string => decimal(100 * value, 1);
    return htmlTable(
      `tariffs-${id}-${by}`,
      `${capital(label)}: the tariffs that matter most ${words}`,
      'Importer, exporter, sector',
      [
        {
          head: 'Tariff, %',
          columns: [
            { head: 'before', cell: ({ rate_before }: TariffPart) => rate(rate_before) },
            { head: 'after', cell: ({ rate_after }: TariffPart) => rate(rate_after) },
          ],
        },
        { head: 'Answer of the outcome', columns: [written('per_point'), written('of_change')] },
      ],
      [
        {
          rows: shown.map((part) => ({
            name: `${part.importer}, ${part.exporter}, ${part.sector}`,
            item: part,
          })),
        },
      ],
    );
  }
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
