import { cellOf, checkFlows, type VarietyFlow } from '../varieties.ts';
import type { Economy } from '../economy.ts';

/**
 * The varieties of all traded flows in columns, so that a point of the path costs one exponential for each variety and no
 * allocation. Varieties are numbered through all flows in the order given, those of flows without trade included.
 */
export interface FlowTable {
  /** Of each flow with trade in the base: its cell in `[sector][importer][exporter]`, θ, ln(1 + τ) in the base: `[flow]`. */
  readonly cell: Int32Array;
  readonly theta: Float64Array;
  readonly logBaseGross: Float64Array;
  /** Its varieties, from `first` up to and without `last`: `[flow]`. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** The flow of each variety, −1 where it has no trade: `[variety]`. */
  readonly flowOf: Int32Array;
  /** s_p, and ln(1 + t_p) in the base: `[variety]`. */
  readonly share: Float64Array;
  readonly logBase: Float64Array;
  /** Whole move of ln(1 + t_p) and of the open fraction, 0 for what is not traded: `[variety]`. */
  readonly move: Float64Array;
  readonly opening: Float64Array;
}

/** @throws RangeError naming the flow that does not fit the economy, see `checkFlows` */
export function tableOfFlows(economy: Economy, flows: readonly VarietyFlow[]): FlowTable {
  checkFlows(economy, flows);
  const traded = flows.filter((flow) => economy.share[cellOf(economy, flow)] > 0).length;
  const varieties = flows.reduce((sum, flow) => sum + flow.varieties.length, 0);
  const table: FlowTable = {
    cell: new Int32Array(traded),
    theta: new Float64Array(traded),
    logBaseGross: new Float64Array(traded),
    first: new Int32Array(traded),
    last: new Int32Array(traded),
    flowOf: new Int32Array(varieties).fill(-1),
    share: new Float64Array(varieties),
    logBase: new Float64Array(varieties),
    move: new Float64Array(varieties),
    opening: new Float64Array(varieties),
  };
  let f = 0;
  let p = 0;
  for (const flow of flows) {
    const cell = cellOf(economy, flow);
    if (economy.share[cell] === 0) {
      p += flow.varieties.length;
      continue;
    }
    table.cell[f] = cell;
    table.theta[f] = economy.theta[flow.sector];
    table.logBaseGross[f] = Math.log1p(economy.tariff[cell]);
    table.first[f] = p;
    for (const { share, base, rate, prohibited } of flow.varieties) {
      table.flowOf[p] = f;
      table.share[p] = share;
      table.logBase[p] = Math.log1p(base);
      if (share > 0) {
        if (prohibited === true) table.opening[p] = -1;
        else table.move[p] = Math.log((1 + rate) / (1 + base));
      }
      p++;
    }
    table.last[f++] = p;
  }
  return table;
}

/** What flows come to when their varieties have moved, and how that answers to each. */
export interface FlowResponses {
  /** ln κ̂ of the flow, (Σ_p o_p s_p k_p^−θ)^(−1/θ); Infinity when nothing may come in: `[flow]`. */
  readonly logCost: Float64Array;
  /** ln(1 + τ) of the flow as it is then made up; NaN when nothing may come in: `[flow]`. */
  readonly logGross: Float64Array;
  /**
   * Share of each variety in what is spent on its flow, and in what the exporter receives, were it wholly open and the others as
   * they are, s_p k_p^−θ / Σ: `[variety]`. Times `open` they are σ_p and ρ_p, which sum to 1.
   */
  readonly spent: Float64Array;
  readonly received: Float64Array;
  /** Open fraction o_p: `[variety]`. */
  readonly open: Float64Array;
}

export function createResponses({ cell, flowOf }: FlowTable): FlowResponses {
  return {
    logCost: new Float64Array(cell.length),
    logGross: new Float64Array(cell.length),
    spent: new Float64Array(flowOf.length),
    received: new Float64Array(flowOf.length),
    open: new Float64Array(flowOf.length),
  };
}

/** An open fraction below this is none: what rounding leaves of 1 − ⅓ − ⅓ − ⅓. */
const CLOSED = 1e-12;

/**
 * Responses of all flows, as `respond` has them for one, with open fractions besides:
 *
 *     S = Σ_p o_p s_p k_p^−θ,   R = Σ_p o_p s_p k_p^−θ / (1 + t'_p),   κ̂ = S^(−1/θ),   1 + τ = S / R
 *
 * @param move     of ln(1 + t_p): `[variety]`
 * @param opening  of the open fraction, which is 1 in the base: `[variety]`
 * @param out      overwritten
 */
export function respondAll(
  table: FlowTable,
  move: Float64Array,
  opening: Float64Array,
  out: FlowResponses,
): void {
  const { theta, first, last, share, logBase } = table;
  const { logCost, logGross, spent, received, open } = out;
  for (let f = 0; f < theta.length; f++) {
    // Relative to the variety that rises least, so that a large θ cannot underflow them all.
    let least = Infinity;
    for (let p = first[f]; p < last[f]; p++) {
      const left = 1 + opening[p];
      open[p] = left > CLOSED ? left : 0;
      if (share[p] > 0 && open[p] > 0) least = Math.min(least, move[p]);
    }
    if (least === Infinity) {
      logCost[f] = Infinity;
      logGross[f] = NaN;
      spent.fill(0, first[f], last[f]);
      received.fill(0, first[f], last[f]);
      continue;
    }
    let S = 0;
    let R = 0;
    for (let p = first[f]; p < last[f]; p++) {
      const rise = move[p] - least;
      spent[p] = rise === 0 ? share[p] : share[p] * Math.exp(-theta[f] * rise);
      received[p] = spent[p] * Math.exp(-(logBase[p] + move[p]));
      S += open[p] * spent[p];
      R += open[p] * received[p];
    }
    logCost[f] = least - Math.log(S) / theta[f];
    logGross[f] = Math.log(S / R);
    for (let p = first[f]; p < last[f]; p++) {
      spent[p] /= S;
      received[p] /= R;
    }
  }
}
