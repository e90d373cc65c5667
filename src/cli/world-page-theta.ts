import type { WorldProfile } from '../lab/index.ts';
import { plainTable } from './region-table.ts';
import { shorten } from './world-page-names.ts';
import { wrap } from './wrap.ts';

/** θ of every sector, and the sets that a scenario may choose in its place. */
export function thetaLines({ sectors, theta, elasticity_sets }: WorldProfile): string[] {
  const figure = (value: number): string => Number(value.toPrecision(3)).toString();
  const at = (value: number): string => {
    const [first, ...rest] = sectors.filter((sector) => sector.theta === value);
    return `${figure(value)} (${first?.id}${rest.length > 0 ? ` and ${rest.length} more` : ''})`;
  };
  const mean =
    theta.trade_weighted === null ? '' : `, mean by trade ${figure(theta.trade_weighted)}`;
  return [
    ...wrap(
      `trade elasticities θ: from ${at(theta.min)} to ${at(theta.max)}, median ${figure(theta.median)}${mean}`,
    ),
    ...inTwoColumns(sectors.map((sector) => sectorCell(sector, figure(sector.theta)))),
    ...(elasticity_sets.length === 0
      ? []
      : [
          '',
          plainTable(
            ['other sets of θ', 'from', 'median', 'to', 'mean by trade'],
            elasticity_sets.map((set) => [
              set.id,
              ...[set.min, set.median, set.max].map(figure),
              set.trade_weighted === null ? '–' : figure(set.trade_weighted),
            ]),
          ).trimEnd(),
        ]),
  ];
}

/** One sector in 46 characters: id, name, θ. */
function sectorCell({ id, name }: WorldProfile['sectors'][number], theta: string): string {
  const same = id === name.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-');
  const label = shorten(same ? name : `${id} ${name}`, 38);
  return `${label.padEnd(39)}${theta.padStart(7)}`;
}

/** The first half to the left, the second to the right. */
function inTwoColumns(cells: readonly string[]): string[] {
  const rows = Math.ceil(cells.length / 2);
  return cells
    .slice(0, rows)
    .map((cell, row) => `  ${cell}    ${cells[rows + row] ?? ''}`.trimEnd());
}
