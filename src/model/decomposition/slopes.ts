import type { Direction } from '../sensitivity/direction.ts';
import type { Driver, SparseMove } from './driver.ts';
import type { FlowResponses, FlowTable } from './flow-table.ts';
import { dot } from './moves.ts';

/**
 * How fast an outcome moves along the path through each driver: gradient · move, with varieties and openings passed on to the
 * tariff and the iceberg cost of their flow:
 *
 *     ∂ ln(1 + τ) / ∂ ln(1 + t_p) = (1 + θ) ρ_p − θ σ_p         ∂ ln κ̂ / ∂ ln(1 + t_p) = σ_p
 *     ∂ ln(1 + τ) / ∂ o_p         = (σ_p − ρ_p) / o_p           ∂ ln κ̂ / ∂ o_p         = −σ_p / (θ o_p)
 *
 * and ln d̂ is what is left of ln κ̂.
 *
 * @returns `[driver]`, per unit of the fraction of the path
 */
export function slopes(
  drivers: readonly Driver[],
  gradient: Direction,
  table: FlowTable,
  responses: FlowResponses,
): Float64Array {
  return Float64Array.from(drivers, (driver) => {
    let slope = 0;
    for (const part of [
      'tariff',
      'tradeCost',
      'productivity',
      'population',
      'rents',
      'transfer',
    ] as const) {
      const move = driver[part];
      if (move) slope += dot(move, gradient[part]);
    }
    if (driver.varieties) slope += ofVarieties(driver.varieties, gradient, table, responses);
    if (driver.openings) slope += ofOpenings(driver.openings, gradient, table, responses);
    return slope;
  });
}

function ofVarieties(
  { at, by }: SparseMove,
  { tariff, tradeCost }: Direction,
  { cell, theta, flowOf }: FlowTable,
  { spent, received, open }: FlowResponses,
): number {
  let slope = 0;
  for (let k = 0; k < at.length; k++) {
    const p = at[k];
    const f = flowOf[p];
    if (f < 0) continue;
    const cost = open[p] * spent[p];
    const rate = (1 + theta[f]) * open[p] * received[p] - theta[f] * cost;
    slope += by[k] * (rate * tariff[cell[f]] + (cost - rate) * tradeCost[cell[f]]);
  }
  return slope;
}

function ofOpenings(
  { at, by }: SparseMove,
  { tariff, tradeCost }: Direction,
  { cell, theta, flowOf }: FlowTable,
  { spent, received }: FlowResponses,
): number {
  let slope = 0;
  for (let k = 0; k < at.length; k++) {
    const p = at[k];
    const f = flowOf[p];
    if (f < 0) continue;
    const cost = -spent[p] / theta[f];
    const rate = spent[p] - received[p];
    slope += by[k] * (rate * tariff[cell[f]] + (cost - rate) * tradeCost[cell[f]]);
  }
  return slope;
}
