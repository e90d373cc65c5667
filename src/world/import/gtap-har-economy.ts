import type { EconomyTables, Sector } from '../../model/index.ts';
import { closeGtapAccounts } from './gtap-har-close.ts';
import type { GtapData } from './gtap-har-data.ts';
import { foldedFlows } from './gtap-har-taxes.ts';
import { freightOn, gtapTariff, importDollar } from './gtap-har-trade.ts';
import { makesOf, usesOf } from './gtap-har-uses.ts';
import type { Treatment } from './import-report.ts';

/**
 * Puts a GTAP data base into the tables of an economy; `docs/methods/gtap-har.md` derives each step.
 *
 * Trade is valued fob, tariffs are VMSB / VCIF − 1, purchases stand at producers' prices and duty. Freight becomes imports
 * of the transport services that carry it, from all who supply them to the world pool (VST) in proportion. Value added
 * closes the accounts.
 *
 * @param sectors one for each commodity, in the order of the data
 */
export function economyOfGtap(
  data: GtapData,
  sectors: readonly Sector[],
): { tables: EconomyTables; treatments: Treatment[] } {
  const { sets, flows } = data;
  const [N, J] = [sets.region.length, sectors.length];
  const tables: EconomyTables = {
    regions: sets.region.map((id) => ({ id, name: id })),
    sectors,
    trade: new Float64Array(J * N * N),
    tariffs: new Float64Array(J * N * N),
    intermediate: new Float64Array(N * J * J),
    valueAdded: new Float64Array(N * J),
    final: new Float64Array(N * J),
  };
  const { trade, tariffs, intermediate, final } = tables;
  const marginOf = sets.margin.map((margin) => commodityIndex(data, margin));
  const addTrade = (j: number, n: number, i: number, value: number): void => {
    const cell = (j * N + n) * N + i;
    trade[cell] = (trade[cell] ?? 0) + value;
  };
  const supplies = supplyShares(data);

  for (let d = 0; d < N; d++) {
    const dollars = sectors.map((_, c) => importDollar(data, c, d));
    const uses = usesOf(data, d, dollars, marginOf, makesOf(data, d));
    intermediate.set(uses.intermediate, d * J * J);
    final.set(uses.final, d * J);
    for (let c = 0; c < J; c++) {
      addTrade(c, d, d, Math.max(uses.domestic[c] ?? 0, 0)); // stocks may have met more than all of it
      for (let s = 0; s < N; s++) {
        addTrade(c, d, s, flows.exportsFob.at(c, s, d));
        if (s !== d) tariffs[(c * N + d) * N + s] = gtapTariff(flows, c, s, d);
      }
      freightOn(data, c, d).forEach((value, m) => {
        supplies[m]?.forEach((share, s) => {
          addTrade(marginOf[m] ?? 0, d, s, share * value);
        });
      });
    }
  }
  keepDutyOffFreight(data, tables, marginOf);
  const closing = closeGtapAccounts(tables);
  return { tables, treatments: [...foldedFlows(data, tables), ...closing] };
}

/** Where a margin commodity pays duty, its rate is spread over the freight now in the flow: the duty stays the same. */
function keepDutyOffFreight(
  { flows }: GtapData,
  { regions, trade, tariffs }: EconomyTables,
  marginOf: readonly number[],
): void {
  const N = regions.length;
  for (const j of new Set(marginOf)) {
    for (let cell = j * N * N; cell < (j + 1) * N * N; cell++) {
      const rate = tariffs[cell] ?? 0;
      if (rate === 0) continue;
      const fob = flows.exportsFob.at(j, cell % N, Math.floor(cell / N) % N);
      tariffs[cell] = (rate * fob) / (trade[cell] ?? fob);
    }
  }
}

/** Who carries the world's freight: VST of each margin as shares, `[margin][region]`. */
function supplyShares({ sets, flows }: GtapData): number[][] {
  return sets.margin.map((_, m) => {
    const supply = sets.region.map((_region, r) => flows.marginSupply.at(m, r));
    const total = supply.reduce((sum, value) => sum + value, 0);
    return supply.map((value) => (total > 0 ? value / total : 0));
  });
}

function commodityIndex({ sets }: GtapData, margin: string): number {
  return sets.commodity.findIndex((id) => id.toUpperCase() === margin.toUpperCase());
}
