import type { Economy } from '../economy.ts';
import type { Shock } from '../shock.ts';
import type { FullShock } from './random-shock.ts';

/** A new order: entry p of the new list is entry `order[p]` of the old one. */
export type Order = readonly number[];

/** The same values, each axis of a dense array in a new order. */
export function permuteAxes(values: Float64Array, orders: readonly Order[]): Float64Array {
  const result = new Float64Array(values.length);
  for (let to = 0; to < values.length; to++) {
    let rest = to;
    let stride = 1;
    let from = 0;
    for (let axis = orders.length - 1; axis >= 0; axis--) {
      const order = orders[axis];
      from += order[rest % order.length] * stride;
      rest = Math.floor(rest / order.length);
      stride *= order.length;
    }
    result[to] = values[from];
  }
  return result;
}

/** The same economy with its regions and sectors listed in another order. */
export function permuteEconomy(economy: Economy, regions: Order, sectors: Order): Economy {
  return {
    regions: regions.map((n) => economy.regions[n]),
    sectors: sectors.map((j) => economy.sectors[j]),
    theta: permuteAxes(economy.theta, [sectors]),
    share: permuteAxes(economy.share, [sectors, regions, regions]),
    tariff: permuteAxes(economy.tariff, [sectors, regions, regions]),
    valueAddedShare: permuteAxes(economy.valueAddedShare, [regions, sectors]),
    inputShare: permuteAxes(economy.inputShare, [regions, sectors, sectors]),
    finalShare: permuteAxes(economy.finalShare, [regions, sectors]),
    valueAdded: permuteAxes(economy.valueAdded, [regions]),
    transfer: permuteAxes(economy.transfer, [regions]),
    expenditure: permuteAxes(economy.expenditure, [regions, sectors]),
  };
}

export function permuteShock(shock: FullShock, regions: Order, sectors: Order): Shock {
  return {
    tariff: permuteAxes(shock.tariff, [sectors, regions, regions]),
    tradeCost: permuteAxes(shock.tradeCost, [sectors, regions, regions]),
    productivity: permuteAxes(shock.productivity, [regions, sectors]),
    population: permuteAxes(shock.population, [regions]),
  };
}
