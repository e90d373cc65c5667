import type { Economy } from './economy.ts';

/**
 * A part of a flow that is charged alike: a product, or the share of a product that claims a preference.
 * Rates are fractions, each above −1.
 */
export interface Variety {
  /** Share in what the importer spends on the flow, tariffs included, in the base: s_p. */
  readonly share: number;
  /** Tariff in the base, t_p, and the new one, t'_p. */
  readonly base: number;
  readonly rate: number;
  /** May not come in at all; `rate` then says nothing. */
  readonly prohibited?: boolean;
  /** The quota that it counts against, by its place in the list of quotas, and how much of it was imported in the base. */
  readonly quota?: { readonly index: number; readonly baseQuantity: number };
}

/**
 * What makes up one flow: varieties that share the sector's θ and the exporter's cost (`docs/methods/products.md`).
 * Shares sum to 1; the base rates average to the tariff of the cell, 1 / (1 + τ_nij) = Σ_p s_p / (1 + t_p).
 */
export interface VarietyFlow {
  /** Indices. */
  readonly sector: number;
  readonly importer: number;
  readonly exporter: number;
  readonly varieties: readonly Variety[];
}

/** How a flow as a whole answers to what becomes of its varieties. */
export interface FlowResponse {
  /** (Σ_p s_p k_p^−θ)^(−1/θ), k_p = (1 + t'_p) / (1 + t_p): the change in the flow's trade cost; Infinity when nothing may come in. */
  readonly costHat: number;
  /** 1 + τ: buyer's value over border value of the flow as it is then made up. NaN when nothing may come in. */
  readonly gross: number;
}

/** Position of a flow in `[sector][importer][exporter]`. */
export function cellOf(economy: Economy, flow: VarietyFlow): number {
  const N = economy.regions.length;
  return (flow.sector * N + flow.importer) * N + flow.exporter;
}

/** k_p, or Infinity for what may not come in. */
function change({ base, rate, prohibited }: Variety): number {
  return prohibited === true ? Infinity : (1 + rate) / (1 + base);
}

/** Over the varieties that are traded; Infinity when nothing may come in. */
function leastChange(varieties: readonly Variety[]): number {
  let least = Infinity;
  for (const variety of varieties) {
    if (variety.share > 0) least = Math.min(least, change(variety));
  }
  return least;
}

/** s_p (k_p / least)^−θ. */
function weight(variety: Variety, least: number, theta: number): number {
  const ratio = change(variety) / least;
  return ratio === 1 ? variety.share : variety.share * Math.exp(-theta * Math.log(ratio));
}

/**
 * The response of a flow. Powers are taken relative to the variety whose tariff rises least, so that a large θ cannot
 * underflow them all.
 *
 *     1 + τ = Σ_p s_p k_p^−θ / Σ_p s_p k_p^−θ / (1 + t'_p)
 */
export function respond(varieties: readonly Variety[], theta: number): FlowResponse {
  const least = leastChange(varieties);
  if (least === Infinity) return { costHat: Infinity, gross: NaN };
  let spent = 0;
  let received = 0;
  for (const variety of varieties) {
    const after = weight(variety, least, theta);
    spent += after;
    received += after / (1 + variety.rate);
  }
  return { costHat: least * Math.exp(-Math.log(spent) / theta), gross: spent / received };
}

/** New shares of the varieties in what is spent on the flow, s_p k_p^−θ / Σ; all 0 when nothing may come in. */
export function sharesAfter(varieties: readonly Variety[], theta: number): Float64Array {
  const shares = new Float64Array(varieties.length);
  const least = leastChange(varieties);
  if (least === Infinity) return shares;
  let spent = 0;
  for (let p = 0; p < shares.length; p++) {
    shares[p] = weight(varieties[p], least, theta);
    spent += shares[p];
  }
  for (let p = 0; p < shares.length; p++) shares[p] /= spent;
  return shares;
}

/** How far shares may be from 1 in sum, and base rates from the tariff of the cell: what rounding leaves. */
const ROUNDING = 1e-9;

/**
 * Holds flows against the economy that they are part of. Flows without trade in the base stay without, whatever is said
 * of their varieties.
 *
 * @throws RangeError naming the flow by sector, importer and exporter, and what is wrong with it
 */
export function checkFlows(economy: Economy, flows: readonly VarietyFlow[]): void {
  const { regions, sectors, tariff, share } = economy;
  const seen = new Uint8Array(share.length);
  for (const flow of flows) {
    if (
      !isIndex(flow.sector, sectors.length) ||
      !isIndex(flow.importer, regions.length) ||
      !isIndex(flow.exporter, regions.length)
    ) {
      throw new RangeError(
        `a flow is of sector ${flow.sector}, importer ${flow.importer} and exporter ${flow.exporter}; the economy has ${sectors.length} sectors and ${regions.length} regions`,
      );
    }
    const cell = cellOf(economy, flow);
    const wrong =
      seen[cell] === 1 ? 'is listed twice' : wrongVarieties(flow, share[cell], tariff[cell]);
    if (wrong !== undefined) throw new RangeError(`${nameOf(economy, flow)} ${wrong}`);
    seen[cell] = 1;
  }
}

/** What is wrong with the varieties of a flow that has a share in expenditure and a tariff; nothing, as a rule. */
function wrongVarieties(
  { varieties }: VarietyFlow,
  share: number,
  tariff: number,
): string | undefined {
  let spent = 0;
  let received = 0;
  for (const variety of varieties) {
    const { share: s, base, rate } = variety;
    if (!(s >= 0)) return `has a variety with a share of ${s}; it must not be negative`;
    if (!(base > -1 && rate > -1 && base + rate < Infinity)) {
      return `has a variety with rates of ${base} and ${rate}; they must be finite numbers above -1`;
    }
    spent += s;
    received += s / (1 + base);
  }
  if (share === 0) return undefined;
  if (!(Math.abs(spent - 1) <= ROUNDING)) return `has shares that sum to ${spent}, not to 1`;
  const average = spent / received - 1;
  if (Math.abs(average - tariff) <= ROUNDING * (1 + tariff)) return undefined;
  return `has base rates that average to ${average}, but the economy says ${tariff}; see calibrateVarieties`;
}

/** For messages. */
export function nameOf({ sectors, regions }: Economy, flow: VarietyFlow): string {
  return `the flow of ${sectors[flow.sector].id} from ${regions[flow.exporter].id} to ${regions[flow.importer].id}`;
}

function isIndex(value: number, length: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < length;
}
