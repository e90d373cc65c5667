import type { Result } from '../lab/index.ts';
import {
  exportsByDestination,
  foldSmall,
  OTHERS,
  percentOf,
  type Destination,
} from './destinations.ts';
import { change, moneyScale } from './format.ts';
import { htmlTable, type ColumnGroup } from './html-table.ts';
import { fullNameOf, membersOf, nameOf } from './subject.ts';

/** Destinations of a group with columns of their own; the others are one. */
const MOST_DESTINATIONS = 5;

/**
 * Exports of each member of a group by destination: the group's largest, all others, the fellow members. Nothing
 * for a region that is no group.
 */
export function destinationTable(result: Result, group: string): string {
  const members = membersOf(result, group);
  if (members.length === 0) return '';
  const together = exportsByDestination(result, group);
  const money = moneyScale(
    result.economy,
    together.map(({ before }) => before),
  );
  const columns = foldSmall(together, MOST_DESTINATIONS).map(({ id, name }) => ({ id, name }));
  const named = new Set([group, ...columns.map(({ id }) => id)]);
  /** Those without a column of their own are in the last. */
  const salesTo = (id: string, sales: readonly Destination[]): Destination[] =>
    sales.filter((one) => one.id === id || (id === OTHERS && !named.has(one.id)));
  const columnOf = (head: string, id: string): ColumnGroup<readonly Destination[]> => ({
    head,
    columns: [
      {
        head: 'before',
        cell: (sales) => {
          const sold = salesTo(id, sales);
          return sold.length > 0 ? money.text(sumOf(sold, 'before')) : '–';
        },
      },
      {
        head: 'change, %',
        cell: (sales) => {
          const sold = salesTo(id, sales);
          return change(percentOf(sumOf(sold, 'before'), sumOf(sold, 'after')), 1);
        },
      },
    ],
  });
  return htmlTable<readonly Destination[]>(
    'destination-table',
    `Exports by destination before (re-solved baseline), ${money.unit} at the exporter’s border, and their change in percent, world value added held constant.`,
    'Exporter',
    [
      ...columns.map(({ id, name }) => columnOf(name, id)),
      columnOf(`Rest of ${nameOf(result, group)}`, group),
    ],
    [
      {
        rows: [
          { name: `${fullNameOf(result, group)}, all`, item: together, total: true },
          ...members.map((id) => ({
            name: fullNameOf(result, id),
            item: exportsByDestination(result, id),
          })),
        ],
      },
    ],
  );
}

function sumOf(sales: readonly Destination[], key: 'before' | 'after'): number {
  return sales.reduce((total, one) => total + one[key], 0);
}
