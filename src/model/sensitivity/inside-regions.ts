import type { ReducedLayout, RegionAnswers } from './reduced-layout.ts';
import type { RegionBlocks } from './region-blocks.ts';

/**
 * What happens inside regions in the linearised conditions, solved for once and for all: costs, spending and purchases follow from
 * the unknowns of `ReducedLayout` by one dense block of each region, T × T. About 2 NT² multiply-adds a product; nothing is
 * allocated after construction.
 */
export class InsideRegions {
  /** ∂c/∂w: `[region][traded]`. */
  readonly costOfWage: Float64Array;
  /** What a region keeps of a unit of income, once what it spends on imports and home goods has come back as duty: `[region]`. */
  readonly retained: Float64Array;
  readonly #layout: ReducedLayout;
  /** Γ (I − HΓ)⁻¹ on traded sectors, ∂c/∂q: `[region][row][column]`. */
  readonly #costOfPrice: Float64Array;
  /** Γ (I − ηΓ)⁻¹ on traded sectors, whose transpose makes spending of sales; the same array where no own sales bear duty. */
  readonly #inputsOfSales: Float64Array;
  /** Spending by income, purchases of all sectors by sales, each over home inputs too: `[region][traded]`. */
  readonly #spendingOfIncome: Float64Array;
  readonly #boughtOfSales: Float64Array;
  /** Σ_j (dX_nj − own sales) by income: `[region]`. */
  readonly #boughtOfIncome: Float64Array;
  /** Home shares and θ × own sales: `[region][traded]`. */
  readonly #home: Float64Array;
  readonly #ownAnswer: Float64Array;
  readonly #theta: Float64Array;
  readonly #spent: Float64Array;
  readonly #received: Float64Array;

  constructor(layout: ReducedLayout, blocks: RegionBlocks) {
    const { N, equilibrium } = layout.point;
    const T = layout.traded.length;
    const zeros = (length: number): Float64Array => new Float64Array(length);
    this.#layout = layout;
    this.#costOfPrice = zeros(N * T * T);
    const shared = equilibrium.economy.regions.every((_, n) => blocks.shared(n));
    this.#inputsOfSales = shared ? this.#costOfPrice : zeros(N * T * T);
    this.costOfWage = zeros(N * T);
    this.retained = zeros(N);
    this.#spendingOfIncome = zeros(N * T);
    this.#boughtOfSales = zeros(N * T);
    this.#boughtOfIncome = zeros(N);
    this.#home = zeros(N * T);
    this.#ownAnswer = zeros(N * T);
    this.#theta = Float64Array.from(layout.traded, (j) => equilibrium.economy.theta[j]);
    this.#spent = zeros(N * T);
    this.#received = zeros(T);
    this.#layOut(blocks);
  }

  /**
   * Costs, z and purchases that follow from u, region by region:
   *
   *     c = G q + φ w,     g = Oθ (p − c) + y  with  p = q + H c,     z = (G'ᵀ g + spending of I) / X + θ p
   */
  apply(u: Float64Array, { cost, spending, bought: boughtInAll }: RegionAnswers): void {
    const { point, traded, incomeScale, salesScale } = this.#layout;
    const { N } = point;
    const T = traded.length;
    const Q = 2 * N;
    const Y = Q + N * T;
    const G = this.#costOfPrice;
    const inputs = this.#inputsOfSales;
    for (let n = 0; n < N; n++) {
      const first = n * T;
      const block = first * T;
      const income = u[N + n] * incomeScale[n];
      let bought = this.#boughtOfIncome[n] * income;
      for (let t = 0; t < T; t++) spending[first + t] = this.#spendingOfIncome[first + t] * income;
      for (let r = 0; r < T; r++) {
        const at = first + r;
        const row = block + r * T;
        let even = this.costOfWage[at] * u[n];
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
        const sales = u[Y + at] * salesScale[at];
        const made = own + sales;
        bought += this.#boughtOfSales[at] * made + sales;
        for (t = 0; t < T; t++) spending[first + t] += inputs[row + t] * made;
      }
      boughtInAll[n] = bought;
      for (let t = 0; t < T; t++) {
        const at = first + t;
        const price = u[Q + at] + this.#home[at] * cost[at];
        spending[at] = spending[at] / this.#spent[at] + this.#theta[t] * price;
      }
    }
  }

  /** Adds to the weights of u what those of costs, z and purchases come to. */
  applyTransposed(
    { cost, spending, bought: boughtInAll }: RegionAnswers,
    wages: Float64Array,
    to: Float64Array,
  ): void {
    const { point, traded, incomeScale, salesScale } = this.#layout;
    const { N } = point;
    const T = traded.length;
    const Q = 2 * N;
    const Y = Q + N * T;
    const G = this.#costOfPrice;
    const inputs = this.#inputsOfSales;
    const perMoney = this.#received;
    for (let n = 0; n < N; n++) {
      const first = n * T;
      const block = first * T;
      const bought = boughtInAll[n];
      let wage = 0;
      let income = this.#boughtOfIncome[n] * bought;
      for (let t = 0; t < T; t++) {
        const at = first + t;
        perMoney[t] = spending[at] / this.#spent[at];
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
        const ofPrice = this.#theta[r] * spending[at];
        const own = this.#ownAnswer[at] * made;
        const c = cost[at] + own * (this.#home[at] - 1) + ofPrice * this.#home[at];
        to[Y + at] += (made + bought) * salesScale[at];
        to[Q + at] += own + ofPrice;
        wage += this.costOfWage[at] * c;
        for (t = 0; t < T; t++) to[Q + first + t] += G[row + t] * c;
      }
      wages[n] += wage;
      to[N + n] += income * incomeScale[n];
    }
  }

  #layOut(blocks: RegionBlocks): void {
    const { point, traded } = this.#layout;
    const { N, J, own, bought, spent, equilibrium } = point;
    const { share, economy } = equilibrium;
    const { inputShare, valueAddedShare, finalShare, theta } = economy;
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
      for (let t = 0; t < T; t++) this.costOfWage[first + t] = column[traded[t]];
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
        returned -= (bought[at] / spent[at]) * final;
      }
      this.retained[n] = 1 - returned;
    }
  }
}
