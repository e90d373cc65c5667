import type { WorldProfile } from '../lab/index.ts';
import { percent, type MoneyFormat } from './money.ts';
import { plainTable } from './region-table.ts';
import { names } from './world-page-names.ts';
import { wrap } from './wrap.ts';

/** How many importers the table shows. */
const IMPORTERS = 5;

/** Averages, the importers with the highest of them, and peaks. */
export function tariffLines(
  { tariffs, regions, groups, sectors }: WorldProfile,
  money: MoneyFormat,
): string[] {
  const { world, importers, peaks, ...further } = tariffs;
  if (world.weighted === null) return ['tariffs: no trade in tradable sectors'];
  const elsewhere = [
    ...amount(further.revenue_elsewhere, money, 'on other sectors'),
    ...amount(further.revenue_inside_groups, money, 'inside groups'),
    ...amount(further.revenue_inside_regions, money, 'inside regions'),
  ];
  if (world.simple === 0 && elsewhere.length === 0) return ['tariffs: none, trade is free'];
  const nameOf = names([...groups, ...regions]);
  const sectorName = names(sectors);
  const row = (label: string, one: WorldProfile['tariffs']['world']): string[] => [
    label,
    percent(one.weighted, 2),
    percent(one.simple, 2),
    percent(one.duty_free_share),
    money.text(one.revenue),
  ];
  const charging = importers.filter(({ weighted }) => (weighted ?? 0) > 0);
  return [
    plainTable(
      ['tariffs', 'by trade', 'simple', 'duty-free', 'revenue'],
      [row('world', world), ...charging.slice(0, IMPORTERS).map((one) => row(nameOf(one.id), one))],
    ).trimEnd(),
    ...wrap(
      'on tradable sectors from outside the importer’s group; the importers with the highest means by trade; duty-free is a share of trade',
    ),
    ...(elsewhere.length === 0 ? [] : [`further revenue: ${elsewhere.join(', ')}`]),
    ...(peaks.cells === 0
      ? [`no rate above ${percent(peaks.threshold, 0)}`]
      : [
          `peaks above ${percent(peaks.threshold, 0)}: ${peaks.cells.toLocaleString('en-US')} rates on ${percent(peaks.share)} of trade; the highest on what is traded:`,
          ...peaks.highest.map(
            ({ rate, importer, sector, exporters }) =>
              `  ${percent(rate).padStart(8)}  ${nameOf(importer)}: ${sectorName(sector)}, from ${exporters} ${exporters === 1 ? 'exporter' : 'exporters'}`,
          ),
        ]),
  ];
}

function amount(value: number, money: MoneyFormat, where: string): string[] {
  return value === 0 ? [] : [`${money.text(value)} ${where}`];
}
