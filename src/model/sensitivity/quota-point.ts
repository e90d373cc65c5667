import type { Rent } from '../economy.ts';
import type { Equilibrium } from '../equilibrium.ts';
import type { ModelQuota } from '../quotas.ts';
import type { QuotaEquilibrium } from '../quotas-solve.ts';
import { cellOf, sharesAfter, type VarietyFlow } from '../varieties.ts';
import { quantityHats } from '../varieties-outcomes.ts';

/** A solution under quotas, and what they were. */
export interface UnderQuotas extends Pick<QuotaEquilibrium, 'equilibrium' | 'quotas' | 'flows'> {
  /** In the order of `quotas`. */
  readonly rules: readonly Pick<ModelQuota, 'rentTo'>[];
}

/** A variety under a quota. */
export interface QuotaMember {
  readonly quota: number;
  readonly flow: number;
  readonly variety: number;
  /** ω: its part of what is imported of the quota. */
  readonly weight: number;
}

/** What the make-up of flows says of quotas, while trade in each flow as a whole is held. */
export interface Makeup {
  /** ω_p ln ρ_p of each member; summed over those of a quota it is ln Q_q but for a constant, to first order. `[member]`. */
  readonly volume: Float64Array;
  /** Rates of rents, in the order of `Equilibrium.rents`; 0 for those that are of no quota. */
  readonly rents: Float64Array;
}

/** How one quota's own unknown moves what the solve takes as given: cells, rents, and the make-up of flows. */
export interface QuotaMove {
  readonly cells: readonly {
    readonly cell: number;
    readonly tariff: number;
    readonly tradeCost: number;
  }[];
  readonly rents: readonly { readonly at: number; readonly by: number }[];
  /** Of ln Q_q by make-up alone: `[quota]`. */
  readonly volume: Float64Array;
}

/**
 * Quotas at a solution, as their linearisation needs them. One that is at its limit has a shadow rate to find, so that ln Q_q stays.
 * One that is exceeded has none, but its licences cover volume / Q_q of what comes in: ln covered_q + ln Q_q stays. With ρ_p the
 * share of a variety in its flow's border value, and M the flow,
 *
 *     Q_q = Σ_p q_p,   q_p ∝ M ρ_p / ĉ,   ρ_p ∝ s_p k_p^−θ / (1 + t_p),   d ln Q_q = Σ_p ω_p (d ln M + d ln ρ_p − d ln ĉ)
 */
export class QuotaPoint {
  /** Those with an unknown, by place. */
  readonly active: readonly number[];
  readonly flows: readonly VarietyFlow[];
  readonly members: readonly QuotaMember[];
  readonly #membersOf: ReadonlyMap<number, readonly QuotaMember[]>;
  readonly #solved: UnderQuotas;
  /** Part of imports that licences cover: `[quota]`. */
  readonly #covered: Float64Array;
  /** By cell and holder. */
  readonly #rents: ReadonlyMap<string, number>;

  constructor(solved: UnderQuotas) {
    const { equilibrium, quotas, flows } = solved;
    this.#solved = solved;
    this.flows = flows;
    this.#rents = rentsByPlace(equilibrium);
    this.members = flows.flatMap((flow, f) => {
      const hats = flow.varieties.some(({ quota }) => quota) && quantityHats(equilibrium, flow);
      return flow.varieties.flatMap(({ quota }, p): QuotaMember[] => {
        if (!quota || !hats || hats[p] === 0) return [];
        const weight = (quota.baseQuantity * hats[p]) / quotas[quota.index].quantity;
        return [{ quota: quota.index, flow: f, variety: p, weight }];
      });
    });
    this.#membersOf = byFlow(this.members);
    const traded = new Set(this.members.map(({ quota }) => quota));
    this.active = [...quotas.keys()].filter(
      (q) =>
        traded.has(q) &&
        quotas[q].volume > 0 &&
        (quotas[q].state === 'at-limit' || quotas[q].state === 'above'),
    );
    this.#covered = Float64Array.from(quotas, ({ state, quantity, volume }) =>
      state === 'above' ? volume / quantity : 1,
    );
  }

  get quotas(): number {
    return this.#solved.quotas.length;
  }

  exceeded(q: number): boolean {
    return this.#solved.quotas[q].state === 'above';
  }

  /** Make-up of other flows than those of the solution, in the same order, with quotas at the same shadow rates. */
  makeup(flows: readonly VarietyFlow[], theta: Float64Array): Makeup {
    const volume = new Float64Array(this.members.length);
    const rents = new Float64Array(this.#solved.equilibrium.rents.length);
    const shares = new Map<number, Float64Array>();
    this.members.forEach((member, m) => {
      const { flow: f, variety: p, quota, weight } = member;
      const flow = flows[f];
      const received = shares.get(f) ?? receivedShares(flow, theta[flow.sector]);
      shares.set(f, received);
      volume[m] = weight * Math.log(received[p]);
      const at = this.#rentOf(member);
      if (at === undefined) return;
      const wedge = flow.varieties[p].rate - this.#solved.quotas[quota].inRate;
      rents[at] += wedge * this.#covered[quota] * received[p];
    });
    return { volume, rents };
  }

  /** What one unit of a quota's unknown moves: ln(1 + shadow rate), or ln covered. */
  moveOf(q: number): QuotaMove {
    if (!this.exceeded(q)) {
      return this.#moveOfFlows(
        [...this.#membersOf.keys()].filter((f) => this.#holds(f, q)),
        ({ varieties }, p) => (varieties[p].quota?.index === q ? 1 : 0),
      );
    }
    const rents = this.members.flatMap((member) => {
      const at = member.quota === q ? this.#rentOf(member) : undefined;
      return at === undefined ? [] : [{ at, by: this.#rentPart(member) }];
    });
    return { cells: [], rents, volume: new Float64Array(this.quotas) };
  }

  /** What a move of ln(1 + t_p) comes to, for one flow or for all. */
  moveOfRates(move: (flow: VarietyFlow, variety: number) => number, flow?: number): QuotaMove {
    return this.#moveOfFlows(flow === undefined ? this.flows.keys() : [flow], move);
  }

  /**
   * What one unit more of the rate of every variety of a flow comes to, inside and outside of quotas alike. Where a quota is at its
   * limit, buyers pay its shadow rate either way: duty takes the place of rent.
   */
  moveOfDuty(f: number): QuotaMove {
    const duty = this.moveOfRates(({ varieties }, p) => {
      const { rate, quota } = varieties[p];
      const atLimit = quota && this.#solved.quotas[quota.index].state === 'at-limit';
      return atLimit ? 0 : 1 / (1 + rate);
    }, f);
    const theta = this.#solved.equilibrium.economy.theta[this.flows[f].sector];
    const received = receivedShares(this.flows[f], theta);
    const less = (this.#membersOf.get(f) ?? []).flatMap((member) => {
      const at = this.#rentOf(member);
      return at === undefined
        ? []
        : [{ at, by: -this.#covered[member.quota] * received[member.variety] }];
    });
    return { ...duty, rents: [...duty.rents, ...less] };
  }

  #moveOfFlows(
    among: Iterable<number>,
    move: (flow: VarietyFlow, variety: number) => number,
  ): QuotaMove {
    const { economy, share } = this.#solved.equilibrium;
    const cells: QuotaMove['cells'][number][] = [];
    const rents: QuotaMove['rents'][number][] = [];
    const volume = new Float64Array(this.quotas);
    for (const f of among) {
      const flow = this.flows[f];
      const { varieties, sector } = flow;
      const cell = cellOf(economy, flow);
      if (share[cell] === 0) continue;
      const theta = economy.theta[sector];
      const spent = sharesAfter(varieties, theta);
      const received = receivedShares(flow, theta);
      let cost = 0;
      let mean = 0;
      varieties.forEach((_, p) => {
        const by = move(flow, p);
        cost += spent[p] * by;
        mean += received[p] * by;
      });
      const tariff = (1 + theta) * mean - theta * cost;
      cells.push({ cell, tariff, tradeCost: cost - tariff });
      for (const member of this.#membersOf.get(f) ?? []) {
        const { variety: p, quota, weight } = member;
        const by = move(flow, p);
        const logShare = (1 + theta) * (mean - by);
        volume[quota] += weight * logShare;
        const at = this.#rentOf(member);
        if (at === undefined) continue;
        const dearer = (1 + varieties[p].rate) * this.#covered[quota] * received[p] * by;
        rents.push({ at, by: dearer + this.#rentPart(member) * logShare });
      }
    }
    return { cells, rents, volume };
  }

  #holds(f: number, q: number): boolean {
    return this.#membersOf.get(f)?.some(({ quota }) => quota === q) ?? false;
  }

  /** (t − in-rate) · covered · ρ, its part of the rate of its flow's rent. */
  #rentPart({ flow, variety, quota }: QuotaMember): number {
    const one = this.flows[flow];
    const { equilibrium, quotas } = this.#solved;
    const received = receivedShares(one, equilibrium.economy.theta[one.sector]);
    const wedge = one.varieties[variety].rate - quotas[quota].inRate;
    return wedge * this.#covered[quota] * received[variety];
  }

  #rentOf({ flow, quota }: QuotaMember): number | undefined {
    const { equilibrium, rules } = this.#solved;
    const cell = cellOf(equilibrium.economy, this.flows[flow]);
    return this.#rents.get(`${cell} ${rules[quota].rentTo}`);
  }
}

/** ρ_p, shares in the border value of a flow. */
function receivedShares({ varieties }: VarietyFlow, theta: number): Float64Array {
  const shares = sharesAfter(varieties, theta);
  let total = 0;
  varieties.forEach(({ rate }, p) => {
    shares[p] /= 1 + rate;
    total += shares[p];
  });
  return total > 0 ? shares.map((share) => share / total) : shares;
}

function byFlow(members: readonly QuotaMember[]): ReadonlyMap<number, readonly QuotaMember[]> {
  const result = new Map<number, QuotaMember[]>();
  for (const member of members) {
    const own = result.get(member.flow);
    if (own) own.push(member);
    else result.set(member.flow, [member]);
  }
  return result;
}

function rentsByPlace({ rents, economy }: Equilibrium): ReadonlyMap<string, number> {
  const N = economy.regions.length;
  return new Map(
    rents.map(({ sector, importer, exporter, holder }: Rent, at) => [
      `${(sector * N + importer) * N + exporter} ${holder}`,
      at,
    ]),
  );
}
