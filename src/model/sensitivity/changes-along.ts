import type { Direction } from './direction.ts';
import type { LinearPoint } from './linear-point.ts';
import { dispersionTerms } from './dispersion.ts';
import type { LinearSolution } from './linear-solution.ts';
import type { Tangent } from './tangent.ts';

/** How everything changes, see `Tangent` for names and shapes, and what that leaves of the linearised conditions. */
export interface Changes extends Omit<Tangent, keyof LinearSolution> {
  /** Layout of `LinearPoint`; 0 where the unknowns are the solution. */
  readonly conditions: Float64Array;
}

/**
 * All changes for a move of the unknowns and of what is given, equation by equation:
 *
 *     d ln ĉ_nj   = γ_nj d ln ŵ_n + Σ_k γ_njk d ln P̂_nk − d ln Â_nj
 *     d ln π'_nij = θ_j (d ln P̂_nj − d ln ĉ_ij − d ln κ_nij) + (dθ_j / θ_j) ln(π'_nij / π_nij)
 *     d ln M'_nij = d ln X'_nj + d ln π'_nij − d ln(1 + τ_nij),     d ln κ = d ln(1 + τ) + d ln d
 *
 * @param unknowns layout of `LinearPoint`
 */
export function changesAlong(
  point: LinearPoint,
  unknowns: Float64Array,
  direction: Partial<Direction>,
): Changes {
  const { N, J, equilibrium } = point;
  const { economy, share, expenditure } = equilibrium;
  const { theta, inputShare, valueAddedShare, finalShare } = economy;
  const { tariff, tradeCost, productivity, population, rents } = direction;
  const moveOfTheta = direction.theta;
  const logWage = unknowns.slice(0, N);
  const logPrice = unknowns.slice(N, N + N * J);
  const logSpent = unknowns.subarray(N + N * J);
  const conditions = new Float64Array(point.size);

  const logCost = new Float64Array(N * J);
  for (let cell = 0; cell < N * J; cell++) {
    const n = Math.floor(cell / J);
    let cost = valueAddedShare[cell] * logWage[n] - (productivity?.[cell] ?? 0);
    for (let k = 0; k < J; k++) cost += inputShare[cell * J + k] * logPrice[n * J + k];
    logCost[cell] = cost;
  }

  const logShare = new Float64Array(J * N * N);
  const logTrade = new Float64Array(J * N * N);
  const output = new Float64Array(N * J);
  const wedge = new Float64Array(N);
  const balance = new Float64Array(N);
  const dispersion = moveOfTheta && dispersionTerms(point);
  for (let j = 0; j < J; j++) {
    for (let n = 0; n < N; n++) {
      const at = n * J + j;
      const row = (j * N + n) * N;
      wedge[n] += expenditure[at] * logSpent[at];
      let price = dispersion ? dispersion.price[at] * moveOfTheta[j] : 0;
      for (let i = 0; i < N; i++) {
        const cell = row + i;
        if (share[cell] === 0) continue;
        const duty = tariff?.[cell] ?? 0;
        const delivered = logCost[i * J + j] + duty + (tradeCost?.[cell] ?? 0);
        price += share[cell] * delivered;
        logShare[cell] = theta[j] * (logPrice[at] - delivered);
        if (dispersion) logShare[cell] += dispersion.share[cell] * moveOfTheta[j];
        if (!(expenditure[at] > 0)) continue;
        logTrade[cell] = logSpent[at] + logShare[cell] - duty;
        const flow = (i === n ? point.own[at] : point.abroad[cell]) * logTrade[cell];
        output[i * J + j] += flow;
        wedge[n] -= flow;
        if (i === n) continue;
        balance[i] += flow;
        balance[n] -= flow;
      }
      conditions[N + at] = logPrice[at] - price;
    }
  }

  const paid = new Float64Array(N);
  const rent = new Float64Array(N);
  point.rents.forEach(({ rent: { importer, rate }, cell, holder, flow }, at) => {
    const money = flow * (rate * logTrade[cell] + (rents?.[at] ?? 0));
    paid[importer] += money;
    rent[holder] += money;
  });
  const valueAdded = logWage.map(
    (wage, n) => equilibrium.valueAdded[n] * (wage + (population?.[n] ?? 0)),
  );
  const transfer = transferChanges(point, wedge, direction);
  const revenue = wedge.map((value, n) => value - paid[n]);
  const income = valueAdded.map((value, n) => value + revenue[n] + rent[n] + transfer[n]);

  const numeraire = valueAdded.reduce((sum, value) => sum + value, 0) / point.worldValueAdded;
  for (let n = 0; n < N; n++) {
    const imbalance = balance[n] + rent[n] - paid[n] + transfer[n] - point.pull[n] * numeraire;
    conditions[n] = imbalance / point.balanceScale[n];
    for (let j = 0; j < J; j++) {
      const at = n * J + j;
      let wanted = finalShare[at] * income[n];
      for (let k = 0; k < J; k++) wanted += inputShare[(n * J + k) * J + j] * output[n * J + k];
      conditions[N + N * J + at] =
        expenditure[at] > 0 ? logSpent[at] - wanted / expenditure[at] : logSpent[at];
    }
  }
  return {
    logWage,
    logPrice,
    logCost,
    logShare,
    logTrade,
    expenditure: expenditure.map((value, at) => value * logSpent[at]),
    output,
    valueAdded,
    revenue,
    rent,
    transfer,
    income,
    conditions,
  };
}

/** dD'_n: that of the base, made to sum to 0, and what the closure adds. */
function transferChanges(
  { N, transferScale, transferPerRevenue, worldValueAdded, equilibrium }: LinearPoint,
  wedge: Float64Array,
  { transfer }: Partial<Direction>,
): Float64Array {
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  const result = new Float64Array(N);
  if (transfer && transferScale !== 0) {
    const excess = sum(transfer) / worldValueAdded;
    for (let n = 0; n < N; n++) {
      result[n] = transferScale * (transfer[n] - excess * equilibrium.valueAdded[n]);
    }
  }
  if (transferPerRevenue) {
    const worldRevenue = sum(wedge);
    for (let n = 0; n < N; n++) result[n] += transferPerRevenue[n] * worldRevenue;
  }
  return result;
}
