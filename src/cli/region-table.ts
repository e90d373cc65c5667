import Table from 'cli-table3';
import type { RegionResult, Result } from '../lab/index.ts';
import { signed } from './format-number.ts';
import type { Streams } from './streams.ts';

const borderless = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

/** A table for people: the first column to the left, numbers to the right, no lines. */
export function plainTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const table = new Table({
    head: [...head],
    chars: borderless,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colAligns: head.map((_, column) => (column === 0 ? 'left' : 'right')),
  });
  table.push(...rows.map((row) => [...row]));
  return `${table.toString().replaceAll(/[ \t]+$/gmu, '')}\n`;
}

/** Groups first, each followed by its members set in; then the regions that belong to none. */
function regionRows(
  result: Pick<Result, 'regions' | 'groups' | 'labels' | 'members'>,
): { label: string; region: RegionResult; strong: boolean }[] {
  const { labels, members } = result;
  const inGroups = new Set(Object.values(members).flat());
  const of = (names: Readonly<Record<string, string>>, id: string): string =>
    (Object.hasOwn(names, id) ? names[id] : undefined) ?? id;
  const name = (id: string): string => of(labels.regions, id);
  return [
    ...result.groups.flatMap((group) => [
      { label: of(labels.groups, group.id), region: group, strong: true },
      ...result.regions
        .filter(({ id }) => members[group.id]?.includes(id))
        .map((region) => ({ label: `  ${name(region.id)}`, region, strong: false })),
    ]),
    ...result.regions
      .filter(({ id }) => !inGroups.has(id))
      .map((region) => ({ label: name(region.id), region, strong: false })),
  ];
}

/** The table of `reroute run`: exact changes first, then the published first-order formula under its own name. */
export function regionTable(result: Result, { outColors }: Pick<Streams, 'outColors'>): string {
  const rows = regionRows(result).map(({ label, region, strong }) => {
    const cells = [
      label,
      signed(region.real_income_pct),
      signed(region.real_wage_pct),
      signed(region.exports_pct),
      signed(region.imports_pct),
      signed(region.welfare_cp2015_pct),
      signed(region.terms_of_trade_pct),
      signed(region.volume_of_trade_pct),
    ];
    return strong ? cells.map((cell) => outColors.bold(cell)) : cells;
  });
  const head = [
    'percent change',
    'real income',
    'real wage',
    'exports',
    'imports',
    'CP2015 *',
    'terms *',
    'volume *',
  ];
  return `${plainTable(head, rows)}
real income is exact: income over the consumer price index, against the re-solved baseline.
exports and imports are values, in money of constant world value added; a group leaves its inner trade out.
* CP2015 = terms + volume of trade: the first-order formula of Caliendo and Parro (2015), as in their Table 2.
  It approximates the exact change for small shocks only; do not quote it as real income.
`;
}
