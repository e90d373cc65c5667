import { LinearSolver } from '../../num/index.ts';
import type { LinearPoint } from './linear-point.ts';
import { RegionBlocks } from './region-blocks.ts';

/**
 * The linearised conditions with all that happens inside regions solved for, exactly. What is left are N wages, N incomes and, of
 * each region and traded sector, the import part of its price and its sales abroad:
 *
 *     u = [ d ln ŵ_n | dI_n / scale | q_nt | y_nt / scale ]        offsets 0, N, 2N, 2N + N·T; cells are [region][traded sector]
 *
 *     q_nt = Σ_{i≠n} π_nit c_it,     y_it = Σ_{n≠i} M_nit (z_nt − θ_t c_it),     z = d ln X' + θ d ln P̂
 *
 * Inside, costs and z follow from u by one dense block of each region, T × T. A product takes about 3 N²T + 2 NT² multiply-adds,
 * and no preconditioner but that of wages is needed: what remains off the diagonal is trade.
 */
export class ReducedSystem {
  readonly point: LinearPoint;
  readonly blocks: RegionBlocks;
  /** Traded sectors, and sectors with rents. */
  readonly traded: Int32Array;
  readonly size: number;
  readonly incomeScale: Float64Array;
  /** `[region][traded sector]`, money. */
  readonly salesScale: Float64Array;
  /** Γ (I − HΓ)⁻¹ on traded sectors, ∂c/∂q: `[region][row][column]`. */
  readonly #costOfPrice: Float64Array;
  /** Γ (I − ηΓ)⁻¹ on traded sectors, whose transpose makes spending of sales; the same array where no own sales bear duty. */
  readonly #inputsOfSales: Float64Array;
  /** ∂c/∂w, spending by income, purchases of all sectors by sales, each over home inputs too: `[region][traded]`. */
  readonly #costOfWage: Float64Array;
  readonly #spendingOfIncome: Float64Array;
  readonly #boughtOfSales: Float64Array;
  /** Σ_j (dX_nj − own sales) by income: `[region]`. */
  readonly #boughtOfIncome: Float64Array;
  /** Home shares and θ × own sales: `[region][traded]`. */
  readonly #home: Float64Array;
  readonly #ownAnswer: Float64Array;
  readonly #theta: Float64Array;
  readonly #spent: Float64Array;
  readonly #cost: Float64Array;
  readonly #spending: Float64Array;
  readonly #received: Float64Array;
  readonly #bought: Float64Array;
  readonly #imports: Float64Array;
  readonly #net: Float64Array;
  readonly #gained: Float64Array;
  readonly #a: Float64Array;
  readonly #b: Float64Array;
  readonly #wages: LinearSolver;
  /** How sales abroad answer the own wage: `[region][traded]`, over their scale. */
  readonly #salesOfWage: Float64Array;
  readonly #retained: Float64Array;

  constructor(point: LinearPoint) {
    const { N, J, domestic, rents, sold, own, equilibrium } = point;
    this.point = point;
    this.blocks = new RegionBlocks(point);
    const rented = new Set(rents.map(({ rent }) => rent.sector));
    this.traded = Int32Array.from(
      [...domestic.keys()].filter((j) => domestic[j] === 0 || rented.has(j)),
    );
    const T = this.traded.length;
    this.size = 2 * N + 2 * N * T;
    const zeros = (length: number): Float64Array => new Float64Array(length);
    this.incomeScale = equilibrium.valueAdded;
    this.salesScale = zeros(N * T);
    for (let n = 0; n < N; n++) {
      for (let t = 0; t < T; t++) {
        const at = n * J + this.traded[t];
        this.salesScale[n * T + t] = sold[at] + own[at] || equilibrium.valueAdded[n];
      }
    }
    this.#costOfPrice = zeros(N * T * T);
    const shared = equilibrium.economy.regions.every((_, n) => this.blocks.shared(n));
    this.#inputsOfSales = shared ? this.#costOfPrice : zeros(N * T * T);
    this.#costOfWage = zeros(N * T);
    this.#spendingOfIncome = zeros(N * T);
    this.#boughtOfSales = zeros(N * T);
    this.#boughtOfIncome = zeros(N);
    this.#home = zeros(N * T);
    this.#ownAnswer = zeros(N * T);
    this.#theta = Float64Array.from(this.traded, (j) => equilibrium.economy.theta[j]);
    this.#spent = zeros(N * T);
    this.#cost = zeros(N * T);
    this.#spending = zeros(N * T);
    this.#received = zeros(N * T);
    this.#bought = zeros(N);
    this.#imports = zeros(N);
    this.#net = zeros(N);
    this.#gained = zeros(N);
    this.#a = zeros(N);
    this.#b = zeros(N);
    this.#retained = zeros(N);
    this.#salesOfWage = zeros(N * T);
    this.#layOut();
    this.#wages = new LinearSolver(N);
    this.#wages.factor(this.#tradeResponse());
  }

  apply(from: Float64Array, to: Float64Array): void {
    const { N } = this.point;
    const T = this.traded.length;
    this.#insideRegions(from);
    this.trade(from, this.#cost, this.#spending, this.#bought, to);
    for (let at = 0; at < N * T; at++) {
      to[2 * N + at] = from[2 * N + at] - to[2 * N + at];
      to[2 * N + N * T + at] = from[2 * N + N * T + at] - to[2 * N + N * T + at];
    }
    for (let n = 0; n < N; n++) to[N + n] = from[N + n] - to[N + n];
  }

  /**
   * What regions do to each other: conditions of balance into to[0..N), and incomes, import parts of prices and sales abroad
   * as they follow from wages and sales abroad in u, and from costs, z and purchases.
   */
  trade(
    u: Float64Array,
    cost: Float64Array,
    spending: Float64Array,
    boughtInAll: Float64Array,
    to: Float64Array,
  ): void {
    const { point, traded, salesScale } = this;
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
      to[N + n] = income / this.incomeScale[n];
    }
  }

  applyTransposed(from: Float64Array, to: Float64Array): void {
    const { N } = this.point;
    const T = this.traded.length;
    this.tradeTransposed(from, to, this.#cost, this.#spending, this.#bought);
    // Conditions are unknowns less what trade makes of them; those of balances have no such unknown.
    const wages = to.subarray(0, N);
    for (let n = 0; n < N; n++) to[N + n] = from[N + n];
    for (let at = 0; at < N * T; at++) {
      to[2 * N + at] = from[2 * N + at];
      to[2 * N + N * T + at] += from[2 * N + N * T + at];
    }
    this.#insideTransposed(wages, to);
  }

  /**
   * Transpose of `trade`, with balances as they are and all else with the sign that conditions have. Weights of conditions in;
   * those of wages and of sales abroad out into `to`, those of costs, z and purchases into the others.
   */
  tradeTransposed(
    from: Float64Array,
    to: Float64Array,
    cost: Float64Array,
    spending: Float64Array,
    boughtInAll: Float64Array,
  ): void {
    const { point, traded, salesScale } = this;
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
      income[n] = -from[N + n] / this.incomeScale[n];
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

  /**
   * Costs, z and purchases that follow from u, region by region:
   *
   *     c = G q + φ w,     g = Oθ (p − c) + y  with  p = q + H c,     z = (G'ᵀ g + spending of I) / X + θ p
   */
  #insideRegions(u: Float64Array): void {
    const { N } = this.point;
    const T = this.traded.length;
    const Q = 2 * N;
    const Y = Q + N * T;
    const G = this.#costOfPrice;
    const inputs = this.#inputsOfSales;
    const cost = this.#cost;
    const spending = this.#spending;
    for (let n = 0; n < N; n++) {
      const first = n * T;
      const block = first * T;
      const income = u[N + n] * this.incomeScale[n];
      let bought = this.#boughtOfIncome[n] * income;
      for (let t = 0; t < T; t++) spending[first + t] = this.#spendingOfIncome[first + t] * income;
      for (let r = 0; r < T; r++) {
        const at = first + r;
        const row = block + r * T;
        let even = this.#costOfWage[at] * u[n];
        let odd = 0;
        let t = 0;
        for (; t + 1 < T; t += 2) {
          even += G[row + t] * u[Q + first + t];
          odd += G[row + t + 1] * u[Q + first + t + 1];
        }
        if (t < T) even += G[row + t] * u[Q + first + t];
        const c = even + odd;
        cost[at] = c;
        const own = this.#ownAnswer[at] * (u[Q + at] + (this.#home[at] - 1) * c);
        const sales = u[Y + at] * this.salesScale[at];
        const made = own + sales;
        bought += this.#boughtOfSales[at] * made + sales;
        for (t = 0; t < T; t++) spending[first + t] += inputs[row + t] * made;
      }
      this.#bought[n] = bought;
      for (let t = 0; t < T; t++) {
        const at = first + t;
        const price = u[Q + at] + this.#home[at] * cost[at];
        spending[at] = spending[at] / this.#spent[at] + this.#theta[t] * price;
      }
    }
  }

  /** Adds to the weights of u what those of costs, z and purchases come to. */
  #insideTransposed(wages: Float64Array, to: Float64Array): void {
    const { N } = this.point;
    const T = this.traded.length;
    const Q = 2 * N;
    const Y = Q + N * T;
    const G = this.#costOfPrice;
    const inputs = this.#inputsOfSales;
    const perMoney = this.#received;
    for (let n = 0; n < N; n++) {
      const first = n * T;
      const block = first * T;
      const bought = this.#bought[n];
      let wage = 0;
      let income = this.#boughtOfIncome[n] * bought;
      for (let t = 0; t < T; t++) {
        const at = first + t;
        perMoney[t] = this.#spending[at] / this.#spent[at];
        income += this.#spendingOfIncome[at] * perMoney[t];
      }
      for (let r = 0; r < T; r++) {
        const at = first + r;
        const row = block + r * T;
        let even = this.#boughtOfSales[at] * bought;
        let odd = 0;
        let t = 0;
        for (; t + 1 < T; t += 2) {
          even += inputs[row + t] * perMoney[t];
          odd += inputs[row + t + 1] * perMoney[t + 1];
        }
        if (t < T) even += inputs[row + t] * perMoney[t];
        const made = even + odd;
        const ofPrice = this.#theta[r] * this.#spending[at];
        const own = this.#ownAnswer[at] * made;
        const c = this.#cost[at] + own * (this.#home[at] - 1) + ofPrice * this.#home[at];
        to[Y + at] += (made + bought) * this.salesScale[at];
        to[Q + at] += own + ofPrice;
        wage += this.#costOfWage[at] * c;
        for (t = 0; t < T; t++) to[Q + first + t] += G[row + t] * c;
      }
      wages[n] += wage;
      to[N + n] += income * this.incomeScale[n];
    }
  }

  /** wages = A⁻¹ balances; incomes by what duty returns of them, and by wages; the others as they are. */
  precondition(from: Float64Array, to: Float64Array): void {
    const { N } = this.point;
    to.set(from);
    const wages = to.subarray(0, N);
    this.#wages.solve(wages);
    const T = this.traded.length;
    const Y = 2 * N + N * T;
    for (let n = 0; n < N; n++) {
      to[N + n] = from[N + n] / this.#retained[n] + wages[n];
      for (let at = n * T; at < n * T + T; at++) to[Y + at] -= this.#salesOfWage[at] * wages[n];
    }
  }

  preconditionTransposed(from: Float64Array, to: Float64Array): void {
    const { N } = this.point;
    to.set(from);
    const wages = to.subarray(0, N);
    const T = this.traded.length;
    const Y = 2 * N + N * T;
    for (let n = 0; n < N; n++) {
      wages[n] += from[N + n];
      for (let at = n * T; at < n * T + T; at++) wages[n] -= this.#salesOfWage[at] * from[Y + at];
      to[N + n] = from[N + n] / this.#retained[n];
    }
    this.#wages.solveTransposed(wages);
  }

  #layOut(): void {
    const { N, J, own, bought, sold, spent, equilibrium } = this.point;
    const { share, economy } = equilibrium;
    const { inputShare, valueAddedShare, finalShare, theta } = economy;
    const { traded, blocks } = this;
    const T = traded.length;
    const separate = this.#inputsOfSales !== this.#costOfPrice;
    const column = new Float64Array(J);
    const other = new Float64Array(J);
    const leaves = new Float64Array(J);
    for (let n = 0; n < N; n++) {
      const first = n * T;
      const block = first * T;
      const gammas = n * J * J;
      for (let t = 0; t < T; t++) {
        for (let j = 0; j < J; j++) column[j] = inputShare[gammas + j * J + traded[t]];
        if (separate) {
          other.set(column);
          blocks.solveSales(n, other);
          for (let r = 0; r < T; r++) this.#inputsOfSales[block + r * T + t] = other[traded[r]];
        }
        blocks.solveCosts(n, column);
        for (let r = 0; r < T; r++) this.#costOfPrice[block + r * T + t] = column[traded[r]];
      }
      for (let j = 0; j < J; j++) column[j] = valueAddedShare[n * J + j];
      blocks.solveCosts(n, column);
      for (let t = 0; t < T; t++) this.#costOfWage[first + t] = column[traded[t]];
      // What a unit of sales buys abroad on balance, once all it buys at home is counted: Σ Γ less itself.
      for (let j = 0; j < J; j++) {
        leaves[j] = -1;
        for (let k = 0; k < J; k++) leaves[j] += inputShare[gammas + j * J + k];
      }
      blocks.solveSales(n, leaves);
      let ofIncome = 0;
      for (let j = 0; j < J; j++) {
        const at = n * J + j;
        column[j] = (own[at] / spent[at]) * finalShare[at];
        ofIncome += finalShare[at] + leaves[j] * column[j];
      }
      this.#boughtOfIncome[n] = ofIncome;
      blocks.solveSalesTransposed(n, column);
      let returned = ofIncome;
      for (let t = 0; t < T; t++) {
        const j = traded[t];
        const at = n * J + j;
        let final = finalShare[at];
        for (let k = 0; k < J; k++) final += inputShare[gammas + k * J + j] * column[k];
        this.#spendingOfIncome[first + t] = final;
        this.#spent[first + t] = spent[at];
        this.#boughtOfSales[first + t] = leaves[j];
        this.#home[first + t] = share[(j * N + n) * N + n];
        this.#ownAnswer[first + t] = own[at] * theta[j];
        this.#salesOfWage[first + t] =
          (theta[j] * sold[at] * this.#costOfWage[first + t]) / this.salesScale[first + t];
        returned -= (bought[at] / spent[at]) * final;
      }
      this.#retained[n] = 1 - returned;
    }
  }

  /** ∂ balance / ∂ ln ŵ on the trade network, over the balances' scale, with the numeraire's pull: `[region][region]`. */
  #tradeResponse(): Float64Array {
    const { N, J, abroad, domestic, equilibrium, balanceScale, pull } = this.point;
    const { share, economy, valueAdded } = equilibrium;
    const A = new Float64Array(N * N);
    for (let j = 0; j < J; j++) {
      if (domestic[j] === 1) continue;
      const theta = economy.theta[j];
      for (let n = 0; n < N; n++) {
        const row = (j * N + n) * N;
        let own = 0;
        for (let i = 0; i < N; i++) {
          const flow = abroad[row + i];
          const substitution = flow * theta * (1 - share[row + i]);
          A[i * N + n] += flow + substitution;
          A[i * N + i] -= substitution;
          A[n * N + i] += substitution;
          own += flow + substitution;
        }
        A[n * N + n] -= own;
      }
    }
    for (let n = 0; n < N; n++) {
      for (let m = 0; m < N; m++) {
        A[n * N + m] -= (pull[n] * valueAdded[m]) / this.point.worldValueAdded;
        A[n * N + m] /= balanceScale[n];
      }
    }
    return A;
  }
}
