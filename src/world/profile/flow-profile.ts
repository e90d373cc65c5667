import { overSectors } from '../../model/index.ts';
import type { EconomyTables } from '../../model/index.ts';

/** Sales from one region to another, at the exporter's border. */
export interface FlowProfile {
  readonly exporter: string;
  readonly importer: string;
  /** Absent where all sectors are meant. */
  readonly sector?: string;
  readonly value: number;
  /** Of all sales that cross a border of this kind. */
  readonly share: number;
}

/** World totals, in the folder's unit. */
export interface TotalsProfile {
  readonly value_added: number;
  readonly final: number;
  readonly intermediate: number;
  readonly own_sales: number;
  /** Sales between regions. */
  readonly border_trade: number;
  readonly tariff_revenue: number;
}

export function totalsProfile(tables: EconomyTables): TotalsProfile {
  const { regions, trade, tariffs, valueAdded, final, intermediate } = tables;
  const N = regions.length;
  let own = 0;
  let border = 0;
  let revenue = 0;
  for (let cell = 0; cell < trade.length; cell++) {
    const value = trade[cell]!;
    if (isOwn(cell, N)) own += value;
    else border += value;
    revenue += value * tariffs[cell]!;
  }
  return {
    value_added: sum(valueAdded),
    final: sum(final),
    intermediate: sum(intermediate),
    own_sales: own,
    border_trade: border,
    tariff_revenue: revenue,
  };
}

/** The largest flows between regions, between regions and groups seen as one, and of single sectors. */
export interface TopFlows {
  readonly regions: readonly FlowProfile[];
  /** Members of a group are one, and what they sell to each other is left out. Its shares are of what is left. */
  readonly groups: readonly FlowProfile[];
  readonly sectors: readonly FlowProfile[];
}

export function topFlows(tables: EconomyTables, count = 10): TopFlows {
  const { regions, sectors, trade } = tables;
  const N = regions.length;
  const pairs = overSectors(trade, N);
  const ids = regions.map(({ id }) => id);
  const whole = borderSum(trade, N);
  const { flows, parties } = asGroups(pairs, regions);
  return {
    regions: topPairs(pairs, ids, count),
    groups: topPairs(flows, parties, count),
    sectors: largest(trade, count, (cell) => !isOwn(cell, N)).map((cell) => ({
      exporter: ids[cell % N]!,
      importer: ids[Math.floor(cell / N) % N]!,
      sector: sectors[Math.floor(cell / (N * N))]!.id,
      value: trade[cell]!,
      share: trade[cell]! / whole,
    })),
  };
}

function topPairs(pairs: Float64Array, ids: readonly string[], count: number): FlowProfile[] {
  const N = ids.length;
  const whole = borderSum(pairs, N);
  return largest(pairs, count, (cell) => !isOwn(cell, N)).map((cell) => ({
    exporter: ids[cell % N]!,
    importer: ids[Math.floor(cell / N)]!,
    value: pairs[cell]!,
    share: pairs[cell]! / whole,
  }));
}

/** Flows between parties, `[importer][exporter]`: a group is one, and so is a region without a group. */
function asGroups(
  pairs: Float64Array,
  regions: EconomyTables['regions'],
): { flows: Float64Array; parties: string[] } {
  const N = regions.length;
  const partyOf = regions.map(({ id, group }) => group ?? id);
  const parties = [...new Set(partyOf)];
  const index = partyOf.map((party) => parties.indexOf(party));
  const flows = new Float64Array(parties.length ** 2);
  pairs.forEach((value, cell) => {
    flows[index[Math.floor(cell / N)]! * parties.length + index[cell % N]!]! += value;
  });
  return { flows, parties };
}

function borderSum(trade: Float64Array, regions: number): number {
  return trade.reduce((total, value, cell) => (isOwn(cell, regions) ? total : total + value), 0);
}

function isOwn(cell: number, regions: number): boolean {
  return cell % regions === Math.floor(cell / regions) % regions;
}

/** Cells of the largest values above 0, largest first; of equals the first. One pass, however many cells there are. */
export function largest(
  values: Float64Array,
  count: number,
  counts: (cell: number) => boolean,
): number[] {
  const best: number[] = [];
  for (let cell = 0; cell < values.length; cell++) {
    const value = values[cell]!;
    const last = best.length === count ? values[best[count - 1]!]! : 0;
    if (!(value > last) || !counts(cell)) continue;
    const at = best.findIndex((other) => values[other]! < value);
    best.splice(at < 0 ? best.length : at, 0, cell);
    if (best.length > count) best.pop();
  }
  return best;
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
