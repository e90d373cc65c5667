import type { EconomyTables } from '../../model/index.ts';
import { newIndices } from './target.ts';
import type { Target } from './target.ts';

/**
 * What each old sector weighs in the elasticity of the sector it goes into, `[old sector]`: its sales across borders of
 * the new regions, at the exporter's border; where a new sector has none of these, its sales in all; where it has
 * none of these either, one each.
 */
export function thetaWeights(
  { regions, sectors, trade }: EconomyTables,
  newRegions: readonly Target[],
  newSectors: readonly Target[],
): Float64Array {
  const N = regions.length;
  const region = newIndices(newRegions);
  const foreign = new Float64Array(sectors.length);
  const all = new Float64Array(sectors.length);
  for (let cell = 0; cell < trade.length; cell++) {
    const [importer, exporter] = [Math.floor(cell / N) % N, cell % N];
    const sector = Math.floor(cell / (N * N));
    all[sector]! += trade[cell]!;
    if (region[importer] !== region[exporter]) foreign[sector]! += trade[cell]!;
  }
  const weights = new Float64Array(sectors.length).fill(1);
  for (const { members } of newSectors) {
    const used = [foreign, all].find((sales) => members.some((member) => sales[member]! > 0));
    if (used) for (const member of members) weights[member] = used[member]!;
  }
  return weights;
}

/**
 * θ of a merged sector: the arithmetic mean of its members' by weight. It is the one that keeps how trade answers to a
 * uniform change in cost, and so the losses from a tariff to second order; docs/methods/aggregation.md has the argument,
 * and what the harmonic mean would keep instead.
 *
 * @param theta `[old sector]`
 */
export function mergedTheta(
  members: readonly number[],
  theta: ArrayLike<number>,
  weights: Float64Array,
): number {
  const values = members.map((member) => theta[member]!);
  const whole = members.reduce((sum, member) => sum + weights[member]!, 0);
  const mean = members.reduce((sum, member) => sum + weights[member]! * theta[member]!, 0) / whole;
  // Rounding takes it nowhere outside: one member, or equal ones, come out bit for bit.
  return Math.min(Math.max(mean, Math.min(...values)), Math.max(...values));
}
