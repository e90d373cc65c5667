import { paddedLength, type Kernels } from '../kernels.ts';

/** Factors of blocks and their use, see `Kernels`: places are taken four at a time, as in `assembly/factors.ts`. */
export const factorBlocks: Kernels['factorBlocks'] = (matrices, inverses, size) => {
  const stride = paddedLength(size);
  for (let block = 0; block < inverses.length; block += stride) {
    const first = block * size;
    for (let r = 0; r < size; r++) {
      const target = first + r * stride;
      for (let group = 0; group < r; group += 4) {
        const end = Math.min(group + 4, r);
        for (let k = group; k < end; k++) {
          const factor = matrices[target + k] * inverses[block + k];
          matrices[target + k] = factor;
          const row = first + k * stride;
          for (let c = k + 1; c < group + 4; c++)
            matrices[target + c] -= factor * matrices[row + c];
        }
        for (let k = group; k < end; k++) {
          const factor = matrices[target + k];
          const row = first + k * stride;
          for (let c = group + 4; c < stride; c++) {
            matrices[target + c] -= factor * matrices[row + c];
          }
        }
      }
      inverses[block + r] = 1 / matrices[target + r];
      if (!Number.isFinite(inverses[block + r])) return false;
    }
  }
  return true;
};

export const solveBlocks: Kernels['solveBlocks'] = (factors, inverses, vectors, size) => {
  const stride = paddedLength(size);
  for (let block = 0; block < vectors.length; block += stride) {
    const first = block * size;
    for (let r = 0; r < size; r++) {
      const row = first + r * stride;
      const group = 4 * Math.floor(r / 4);
      let rest = vectors[block + r] - product(factors, row, vectors, block, group);
      for (let c = group; c < r; c++) rest -= factors[row + c] * vectors[block + c];
      vectors[block + r] = rest;
    }
    for (let r = size - 1; r >= 0; r--) {
      const row = first + r * stride;
      const end = 4 * Math.floor(r / 4) + 4;
      let rest =
        vectors[block + r] - product(factors, row + end, vectors, block + end, stride - end);
      for (let c = r + 1; c < Math.min(end, size); c++) {
        rest -= factors[row + c] * vectors[block + c];
      }
      vectors[block + r] = rest * inverses[block + r];
    }
  }
};

export const solveBlocksTransposed: Kernels['solveBlocksTransposed'] = (
  factors,
  inverses,
  vectors,
  size,
) => {
  const stride = paddedLength(size);
  for (let block = 0; block < vectors.length; block += stride) {
    const first = block * size;
    for (let r = 0; r < size; r++) {
      const row = first + r * stride;
      const value = vectors[block + r] * inverses[block + r];
      vectors[block + r] = value;
      for (let c = r + 1; c < size; c++) vectors[block + c] -= value * factors[row + c];
    }
    for (let group = stride - 4; group >= 0; group -= 4) {
      const end = Math.min(group + 4, size);
      for (let r = end - 1; r > group; r--) {
        const row = first + r * stride;
        const value = vectors[block + r];
        for (let c = group; c < r; c++) vectors[block + c] -= value * factors[row + c];
      }
      for (let r = group; r < end; r++) {
        const row = first + r * stride;
        const value = vectors[block + r];
        for (let c = 0; c < group; c++) vectors[block + c] -= value * factors[row + c];
      }
    }
  }
};

/** Σ of so many products, a multiple of 4, in the four partial sums of all kernels. */
function product(
  a: Float64Array,
  fromA: number,
  b: Float64Array,
  fromB: number,
  length: number,
): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let k = 0; k < length; k += 4) {
    s0 += a[fromA + k] * b[fromB + k];
    s1 += a[fromA + k + 1] * b[fromB + k + 1];
    s2 += a[fromA + k + 2] * b[fromB + k + 2];
    s3 += a[fromA + k + 3] * b[fromB + k + 3];
  }
  return s0 + s2 + (s1 + s3);
}
