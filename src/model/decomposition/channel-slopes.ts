import type { Equilibrium } from '../equilibrium.ts';
import type { Direction } from '../sensitivity/direction.ts';
import type { Tangent } from '../sensitivity/tangent.ts';
import { baseIncome, priceIndexHat } from '../welfare.ts';
import { CHANNELS, SOURCES, type Channel, type Source } from './channels.ts';
import type { Path, PathPoint } from './path.ts';

/** The direction of the whole path at a point, and what of it varieties bring. `[sector][importer][exporter]` each. */
export interface PathDirection extends Omit<Direction, 'theta'> {
  /** Of ln κ̂, by tariffs: of cells without varieties that of ln(1 + τ), of flows Σ_p σ_p d ln(1 + t_p). */
  readonly duty: Float64Array;
  /** Of ln κ̂, by prohibitions: −Σ_p σ_p / (θ o_p) do_p. */
  readonly access: Float64Array;
}

/** Where the path leads at a point, per unit of its fraction. */
export function directionAt({ whole, table }: Path, { responses }: PathPoint): PathDirection {
  const { spent, received, open } = responses;
  const tariff = whole.tariff.slice();
  const tradeCost = whole.tradeCost.slice();
  const duty = whole.tariff.slice();
  const access = new Float64Array(tariff.length);
  const { cell, theta, first, last, move, opening } = table;
  for (let f = 0; f < cell.length; f++) {
    let byDuty = 0;
    let byAccess = 0;
    let rate = 0;
    for (let p = first[f]; p < last[f]; p++) {
      const cost = open[p] * spent[p];
      byDuty += cost * move[p];
      byAccess -= (spent[p] / theta[f]) * opening[p];
      rate += ((1 + theta[f]) * open[p] * received[p] - theta[f] * cost) * move[p];
      rate += (spent[p] - received[p]) * opening[p];
    }
    duty[cell[f]] = byDuty;
    access[cell[f]] = byAccess;
    tariff[cell[f]] = rate;
    tradeCost[cell[f]] += byDuty + byAccess - rate;
  }
  const { productivity, population, rents, transfer } = whole;
  return { tariff, tradeCost, productivity, population, rents, transfer, duty, access };
}

/** What channels and sources add to real income per unit of the path: `[region]` each, in units of Î / P̂. */
export interface ChannelSlopes {
  readonly channels: Readonly<Record<Channel, Float64Array>>;
  readonly sources: Readonly<Record<Source, Float64Array>>;
}

/**
 * The exact differential of real income W = Î / P̂, term by term (docs/methods/decomposition.md, section 4 derives it). With border
 * sales M_nij, their quantity M / (ĉ d̂), and duties t_p M_p of varieties:
 *
 *     I_n d ln W_n =  Σ_j Σ_{i≠n} (M_inj d ln ĉ_nj − M_nij d ln ĉ_ij)              terms of trade
 *                   + Σ_j Σ_i Σ_p t_p M_p (d ln M_p − d ln ĉ_ij − d ln d̂_nij)       volume of trade
 *                   − Σ_j Σ_i M_nij d ln d̂_nij                                     trade costs
 *                   + Σ_j Y_nj d ln Â_nj + w_n L_n d ln L̂_n                          productivity, population
 *                   − Σ_j Σ_i M_nij (1 + τ_nij) d ln κ̂_nij|openings                 access
 *                   + d(rents received − rents paid) + dD_n                        rents, transfers
 *
 * Σ_p t_p dM_p is taken from the flow as a whole: d(τ M) less what rates themselves bring, M (1 + τ) Σ_p σ_p d ln(1 + t_p).
 *
 * @param tangent along `direction`
 */
export function channelSlopes(
  equilibrium: Equilibrium,
  direction: PathDirection,
  ownTradeCost: Float64Array,
  tangent: Tangent,
): ChannelSlopes {
  const { economy, share, tariff, expenditure, output, valueAdded, income } = equilibrium;
  const N = economy.regions.length;
  const J = economy.sectors.length;
  const zeros = <K extends string>(names: readonly K[]): Record<K, Float64Array> =>
    Object.fromEntries(names.map((name) => [name, new Float64Array(N)])) as Record<K, Float64Array>;
  const channels = zeros(CHANNELS);
  const sources = zeros(SOURCES);
  const { 'terms-of-trade': terms, 'volume-of-trade': volume, 'trade-cost': tradeCost } = channels;

  for (let j = 0; j < J; j++) {
    for (let n = 0; n < N; n++) {
      const spent = expenditure[n * J + j];
      const row = (j * N + n) * N;
      for (let i = 0; i < N; i++) {
        const cell = row + i;
        if (share[cell] === 0) continue;
        const bought = spent * share[cell];
        const imports = bought / (1 + tariff[cell]);
        const duties = bought - imports;
        const cost = tangent.logCost[i * J + j];
        const iceberg = ownTradeCost[cell];
        if (i !== n) {
          terms[i] += imports * cost;
          terms[n] -= imports * cost;
        }
        const collected = duties * tangent.logTrade[cell] + bought * direction.tariff[cell];
        volume[n] += collected - bought * direction.duty[cell] - duties * (cost + iceberg);
        tradeCost[n] -= imports * iceberg;
        channels.access[n] -= bought * direction.access[cell];
      }
    }
  }
  equilibrium.rents.forEach(({ sector, importer, exporter, rate }, at) => {
    const cell = (sector * N + importer) * N + exporter;
    const imports = (expenditure[importer * J + sector] * share[cell]) / (1 + tariff[cell]);
    const paid = imports * (direction.rents[at] + rate * tangent.logTrade[cell]);
    channels.rent[importer] -= paid;
  });
  const prices = priceIndexHat(equilibrium);
  const incomeBefore = baseIncome(economy);
  for (let n = 0; n < N; n++) {
    let priceIndex = 0;
    for (let j = 0; j < J; j++) {
      const at = n * J + j;
      channels.productivity[n] += output[at] * direction.productivity[at];
      priceIndex += economy.finalShare[at] * tangent.logPrice[at];
    }
    channels.population[n] = valueAdded[n] * direction.population[n];
    channels.rent[n] += tangent.rent[n];
    channels.transfer[n] = tangent.transfer[n];
    sources.wages[n] = tangent.valueAdded[n];
    sources.revenue[n] = tangent.revenue[n];
    sources.rents[n] = tangent.rent[n];
    sources.transfers[n] = tangent.transfer[n];
    sources.prices[n] = -income[n] * priceIndex;
    // From money to units of Î / P̂: W / I = 1 / (base income · P̂).
    const scale = 1 / (incomeBefore[n] * prices[n]);
    for (const name of CHANNELS) channels[name][n] *= scale;
    for (const name of SOURCES) sources[name][n] *= scale;
  }
  return { channels, sources };
}
