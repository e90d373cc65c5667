import { markdownTable } from '../markdown-table.ts';
import type { Matrix } from '../matrix.ts';
import { type MovedCell, type Movement, movement } from '../movement.ts';
import type { CanadaWorld } from './build.ts';
import { indices, scaledTo, tableOf } from './flows.ts';
import { NATIONS, REGIONS } from './regions.ts';
import { GOODS, SECTORS } from './sectors.ts';

/** How far the cells of goods trade moved that the update set, named "sector: exporter → importer". */
export function updateMovement({ icio, updated }: CanadaWorld): Movement {
  const cells = updated.changes.flatMap(({ exporter, importer }): MovedCell[] => {
    const [i, n] = [NATIONS.indexOf(exporter), NATIONS.indexOf(importer)];
    return GOODS.map(({ id }, j) => ({
      name: `${id}: ${exporter} → ${importer}`,
      before: tableOf(icio.goods, j).at(i, n),
      after: tableOf(updated.goods, j).at(i, n),
    }));
  });
  return movement(cells);
}

/** How far the use tables moved when they were balanced. */
export function balanceMovement({ seeds, balanced }: CanadaWorld): {
  intermediate: Movement;
  final: Movement;
} {
  const cells = (users: readonly number[]): MovedCell[] =>
    REGIONS.flatMap(({ id }, n) =>
      SECTORS.flatMap((product, k) =>
        users.map((s) => ({
          name: `${id}: ${product.id}${s < SECTORS.length ? ` → ${SECTORS[s]?.id ?? ''}` : ''}`,
          before: tableOf(seeds, n).at(k, s),
          after: tableOf(tables, n).at(k, s),
        })),
      ),
    );
  const tables: readonly Matrix[] = balanced.map(({ table }) => table);
  return {
    intermediate: movement(cells(indices(SECTORS.length))),
    final: movement(cells([SECTORS.length])),
  };
}

export function movementTable(parts: Readonly<Record<string, Movement>>): string {
  return markdownTable(
    ['cells', 'median', '95th percentile', 'median by value', '95th by value', 'moved / total'],
    Object.entries(parts).map(([name, m]) => {
      const numbers = [m.medianPct, m.p95Pct, m.weightedMedianPct, m.weightedP95Pct, m.totalPct];
      return [name, ...numbers.map((value) => percent(value))];
    }),
  );
}

/** The cells that moved most, by name. */
export function largestTable({ largest }: Movement, before: string, after: string): string {
  return markdownTable(
    ['cell', before, after, 'change'],
    largest.map((cell) => [
      cell.name,
      billions(cell.before),
      billions(cell.after),
      cell.before > 0 ? percent(100 * (cell.after / cell.before - 1)) : 'new',
    ]),
  );
}

/** Canada's exports to the United States by sector: what the Census Bureau says, and what customs sections made of it. */
export function customsTable({ updated, census }: CanadaWorld): string {
  const total = updated.toUs.data.reduce((a, b) => a + b, 0);
  const scaled = scaledTo([...census.value], total);
  const sectors = indices(SECTORS.length).filter((j) => (scaled[j] ?? 0) > 0);
  return markdownTable(
    ['sector', 'Census Bureau', 'scaled', 'here', 'difference'],
    sectors.map((j) => {
      const [before, after] = [scaled[j] ?? 0, updated.toUs.rowSum(j)];
      return [
        `${SECTORS[j]?.id ?? ''} ${SECTORS[j]?.name ?? ''}`,
        billions(census.value[j] ?? 0),
        billions(before),
        billions(after),
        percent(100 * (after / before - 1)),
      ];
    }),
  );
}

export function billions(millions: number): string {
  return (millions / 1000).toFixed(1);
}

export function percent(value: number, digits = 1): string {
  return `${value.toFixed(digits)} %`;
}
