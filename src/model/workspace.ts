import { boughtCells } from './bought-cells.ts';
import type { Economy, Rent } from './economy.ts';
import { wedgeRevenue } from './flows.ts';
import { openShares, type Shock, type TransferClosure } from './shock.ts';

/**
 * Everything a sweep reads and writes, laid out once per problem; `reprice` changes tariffs in place. Nothing is allocated
 * after this.
 *
 * The unknowns live in one vector `x` of length N + 2·N·J, all in logs of exact changes or of money:
 *
 *     x = [ ln ŵ_n | ln P̂_nj | ln X'_nj ]        offsets 0, N, N + N·J; cells are [region][sector]
 *
 * The trade block is precomputed so that a sweep needs only N·J exponentials: with
 * `kernel` K_nij = π_nij (κ'_nij/κ_nij)^(−θ_j) the price index is a matrix-vector product,
 * P̂_nj^(−θ_j) = Σ_i K_nij ĉ_ij^(−θ_j). Each row of K is divided by its largest entry, whose log is in
 * `rowLog`, so that θ = 70 and prohibitive tariffs neither overflow nor wipe out a row.
 */
export interface Workspace {
  readonly economy: Economy;
  readonly closure: TransferClosure;
  readonly N: number;
  readonly J: number;
  /** From one row of `kernel`, `netKernel`, `logKernel` or `gross` to the next. */
  readonly stride: number;
  /** ln of K_nij; −∞ where nothing is traded: `[sector][importer][exporter]`. The sweep reads it only where a row underflows. */
  readonly logKernel: Float64Array;
  /** K_nij over its row's maximum: `[sector][importer][exporter]`. */
  readonly kernel: Float64Array;
  /**
   * K_nij / (1 + τ'_nij), scaled alike: what a foreign exporter receives; 0 on the diagonal. Own sales are kept
   * apart so that exports and imports come out without cancellation, however near autarky.
   */
  readonly netKernel: Float64Array;
  /** ln of the maximum of each row of K: `[sector][importer]`; −∞ for an empty row. */
  readonly rowLog: Float64Array;
  /** 1 where every region buys the sector only from itself: the N² loop is left out. `[sector]`. */
  readonly domestic: Uint8Array;
  /** 1 + τ'_nij: `[sector][importer][exporter]`. */
  readonly gross: Float64Array;
  /** 1 where an importer charges nobody for a sector, so that its revenue there is exactly 0: `[sector][importer]`. */
  readonly dutyFree: Uint8Array;
  /** ln Â_nj: `[region][sector]`. */
  readonly logProductivity: Float64Array;
  /** Value added at base wages with the new labour supply, L̂_n w_n L_n: `[region]`, money. */
  readonly labourValue: Float64Array;
  /** World value added, the numeraire: money. */
  readonly worldValueAdded: number;
  /** World income of the base year, rents included, for the closure `share-of-world-income`: money. */
  readonly worldIncome: number;
  /** 1 where something is bought, see `boughtCells`: `[region][sector]`. */
  readonly bought: Uint8Array;
  rents: readonly Rent[];

  /** Outputs of the last sweep. `[region][sector]` each, money: sales at the exporter's border. */
  readonly sales: Float64Array;
  /** X'_nj at the point swept; 0 where nothing is bought: `[region][sector]`, money. */
  readonly spent: Float64Array;
  /** ln ĉ_nj: `[region][sector]`. */
  readonly logCost: Float64Array;
  /** Fraction of what is spent that reaches exporters, Σ_i π'_nij / (1 + τ'_nij): `[region][sector]`. */
  readonly netOfTariff: Float64Array;
  /** w'_n L'_n: `[region]`, money. */
  readonly wageBill: Float64Array;
  /** Tariff revenue, net of quota rents: `[region]`, money. */
  readonly revenue: Float64Array;
  /** D'_n: `[region]`, money. */
  readonly transfer: Float64Array;
  /** Quota rents that a region's buyers pay, and that its holders receive: `[region]` each, money. */
  readonly rentPaid: Float64Array;
  readonly rent: Float64Array;
  /** I'_n = w'_n L'_n + R'_n + rent_n + D'_n: `[region]`, money. */
  readonly income: Float64Array;

  /** Sales abroad and purchases from abroad, at the exporter's border: `[region]` each, money. */
  readonly exports: Float64Array;
  readonly imports: Float64Array;

  /** Log excess demand for labour, ln(Σ_j γ_nj Y'_nj / w'_n L'_n): `[region]`. */
  readonly excess: Float64Array;

  /** Scratch of one sector: `[exporter]` each. */
  readonly power: Float64Array;
  readonly received: Float64Array;
}

/** Lays out the problem: base-year economy, shock, closure. @see Workspace */
export function createWorkspace(
  economy: Economy,
  shock: Shock,
  closure: TransferClosure,
): Workspace {
  const N = economy.regions.length;
  const J = economy.sectors.length;
  const domestic = new Uint8Array(J).fill(1);
  for (let j = 0; j < J; j++) {
    for (let n = 0; n < N && domestic[j] === 1; n++) {
      for (let i = 0; i < N; i++) {
        if (i !== n && economy.share[(j * N + n) * N + i] > 0) domestic[j] = 0;
      }
    }
  }

  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  const worldValueAdded = sum(economy.valueAdded);
  const ws: Workspace = {
    economy,
    closure,
    N,
    J,
    stride: N,
    logKernel: new Float64Array(J * N * N),
    kernel: new Float64Array(J * N * N),
    netKernel: new Float64Array(J * N * N),
    rowLog: new Float64Array(J * N),
    domestic,
    gross: new Float64Array(J * N * N),
    dutyFree: new Uint8Array(J * N),
    logProductivity: shock.productivity
      ? shock.productivity.map(Math.log)
      : new Float64Array(N * J),
    labourValue: economy.valueAdded.map((value, n) => value * (shock.population?.[n] ?? 1)),
    worldValueAdded,
    worldIncome: worldValueAdded + sum(wedgeRevenue(economy)),
    bought: boughtCells({ ...economy, share: openShares(economy, shock) }),
    rents: rentsUnder(economy, shock),
    sales: new Float64Array(N * J),
    spent: new Float64Array(N * J),
    logCost: new Float64Array(N * J),
    netOfTariff: new Float64Array(N * J).fill(1),
    wageBill: new Float64Array(N),
    revenue: new Float64Array(N),
    transfer: new Float64Array(N),
    rentPaid: new Float64Array(N),
    rent: new Float64Array(N),
    income: new Float64Array(N),
    exports: new Float64Array(N),
    imports: new Float64Array(N),
    excess: new Float64Array(N),
    power: new Float64Array(N),
    received: new Float64Array(N),
  };
  for (let j = 0; j < J; j++) for (let n = 0; n < N; n++) layOutRow(ws, shock, j, n);
  return ws;
}

/** All that an importer buys of a sector. */
export interface Row {
  /** Indices. */
  readonly sector: number;
  readonly importer: number;
}

/**
 * Takes over tariffs and trade costs of some rows, and all rents, from a shock that is otherwise the one the workspace was laid
 * out with. What that one prohibits stays prohibited, and nothing else is.
 */
export function reprice(ws: Workspace, shock: Shock, rows: Iterable<Row>): void {
  for (const { sector, importer } of rows) layOutRow(ws, shock, sector, importer);
  ws.rents = rentsUnder(ws.economy, shock);
}

function rentsUnder(economy: Economy, shock: Shock): readonly Rent[] {
  return shock.rents ?? economy.rents ?? [];
}

/** What all arrays say of one importer and sector. */
function layOutRow(ws: Workspace, { tariff, tradeCost }: Shock, j: number, n: number): void {
  const { N, economy, logKernel, kernel, netKernel, gross } = ws;
  const rates = tariff ?? economy.tariff;
  const theta = economy.theta[j];
  const row = (j * N + n) * N;
  let max = -Infinity;
  let dutyFree = 1;
  for (let cell = row; cell < row + N; cell++) {
    gross[cell] = 1 + rates[cell];
    const costChange =
      Math.log(gross[cell] / (1 + economy.tariff[cell])) +
      (tradeCost ? Math.log(tradeCost[cell]) : 0);
    logKernel[cell] = Math.log(economy.share[cell]) - theta * costChange;
    if (logKernel[cell] > max) max = logKernel[cell];
    if (economy.share[cell] > 0 && gross[cell] !== 1) dutyFree = 0;
  }
  ws.rowLog[j * N + n] = max;
  ws.dutyFree[j * N + n] = dutyFree;
  if (max === -Infinity) return;
  for (let i = 0; i < N; i++) {
    kernel[row + i] = Math.exp(logKernel[row + i] - max);
    if (i !== n) netKernel[row + i] = kernel[row + i] / gross[row + i];
  }
}
