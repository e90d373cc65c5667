import type { Economy } from './economy.ts';
import type { Equilibrium } from './equilibrium.ts';
import { wedgeRevenue } from './flows.ts';
import { rentFlows } from './rents.ts';
import { cellOf, type VarietyFlow } from './varieties.ts';
import { varietyOutcomes } from './varieties-outcomes.ts';

/** What a base year yields, `[region]` each, money. */
export interface BaseAccounts {
  /** I_n = w_n L_n + R_n + rents + D_n. */
  readonly income: Float64Array;
  /** Tariff revenue R_n, net of quota rents. */
  readonly revenue: Float64Array;
  /** Quota rents received. */
  readonly rent: Float64Array;
}

export function baseAccounts(economy: Economy): BaseAccounts {
  const wedges = wedgeRevenue(economy);
  const { paid, received } = rentFlows(economy, economy.regions.length);
  return {
    income: economy.valueAdded.map(
      (value, n) => value + wedges[n] - paid[n] + received[n] + economy.transfer[n],
    ),
    revenue: wedges.map((value, n) => value - paid[n]),
    rent: received,
  };
}

/** Income at base, I_n = w_n L_n + R_n + rents + D_n: `[region]`, money. */
export function baseIncome(economy: Economy): Float64Array {
  return baseAccounts(economy).income;
}

/** Change in the consumer price index, P̂_n = Π_j P̂_nj^α_nj (Caliendo and Parro 2015, eq. 5): `[region]`. */
export function priceIndexHat({ economy, priceHat }: Equilibrium): Float64Array {
  const J = economy.sectors.length;
  return Float64Array.from(economy.regions, (_, n) => {
    let log = 0;
    for (let j = 0; j < J; j++) {
      const alpha = economy.finalShare[n * J + j];
      if (alpha > 0) log += alpha * Math.log(priceHat[n * J + j]);
    }
    return Math.exp(log);
  });
}

/** First-order welfare effects as shares of base income: `[region]` each; `welfare` is the sum of the two. */
export interface FirstOrderWelfare {
  readonly welfare: Float64Array;
  readonly termsOfTrade: Float64Array;
  readonly volumeOfTrade: Float64Array;
}

/**
 * The published first-order formula (Caliendo and Parro 2015, eq. 16), evaluated as their Table 2 is: base-year
 * weights, level changes x̂ − 1 in place of logs, relative to the re-solved base year.
 *
 *     tot_n = Σ_j Σ_i [ E_nij (ĉ_nj − 1) − M_nij (ĉ_ij − 1) ] / I_n
 *     vot_n = Σ_j Σ_i τ_nij M_nij [ (M̂_nij − 1) − (ĉ_ij − 1) ] / I_n
 *
 * M_nij are n's imports from i at the border, E_nij = M_inj n's exports to i, τ the base-year tariffs. Own sales cancel
 * in the first sum; in the second they count where the base year taxes them, as in an aggregate with inner tariffs.
 * It is exact for a marginal change only. For NAFTA it gives Mexico 1.31 %, where real income rises by 0.007 %.
 *
 * The wedge τ holds quota rents. Where exporters hold them, their change is a transfer, for which the formula has no term.
 *
 * @param flows the varieties that it was solved with: vot then sums over them, each with its own tariff. Without them a flow
 *   counts as one good, and the formula misses that dearer varieties shrink more
 * @param income `baseIncome` of its economy, where that is known
 */
export function firstOrderWelfare(
  after: Equilibrium,
  flows: readonly VarietyFlow[] = [],
  income: Float64Array = baseIncome(after.economy),
): FirstOrderWelfare {
  const base = after.economy;
  const ofVarieties = flows.length > 0 ? growthAtOwnTariffs(after, flows) : undefined;
  const N = base.regions.length;
  const J = base.sectors.length;
  const costChange = new Float64Array(N);
  const termsOfTrade = new Float64Array(N);
  const volumeOfTrade = new Float64Array(N);
  for (let j = 0; j < J; j++) {
    for (let i = 0; i < N; i++) costChange[i] = after.costHat[i * J + j] - 1;
    for (let n = 0; n < N; n++) {
      const spentBefore = base.expenditure[n * J + j];
      const spent = after.expenditure[n * J + j];
      const row = (j * N + n) * N;
      let dearer = 0;
      for (let i = 0; i < N; i++) {
        const cell = row + i;
        const share = base.share[cell];
        if (share === 0) continue;
        const rate = base.tariff[cell];
        const imports = (spentBefore * share) / (1 + rate);
        const more = imports * costChange[i];
        if (i !== n) {
          termsOfTrade[i] += more;
          dearer += more;
        }
        const growth = ofVarieties?.get(cell);
        if (rate === 0 && growth === undefined) continue;
        const now = (spent * after.share[cell]) / (1 + after.tariff[cell]);
        volumeOfTrade[n] += (growth ?? rate * (now - imports)) - rate * more;
      }
      termsOfTrade[n] -= dearer;
    }
  }
  for (let n = 0; n < N; n++) {
    termsOfTrade[n] /= income[n];
    volumeOfTrade[n] /= income[n];
  }
  return {
    welfare: termsOfTrade.map((tot, n) => tot + volumeOfTrade[n]),
    termsOfTrade,
    volumeOfTrade,
  };
}

/** Σ_p t_p (M'_p − M_p) of each cell that flows name. */
function growthAtOwnTariffs(
  after: Equilibrium,
  flows: readonly VarietyFlow[],
): Map<number, number> {
  const outcomes = varietyOutcomes(after, flows);
  return new Map(
    flows.map((flow, at) => {
      let growth = 0;
      flow.varieties.forEach(({ base }, p) => {
        growth += base * (outcomes[at][p].after - outcomes[at][p].before);
      });
      return [cellOf(after.economy, flow), growth];
    }),
  );
}
