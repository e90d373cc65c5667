import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Arena, LinearSolver, paddedLength, type Vector } from '../index.ts';

const KINDS = ['wasm', 'typescript'] as const;

const blocks = fc
  .record({ count: fc.integer({ min: 1, max: 3 }), size: fc.integer({ min: 1, max: 14 }) })
  .chain(({ count, size }) => {
    const numbers = (length: number) =>
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
        minLength: length,
        maxLength: length,
      });
    return fc.record({
      count: fc.constant(count),
      size: fc.constant(size),
      matrices: numbers(count * size * size),
      vectors: numbers(count * size),
    });
  });

describe('blocks factored without pivots', () => {
  it.each(['solveBlocks', 'solveBlocksTransposed'] as const)(
    '%s: the same bits of both kinds, and the answer of a dense solver with pivots',
    (name) => {
      fc.assert(
        fc.property(blocks, ({ count, size, matrices, vectors }) => {
          const stride = paddedLength(size);
          // rows made diagonally dominant, as those of regions are
          const dominant = matrices.map((value, at) =>
            Math.floor(at / size) % size === at % size ? 1.5 + value / 2 : value / size,
          );
          const [wasm, twin] = KINDS.map((kind) => {
            const arena = new Arena(count * stride * (size + 2), kind);
            const factors = arena.vector(count * size * stride);
            const [inverses, values] = [0, 1].map(() => arena.vector(count * stride)) as [
              Vector,
              Vector,
            ];
            for (let row = 0; row < count * size; row++) {
              for (let c = 0; c < size; c++) factors[row * stride + c] = dominant[row * size + c];
              values[Math.floor(row / size) * stride + (row % size)] = vectors[row];
            }
            expect(arena.kernels.factorBlocks(factors, inverses, size)).toBe(true);
            arena.kernels[name](factors, inverses, values, size);
            const result = [...factors, ...inverses, ...values];
            const answer = [...values];
            arena.release();
            return { result, answer };
          });
          expect(wasm.result).toEqual(twin.result);
          for (let b = 0; b < count; b++) {
            const dense = new LinearSolver(size);
            const first = b * size * size;
            expect(
              dense.factor(Float64Array.from(dominant.slice(first, first + size * size))),
            ).toBe(true);
            const wanted = Float64Array.from(vectors.slice(b * size, b * size + size));
            if (name === 'solveBlocks') dense.solve(wanted);
            else dense.solveTransposed(wanted);
            wanted.forEach((value, r) => {
              expect(wasm.answer[b * stride + r]).toBeCloseTo(value, 11);
            });
          }
        }),
      );
    },
  );

  it.each(KINDS)('say that a block has no factors: %s', (kind) => {
    const arena = new Arena(12, kind);
    const factors = arena.vector(8);
    factors.set([1, 2, 0, 0, 2, 4, 0, 0]);
    expect(arena.kernels.factorBlocks(factors, arena.vector(4), 2)).toBe(false);
    arena.release();
  });
});
