import { paddedLength, type Arena, type Kernels, type Vector } from '../num/index.ts';
import { shareOfCell } from './shares.ts';
import type { Workspace } from './workspace.ts';

/** Home shares count as at most this, so that no block is singular: one sector may be made of itself alone. */
const MOST_AT_HOME = 1 - 1e-6;

/** What the blocks take of an arena. */
export function numbersForBlocks(regions: number, sectors: number): number {
  return regions * (sectors + 1) * paddedLength(sectors);
}

/**
 * Prices and expenditures of each region as if nothing but what is made at home answered. With home shares h_nj = π'_nnj on the
 * diagonal of H_n and cost shares of inputs Γ_n,
 *
 *     prices        d ln P̂_n = (I − H_n Γ_n)⁻¹ r
 *     expenditures  d X_n    = (I − Γ_nᵀ H_n)⁻¹ r       the transpose, in money
 *
 * Rows of I − H_n Γ_n are diagonally dominant, which makes Gaussian elimination stable without pivots (Higham 2002, Accuracy and
 * Stability of Numerical Algorithms, theorem 9.9). All memory is taken at construction.
 */
export class RegionBlocks {
  /** 1 − what is bought abroad, h_nj: `[region][sector]`. */
  readonly home: Float64Array;
  readonly #kernels: Kernels;
  /** L without its unit diagonal, and U: `[region][sector][input]`, rows padded. */
  readonly #factors: Vector;
  /** 1 / U_jj: `[region][sector]`, rows padded. */
  readonly #inverses: Vector;

  /** @param arena with room for `numbersForBlocks` */
  constructor(regions: number, sectors: number, arena: Arena) {
    const cells = regions * paddedLength(sectors);
    this.home = new Float64Array(regions * sectors);
    this.#kernels = arena.kernels;
    this.#factors = arena.uninitialised(sectors * cells);
    this.#inverses = arena.vector(cells);
  }

  /**
   * Takes home shares from the last sweep and factors all blocks.
   *
   * @returns false when a block has no finite factors
   */
  factor(ws: Workspace): boolean {
    const { N, J, sectorStride, inputShare } = ws;
    const blocks = this.#factors;
    for (let n = 0; n < N; n++) {
      for (let j = 0; j < J; j++) {
        const cell = n * J + j;
        const home = Math.min(shareOfCell(ws, j, n, n), MOST_AT_HOME);
        this.home[cell] = home;
        const row = cell * sectorStride;
        for (let k = row; k < row + sectorStride; k++) blocks[k] = -home * inputShare[k];
        blocks[row + j] += 1;
      }
    }
    return this.#kernels.factorBlocks(blocks, this.#inverses, J);
  }

  /** Overwrites values of all regions, `[region][sector]` in rows padded with zeros, with (I − H_n Γ_n)⁻¹ times them. */
  solve(values: Vector): void {
    this.#kernels.solveBlocks(this.#factors, this.#inverses, values, this.#sectors);
  }

  /** The same with (I − Γ_nᵀ H_n)⁻¹. */
  solveTransposed(values: Vector): void {
    this.#kernels.solveBlocksTransposed(this.#factors, this.#inverses, values, this.#sectors);
  }

  get #sectors(): number {
    return this.#factors.length / this.#inverses.length;
  }
}
