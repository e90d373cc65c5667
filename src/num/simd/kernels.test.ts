import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Arena, paddedLength, type KernelKind, type Vector } from '../index.ts';
import { decodeBase64 } from './decode-base64.ts';
import { wasmModule } from './wasm-module.ts';

const KINDS = ['wasm', 'typescript'] as const satisfies KernelKind[];

/** Runs the same calls on both kinds, in buffers that hold rubbish, and hands back what each leaves in its vectors. */
function onBoth(
  numbers: number,
  run: (arena: Arena) => readonly (Vector | number)[],
): (readonly number[])[] {
  return KINDS.map((kind) => {
    const arena = new Arena(numbers, kind);
    try {
      return run(arena).flatMap((result) => (typeof result === 'number' ? [result] : [...result]));
    } finally {
      arena.release();
    }
  });
}

function filled(arena: Arena, values: readonly number[]): Vector {
  const vector = arena.vector(values.length);
  vector.set(values);
  return vector;
}

/** Rows of `length` numbers, padded. */
function padded(values: readonly number[], length: number): number[] {
  const stride = paddedLength(length);
  const rows: number[] = [];
  for (let first = 0; first < values.length; first += length) {
    rows.push(...values.slice(first, first + length));
    while (rows.length % stride !== 0) rows.push(0);
  }
  return rows;
}

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const share = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.constantFrom(0, 1e-200, 1e-300, 5e-324),
);
const many = (value: fc.Arbitrary<number>, length: number): fc.Arbitrary<number[]> =>
  fc.array(value, { minLength: length, maxLength: length });

describe('the kernels in WebAssembly', () => {
  it('are what runs here: Node has SIMD', () => {
    expect(KINDS.map((kind) => new Arena(8, kind).kernels.kind)).toEqual(KINDS);
  });

  it('are small enough for a page to compile at once: some browsers take 4 KiB', () => {
    expect(decodeBase64(wasmModule).length).toBeLessThanOrEqual(4096);
  });
});

describe('both kinds of kernels have the same bits, which are right', () => {
  const vectors = fc
    .integer({ min: 0, max: 41 })
    .chain((length) => fc.tuple(many(number, length), many(number, length)));

  it('dot', () => {
    fc.assert(
      fc.property(vectors, ([a, b]) => {
        const [wasm, twin] = onBoth(100, (arena) => [
          arena.kernels.dot(filled(arena, a), filled(arena, b)),
        ]);
        expect(wasm).toEqual(twin);
        const naive = a.reduce((sum, value, k) => sum + value * b[k], 0);
        const size = a.reduce((sum, value, k) => sum + Math.abs(value * b[k]), 0);
        expect(Math.abs(wasm[0] - naive)).toBeLessThanOrEqual(1e-14 * size);
      }),
    );
  });

  it('addMultiple', () => {
    fc.assert(
      fc.property(vectors, number, ([a, b], factor) => {
        const [wasm, twin] = onBoth(100, (arena) => {
          const y = filled(arena, a);
          arena.kernels.addMultiple(y, factor, filled(arena, b));
          return [y];
        });
        expect(wasm).toEqual(twin);
        expect(wasm).toEqual(a.map((value, k) => value + factor * b[k]));
      }),
    );
  });

  const blocks = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 11 }))
    .chain(([count, size]) =>
      fc.record({
        count: fc.constant(count),
        size: fc.constant(size),
        matrices: many(number, count * size * size),
        vectors: many(number, count * size),
      }),
    );

  it.each(['multiplyBlocks', 'multiplyBlocksTransposed'] as const)('%s', (name) => {
    fc.assert(
      fc.property(blocks, ({ count, size, matrices, vectors: factors }) => {
        const stride = paddedLength(size);
        const [wasm, twin] = onBoth(count * (size + 2) * stride, (arena) => {
          const products = arena.vector(count * stride);
          arena.kernels[name](
            filled(arena, padded(matrices, size)),
            filled(arena, padded(factors, size)),
            products,
            size,
          );
          return [products];
        });
        expect(wasm).toEqual(twin);
        for (let b = 0; b < count; b++) {
          for (let r = 0; r < size; r++) {
            let sum = 0;
            let scale = 0;
            for (let c = 0; c < size; c++) {
              const [row, column] = name === 'multiplyBlocks' ? [r, c] : [c, r];
              const term = matrices[(b * size + row) * size + column] * factors[b * size + c];
              sum += term;
              scale += Math.abs(term);
            }
            expect(Math.abs(wasm[b * stride + r] - sum)).toBeLessThanOrEqual(1e-14 * scale);
          }
        }
      }),
    );
  });

  const sectors = fc.integer({ min: 1, max: 13 }).chain((N) =>
    fc.record({
      N: fc.constant(N),
      kernel: many(share, N * N),
      netKernel: many(share, N * N),
      power: many(share, N),
      spent: many(fc.double({ min: 0, max: 1e6, noNaN: true }), N),
    }),
  );
  const UNDERFLOW = 1e-250;

  it('trade, rows that underflow among them', () => {
    fc.assert(
      fc.property(sectors, ({ N, kernel, netKernel, power, spent }) => {
        const stride = paddedLength(N);
        const [wasm, twin] = onBoth((2 * N + 5) * stride, (arena) => {
          const total = arena.vector(N);
          const net = arena.vector(N);
          const received = arena.vector(stride);
          arena.kernels.trade(
            filled(arena, padded(kernel, N)),
            filled(arena, padded(netKernel, N)),
            filled(arena, padded(power, N)),
            filled(arena, spent),
            total,
            net,
            received,
            N,
            UNDERFLOW,
          );
          return [total, net, received];
        });
        expect(wasm).toEqual(twin);
        const received = new Array<number>(N).fill(0);
        for (let n = 0; n < N; n++) {
          const row = (matrix: readonly number[]): number =>
            power.reduce((sum, u, i) => sum + matrix[n * N + i] * u, 0);
          expect(wasm[n]).toBeCloseTo(row(kernel), 13);
          expect(wasm[N + n]).toBeCloseTo(row(netKernel), 13);
          if (!(wasm[n] > UNDERFLOW)) continue;
          for (let i = 0; i < N; i++) received[i] += netKernel[n * N + i] * (spent[n] / wasm[n]);
        }
        for (let i = 0; i < N; i++) {
          const [one, other] = [wasm[2 * N + i], received[i]];
          if (one !== other) expect(Math.abs(one / other - 1)).toBeLessThan(1e-13);
        }
      }),
    );
  });
});
