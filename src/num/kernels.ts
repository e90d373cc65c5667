/** Numbers in an arena: the only vectors that its kernels may be given. */
export type Vector = Float64Array & { readonly [inArena]: true };
declare const inArena: unique symbol;

/** What runs the kernels: WebAssembly with SIMD, or TypeScript. Both give the same bits. */
export type KernelKind = 'wasm' | 'typescript';

/**
 * The inner loops, over vectors of one arena. Nothing is checked: lengths must agree, and vectors whose length is a
 * row's have it padded with zeros to a multiple of 4 (`paddedLength`).
 *
 * Every sum is made of four partial sums, of the places 0, 1, 2 and 3 modulo 4, added up as (s0 + s2) + (s1 + s3).
 */
export interface Kernels {
  readonly kind: KernelKind;

  /** Σ a_i b_i; any length. */
  dot(a: Vector, b: Vector): number;

  /** y ← y + factor · x; any length. */
  addMultiple(y: Vector, factor: number, x: Vector): void;

  /**
   * Products of square blocks and their vectors, product_b = A_b v_b.
   *
   * @param matrices `[block][row][column]`, rows padded
   * @param vectors `[block][column]`, rows padded with anything finite
   * @param products `[block][row]`, rows padded; overwritten but for the padding
   * @param size rows and columns of a block
   */
  multiplyBlocks(matrices: Vector, vectors: Vector, products: Vector, size: number): void;

  /** product_b = A_bᵀ v_b: the same shapes; padding of the products becomes 0. */
  multiplyBlocksTransposed(matrices: Vector, vectors: Vector, products: Vector, size: number): void;

  /**
   * L and U of square blocks in place of them, by Gaussian elimination without pivots: L has a unit diagonal, which is left out.
   *
   * @param matrices `[block][row][column]`, rows padded with zeros
   * @param inverses 1 / U_rr: `[block][row]`, padded with zeros; overwritten but for the padding
   * @returns false when a pivot has no finite inverse
   */
  factorBlocks(matrices: Vector, inverses: Vector, size: number): boolean;

  /**
   * Overwrites each block's vector with A_b⁻¹ times it.
   *
   * @param factors what `factorBlocks` left
   * @param inverses the same
   * @param vectors `[block][row]`, padded with zeros
   */
  solveBlocks(factors: Vector, inverses: Vector, vectors: Vector, size: number): void;

  /** The same with A_b⁻ᵀ. */
  solveBlocksTransposed(factors: Vector, inverses: Vector, vectors: Vector, size: number): void;

  /**
   * How one sector's flows F_ni = Kn_ni u_i perUnit_n answer, added to sums over sectors. Each importer has six rows in `sums`:
   *
   *     F,  θ h_n ψ_n F,  θ ψ_i F,  θ h_n F,  θ (1 − h_n) F,  θ (1 − h_n) K_ni u_i perUnit_n
   *
   * @param passThrough ψ, `[exporter]`, padded
   * @param perUnit `[importer]`; where it is 0 nothing is added
   * @param home h, `[importer]`
   * @param sums `[importer][6][exporter]`, rows padded, added to
   * @param sold θ Σ_n F_ni, `[exporter]`, padded, added to
   */
  addResponse(
    kernel: Vector,
    netKernel: Vector,
    power: Vector,
    passThrough: Vector,
    perUnit: Vector,
    home: Vector,
    sums: Vector,
    sold: Vector,
    theta: number,
    importers: number,
  ): void;

  /**
   * One sector's trade, importer by importer:
   *
   *     total_n = Σ_i K_ni u_i      net_n = Σ_i Kn_ni u_i      received_i ← received_i + Σ_n Kn_ni spent_n / total_n
   *
   * Where a total is not above `underflow` nothing is received.
   *
   * @param kernel K, `[importer][exporter]`, rows padded
   * @param netKernel Kn, `[importer][exporter]`, rows padded
   * @param power u, `[exporter]`, padded
   * @param spent `[importer]`
   * @param total `[importer]`, overwritten
   * @param net `[importer]`, overwritten
   * @param received `[exporter]`, padded, added to
   */
  trade(
    kernel: Vector,
    netKernel: Vector,
    power: Vector,
    spent: Vector,
    total: Vector,
    net: Vector,
    received: Vector,
    importers: number,
    underflow: number,
  ): void;
}

/** Length of a row of so many numbers in memory. */
export function paddedLength(numbers: number): number {
  return 4 * Math.ceil(numbers / 4);
}
