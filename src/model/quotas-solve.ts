import type { Economy } from './economy.ts';
import type { Equilibrium } from './equilibrium.ts';
import { NormalMap } from './quotas-map.ts';
import { baseQuantities, baseRates, checkMembers } from './quotas-members.ts';
import { atPrices, quotaTrade, rentsAt, type QuotaTrade } from './quotas-trade.ts';
import { checkQuotas, type ModelQuota, type QuotaState } from './quotas.ts';
import { Session } from './session.ts';
import type { Shock } from './shock.ts';
import type { SolveOptions } from './solve-options.ts';
import { checkFlows, type VarietyFlow } from './varieties.ts';
import { withVarieties, writeFlows, type VarietyShock } from './varieties-shock.ts';

export interface QuotaSolveOptions extends SolveOptions {
  /** Where quotas stand in a solution of nearly the same problem, to go with `start`; those that it does not have begin at the base. */
  readonly startQuotas?: readonly QuotaState[];
}

export interface QuotaEquilibrium {
  /** `status` is `converged` only when the quotas' conditions hold as well; `iterations` are those of all solves. */
  readonly equilibrium: Equilibrium;
  /** In the order of the quotas. */
  readonly quotas: readonly QuotaState[];
  /** The flows with the rates that buyers pay: for `varietyOutcomes`, `outcomesOf` and `rebaseVarieties`. */
  readonly flows: readonly VarietyFlow[];
}

/** How far ln(quantity / volume) may be from what the conditions say, in tolerances of the solve. */
const SLACK = 100;
/** Solves in all, and halvings of one step. */
const MOST_SOLVES = 400;
const MOST_HALVINGS = 6;
/** A step that leaves more than this fraction of the error calls for a better derivative; by differences of ln(1 + t) this large. */
const GOOD_STEP = 0.3;
const DIFFERENCE = 1e-4;
/** A solve on the way is to this fraction of the error that the quotas have left, but never looser than `LOOSEST`. */
const INNER = 1e-3;
const LOOSEST = 1e-5;
/** An error found at a tolerance below this fraction of another's says nothing against that one's step. */
const SHARPER = 0.1;

/**
 * The equilibrium under tariff-rate quotas. With Q_q what is imported and t_q the rate that buyers' prices reflect,
 *
 *     t_q = in-rate               Q_q ≤ volume
 *     in-rate < t_q < out-rate    Q_q = volume
 *     t_q = out-rate              Q_q ≥ volume
 *
 * a mixed complementarity problem in ln(1 + t), solved as the zero of its normal map (Robinson 1992; Dirkse and Ferris 1995) by
 * Josephy-Newton steps around `solve`: the derivative is that of demand with costs and expenditures held, measured where that does
 * not do; solves on the way are loose and start from each other. `docs/methods/quotas.md` has the derivation.
 *
 * Licences for the volume, or for all imports where they are less, are worth t − in-rate on each unit's border value.
 * That rent stays in the importer's income or goes to the exporter's; tariff revenue does not hold it.
 *
 * @param shock what else changes; `rents` of cells that no flow names stay
 * @param flows varieties; those under a quota name it by its place, their `rate` is not read
 * @param options as for `solve`; `maxIterations` is for each solve, `onProgress` counts over all of them
 * @throws RangeError on misuse, as `solve` and `withVarieties`; and when a variety names a quota that is not there
 */
export function solveWithQuotas(
  economy: Economy,
  shock: Shock,
  flows: readonly VarietyFlow[],
  quotas: readonly ModelQuota[],
  options: QuotaSolveOptions = {},
): QuotaEquilibrium {
  checkQuotas(quotas);
  checkMembers(flows, quotas);
  checkFlows(economy, flows);
  const limited = flows.filter(({ varieties }) => varieties.some(({ quota }) => quota));
  const underQuota = new Set(limited);
  const free = flows.filter((flow) => !underQuota.has(flow));
  const fixed = withVarieties(economy, shock, free);
  const search = new QuotaSearch(economy, fixed, limited, quotas, options);
  try {
    const { equilibrium, states, priced } = search.run();
    const pricedOf = new Map(limited.map((flow, at) => [flow, priced[at]]));
    return { equilibrium, quotas: states, flows: flows.map((flow) => pricedOf.get(flow) ?? flow) };
  } finally {
    search.close();
  }
}

/** One evaluation: quotas at their prices, the equilibrium there, and how far each is from its conditions. */
interface Point {
  readonly z: Float64Array;
  readonly priced: readonly VarietyFlow[];
  /** What the solve was asked for. */
  readonly tolerance: number;
  readonly trade: QuotaTrade;
  readonly residual: Float64Array;
  /** Largest residual; Infinity when the solve did not converge. */
  readonly merit: number;
  /** Largest error of any quota's conditions; what decides on convergence. */
  readonly violation: number;
}

class QuotaSearch {
  readonly #economy: Economy;
  /** Without the flows, and with them; the arrays of the latter are written at every evaluation. */
  readonly #shock: VarietyShock;
  readonly #priced: VarietyShock;
  readonly #flows: readonly VarietyFlow[];
  readonly #quotas: readonly ModelQuota[];
  readonly #map: NormalMap;
  readonly #solver: Session;
  /** What the flows are part of, each once. */
  readonly #rows: ReadonlyMap<number, VarietyFlow>;
  readonly #tolerance: number;
  /** To be added to the derivative: `[quota][quota]`. */
  readonly #correction: Float64Array;
  #iterations = 0;
  #solves = 0;
  #cancelled = false;
  #last: Point;

  constructor(
    economy: Economy,
    shock: VarietyShock,
    flows: readonly VarietyFlow[],
    quotas: readonly ModelQuota[],
    options: QuotaSolveOptions,
  ) {
    this.#economy = economy;
    this.#shock = shock;
    this.#flows = flows;
    this.#quotas = quotas;
    this.#tolerance = options.tolerance ?? 1e-10;
    this.#correction = new Float64Array(quotas.length ** 2);
    const { quantity, slope } = baseQuantities(economy, shock, flows, quotas.length);
    this.#map = new NormalMap(quotas, quantity, slope);
    this.#rows = new Map(
      flows.map((flow) => [flow.sector * economy.regions.length + flow.importer, flow]),
    );
    const start = this.#map.start(baseRates(flows, quotas), options.startQuotas);
    this.#priced = withVarieties(economy, shock, atPrices(flows, this.#map.prices(start)));
    this.#solver = new Session(economy, this.#price(start).shock, {
      ...options,
      onProgress: (iteration, residual) => {
        const goOn = options.onProgress?.(this.#iterations + iteration, residual) ?? true;
        if (!goOn) this.#cancelled = true;
        return goOn;
      },
    });
    try {
      this.#last = this.#evaluate(start, LOOSEST);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  close(): void {
    this.#solver.close();
  }

  run(): { equilibrium: Equilibrium; states: QuotaState[]; priced: readonly VarietyFlow[] } {
    const enough = SLACK * this.#tolerance;
    let best = this.#last;
    let tolerance = LOOSEST;
    while (this.#goesOn() && best.merit < Infinity) {
      if (best.violation <= enough) {
        if (tolerance <= this.#tolerance) break;
        tolerance = this.#tolerance;
        best = this.#evaluate(best.z, tolerance);
        continue;
      }
      tolerance = Math.max(this.#tolerance, Math.min(tolerance, INNER * best.merit));
      best = this.#improve(best, tolerance);
    }
    if (best !== this.#last && !this.#cancelled) this.#evaluate(best.z, tolerance);
    return this.#outcome(enough);
  }

  /**
   * A Newton step from a point, halved until it brings the quotas nearer to their conditions. Where that does not go well, feedback
   * through wages, costs and expenditures is strong: the derivative is then measured, and kept as a correction.
   */
  #improve(from: Point, tolerance: number): Point {
    const quick = this.#evaluate(this.#newton(from), tolerance);
    if (quick.merit < GOOD_STEP * from.merit) return quick;
    // What was solved less exactly may only have seemed good.
    if (quick.merit < Infinity && tolerance < SHARPER * from.tolerance) return quick;
    if (!this.#goesOn()) return from;
    this.#measureResponse(from);
    for (const passes of [undefined, 1]) {
      const to = this.#newton(from, passes);
      for (let halving = 0; halving < MOST_HALVINGS && this.#goesOn(); halving++) {
        const next = this.#evaluate(to, tolerance);
        if (next.merit < from.merit) return next;
        for (let q = 0; q < to.length; q++) to[q] = (to[q] + from.z[q]) / 2;
      }
    }
    return quick.merit < Infinity ? quick : from;
  }

  #newton({ z, residual, trade }: Point, passes?: number): Float64Array {
    const response = trade.response.map((value, at) => value + this.#correction[at]);
    return this.#map.step(z, residual, response, passes);
  }

  /** The demand response in equilibrium less that with costs and expenditures held, by one-sided differences. */
  #measureResponse(at: Point): void {
    const n = this.#quotas.length;
    const tolerance = Math.max(this.#tolerance, DIFFERENCE * 1e-5);
    const here = this.#evaluate(at.z, tolerance);
    for (const b of this.#map.inside(at.z)) {
      if (!this.#goesOn()) return;
      const z = at.z.slice();
      z[b] += z[b] + DIFFERENCE < this.#map.top(b) ? DIFFERENCE : -DIFFERENCE;
      const there = this.#evaluate(z, tolerance);
      for (let a = 0; a < n; a++) {
        const slope = Math.log(here.trade.quantity[a] / there.trade.quantity[a]) / (z[b] - at.z[b]);
        const correction = slope - at.trade.response[a * n + b];
        if (Number.isFinite(correction)) this.#correction[a * n + b] = correction;
      }
    }
  }

  #evaluate(z: Float64Array, tolerance: number): Point {
    const rows = [...this.#rows.values()];
    const { shock, priced } = this.#price(z);
    this.#solver.reprice(shock, rows);
    const { status, iterations } = this.#solver.search(tolerance);
    this.#iterations += iterations;
    this.#solves++;
    const trade = quotaTrade(this.#solver.tradeIn(rows), priced, this.#quotas.length);
    const residual = this.#map.residual(z, trade.quantity);
    const converged = status === 'converged';
    const violation = converged ? this.#map.violation(z, residual) : Infinity;
    const merit = converged
      ? residual.reduce((worst, one) => Math.max(worst, Math.abs(one)), 0)
      : Infinity;
    this.#last = { z: z.slice(), priced, tolerance, trade, residual, violation, merit };
    return this.#last;
  }

  /** Puts the flows at their prices, in place. */
  #price(z: Float64Array): { shock: Shock; priced: readonly VarietyFlow[] } {
    const economy = this.#economy;
    const prices = this.#map.prices(z);
    const priced = atPrices(this.#flows, prices);
    const { tariff, tradeCost, rents } = this.#priced;
    writeFlows(economy, priced, this.#shock.tradeCost, tariff, tradeCost);
    const own = rentsAt(economy, priced, this.#quotas, prices);
    return { shock: { ...this.#priced, rents: [...rents, ...own] }, priced };
  }

  #goesOn(): boolean {
    return !this.#cancelled && this.#solves < MOST_SOLVES;
  }

  /** What the last evaluation found. */
  #outcome(enough: number) {
    const { z, trade, priced, violation } = this.#last;
    const equilibrium = this.#solver.equilibrium();
    const done =
      equilibrium.status === 'converged' &&
      violation <= enough &&
      equilibrium.residual <= this.#tolerance;
    const status =
      equilibrium.status === 'converged' && !done ? 'iteration-limit' : equilibrium.status;
    const residual = Math.max(equilibrium.residual, violation < Infinity ? violation / SLACK : 0);
    return {
      equilibrium: { ...equilibrium, status, iterations: this.#iterations, residual },
      states: this.#map.states(z, trade),
      priced,
    };
  }
}
