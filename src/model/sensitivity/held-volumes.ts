import { LinearSolver } from '../../num/index.ts';
import { borderSales } from '../flows.ts';
import { cellOf } from '../varieties.ts';
import type { Direction } from './direction.ts';
import type { LinearStatus } from './linear-solution.ts';
import type { Linearisation } from './linearise.ts';
import type { Weights } from './pull-back.ts';
import type { QuotaMove, QuotaPoint } from './quota-point.ts';

/** A gradient in which quotas in force hold their volumes, and their shadow rates and rents move. */
export interface HeldGradient {
  /**
   * By what the solve took as given. Of a flow with varieties under quotas: at a given make-up. What moves the make-up by d ln ρ
   * moves the outcome by −Σ_q volume_q Σ_p ω_p d ln ρ_p as well; see `QuotaPoint`.
   */
  readonly gradient: Direction;
  /** By ln(volume) of each quota, 0 for those that do not bind: `[quota]`. */
  readonly volume: Float64Array;
  readonly status: LinearStatus;
}

/** How an outcome answers to a move of what is given, volumes held. */
export function alongHeld({ gradient, volume }: HeldGradient, move: QuotaMove): number {
  let sum = alongMove(gradient, move);
  for (let q = 0; q < volume.length; q++) sum -= volume[q] * move.volume[q];
  return sum;
}

/**
 * Holds the volumes of quotas in force at a linearised equilibrium. With y the unknowns of quotas (see `QuotaPoint`) and z all else
 * that is given, the conditions d ln Q_q = Q_z dz + Q_y dy = d ln(volume) say what dy is, so that
 *
 *     df = f_z dz + f_y dy,     μ = Q_y⁻ᵀ f_y,     df/dz = f_z − Σ_q μ_q Q_qz,     df / d ln(volume_q) = μ_q
 *
 * (a Schur complement). Q_qz is the gradient of ln Q_q at given shadow rates: one transposed solve for each quota in force, once for
 * all outcomes.
 */
export class HeldVolumes {
  readonly #point: QuotaPoint;
  readonly #moves: readonly QuotaMove[];
  readonly #gradients: readonly Direction[];
  readonly #solver: LinearSolver | undefined;
  readonly #status: LinearStatus;

  /** @throws RangeError when volumes do not say what shadow rates are: the conditions are singular */
  constructor(linear: Linearisation, point: QuotaPoint) {
    this.#point = point;
    const { active } = point;
    this.#moves = active.map((q) => point.moveOf(q));
    const found = active.map((q) =>
      linear.gradientOf({ value: 0, weights: weightsOf(linear, point, q) }),
    );
    this.#gradients = found.map(({ gradient }) => gradient);
    this.#status = found.every(({ status }) => status === 'converged')
      ? 'converged'
      : 'iteration-limit';
    const n = active.length;
    if (n === 0) return;
    const matrix = new Float64Array(n * n);
    active.forEach((q, a) => {
      this.#moves.forEach((move, b) => {
        const own = a === b && point.exceeded(q) ? 1 : 0;
        matrix[a * n + b] = alongMove(this.#gradients[a], move) + move.volume[q] + own;
      });
    });
    this.#solver = new LinearSolver(n);
    if (!this.#solver.factor(matrix)) {
      throw new RangeError('the volumes of quotas do not say what their shadow rates are');
    }
  }

  /** @param gradient at given shadow rates; left as it is */
  hold(gradient: Direction): HeldGradient {
    const volume = new Float64Array(this.#point.quotas);
    if (!this.#solver) return { gradient, volume, status: this.#status };
    const mu = Float64Array.from(this.#moves, (move) => alongMove(gradient, move));
    this.#solver.solveTransposed(mu);
    const held = copyOf(gradient);
    this.#point.active.forEach((q, a) => {
      volume[q] = mu[a];
      for (const part of Object.keys(held) as (keyof Direction)[]) {
        const [to, from] = [held[part], this.#gradients[a][part]];
        for (let at = 0; at < to.length; at++) to[at] -= mu[a] * from[at];
      }
    });
    return { gradient: held, volume, status: this.#status };
  }
}

/** d ln Q_q by trade in flows and by unit costs. */
function weightsOf({ equilibrium }: Linearisation, point: QuotaPoint, q: number): Weights {
  const { economy } = equilibrium;
  const J = economy.sectors.length;
  const sales = borderSales(equilibrium, economy.regions.length);
  const trade = new Float64Array(sales.length);
  const logCost = new Float64Array(economy.finalShare.length);
  for (const { quota, flow, weight } of point.members) {
    if (quota !== q) continue;
    const { sector, exporter } = point.flows[flow];
    const cell = cellOf(economy, point.flows[flow]);
    trade[cell] += weight / sales[cell];
    logCost[exporter * J + sector] -= weight;
  }
  return { trade, logCost };
}

function alongMove({ tariff, tradeCost, rents }: Direction, move: QuotaMove): number {
  let sum = 0;
  for (const { cell, tariff: ofTariff, tradeCost: ofCost } of move.cells) {
    sum += ofTariff * tariff[cell] + ofCost * tradeCost[cell];
  }
  for (const { at, by } of move.rents) sum += by * rents[at];
  return sum;
}

function copyOf(gradient: Direction): Direction {
  return {
    tariff: gradient.tariff.slice(),
    tradeCost: gradient.tradeCost.slice(),
    productivity: gradient.productivity.slice(),
    population: gradient.population.slice(),
    theta: gradient.theta.slice(),
    transfer: gradient.transfer.slice(),
    rents: gradient.rents.slice(),
  };
}
