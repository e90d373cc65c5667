import type { Economy, Rent } from '../economy.ts';
import type { Equilibrium } from '../equilibrium.ts';
import { rentFlows } from '../rents.ts';
import type { Shock, TransferClosure } from '../shock.ts';

export interface ReferenceOptions {
  /** Largest excess demand over value added that counts as solved; prices and expenditures are held to it too. */
  readonly tolerance?: number;
  /** Outer iterations, over wages. */
  readonly maxIterations?: number;
  readonly closure?: TransferClosure;
}

/** How far wages answer excess demand: the `vfactor` of the published code. */
const DAMPING = 0.2;
const MAX_INNER_ITERATIONS = 100_000;

/**
 * The equilibrium after a shock, found as the replication code of Caliendo and Parro (2015) finds it: guess wages;
 * iterate on prices until they stand; compute shares; iterate on expenditures until they stand; move wages by
 * damped excess demand; repeat. The equations stand in the order of the paper, as the paper writes them.
 *
 * One thing is added: the damping is halved whenever excess demand grows, for at the published fixed step the
 * tariffs of the whole world in 2005 never settle. Nothing else is clever here. It is what `solve` is measured against:
 * for its numbers in tests, for its time in the bench.
 *
 * @returns an equilibrium as `solve` does; `iterations` counts wage steps, `residual` is the largest excess demand
 */
export function solveByReference(
  economy: Economy,
  shock: Shock = {},
  options: ReferenceOptions = {},
): Equilibrium {
  const { tolerance = 1e-10, maxIterations = 100_000, closure = 'fixed' } = options;
  const problem = describe(economy, shock, closure);
  const { N, labourValue } = problem;

  const world = total(economy.valueAdded) / total(labourValue);
  const wageHat = new Float64Array(N).fill(world);
  let expenditure = economy.expenditure;
  let damping = DAMPING;
  let last = Infinity;
  for (let iterations = 1; ; iterations++) {
    const { priceHat, costHat } = pricesAndCosts(problem, wageHat, 0.1 * tolerance);
    const share = tradeShares(problem, priceHat, costHat);
    const money = expenditures(problem, wageHat, share, expenditure, 0.1 * tolerance);
    const excess = excessDemand(problem, share, money);
    const residual = excess.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
    if (residual <= tolerance || !Number.isFinite(residual) || iterations >= maxIterations) {
      return {
        status: residual <= tolerance ? 'converged' : 'iteration-limit',
        method: 'fallback',
        iterations,
        residual,
        economy,
        closure,
        wageHat,
        populationHat: problem.populationHat,
        priceHat,
        costHat,
        share,
        tariff: problem.tariff,
        rents: problem.rents,
        ...money,
      };
    }
    if (residual > last) damping *= 0.5;
    last = residual;
    expenditure = money.expenditure;
    for (let n = 0; n < N; n++) wageHat[n] += damping * excess[n];
  }
}

interface Problem {
  readonly economy: Economy;
  readonly closure: TransferClosure;
  readonly N: number;
  readonly J: number;
  readonly tariff: Float64Array;
  /** κ̂_nij = (1 + τ'_nij) / (1 + τ_nij) · d̂_nij: `[sector][importer][exporter]`. */
  readonly tradeCostHat: Float64Array;
  /** Â_nj: `[region][sector]`. */
  readonly productivity: Float64Array;
  readonly populationHat: Float64Array;
  /** w_n L_n L̂_n: `[region]`. */
  readonly labourValue: Float64Array;
  readonly rents: readonly Rent[];
  /** World value added and what tariffs and rents took of the base year. */
  readonly worldIncome: number;
}

function describe(economy: Economy, shock: Shock, closure: TransferClosure): Problem {
  const N = economy.regions.length;
  const J = economy.sectors.length;
  const tariff = shock.tariff ?? economy.tariff;
  const populationHat = shock.population ?? new Float64Array(N).fill(1);
  let worldIncome = total(economy.valueAdded);
  for (let j = 0; j < J; j++) {
    for (let n = 0; n < N; n++) {
      for (let i = 0; i < N; i++) {
        const cell = (j * N + n) * N + i;
        const spent = economy.expenditure[n * J + j] * economy.share[cell];
        worldIncome += (spent * economy.tariff[cell]) / (1 + economy.tariff[cell]);
      }
    }
  }
  return {
    economy,
    closure,
    N,
    J,
    tariff,
    tradeCostHat: tariff.map(
      (rate, cell) => ((1 + rate) / (1 + economy.tariff[cell])) * (shock.tradeCost?.[cell] ?? 1),
    ),
    productivity: shock.productivity ?? new Float64Array(N * J).fill(1),
    populationHat,
    labourValue: economy.valueAdded.map((value, n) => value * populationHat[n]),
    rents: shock.rents ?? economy.rents ?? [],
    worldIncome,
  };
}

/**
 * Eq. 10 and 11, iterated from no change, for given wages. As in the published code, costs are summed in logs and
 * what trade costs do to a share is taken out of the loop; ĉ^−θ is computed for every pair, where it stands:
 *
 *     ĉ_nj = ŵ_n^γ_nj Π_k P̂_nk^γ_njk / Â_nj
 *     P̂_nj = (Σ_i π_nij κ̂_nij^−θ_j ĉ_ij^−θ_j)^(−1/θ_j)
 */
function pricesAndCosts(
  { economy, N, J, tradeCostHat, productivity }: Problem,
  wageHat: Float64Array,
  tolerance: number,
): { priceHat: Float64Array; costHat: Float64Array } {
  const { theta, share, valueAddedShare, inputShare } = economy;
  const shareAtOldCosts = new Float64Array(share.length);
  for (let cell = 0; cell < share.length; cell++) {
    if (share[cell] === 0) continue;
    const j = Math.floor(cell / (N * N));
    shareAtOldCosts[cell] = share[cell] * Math.pow(tradeCostHat[cell], -theta[j]);
  }
  const priceHat = new Float64Array(N * J).fill(1);
  const costHat = new Float64Array(N * J);
  for (let iteration = 0; iteration < MAX_INNER_ITERATIONS; iteration++) {
    const logWage = wageHat.map(Math.log);
    const logPrice = priceHat.map(Math.log);
    for (let n = 0; n < N; n++) {
      for (let j = 0; j < J; j++) {
        const cell = n * J + j;
        let logCost = valueAddedShare[cell] * logWage[n];
        for (let k = 0; k < J; k++) logCost += inputShare[cell * J + k] * logPrice[n * J + k];
        costHat[cell] = Math.exp(logCost) / productivity[cell];
      }
    }
    let change = 0;
    for (let j = 0; j < J; j++) {
      for (let n = 0; n < N; n++) {
        let sum = 0;
        for (let i = 0; i < N; i++) {
          const pi = shareAtOldCosts[(j * N + n) * N + i];
          if (pi > 0) sum += pi * Math.pow(costHat[i * J + j], -theta[j]);
        }
        if (sum === 0) continue; // bought by nobody here
        const price = Math.pow(sum, -1 / theta[j]);
        change = Math.max(change, Math.abs(price / priceHat[n * J + j] - 1));
        priceHat[n * J + j] = price;
      }
    }
    if (change <= tolerance) break;
  }
  return { priceHat, costHat };
}

/** Eq. 12: π'_nij = π_nij (κ̂_nij ĉ_ij / P̂_nj)^−θ_j. */
function tradeShares(
  { economy, N, J, tradeCostHat }: Problem,
  priceHat: Float64Array,
  costHat: Float64Array,
): Float64Array {
  const { theta, share } = economy;
  const after = new Float64Array(share.length);
  for (let j = 0; j < J; j++) {
    for (let n = 0; n < N; n++) {
      for (let i = 0; i < N; i++) {
        const cell = (j * N + n) * N + i;
        if (share[cell] === 0) continue;
        const relative = (tradeCostHat[cell] * costHat[i * J + j]) / priceHat[n * J + j];
        after[cell] = share[cell] * Math.pow(relative, -theta[j]);
      }
    }
  }
  return after;
}

/** What is spent, sold and earned, in money. */
interface Money {
  readonly expenditure: Float64Array;
  readonly output: Float64Array;
  readonly valueAdded: Float64Array;
  readonly revenue: Float64Array;
  readonly rent: Float64Array;
  readonly transfer: Float64Array;
  readonly income: Float64Array;
}

/**
 * Eq. 13, iterated for given wages and shares from the expenditures of the last wages:
 *
 *     X'_nj = Σ_k γ_nkj Σ_i X'_ik π'_ink / (1 + τ'_ink) + α_nj I'_n
 *     I'_n  = ŵ_n L̂_n w_n L_n + Σ_j Σ_i τ'_nij X'_nj π'_nij / (1 + τ'_nij) − rents paid + rents received + D'_n
 */
function expenditures(
  problem: Problem,
  wageHat: Float64Array,
  share: Float64Array,
  start: Float64Array,
  tolerance: number,
): Money {
  const { economy, closure, N, J, tariff, labourValue, worldIncome, rents } = problem;
  const { finalShare, inputShare } = economy;
  const valueAdded = labourValue.map((value, n) => wageHat[n] * value);
  let expenditure = start;
  for (let iteration = 0; ; iteration++) {
    const output = new Float64Array(N * J);
    const revenue = new Float64Array(N);
    for (let j = 0; j < J; j++) {
      for (let n = 0; n < N; n++) {
        for (let i = 0; i < N; i++) {
          const cell = (j * N + n) * N + i;
          const received = (expenditure[n * J + j] * share[cell]) / (1 + tariff[cell]);
          output[i * J + j] += received;
          revenue[n] += tariff[cell] * received;
        }
      }
    }
    const kept = {
      fixed: 1,
      zero: 0,
      'share-of-world-income': (total(valueAdded) + total(revenue)) / worldIncome,
    }[closure];
    const transfer = economy.transfer.map((value) => kept * value);
    const { paid, received: rent } = rentFlows({ share, tariff, expenditure, rents }, N);
    for (let n = 0; n < N; n++) revenue[n] -= paid[n];
    const income = valueAdded.map((value, n) => value + revenue[n] + rent[n] + transfer[n]);

    const next = new Float64Array(N * J);
    let change = 0;
    for (let n = 0; n < N; n++) {
      for (let j = 0; j < J; j++) {
        let spent = finalShare[n * J + j] * income[n];
        for (let k = 0; k < J; k++) {
          spent += inputShare[(n * J + k) * J + j] * output[n * J + k];
        }
        next[n * J + j] = spent;
        if (spent !== 0) change = Math.max(change, Math.abs(expenditure[n * J + j] / spent - 1));
      }
    }
    expenditure = next;
    if (change <= tolerance || iteration >= MAX_INNER_ITERATIONS) {
      return { expenditure, output, valueAdded, revenue, rent, transfer, income };
    }
  }
}

/**
 * Eq. 14: exports less imports plus the transfer and what exporters earn in quota rents less what is paid to them, over value added at base wages; own sales are on both sides.
 * Weighted by that value added it sums to zero, so that wages stay on the numeraire.
 */
function excessDemand(
  { N, J, tariff, labourValue, rents }: Problem,
  share: Float64Array,
  { expenditure, transfer, rent }: Money,
): Float64Array {
  const { paid } = rentFlows({ share, tariff, expenditure, rents }, N);
  const balance = transfer.map((value, n) => value + rent[n] - paid[n]);
  for (let j = 0; j < J; j++) {
    for (let n = 0; n < N; n++) {
      for (let i = 0; i < N; i++) {
        const cell = (j * N + n) * N + i;
        const received = (expenditure[n * J + j] * share[cell]) / (1 + tariff[cell]);
        balance[i] += received;
        balance[n] -= received;
      }
    }
  }
  return balance.map((value, n) => value / labourValue[n]);
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
