import type { ReducedLayout, RegionAnswers } from './reduced-layout.ts';

/**
 * What regions do to each other in the linearised conditions, and its transpose, about 3 N²T multiply-adds each:
 *
 *     q_nt = Σ_{i≠n} π_nit c_it,     y_it = Σ_{n≠i} M_nit (z_nt − θ_t c_it),     z = d ln X' + θ d ln P̂
 *
 * and trade balances and incomes. Nothing is allocated after construction.
 */
export class BetweenRegions {
  readonly #layout: ReducedLayout;
  readonly #net: Float64Array;
  readonly #imports: Float64Array;
  readonly #gained: Float64Array;
  readonly #a: Float64Array;
  readonly #b: Float64Array;

  constructor(layout: ReducedLayout) {
    const { N } = layout.point;
    this.#layout = layout;
    this.#net = new Float64Array(N);
    this.#imports = new Float64Array(N);
    this.#gained = new Float64Array(N);
    this.#a = new Float64Array(N);
    this.#b = new Float64Array(N);
  }

  /**
   * What regions do to each other: conditions of balance into to[0..N), and incomes, import parts of prices and sales abroad
   * as they follow from wages and sales abroad in u, and from costs, z and purchases.
   */
  apply(
    u: Float64Array,
    { cost, spending, bought: boughtInAll }: RegionAnswers,
    to: Float64Array,
  ): void {
    const { point, traded, salesScale, incomeScale } = this.#layout;
    const { N, J, abroad, bought, sold, equilibrium } = point;
    const { share, economy, valueAdded } = equilibrium;
    const T = traded.length;
    const Q = 2 * N;
    const Y = Q + N * T;
    const net = this.#net;
    const imports = this.#imports;
    const c = this.#a;
    const received = this.#b;
    net.fill(0);
    imports.fill(0);
    for (let t = 0; t < T; t++) {
      const j = traded[t];
      const theta = economy.theta[j];
      for (let i = 0; i < N; i++) {
        c[i] = cost[i * T + t];
        received[i] = 0;
      }
      for (let n = 0; n < N; n++) {
        const row = (j * N + n) * N;
        const z = spending[n * T + t];
        // The diagonal of `share` is taken off at the end; two cells at a time, so that sums do not wait for each other.
        let price = 0;
        let flows = 0;
        let price2 = 0;
        let flows2 = 0;
        let i = 0;
        for (; i + 1 < N; i += 2) {
          const flow = abroad[row + i];
          const flow2 = abroad[row + i + 1];
          price += share[row + i] * c[i];
          price2 += share[row + i + 1] * c[i + 1];
          flows += flow * c[i];
          flows2 += flow2 * c[i + 1];
          received[i] += flow * z;
          received[i + 1] += flow2 * z;
        }
        if (i < N) {
          const flow = abroad[row + i];
          price += share[row + i] * c[i];
          flows += flow * c[i];
          received[i] += flow * z;
        }
        flows += flows2;
        to[Q + n * T + t] = price + price2 - share[row + n] * c[n];
        imports[n] += bought[n * J + j] * z - theta * flows;
      }
      for (let i = 0; i < N; i++) {
        const at = i * T + t;
        to[Y + at] = (received[i] - theta * sold[i * J + j] * c[i]) / salesScale[at];
      }
    }
    for (let n = 0; n < N; n++) {
      let exports = 0;
      for (let t = 0; t < T; t++) exports += u[Y + n * T + t] * salesScale[n * T + t];
      net[n] = exports - imports[n];
    }
    const gained = this.#gained;
    gained.fill(0);
    for (const { rent, holder, flow } of point.rents) {
      const { sector, importer: n, exporter: i, rate } = rent;
      const t = traded.indexOf(sector);
      const money = rate * flow * (spending[n * T + t] - economy.theta[sector] * cost[i * T + t]);
      gained[n] -= money;
      gained[holder] += money;
    }
    let numeraire = 0;
    let worldRevenue = 0;
    for (let n = 0; n < N; n++) {
      numeraire += valueAdded[n] * u[n];
      worldRevenue += boughtInAll[n] - imports[n];
    }
    numeraire /= point.worldValueAdded;
    for (let n = 0; n < N; n++) {
      if (point.transferPerRevenue) gained[n] += point.transferPerRevenue[n] * worldRevenue;
      const balance = net[n] + gained[n] - point.pull[n] * numeraire;
      to[n] = balance / point.balanceScale[n];
      const income = valueAdded[n] * u[n] + boughtInAll[n] - imports[n] + gained[n];
      to[N + n] = income / incomeScale[n];
    }
  }

  /**
   * Transpose of `apply`, with balances as they are and all else with the sign that conditions have. Weights of conditions in;
   * those of wages and of sales abroad out into `to`, those of costs, z and purchases into the others.
   */
  applyTransposed(
    from: Float64Array,
    to: Float64Array,
    { cost, spending, bought: boughtInAll }: RegionAnswers,
  ): void {
    const { point, traded, salesScale, incomeScale } = this.#layout;
    const { N, J, abroad, bought, sold, equilibrium } = point;
    const { share, economy, valueAdded } = equilibrium;
    const T = traded.length;
    const Q = 2 * N;
    const Y = Q + N * T;
    // Of one unit of money on a balance, and on income.
    const balance = this.#net;
    const income = this.#imports;
    let numeraire = 0;
    for (let n = 0; n < N; n++) {
      balance[n] = from[n] / point.balanceScale[n];
      income[n] = -from[N + n] / incomeScale[n];
      numeraire -= point.pull[n] * balance[n];
    }
    numeraire /= point.worldValueAdded;
    let perRevenue = 0;
    if (point.transferPerRevenue) {
      for (let n = 0; n < N; n++) {
        perRevenue += point.transferPerRevenue[n] * (balance[n] + income[n]);
      }
    }
    for (let n = 0; n < N; n++) {
      to[n] = valueAdded[n] * (numeraire + income[n]);
      boughtInAll[n] = income[n] + perRevenue;
      for (let t = 0; t < T; t++) {
        to[Y + n * T + t] = balance[n] * salesScale[n * T + t];
      }
    }
    const sale = this.#a;
    const passed = this.#b;
    for (let t = 0; t < T; t++) {
      const j = traded[t];
      const theta = economy.theta[j];
      for (let i = 0; i < N; i++) {
        sale[i] = -from[Y + i * T + t] / salesScale[i * T + t];
        passed[i] = 0;
      }
      for (let n = 0; n < N; n++) {
        const row = (j * N + n) * N;
        const paid = boughtInAll[n] + balance[n];
        const price = from[Q + n * T + t];
        const perFlow = theta * paid;
        let flows = 0;
        let flows2 = 0;
        let i = 0;
        for (; i + 1 < N; i += 2) {
          const flow = abroad[row + i];
          const flow2 = abroad[row + i + 1];
          flows += flow * sale[i];
          flows2 += flow2 * sale[i + 1];
          passed[i] += flow * perFlow - share[row + i] * price;
          passed[i + 1] += flow2 * perFlow - share[row + i + 1] * price;
        }
        if (i < N) {
          const flow = abroad[row + i];
          flows += flow * sale[i];
          passed[i] += flow * perFlow - share[row + i] * price;
        }
        flows += flows2;
        spending[n * T + t] = flows - bought[n * J + j] * paid;
        cost[n * T + t] = share[row + n] * price;
      }
      for (let i = 0; i < N; i++) {
        cost[i * T + t] += passed[i] - theta * sold[i * J + j] * sale[i];
      }
    }
    for (const { rent, holder, flow } of point.rents) {
      const { sector, importer: n, exporter: i, rate } = rent;
      const t = traded.indexOf(sector);
      const money = rate * flow * (income[holder] + balance[holder] - income[n] - balance[n]);
      spending[n * T + t] += money;
      cost[i * T + t] -= economy.theta[sector] * money;
    }
  }
}
