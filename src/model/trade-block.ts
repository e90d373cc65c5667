import type { Vector } from '../num/index.ts';
import type { Economy } from './economy.ts';
import type { Shock } from './shock.ts';

/** Tariffs and trade costs of a problem as the sweep reads them. Rows marked "padded" go on with zeros. */
export interface TradeBlock {
  readonly economy: Economy;
  readonly N: number;
  /** Padded length of a row of regions. */
  readonly stride: number;
  /** K_nij, over its row's maximum where `rowLog` says so: `[sector][importer][exporter]`, rows padded. */
  readonly kernel: Vector;
  /**
   * K_nij / (1 + τ'_nij), scaled alike: what a foreign exporter receives; 0 on the diagonal. Own sales are kept
   * apart so that exports and imports come out without cancellation, however near autarky. Rows padded.
   */
  readonly netKernel: Vector;
  /** K_nnj / (1 + τ'_nnj), scaled alike: what own sales bring. `[sector][importer]`. */
  readonly homeKernel: Float64Array;
  /** ln of what each row of K was divided by: `[sector][importer]`; 0 for most rows, −∞ for an empty one. */
  readonly rowLog: Float64Array;
  /** 1 where every region buys the sector only from itself: the N² loop is left out. `[sector]`. */
  readonly domestic: Uint8Array;
  /** 1 + τ'_nij: `[sector][importer][exporter]`, rows padded; of a domestic sector only the diagonal. */
  readonly gross: Vector;
  /** d̂_nij, in the same shape; where none was ever given it is not written, and `tradeCostGiven` is false. */
  readonly tradeCost: Vector;
  tradeCostGiven: boolean;
  /** 1 where an importer charges nobody for a sector, so that its revenue there is exactly 0: `[sector][importer]`. */
  readonly dutyFree: Uint8Array;
}

/** All that an importer buys of a sector. */
export interface Row {
  /** Indices. */
  readonly sector: number;
  readonly importer: number;
}

/** A row whose largest entry leaves this range is scaled. */
const SMALLEST = 1e-100;
const LARGEST = 1e100;

/** Makes room for changes in trade costs, if a shock is the first that has any. */
export function expectTradeCosts(block: TradeBlock, { tradeCost }: Shock): void {
  if (!tradeCost || block.tradeCostGiven) return;
  block.tradeCost.fill(1);
  block.tradeCostGiven = true;
}

/**
 * Writes what all arrays say of one importer and sector: K_nij = π_nij (κ'_nij/κ_nij)^(−θ_j), with an exponential only where
 * κ changes.
 */
export function layOutRow(block: TradeBlock, shock: Shock, j: number, n: number): void {
  const { economy, N, stride, kernel, netKernel, gross } = block;
  const { share, tariff: before } = economy;
  const after = shock.tariff ?? before;
  const theta = economy.theta[j];
  const first = (j * N + n) * N;
  const row = (j * N + n) * stride;
  const domestic = block.domestic[j] === 1;
  const costs = block.tradeCostGiven ? block.tradeCost : undefined;
  if (costs) copyTradeCosts(block, shock, first, row);
  if (domestic) clear(block, row, 0);
  else clear(block, row, N);

  let largest = 0;
  let dutyFree = 1;
  const end = domestic ? n + 1 : N;
  for (let i = domestic ? n : 0; i < end; i++) {
    const cell = first + i;
    const rate = after[cell];
    const wedge = 1 + rate;
    let value = share[cell];
    if (value > 0) {
      if (wedge !== 1) dutyFree = 0;
      const costChange = costs ? costs[row + i] : 1;
      if (rate !== before[cell] || costChange !== 1) {
        value *= Math.exp(-theta * Math.log((wedge / (1 + before[cell])) * costChange));
      }
    }
    gross[row + i] = wedge;
    kernel[row + i] = value;
    netKernel[row + i] = value / wedge;
    if (value > largest) largest = value;
  }
  block.homeKernel[j * N + n] = netKernel[row + n];
  netKernel[row + n] = 0;
  block.dutyFree[j * N + n] = dutyFree;
  block.rowLog[j * N + n] = 0;
  if (domestic || !(largest >= SMALLEST && largest <= LARGEST)) scaleRow(block, j, n);
}

/**
 * Rows of the shock that are not those of the block, and all that is bought there.
 *
 * @param visit called with each of them before the next is compared
 */
export function forChangedRows(
  block: TradeBlock,
  sectors: number,
  shock: Shock,
  visit: (sector: number, importer: number) => void,
): void {
  expectTradeCosts(block, shock);
  const { economy, N, stride, gross, tradeCost } = block;
  const after = shock.tariff ?? economy.tariff;
  for (let j = 0; j < sectors; j++) {
    for (let n = 0; n < N; n++) {
      const first = (j * N + n) * N;
      const row = (j * N + n) * stride;
      const end = block.domestic[j] === 1 ? n + 1 : N;
      let i = block.domestic[j] === 1 ? n : 0;
      if (block.tradeCostGiven) {
        const costs = shock.tradeCost;
        const same = (at: number): boolean =>
          gross[row + at] === 1 + after[first + at] &&
          tradeCost[row + at] === (costs ? costs[first + at] : 1);
        while (i < end && same(i)) i++;
      } else {
        while (i < end && gross[row + i] === 1 + after[first + i]) i++;
      }
      if (i < end) visit(j, n);
    }
  }
}

/** ln K_nij; −∞ where nothing is traded. */
export function logKernelAt(block: TradeBlock, j: number, n: number, i: number): number {
  const { economy, N, stride, gross, tradeCost } = block;
  const cell = (j * N + n) * N + i;
  const at = (j * N + n) * stride + i;
  const wedge = Math.log(gross[at] / (1 + economy.tariff[cell]));
  const costs = block.tradeCostGiven ? Math.log(tradeCost[at]) : 0;
  return Math.log(economy.share[cell]) - economy.theta[j] * (wedge + costs);
}

function copyTradeCosts(block: TradeBlock, shock: Shock, first: number, row: number): void {
  for (let i = 0; i < block.N; i++) {
    block.tradeCost[row + i] = shock.tradeCost ? shock.tradeCost[first + i] : 1;
  }
}

/** Zeros into a row, from the place `from` on. */
function clear({ stride, kernel, netKernel, gross }: TradeBlock, row: number, from: number): void {
  for (let at = row + from; at < row + stride; at++) {
    kernel[at] = 0;
    netKernel[at] = 0;
    gross[at] = 0;
  }
}

/** The row over its largest entry, in logs all the way: of a domestic sector only own sales. */
function scaleRow(block: TradeBlock, j: number, n: number): void {
  const { N, stride, kernel, netKernel, gross } = block;
  const row = (j * N + n) * stride;
  const domestic = block.domestic[j] === 1;
  const from = domestic ? n : 0;
  const end = domestic ? n + 1 : N;
  let largest = -Infinity;
  for (let i = from; i < end; i++) {
    kernel[row + i] = logKernelAt(block, j, n, i);
    if (kernel[row + i] > largest) largest = kernel[row + i];
  }
  block.rowLog[j * N + n] = largest;
  for (let i = from; i < end; i++) {
    kernel[row + i] = largest === -Infinity ? 0 : Math.exp(kernel[row + i] - largest);
    netKernel[row + i] = kernel[row + i] / gross[row + i];
  }
  block.homeKernel[j * N + n] = netKernel[row + n];
  netKernel[row + n] = 0;
}
