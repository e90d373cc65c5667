import { Arena, paddedLength, type KernelKind, type Kernels, type Vector } from '../num/index.ts';
import { boughtCells } from './bought-cells.ts';
import type { Economy, Rent } from './economy.ts';
import { wedgeRevenue } from './flows.ts';
import { openShares, type Shock, type TransferClosure } from './shock.ts';
import { expectTradeCosts, layOutRow, type Row, type TradeBlock } from './trade-block.ts';

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
 * P̂_nj^(−θ_j) = Σ_i K_nij ĉ_ij^(−θ_j). Where tariffs stay what they are K is π, and takes no logarithm. A row that would leave the
 * range of numbers is divided by its largest entry, whose log is in `rowLog`, so that θ = 70 and prohibitive
 * tariffs neither overflow nor wipe out a row.
 */
export interface Workspace extends TradeBlock {
  readonly closure: TransferClosure;
  readonly J: number;
  /** Padded length of a row of sectors. */
  readonly sectorStride: number;
  /** Where the large arrays and all that kernels touch lie, with room for what a search takes; and those kernels. */
  readonly arena: Arena;
  readonly kernels: Kernels;
  /** γ_njk: `[region][sector][input]`, rows padded. */
  readonly inputShare: Vector;
  /** ln Â_nj: `[region][sector]`. */
  readonly logProductivity: Float64Array;
  /** Value added at base wages with the new labour supply, L̂_n w_n L_n: `[region]`, money. */
  readonly labourValue: Float64Array;
  /** World value added, the numeraire: money. */
  readonly worldValueAdded: number;
  /** World income of the base year, rents included: money. Only for the closure that needs it, else NaN. */
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

  /** u_ij = ĉ_ij^(−θ_j) over that of the cheapest exporter: `[sector][exporter]`, rows padded; 0 for a domestic sector. */
  readonly power: Vector;
  /** Σ_i K_nij u_ij, and Σ_i of `netKernel` · u: `[sector][importer]` each, rows padded. What `sharesOfRow` reads. */
  readonly total: Vector;
  readonly net: Vector;
  /** The traded sectors, and their parts of the arrays above. */
  readonly markets: readonly Market[];

  /** Scratch, padded: of one sector `[importer]` and `[exporter]`, of all `[region][sector]`. */
  readonly spentOnSector: Vector;
  readonly received: Vector;
  readonly bySector: Vector;
  readonly overSectors: Vector;
}

/** A traded sector: its parts of the arrays of the same names. */
export interface Market {
  /** Index. */
  readonly sector: number;
  readonly kernel: Vector;
  readonly netKernel: Vector;
  readonly power: Vector;
  readonly total: Vector;
  readonly net: Vector;
}

export interface WorkspaceOptions {
  /** Numbers that are left in the arena for others; default none. */
  readonly spare?: number;
  /** Default `wasm`, where there is WebAssembly with SIMD. */
  readonly kernels?: KernelKind;
}

/** Lays out the problem: base-year economy, shock, closure. Its owner releases `arena`. @see Workspace */
export function createWorkspace(
  economy: Economy,
  shock: Shock,
  closure: TransferClosure,
  { spare = 0, kernels }: WorkspaceOptions = {},
): Workspace {
  const N = economy.regions.length;
  const J = economy.sectors.length;
  const arena = new Arena(numbersFor(N, J) + spare, kernels);
  try {
    return layOut(economy, shock, closure, arena);
  } catch (error) {
    arena.release();
    throw error;
  }
}

function layOut(economy: Economy, shock: Shock, closure: TransferClosure, arena: Arena): Workspace {
  const N = economy.regions.length;
  const J = economy.sectors.length;
  const stride = paddedLength(N);
  const sectorStride = paddedLength(J);
  const cells = (): Float64Array => new Float64Array(N * J);
  const regions = (): Float64Array => new Float64Array(N);
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  const worldValueAdded = sum(economy.valueAdded);
  const domestic = domesticSectors(economy);
  const kernel = arena.uninitialised(J * N * stride);
  const netKernel = arena.uninitialised(J * N * stride);
  const power = arena.vector(J * stride);
  const total = arena.vector(J * stride);
  const net = arena.vector(J * stride);
  const ws: Workspace = {
    economy,
    closure,
    N,
    J,
    stride,
    sectorStride,
    arena,
    kernels: arena.kernels,
    kernel,
    netKernel,
    homeKernel: cells(),
    rowLog: cells(),
    domestic,
    gross: arena.uninitialised(J * N * stride),
    tradeCost: arena.uninitialised(J * N * stride),
    tradeCostGiven: false,
    dutyFree: new Uint8Array(J * N),
    inputShare: paddedInputShares(economy, arena),
    logProductivity: cells(),
    labourValue: regions(),
    worldValueAdded,
    worldIncome:
      closure === 'share-of-world-income' ? worldValueAdded + sum(wedgeRevenue(economy)) : NaN,
    bought: boughtCells({ ...economy, share: openShares(economy, shock) }),
    rents: [],
    sales: cells(),
    spent: cells(),
    logCost: cells(),
    netOfTariff: cells().fill(1),
    wageBill: regions(),
    revenue: regions(),
    transfer: regions(),
    rentPaid: regions(),
    rent: regions(),
    income: regions(),
    exports: regions(),
    imports: regions(),
    excess: regions(),
    power,
    total,
    net,
    markets: markets({ kernel, netKernel, power, total, net }, domestic),
    spentOnSector: arena.vector(stride),
    received: arena.vector(stride),
    bySector: arena.vector(N * sectorStride),
    overSectors: arena.vector(N * sectorStride),
  };
  expectTradeCosts(ws, shock);
  for (let j = 0; j < J; j++) for (let n = 0; n < N; n++) layOutRow(ws, shock, j, n);
  takeFundamentals(ws, shock);
  return ws;
}

/**
 * Takes over tariffs and trade costs of some rows, and all rents, from a shock that is otherwise the one the workspace was laid
 * out with. What that one prohibits stays prohibited, and nothing else is.
 */
export function reprice(ws: Workspace, shock: Shock, rows: Iterable<Row>): void {
  expectTradeCosts(ws, shock);
  for (const { sector, importer } of rows) layOutRow(ws, shock, sector, importer);
  ws.rents = rentsUnder(ws.economy, shock);
}

/** Takes over productivity, population and rents. */
export function takeFundamentals(ws: Workspace, shock: Shock): void {
  const { economy, logProductivity, labourValue } = ws;
  const { productivity, population } = shock;
  if (productivity) {
    for (let cell = 0; cell < productivity.length; cell++) {
      logProductivity[cell] = Math.log(productivity[cell]);
    }
  } else {
    logProductivity.fill(0);
  }
  for (let n = 0; n < ws.N; n++) labourValue[n] = economy.valueAdded[n] * (population?.[n] ?? 1);
  ws.rents = rentsUnder(economy, shock);
}

function rentsUnder(economy: Economy, shock: Shock): readonly Rent[] {
  return shock.rents ?? economy.rents ?? [];
}

/** What the vectors of a workspace that lie in its arena come to. */
function numbersFor(N: number, J: number): number {
  const stride = paddedLength(N);
  const sectorStride = paddedLength(J);
  const trade = 4 * N * stride * J + 3 * stride * J + 2 * stride;
  const inputs = N * J * sectorStride + 2 * N * sectorStride;
  return trade + inputs;
}

function domesticSectors({ share, regions, sectors }: Economy): Uint8Array {
  const N = regions.length;
  const domestic = new Uint8Array(sectors.length).fill(1);
  for (let j = 0; j < sectors.length; j++) {
    for (let n = 0; n < N && domestic[j] === 1; n++) {
      const row = (j * N + n) * N;
      for (let i = 0; i < N; i++) if (share[row + i] > 0 && i !== n) domestic[j] = 0;
    }
  }
  return domestic;
}

function paddedInputShares({ inputShare, regions, sectors }: Economy, arena: Arena): Vector {
  const J = sectors.length;
  const stride = paddedLength(J);
  const padded = arena.uninitialised(regions.length * J * stride);
  for (let from = 0, to = 0; from < inputShare.length; from += J, to += stride) {
    for (let k = 0; k < J; k++) padded[to + k] = inputShare[from + k];
    for (let k = J; k < stride; k++) padded[to + k] = 0;
  }
  return padded;
}

function markets(
  { kernel, netKernel, power, total, net }: Omit<Market, 'sector'>,
  domestic: Uint8Array,
): Market[] {
  const part = (vector: Vector, j: number): Vector => {
    const length = vector.length / domestic.length;
    return vector.subarray(j * length, (j + 1) * length) as Vector;
  };
  return Array.from(domestic.keys())
    .filter((j) => domestic[j] === 0)
    .map((j) => ({
      sector: j,
      kernel: part(kernel, j),
      netKernel: part(netKernel, j),
      power: part(power, j),
      total: part(total, j),
      net: part(net, j),
    }));
}
