import type { LinearMap } from '../../num/index.ts';
import type { LinearPoint } from './linear-point.ts';

/**
 * Products with the linearised conditions, A, and with its transpose: about 3 N²J + 2 NJ² multiply-adds each, and nothing
 * allocated. They tell how far a solution of `ReducedSystem` is one of the whole. With changes in logs c = Γ p + γ w of unit costs and z = x + θ p, row by row
 *
 *     dM_nij = M_nij (z_nj − θ_j c_ij)
 *     dY_ij  = Σ_n dM_nij
 *     dI_n   = W_n w_n + Σ_j (X_nj x_nj − Σ_i dM_nij) + rents + dD_n
 *     trade balance  [ Σ_j Σ_{i≠n} (dM_inj − dM_nij) + rents + dD_n − pull_n Σ_m W_m w_m / Σ_m W_m ] / scale_n
 *     price          p_nj − Σ_i π_nij c_ij
 *     expenditure    x_nj − (Σ_k γ_nkj dY_nk + α_nj dI_n) / X_nj
 *
 * `changesAlong` and `pullBack` are the same maps in full, with all that is given as well as all that is unknown.
 */
export interface Products {
  readonly apply: LinearMap;
  readonly applyTransposed: LinearMap;
}

export function productsAt(point: LinearPoint): Products {
  const { N, J } = point;
  const scratch = {
    cost: new Float64Array(N * J),
    output: new Float64Array(N * J),
    balance: new Float64Array(N),
    revenue: new Float64Array(N),
    income: new Float64Array(N),
    one: new Float64Array(N),
    two: new Float64Array(N),
  };
  return {
    apply: (from, to) => {
      apply(point, scratch, from, to);
    },
    applyTransposed: (from, to) => {
      applyTransposed(point, scratch, from, to);
    },
  };
}

/** `[region][sector]` two, `[region]` three, and two of one sector. */
interface Scratch {
  readonly cost: Float64Array;
  readonly output: Float64Array;
  readonly balance: Float64Array;
  readonly revenue: Float64Array;
  readonly income: Float64Array;
  readonly one: Float64Array;
  readonly two: Float64Array;
}

function apply(point: LinearPoint, scratch: Scratch, from: Float64Array, to: Float64Array): void {
  const { N, J, abroad, own, bought, sold, spent, domestic } = point;
  const { economy, share, expenditure, valueAdded } = point.equilibrium;
  const { inputShare, valueAddedShare, finalShare, theta } = economy;
  const { cost, output, balance, revenue, income } = scratch;
  const P = N;
  const X = N + N * J;
  for (let n = 0; n < N; n++) {
    const prices = P + n * J;
    for (let j = 0; j < J; j++) {
      const inputs = (n * J + j) * J;
      let sum = valueAddedShare[n * J + j] * from[n];
      for (let k = 0; k < J; k++) sum += inputShare[inputs + k] * from[prices + k];
      cost[n * J + j] = sum;
    }
  }
  balance.fill(0);
  revenue.fill(0);
  for (let j = 0; j < J; j++) {
    const t = theta[j];
    const c = scratch.one;
    const received = scratch.two;
    for (let i = 0; i < N; i++) {
      c[i] = cost[i * J + j];
      received[i] = 0;
    }
    for (let n = 0; n < N; n++) {
      const cell = n * J + j;
      const z = from[X + cell] + t * from[P + cell];
      const row = (j * N + n) * N;
      const atHome = own[cell] * (z - t * c[n]);
      output[cell] = atHome;
      revenue[n] += expenditure[cell] * from[X + cell] - atHome;
      if (domestic[j] === 1) {
        to[P + cell] = from[P + cell] - share[row + n] * c[n];
        continue;
      }
      let price = 0;
      let flows = 0;
      for (let i = 0; i < N; i++) {
        const flow = abroad[row + i];
        price += share[row + i] * c[i];
        flows += flow * c[i];
        received[i] += flow * z;
      }
      to[P + cell] = from[P + cell] - price;
      const imports = bought[cell] * z - t * flows;
      revenue[n] -= imports;
      balance[n] -= imports;
    }
    if (domestic[j] === 1) continue;
    for (let i = 0; i < N; i++) {
      const exports = received[i] - t * sold[i * J + j] * c[i];
      output[i * J + j] += exports;
      balance[i] += exports;
    }
  }
  let worldRevenue = 0;
  let numeraire = 0;
  for (let n = 0; n < N; n++) {
    worldRevenue += revenue[n];
    numeraire += valueAdded[n] * from[n];
    income[n] = valueAdded[n] * from[n] + revenue[n];
  }
  numeraire /= point.worldValueAdded;
  for (const { rent, holder, flow } of point.rents) {
    const { sector: j, importer: n, exporter: i, rate } = rent;
    const z = from[X + n * J + j] + theta[j] * from[P + n * J + j];
    const money = rate * flow * (z - theta[j] * cost[i * J + j]);
    balance[n] -= money;
    balance[holder] += money;
    income[n] -= money;
    income[holder] += money;
  }
  const perRevenue = point.transferPerRevenue;
  for (let n = 0; n < N; n++) {
    const transfer = perRevenue ? perRevenue[n] * worldRevenue : 0;
    const imbalance = balance[n] + transfer - point.pull[n] * numeraire;
    to[n] = imbalance / point.balanceScale[n];
    const wanted = X + n * J;
    const final = income[n] + transfer;
    for (let j = 0; j < J; j++) to[wanted + j] = finalShare[n * J + j] * final;
    for (let k = 0; k < J; k++) {
      const made = output[n * J + k];
      if (made === 0) continue;
      const inputs = (n * J + k) * J;
      for (let j = 0; j < J; j++) to[wanted + j] += inputShare[inputs + j] * made;
    }
    for (let j = 0; j < J; j++) {
      const cell = n * J + j;
      const x = from[wanted + j];
      to[wanted + j] = expenditure[cell] > 0 ? x - to[wanted + j] / spent[cell] : x;
    }
  }
}

function applyTransposed(
  point: LinearPoint,
  scratch: Scratch,
  from: Float64Array,
  to: Float64Array,
): void {
  const { N, J, abroad, own, bought, sold, spent, domestic } = point;
  const { economy, share, expenditure, valueAdded } = point.equilibrium;
  const { inputShare, valueAddedShare, finalShare, theta } = economy;
  const { cost, output, balance, income } = scratch;
  const P = N;
  const X = N + N * J;

  // What one unit of money more made, earned, sold on balance is worth to the conditions.
  let numeraire = 0;
  for (let n = 0; n < N; n++) {
    const first = n * J;
    let onIncome = 0;
    for (let j = 0; j < J; j++) {
      const cell = first + j;
      // Scratch of one region, laid into the result, which is not read before it is set.
      to[X + cell] = expenditure[cell] > 0 ? -from[X + cell] / spent[cell] : 0;
      onIncome += finalShare[cell] * to[X + cell];
    }
    for (let k = 0; k < J; k++) {
      const inputs = (first + k) * J;
      let sum = 0;
      for (let j = 0; j < J; j++) sum += inputShare[inputs + j] * to[X + first + j];
      output[first + k] = sum;
    }
    income[n] = onIncome;
    balance[n] = from[n] / point.balanceScale[n];
    numeraire -= point.pull[n] * balance[n];
  }
  numeraire /= point.worldValueAdded;
  let perRevenue = 0;
  if (point.transferPerRevenue) {
    for (let n = 0; n < N; n++) {
      perRevenue += point.transferPerRevenue[n] * (income[n] + balance[n]);
    }
  }

  for (let j = 0; j < J; j++) {
    const t = theta[j];
    const made = scratch.one;
    const passed = scratch.two;
    for (let i = 0; i < N; i++) {
      made[i] = output[i * J + j] + balance[i];
      passed[i] = 0;
    }
    for (let n = 0; n < N; n++) {
      const cell = n * J + j;
      const row = (j * N + n) * N;
      const revenue = income[n] + perRevenue;
      const price = from[P + cell];
      const atHome = own[cell] * (output[cell] - revenue);
      cost[cell] = -t * atHome;
      let z = atHome;
      if (domestic[j] === 1) {
        cost[cell] -= share[row + n] * price;
      } else {
        const paid = revenue + balance[n];
        const perFlow = t * paid;
        let flows = 0;
        for (let i = 0; i < N; i++) {
          const flow = abroad[row + i];
          flows += flow * made[i];
          passed[i] += flow * perFlow - share[row + i] * price;
        }
        z += flows - bought[cell] * paid;
      }
      to[P + cell] = price + t * z;
      to[X + cell] = from[X + cell] + expenditure[cell] * revenue + z;
    }
    if (domestic[j] === 1) continue;
    for (let i = 0; i < N; i++) cost[i * J + j] += passed[i] - t * sold[i * J + j] * made[i];
  }
  for (const { rent, holder, flow } of point.rents) {
    const { sector: j, importer: n, exporter: i, rate } = rent;
    const money = rate * flow * (income[holder] + balance[holder] - income[n] - balance[n]);
    to[P + n * J + j] += theta[j] * money;
    to[X + n * J + j] += money;
    cost[i * J + j] -= theta[j] * money;
  }
  for (let n = 0; n < N; n++) {
    let wage = valueAdded[n] * (income[n] + numeraire);
    const prices = P + n * J;
    for (let j = 0; j < J; j++) {
      const cell = n * J + j;
      const value = cost[cell];
      wage += valueAddedShare[cell] * value;
      const inputs = cell * J;
      for (let k = 0; k < J; k++) to[prices + k] += inputShare[inputs + k] * value;
    }
    to[n] = wage;
  }
}
