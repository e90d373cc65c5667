import type { Result, SectorResult } from '../lab/index.ts';
import { percentOf } from './destinations.ts';
import { change, digitsFor, moneyScale } from './format.ts';
import { htmlTable } from './html-table.ts';
import { fullNameOf, fullSectorName, membersOf, nameOf } from './subject.ts';

/** A table of more members than this would not fit a printed page. */
const MOST_COLUMNS = 14;

/** Sectors of one region, or the output of every sector and member of a group. */
export function sectorTable(result: Result, focus: string): string {
  const members = membersOf(result, focus);
  return members.length > 0 ? groupTable(result, focus, members) : oneRegion(result, focus);
}

function oneRegion(result: Result, region: string): string {
  const rows = result.sectors.filter((row) => row.region === region);
  const digits = Math.max(2, digitsFor(rows.map((row) => row.output_pct)));
  const money = moneyScale(
    result.economy,
    rows.flatMap((row) => [row.exports_before, row.exports_after]),
  );
  return htmlTable<SectorResult>(
    'sector-table',
    `${nameOf(result, region)}: changes by sector against the re-solved baseline.`,
    'Sector',
    [
      {
        head: 'Change, %',
        columns: [
          { head: 'quantity produced', cell: (row) => change(row.output_pct, digits) },
          { head: 'buyers’ price', cell: (row) => change(row.price_pct, digits) },
        ],
      },
      {
        head: `Exports, ${money.unit}`,
        columns: [
          { head: 'before', cell: (row) => money.text(row.exports_before) },
          { head: 'after', cell: (row) => money.text(row.exports_after) },
          {
            head: 'change, %',
            cell: (row) => change(percentOf(row.exports_before, row.exports_after), 1),
          },
        ],
      },
    ],
    [{ rows: rows.map((item) => ({ name: fullSectorName(result, item.sector), item })) }],
  );
}

/** The members of a large group take several tables, each as wide as a printed page. */
function groupTable(result: Result, group: string, members: readonly string[]): string {
  const output = new Map(
    result.sectors.map(({ region, sector, output_pct }) => [`${region} ${sector}`, output_pct]),
  );
  const sectors = [...new Set(result.sectors.map(({ sector }) => sector))];
  const parts = evenly(members, MOST_COLUMNS);
  const table = (some: readonly string[], part: number): string => {
    const whose =
      parts.length > 1 ? ` ${some.map((id) => `${id} ${nameOf(result, id)}`).join(', ')}.` : '';
    return htmlTable<string>(
      part === 0 ? 'sector-table' : `sector-table-${part + 1}`,
      `${nameOf(result, group)}: change in the quantity produced by sector and member, percent against the re-solved baseline.${whose}`,
      'Sector',
      [
        {
          head: 'Quantity produced, %',
          columns: some.map((member) => ({
            head: parts.length > 1 ? member : fullNameOf(result, member),
            cell: (sector) => change(output.get(`${member} ${sector}`) ?? null, 2),
          })),
        },
      ],
      [{ rows: sectors.map((sector) => ({ name: fullSectorName(result, sector), item: sector })) }],
    );
  };
  return parts.map(table).join('\n');
}

/** Parts of about the same length, none longer than `most`. */
function evenly<T>(items: readonly T[], most: number): T[][] {
  const length = Math.ceil(items.length / Math.ceil(items.length / most));
  return Array.from({ length: Math.ceil(items.length / length) }, (_, part) =>
    items.slice(part * length, (part + 1) * length),
  );
}
