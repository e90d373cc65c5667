import { shareOfCell, UNDERFLOW, weightsInLogs } from './shares.ts';
import type { Market, Workspace } from './workspace.ts';

/** How far expenditure may fall in one sweep, so that a passing negative income leaves it positive. */
const LARGEST_FALL = 0.1;

/**
 * One pass over the equilibrium conditions: g = G(x). Where g = x and no labour market is in excess, x is the equilibrium.
 *
 *     ln ĉ_nj = γ_nj ln ŵ_n + Σ_k γ_njk ln P̂_nk − ln Â_nj                      CP eq. 10
 *     P̂_nj    = (Σ_i π_nij (κ̂_nij ĉ_ij)^−θ_j)^(−1/θ_j)                         CP eq. 11
 *     π'_nij  = π_nij (κ̂_nij ĉ_ij / P̂_nj)^−θ_j                                 CP eq. 12
 *     Y'_ij   = Σ_n X'_nj π'_nij / (1 + τ'_nij)                                sales of i
 *     X'_nj   = Σ_k γ_nkj Y'_nk + α_nj I'_n                                    CP eq. 13
 *     I'_n    = ŵ_n L̂_n w_n L_n + Σ_j X'_nj (1 − Σ_i π'_nij/(1 + τ'_nij)) + rents received − rents paid + D'_n
 *     ŵ_n L̂_n w_n L_n = Σ_j γ_nj Y'_nj                                         labour market; CP eq. 14 by Walras
 *
 * The last line is not imposed: its log error is left in `ws.excess`, and the caller moves the wages (see
 * `trade-response.ts` and `wage-rules.ts`). g carries the wages of x, normalised to the numeraire Σ_n ŵ_n L̂_n w_n L_n = Σ_n w_n L_n.
 * Once every condition holds, the budget gives Σ_j imports = Σ_j exports + rents received − rents paid + D'_n, region by
 * region; rents that stay with the importer cancel.
 *
 * @param ws workspace; its output arrays are overwritten with the quantities at `x`
 * @param x  [ln ŵ | ln P̂ | ln X'], read only
 * @param g  same layout, overwritten
 * @returns the largest relative error of any condition at `x`; NaN when `x` is not finite
 */
export function sweep(ws: Workspace, x: Float64Array, g: Float64Array): number {
  setWages(ws, x, g);
  setCosts(ws, x, g);
  setSpending(ws, x);
  ws.sales.fill(0);
  ws.exports.fill(0);
  ws.imports.fill(0);
  for (let j = 0; j < ws.J; j++) if (ws.domestic[j] === 1) tradeAtHome(ws, x, g, j);
  for (const market of ws.markets) trade(ws, x, g, market);
  setRents(ws);
  setTransfers(ws);
  setExpenditure(ws, x, g);
  return Math.max(setExcess(ws), largestChange(ws, x, g));
}

/** Normalised log wages into g[0..N), wage bills into the workspace. */
function setWages(ws: Workspace, x: Float64Array, g: Float64Array): void {
  let world = 0;
  for (let n = 0; n < ws.N; n++) world += Math.exp(x[n]) * ws.labourValue[n];
  const shift = Math.log(world / ws.worldValueAdded);
  for (let n = 0; n < ws.N; n++) {
    g[n] = x[n] - shift;
    ws.wageBill[n] = Math.exp(g[n]) * ws.labourValue[n];
  }
}

/** ln ĉ = γ ln ŵ + Σ_k γ_k ln P̂_k − ln Â, at the normalised wages in g. */
function setCosts(ws: Workspace, x: Float64Array, g: Float64Array): void {
  const { N, J, sectorStride, bySector: prices, overSectors: inputs } = ws;
  const { logCost, logProductivity } = ws;
  const { valueAddedShare } = ws.economy;
  toPaddedRows(ws, x, N, prices);
  ws.kernels.multiplyBlocks(ws.inputShare, prices, inputs, J);
  for (let n = 0; n < N; n++) {
    const wage = g[n];
    const first = n * J;
    const padded = n * sectorStride;
    for (let j = 0; j < J; j++) {
      const cell = first + j;
      logCost[cell] = valueAddedShare[cell] * wage - logProductivity[cell] + inputs[padded + j];
    }
  }
}

/** Copies `[region][sector]` from an offset on into padded rows. */
function toPaddedRows(
  { N, J, sectorStride }: Workspace,
  values: Float64Array,
  offset: number,
  rows: Float64Array,
): void {
  for (let n = 0; n < N; n++) {
    const from = offset + n * J;
    const to = n * sectorStride;
    for (let j = 0; j < J; j++) rows[to + j] = values[from + j];
  }
}

/** X' from its logs. */
function setSpending(ws: Workspace, x: Float64Array): void {
  const { N, J, bought, spent } = ws;
  const expenditure = N + N * J;
  for (let cell = 0; cell < N * J; cell++) {
    spent[cell] = bought[cell] === 1 ? Math.exp(x[expenditure + cell]) : 0;
  }
}

/** A sector that nobody trades: the price is the home cost, all that is spent is received. */
function tradeAtHome(ws: Workspace, x: Float64Array, g: Float64Array, j: number): void {
  const { N, J, rowLog, homeKernel } = ws;
  const theta = ws.economy.theta[j];
  for (let n = 0; n < N; n++) {
    const cell = n * J + j;
    if (rowLog[j * N + n] === -Infinity) {
      g[N + cell] = x[N + cell]; // nobody supplies it: there is no price
      continue;
    }
    g[N + cell] = ws.logCost[cell] - rowLog[j * N + n] / theta;
    ws.netOfTariff[cell] = homeKernel[j * N + n];
    ws.sales[cell] = ws.spent[cell] * ws.netOfTariff[cell];
  }
}

/** Prices, shares and sales of one traded sector. */
function trade(ws: Workspace, x: Float64Array, g: Float64Array, market: Market): void {
  const { N, J, spent, sales, exports, imports, netOfTariff, dutyFree } = ws;
  const { logCost, rowLog, homeKernel, spentOnSector, received } = ws;
  const { sector: j, kernel, netKernel, power, total, net } = market;
  const theta = ws.economy.theta[j];

  let cheapest = Infinity;
  for (let i = 0, cell = j; i < N; i++, cell += J) {
    const cost = logCost[cell];
    if (cost < cheapest) cheapest = cost;
    power[i] = cost;
    spentOnSector[i] = spent[cell];
    received[i] = 0;
  }
  for (let i = 0; i < N; i++) power[i] = Math.exp(-theta * (power[i] - cheapest));
  ws.kernels.trade(kernel, netKernel, power, spentOnSector, total, net, received, N, UNDERFLOW);
  for (let n = 0, cell = j, row = j * N; n < N; n++, cell += J, row++) {
    const sum = total[n];
    const scale = rowLog[row];
    if (sum > UNDERFLOW) {
      g[N + cell] = cheapest - (scale + Math.log(sum)) / theta;
      const abroad = net[n] / sum;
      const atHome = (homeKernel[row] * power[n]) / sum;
      netOfTariff[cell] = dutyFree[row] === 1 ? 1 : abroad + atHome;
      imports[n] += abroad * spent[cell];
      sales[cell] += atHome * spent[cell];
    } else if (scale === -Infinity) {
      g[N + cell] = x[N + cell]; // nobody supplies it: there is no price
    } else {
      tradeInLogs(ws, g, j, n);
    }
  }
  for (let i = 0, cell = j; i < N; i++, cell += J) {
    const abroad = received[i] * power[i];
    exports[i] += abroad;
    sales[cell] += abroad;
  }
}

/** The same for one importer whose suppliers are all dear. */
function tradeInLogs(ws: Workspace, g: Float64Array, j: number, n: number): void {
  const { N, J, stride, gross, spentOnSector: weights } = ws;
  const row = (j * N + n) * stride;
  const cell = n * J + j;
  const best = weightsInLogs(ws, j, n, weights, 0);
  let sum = 0;
  let net = 0;
  for (let i = 0; i < N; i++) {
    sum += weights[i];
    net += weights[i] / gross[row + i];
  }
  g[N + cell] = -(best + Math.log(sum)) / ws.economy.theta[j];
  ws.netOfTariff[cell] = ws.dutyFree[j * N + n] === 1 ? 1 : net / sum;
  const perUnit = ws.spent[cell] / sum;
  for (let i = 0; i < N; i++) {
    const value = (weights[i] / gross[row + i]) * perUnit;
    ws.sales[i * J + j] += value;
    if (i !== n) {
      ws.exports[i] += value;
      ws.imports[n] += value;
    }
  }
}

/** Quota rents: each a part of the border value of its flow, at the prices just found. */
function setRents(ws: Workspace): void {
  const { N, J, stride, gross, spent, rentPaid, rent } = ws;
  rentPaid.fill(0);
  rent.fill(0);
  for (const { sector: j, importer: n, exporter: i, rate, holder } of ws.rents) {
    const share = shareOfCell(ws, j, n, i);
    if (share === 0) continue;
    const money = (rate * spent[n * J + j] * share) / gross[(j * N + n) * stride + i];
    rentPaid[n] += money;
    rent[holder === 'importer' ? n : i] += money;
  }
}

/** D'_n under the closure. */
function setTransfers(ws: Workspace): void {
  const { N, J, transfer, netOfTariff, spent } = ws;
  let scale = ws.closure === 'zero' ? 0 : 1;
  if (ws.closure === 'share-of-world-income') {
    let world = ws.worldValueAdded;
    for (let cell = 0; cell < N * J; cell++) world += spent[cell] * (1 - netOfTariff[cell]);
    scale = world / ws.worldIncome;
  }
  for (let n = 0; n < N; n++) transfer[n] = scale * ws.economy.transfer[n];
}

/**
 * X' = M + α I' with M_nj = Σ_k γ_nkj Y'_nk, into g in logs. The tariff revenue that income itself brings forth is solved
 * for, not iterated on, or a tariff of 5000 % would take thousands of sweeps to be spent:
 *
 *     I_n = (w_n L_n + D_n + rents + Σ_j t_nj M_nj) / (1 − Σ_j t_nj α_nj),     t_nj = 1 − Σ_i π'_nij / (1 + τ'_nij)
 */
function setExpenditure(ws: Workspace, x: Float64Array, g: Float64Array): void {
  const { N, J, sectorStride, bought, netOfTariff, bySector: sales, overSectors: inputs } = ws;
  const { spent } = ws;
  const { finalShare } = ws.economy;
  toPaddedRows(ws, ws.sales, 0, sales);
  ws.kernels.multiplyBlocksTransposed(ws.inputShare, sales, inputs, J);
  for (let n = 0; n < N; n++) {
    const first = n * J;
    const padded = n * sectorStride;
    let onInputs = 0;
    let perIncome = 0;
    for (let j = 0; j < J; j++) {
      const taxed = 1 - netOfTariff[first + j];
      onInputs += taxed * inputs[padded + j];
      perIncome += taxed * finalShare[first + j];
    }
    const rents = ws.rent[n] - ws.rentPaid[n];
    const income = (ws.wageBill[n] + ws.transfer[n] + rents + onInputs) / (1 - perIncome);
    ws.income[n] = income;
    ws.revenue[n] = onInputs + perIncome * income - ws.rentPaid[n];
    for (let j = 0; j < J; j++) {
      const cell = first + j;
      const at = N + N * J + cell;
      const wanted = inputs[padded + j] + finalShare[cell] * income;
      const least = LARGEST_FALL * spent[cell];
      if (bought[cell] === 0) g[at] = x[at];
      else g[at] = Math.log(wanted < least ? least : wanted);
    }
  }
}

/** Log excess demand for labour, demand over supply; returns the largest in absolute value. */
function setExcess(ws: Workspace): number {
  const { N, J, sales, wageBill, excess } = ws;
  const { valueAddedShare } = ws.economy;
  let worst = 0;
  for (let n = 0; n < N; n++) {
    let demand = 0;
    for (let j = 0; j < J; j++) demand += valueAddedShare[n * J + j] * sales[n * J + j];
    excess[n] = Math.log(demand / wageBill[n]);
    worst = Math.max(worst, Math.abs(excess[n]));
  }
  return worst;
}

/** max |g − x| over prices and expenditures; NaN where any is. */
function largestChange(ws: Workspace, x: Float64Array, g: Float64Array): number {
  let worst = 0;
  for (let a = ws.N; a < x.length; a++) {
    const change = Math.abs(g[a] - x[a]);
    if (change <= worst) continue;
    if (Number.isNaN(change)) return NaN;
    worst = change;
  }
  return worst;
}
