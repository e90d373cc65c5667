import { groupsOf } from '../../../../model/index.ts';
import type { EconomyTables } from '../../../../model/index.ts';

/** What the world says that an importer buys from an exporter of a sector, US$ million; both are regions or groups. */
export function flowOf(
  { regions, sectors, trade }: EconomyTables,
  importer: string,
  exporter: string,
  sector: string,
): number {
  const groups = groupsOf(regions);
  const members = (id: string): readonly number[] =>
    groups.get(id) ?? [regions.findIndex((region) => region.id === id)];
  const j = sectors.findIndex(({ id }) => id === sector);
  const N = regions.length;
  let value = 0;
  for (const n of members(importer)) {
    for (const i of members(exporter)) {
      const cell = trade[(j * N + n) * N + i];
      if (cell === undefined) throw new RangeError(`${sector}: no flow ${exporter} → ${importer}`);
      value += cell;
    }
  }
  return value;
}
