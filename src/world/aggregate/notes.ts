import type { EconomyTables } from '../../model/index.ts';
import { economyDigest } from '../digest.ts';
import type { LoadedEconomy } from '../loaded-economy.ts';
import type { InnerTrade } from './inner-trade.ts';
import { isKept } from './target.ts';
import type { Target } from './target.ts';

/** What `economy.yaml` of an aggregate says of how it was made, before the notes of its source. */
export function aggregationNotes(
  { meta, tables, elasticitySets }: Pick<LoadedEconomy, 'meta' | 'tables' | 'elasticitySets'>,
  { sectors: newSectors }: EconomyTables,
  regions: readonly Target[],
  sectors: readonly Target[],
  inner: InnerTrade,
): string {
  const size = `${tables.regions.length} regions × ${tables.sectors.length} sectors`;
  const from = `Aggregated by Reroute from ${meta.id} (${economyDigest(meta, tables, elasticitySets)}), ${size}. Flows are sums; tariffs are means weighted by trade; docs/methods/aggregation.md says how.`;
  const merged = (targets: readonly Target[], things: readonly { readonly id: string }[]) =>
    targets
      .filter((target) => !isKept(target, things))
      .map((target) => {
        const members = target.members.map((member) => things[member]!.id).join(', ');
        return { target, text: `${target.id} is ${members}` };
      });
  const ofRegions = merged(regions, tables.regions).map(({ text }) => text);
  const ofSectors = merged(sectors, tables.sectors).map(({ target, text }) => {
    const theta = newSectors.find(({ id }) => id === target.id)?.theta ?? 0;
    const how = target.theta === undefined ? 'mean weighted by trade' : 'stated';
    return `${text} (θ ${Number(theta.toPrecision(4))}, ${how})`;
  });
  const innerDuty = inner.duty.reduce((sum, value) => sum + value, 0);
  const duty = `Tariff revenue of ${Number(innerDuty.toPrecision(6))} ${meta.unit} on trade that is now inside a region is kept: the rate on own sales is their mean duty.`;
  return [
    from,
    ...(ofRegions.length > 0 ? [`Regions: ${ofRegions.join('; ')}.`] : []),
    ...(ofSectors.length > 0 ? [`Sectors: ${ofSectors.join('; ')}.`] : []),
    ...(innerDuty === 0 ? [] : [duty]),
    ...(meta.notes === undefined ? [] : [`Notes of the source: ${meta.notes}`]),
  ].join('\n\n');
}
