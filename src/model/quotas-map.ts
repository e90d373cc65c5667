import { LinearSolver } from '../num/index.ts';
import type { QuotaPrice, QuotaTrade } from './quotas-trade.ts';
import type { ModelQuota, QuotaPosition, QuotaState } from './quotas.ts';

/** No step may move a shadow rate by more than this factor, in logs. */
const LONGEST_STEP = 3;
/** Passes over the piecewise linear problem, and the residual that ends them. */
const MOST_PASSES = 50;
const LINEAR = 1e-13;
/** ln of a quantity that has underflowed. */
const LEAST_LOG = -700;

/**
 * The normal map of the quotas' conditions (Robinson 1992). Its unknown z_q stands for the shadow rate and for the distance to
 * the limit at once: with y = ln(1 + rate) and Π(z) the nearest point to z in [y_in, y_out],
 *
 *     Φ_q(z) = ρ_q (z_q − Π(z_q)) + ln(volume_q / Q_q(Π(z))) = 0
 *
 * Below y_in, ρ (Π(z) − z) is how far imports are below the volume, above y_out ρ (z − Π(z)) is how far they are above it, both in
 * logs; between, z is the shadow rate and imports equal the volume. Any positive ρ has the same zero; with the slope of demand for
 * it, 1 + θ, Φ hardly bends at its two kinks.
 *
 * Quotas without trade, and those without volume, have nothing to be found and are left as they are.
 */
export class NormalMap {
  readonly #quotas: readonly ModelQuota[];
  readonly #baseQuantity: Float64Array;
  readonly #slope: Float64Array;
  /** Places of the quotas that are to be solved for. */
  readonly #open: readonly number[];

  /**
   * @param baseQuantity what is imported in the base and may still come in: `[quota]`
   * @param slope ρ, positive: `[quota]`
   */
  constructor(quotas: readonly ModelQuota[], baseQuantity: Float64Array, slope: Float64Array) {
    this.#quotas = quotas;
    this.#baseQuantity = baseQuantity;
    this.#slope = slope;
    this.#open = [...quotas.keys()].filter((q) => baseQuantity[q] > 0 && quotas[q].volume > 0);
  }

  /**
   * Where the base stands: its rates, and quantities in place of those that are not known yet; or where a quota stands in a
   * neighbouring solution.
   */
  start(baseRates: Float64Array, neighbours: readonly QuotaState[] = []): Float64Array {
    return Float64Array.from(this.#quotas, ({ id, volume }, q) => {
      const { low, high } = this.#bounds(q);
      if (this.#baseQuantity[q] === 0) return low;
      if (volume === 0) return Infinity;
      const near = neighbours.find((state) => state.id === id && state.quantity > 0);
      const overshoot = Math.log((near?.quantity ?? this.#baseQuantity[q]) / volume);
      const base = Math.log1p(near?.shadowRate ?? baseRates[q]);
      const beyond = overshoot / this.#slope[q];
      if (base <= low) return low + Math.min(0, beyond);
      return base < high ? base : high + Math.max(0, beyond);
    });
  }

  /** Rate and covered fraction at z: `[quota]`. The bounds are exact. */
  prices(z: Float64Array): QuotaPrice[] {
    return this.#quotas.map(({ inRate, outRate }, q) => {
      const { low, high } = this.#bounds(q);
      if (z[q] <= low) return { rate: inRate, covered: 1 };
      if (z[q] < high) return { rate: Math.expm1(z[q]), covered: 1 };
      return { rate: outRate, covered: z[q] === high ? 1 : Math.exp(-this.#beyond(z, q)) };
    });
  }

  /** Φ at z; 0 where nothing is to be found. `[quota]` */
  residual(z: Float64Array, quantity: Float64Array): Float64Array {
    const residual = new Float64Array(z.length);
    for (const q of this.#open) {
      const excess = Math.max(LEAST_LOG, Math.log(quantity[q])) - Math.log(this.#quotas[q].volume);
      residual[q] = this.#beyond(z, q) - excess;
    }
    return residual;
  }

  /**
   * How far the conditions are from holding at z: imports over the volume where the in-quota rate is charged, off it between the
   * bounds, off what the covered fraction says above them; in logs, the largest of all quotas.
   */
  violation(z: Float64Array, residual: Float64Array): number {
    let worst = 0;
    for (const q of this.#open) {
      const { low } = this.#bounds(q);
      const excess = this.#beyond(z, q) - residual[q];
      const violation = z[q] <= low ? Math.max(0, excess) : Math.abs(residual[q]);
      worst = Math.max(worst, violation);
    }
    return worst;
  }

  /**
   * The zero of Φ with ln Q replaced by its tangent at z (Josephy 1979): a piecewise linear problem, solved by semismooth Newton
   * steps of its own. A column of their matrix is that of the demand response where the shadow rate is inside its bounds, of the
   * identity where it is not.
   *
   * @param response as in `QuotaTrade`, `[quota][quota]`
   */
  step(
    z: Float64Array,
    residual: Float64Array,
    response: Float64Array,
    passes = MOST_PASSES,
  ): Float64Array {
    const open = this.#open;
    const n = open.length;
    const matrix = new Float64Array(n * n);
    const solver = new LinearSolver(n);
    const linear = Float64Array.from(open, (q) => residual[q]);
    const next = z.slice();
    for (let pass = 0; pass < passes; pass++) {
      if (linear.every((value) => Math.abs(value) < LINEAR)) break;
      const inside = new Set(this.inside(next));
      open.forEach((b, column) => {
        open.forEach((a, row) => {
          const diagonal = row === column ? this.#slope[b] : 0;
          matrix[row * n + column] = inside.has(b) ? response[a * z.length + b] : diagonal;
        });
      });
      if (!solver.factor(matrix)) break;
      solver.solve(linear);
      open.forEach((q, row) => {
        const longest = inside.has(q) ? LONGEST_STEP : Infinity;
        next[q] -= Math.max(-longest, Math.min(longest, linear[row]));
      });
      open.forEach((a, row) => {
        linear[row] = residual[a] + this.#beyond(next, a) - this.#beyond(z, a);
        for (const b of open) {
          const moved = this.#within(next, b) - this.#within(z, b);
          linear[row] += response[a * z.length + b] * moved;
        }
      });
    }
    return next;
  }

  /** Quotas whose shadow rate is free to move. */
  inside(z: Float64Array): number[] {
    return this.#open.filter((q) => {
      const { low, high } = this.#bounds(q);
      return z[q] >= low && z[q] <= high;
    });
  }

  /** ln(1 + out-rate). */
  top(q: number): number {
    return this.#bounds(q).high;
  }

  states(z: Float64Array, { quantity, value }: QuotaTrade): QuotaState[] {
    const prices = this.prices(z);
    return this.#quotas.map((quota, q) => {
      const { rate, covered } = prices[q];
      const wedge = rate === Infinity ? 0 : rate - quota.inRate;
      return {
        ...this.#described(quota),
        state: this.#position(z, q),
        quantity: quantity[q],
        shadowRate: rate,
        rent: wedge * covered * value[q],
      };
    });
  }

  #described({ id, volume, inRate, outRate }: ModelQuota) {
    return { id, volume, inRate, outRate };
  }

  #position(z: Float64Array, q: number): QuotaPosition {
    if (this.#baseQuantity[q] === 0) return 'not-traded';
    const { low, high } = this.#bounds(q);
    if (z[q] <= low) return 'below';
    return z[q] < high ? 'at-limit' : 'above';
  }

  /** Π(z), the logs of 1 + shadow rate. */
  #within(z: Float64Array, q: number): number {
    const { low, high } = this.#bounds(q);
    return Math.min(Math.max(z[q], low), high);
  }

  /** ρ (z − Π(z)). */
  #beyond(z: Float64Array, q: number): number {
    return this.#slope[q] * (z[q] - this.#within(z, q));
  }

  #bounds(q: number): { low: number; high: number } {
    const { inRate, outRate } = this.#quotas[q];
    return { low: Math.log1p(inRate), high: Math.log1p(outRate) };
  }
}
