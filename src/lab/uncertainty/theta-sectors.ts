import type { EconomyTables, Sector } from '../../model/index.ts';
import { median } from '../../num/index.ts';
import { resolveSectors, type Selection } from '../selectors.ts';
import type { Scenario, UncertainTheta } from '../scenario.ts';

/** The sectors that an entry of `uncertainty.theta` is about, in the economy's order: all where it names none. */
export function thetaSectors(
  chosen: UncertainTheta['sectors'],
  sectors: readonly Sector[],
): Selection {
  if (chosen === undefined) return { indices: [...sectors.keys()], problems: [] };
  const { indices, problems } = resolveSectors(chosen, sectors, 'productivity');
  return { indices: indices.toSorted((a, b) => a - b), problems };
}

/** Tables with the θ that a run takes: the median where a distribution states one, and else what it was. */
export function withCentralThetas(
  tables: EconomyTables,
  { uncertainty }: Pick<Scenario, 'uncertainty'>,
): EconomyTables {
  const central = new Map<number, number>();
  for (const { sectors, from } of uncertainty?.theta ?? []) {
    if (from === 'spread') continue;
    const value = from.kind === 'lognormal' ? from.median : median(from);
    if (value === undefined) continue;
    for (const j of thetaSectors(sectors, tables.sectors).indices) central.set(j, value);
  }
  if (central.size === 0) return tables;
  const sectors = tables.sectors.map((sector, j) => ({
    ...sector,
    theta: central.get(j) ?? sector.theta,
  }));
  return { ...tables, sectors };
}
