import type { Direction } from './direction.ts';
import type { DispersionTerms } from './dispersion.ts';
import type { LinearPoint } from './linear-point.ts';

/**
 * What a number gains from one unit more of each quantity, all others held: of logs of wages, prices and unit costs, and of
 * money for the others. An absent member weighs nothing.
 */
export interface Weights {
  /** `[region]`. */
  readonly logWage?: Float64Array;
  /** `[region][sector]`. */
  readonly logPrice?: Float64Array;
  readonly logCost?: Float64Array;
  readonly output?: Float64Array;
  /** `[region]`. */
  readonly income?: Float64Array;
  readonly valueAdded?: Float64Array;
  /** Tariff revenue, net of rents: `[region]`. */
  readonly revenue?: Float64Array;
  /** M'_nij at the border: `[sector][importer][exporter]`. */
  readonly trade?: Float64Array;
}

/** Weights pulled back to what is unknown (layout of `LinearPoint`) and to what is given. */
export interface PulledBack {
  readonly unknowns: Float64Array;
  readonly given: Direction;
}

/** The adjoint, and what it takes to tell the derivative by θ, where that is wanted. */
export interface AtSolution {
  readonly lambda: Float64Array;
  readonly dispersion: DispersionTerms | undefined;
}

/**
 * The transpose of `changesAlong`, in full: for λ on the conditions and weights on the quantities, the derivative of
 *
 *     Σ weights · quantities − Σ λ · conditions
 *
 * with respect to the unknowns and to all that is given. Without λ the former is the right-hand side of the adjoint system, and the
 * latter is left empty; with its solution they vanish, and the latter is the gradient.
 */
export function pullBack(
  point: LinearPoint,
  weights: Weights,
  { lambda, dispersion }: Partial<AtSolution> = {},
): PulledBack {
  const { N, J, equilibrium, rents } = point;
  const { economy, share, expenditure, valueAdded } = equilibrium;
  const { theta, inputShare, valueAddedShare, finalShare } = economy;
  const unknowns = new Float64Array(point.size);
  const flows = lambda ? J * N * N : 0;
  const given: Direction = {
    tariff: new Float64Array(flows),
    tradeCost: new Float64Array(flows),
    productivity: new Float64Array(N * J),
    population: new Float64Array(N),
    theta: new Float64Array(J),
    transfer: new Float64Array(N),
    rents: new Float64Array(rents.length),
  };
  const wages = unknowns.subarray(0, N);
  const prices = unknowns.subarray(N, N + N * J);
  const spending = unknowns.subarray(N + N * J);

  const { balance, numeraire, demand } = onConditions(point, lambda);
  const output = new Float64Array(N * J);
  const income = new Float64Array(N);
  for (let n = 0; n < N; n++) {
    income[n] = weights.income?.[n] ?? 0;
    for (let j = 0; j < J; j++) income[n] += finalShare[n * J + j] * demand[n * J + j];
    for (let k = 0; k < J; k++) {
      const made = n * J + k;
      output[made] = weights.output?.[made] ?? 0;
      for (let j = 0; j < J; j++) output[made] += inputShare[made * J + j] * demand[n * J + j];
    }
  }
  const revenue = income.map((value, n) => value + (weights.revenue?.[n] ?? 0));
  const transfer = income.map((value, n) => value + balance[n]);
  const wedge = revenue.slice();
  if (point.transferPerRevenue) {
    let world = 0;
    for (let n = 0; n < N; n++) world += point.transferPerRevenue[n] * transfer[n];
    for (let n = 0; n < N; n++) wedge[n] += world;
  }

  // Rents are a few cells; what each adds to the weight of its flow.
  const ofRents = new Map<number, number>();
  rents.forEach(({ rent: { importer, rate }, cell, holder, flow }, at) => {
    const perUnit = income[holder] + balance[holder] - revenue[importer] - balance[importer];
    given.rents[at] = flow * perUnit;
    ofRents.set(cell, (ofRents.get(cell) ?? 0) + rate * perUnit);
  });

  const cost = weights.logCost?.slice() ?? new Float64Array(N * J);
  if (weights.logPrice) prices.set(weights.logPrice);
  // An outcome's own weights are on a few regions; the others' rows have nothing to pass on.
  const everywhere = Boolean(lambda ?? weights.trade ?? weights.output) || ofRents.size > 0;
  for (let j = 0; j < J; j++) {
    for (let n = 0; n < N; n++) {
      const at = n * J + j;
      const row = (j * N + n) * N;
      if (!everywhere && wedge[n] === 0) continue;
      const price = lambda ? lambda[N + at] : 0;
      prices[at] -= price;
      spending[at] += expenditure[at] * wedge[n];
      if (lambda) spending[at] -= lambda[N + N * J + at];
      if (dispersion) given.theta[j] += price * dispersion.price[at];
      for (let i = 0; i < N; i++) {
        const cell = row + i;
        if (share[cell] === 0) continue;
        const delivered = share[cell] * price;
        let perUnit = output[i * J + j] - wedge[n] + (weights.trade?.[cell] ?? 0);
        if (i !== n) perUnit += balance[i] - balance[n];
        if (ofRents.size > 0) perUnit += ofRents.get(cell) ?? 0;
        const flow = (i === n ? point.own[at] : point.abroad[cell]) * perUnit;
        spending[at] += flow;
        prices[at] += theta[j] * flow;
        cost[i * J + j] += delivered - theta[j] * flow;
        if (!lambda) continue;
        given.tradeCost[cell] = delivered - theta[j] * flow;
        given.tariff[cell] = given.tradeCost[cell] - flow;
        if (dispersion) given.theta[j] += flow * dispersion.share[cell];
      }
    }
  }

  for (let n = 0; n < N; n++) {
    given.population[n] = valueAdded[n] * (income[n] + numeraire + (weights.valueAdded?.[n] ?? 0));
    wages[n] = given.population[n] + (weights.logWage?.[n] ?? 0);
    for (let j = 0; j < J; j++) {
      const at = n * J + j;
      given.productivity[at] = -cost[at];
      wages[n] += valueAddedShare[at] * cost[at];
      for (let k = 0; k < J; k++) prices[n * J + k] += inputShare[at * J + k] * cost[at];
    }
  }
  if (point.transferScale !== 0) {
    let paidByAll = 0;
    for (let n = 0; n < N; n++) paidByAll += transfer[n] * valueAdded[n];
    paidByAll /= point.worldValueAdded;
    for (let n = 0; n < N; n++) given.transfer[n] = point.transferScale * (transfer[n] - paidByAll);
  }
  return { unknowns, given };
}

/** −λ on the conditions as weights: of a unit of money on each balance, of the numeraire, and of each demand. */
function onConditions(
  { N, J, balanceScale, pull, worldValueAdded, equilibrium }: LinearPoint,
  lambda: Float64Array | undefined,
): { balance: Float64Array; numeraire: number; demand: Float64Array } {
  const balance = new Float64Array(N);
  const demand = new Float64Array(N * J);
  let numeraire = 0;
  if (!lambda) return { balance, numeraire, demand };
  for (let n = 0; n < N; n++) {
    balance[n] = -lambda[n] / balanceScale[n];
    numeraire -= pull[n] * balance[n];
  }
  for (let at = 0; at < N * J; at++) {
    const spent = equilibrium.expenditure[at];
    if (spent > 0) demand[at] = lambda[N + N * J + at] / spent;
  }
  return { balance, numeraire: numeraire / worldValueAdded, demand };
}
