import { paddedLength, type Kernels } from '../kernels.ts';
import { factorBlocks, solveBlocks, solveBlocksTransposed } from './typescript-factors.ts';

/** The kernels in TypeScript, for where WebAssembly has no SIMD: the additions of `assembly/` in the same order. */
export const typescriptKernels: Kernels = {
  kind: 'typescript',

  dot(a, b) {
    const n = a.length;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let k = 0;
    for (; k + 3 < n; k += 4) {
      s0 += a[k] * b[k];
      s1 += a[k + 1] * b[k + 1];
      s2 += a[k + 2] * b[k + 2];
      s3 += a[k + 3] * b[k + 3];
    }
    let sum = s0 + s2 + (s1 + s3);
    for (; k < n; k++) sum += a[k] * b[k];
    return sum;
  },

  addMultiple(y, factor, x) {
    for (let k = 0; k < x.length; k++) y[k] += factor * x[k];
  },

  multiplyBlocks(matrices, vectors, products, size) {
    const stride = paddedLength(size);
    for (let block = 0; block < vectors.length; block += stride) {
      for (let r = 0; r < size; r++) {
        let at = block * size + r * stride;
        let s0 = 0;
        let s1 = 0;
        let s2 = 0;
        let s3 = 0;
        for (let k = block; k < block + stride; k += 4, at += 4) {
          s0 += matrices[at] * vectors[k];
          s1 += matrices[at + 1] * vectors[k + 1];
          s2 += matrices[at + 2] * vectors[k + 2];
          s3 += matrices[at + 3] * vectors[k + 3];
        }
        products[block + r] = s0 + s2 + (s1 + s3);
      }
    }
  },

  multiplyBlocksTransposed(matrices, vectors, products, size) {
    const stride = paddedLength(size);
    products.fill(0);
    for (let block = 0; block < vectors.length; block += stride) {
      let r = 0;
      // Four rows at a time share what they load and store of the product.
      for (; r + 3 < size; r += 4) {
        const row = block * size + r * stride;
        const f0 = vectors[block + r];
        const f1 = vectors[block + r + 1];
        const f2 = vectors[block + r + 2];
        const f3 = vectors[block + r + 3];
        for (let k = 0; k < stride; k++) {
          products[block + k] =
            products[block + k] +
            f0 * matrices[row + k] +
            f1 * matrices[row + stride + k] +
            f2 * matrices[row + 2 * stride + k] +
            f3 * matrices[row + 3 * stride + k];
        }
      }
      for (; r < size; r++) {
        const row = block * size + r * stride;
        const factor = vectors[block + r];
        for (let k = 0; k < stride; k++) products[block + k] += factor * matrices[row + k];
      }
    }
  },

  factorBlocks,
  solveBlocks,
  solveBlocksTransposed,

  addResponse(kernel, netKernel, power, passThrough, perUnit, home, sums, sold, theta, importers) {
    const stride = power.length;
    for (let n = 0; n < importers; n++) {
      const units = perUnit[n];
      if (units === 0) continue;
      const toHome = theta * home[n];
      const third = theta - toHome;
      const wage = toHome * passThrough[n];
      const row = n * stride;
      for (let i = 0; i < stride; i++) {
        const u = power[i] * units;
        const flow = netKernel[row + i] * u;
        const spent = kernel[row + i] * u;
        sold[i] += theta * flow;
        const at = 6 * row + i;
        sums[at] += flow;
        sums[at + stride] += wage * flow;
        sums[at + 2 * stride] += theta * passThrough[i] * flow;
        sums[at + 3 * stride] += toHome * flow;
        sums[at + 4 * stride] += third * flow;
        sums[at + 5 * stride] += third * spent;
      }
    }
  },

  trade(kernel, netKernel, power, spent, total, net, received, importers, underflow) {
    const stride = power.length;
    for (let n = 0; n < importers; n++) {
      const row = n * stride;
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      let t0 = 0;
      let t1 = 0;
      let t2 = 0;
      let t3 = 0;
      for (let i = 0; i < stride; i += 4) {
        const at = row + i;
        const u0 = power[i];
        const u1 = power[i + 1];
        const u2 = power[i + 2];
        const u3 = power[i + 3];
        s0 += kernel[at] * u0;
        s1 += kernel[at + 1] * u1;
        s2 += kernel[at + 2] * u2;
        s3 += kernel[at + 3] * u3;
        t0 += netKernel[at] * u0;
        t1 += netKernel[at + 1] * u1;
        t2 += netKernel[at + 2] * u2;
        t3 += netKernel[at + 3] * u3;
      }
      const sum = s0 + s2 + (s1 + s3);
      total[n] = sum;
      net[n] = t0 + t2 + (t1 + t3);
      const perUnit = sum > underflow ? spent[n] / sum : 0;
      for (let i = 0; i < stride; i++) received[i] += netKernel[row + i] * perUnit;
    }
  },
};
