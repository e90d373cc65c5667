import { paddedLength, type KernelKind, type Kernels, type Vector } from './kernels.ts';
import { typescriptKernels } from './simd/typescript-kernels.ts';
import { createWasmKernels } from './simd/wasm-kernels.ts';

/** One buffer and the kernels that work on it. */
interface Block {
  /** What it was made for, and how many numbers it holds. */
  readonly kind: KernelKind;
  readonly numbers: number;
  readonly buffer: ArrayBufferLike;
  readonly kernels: Kernels;
}

/**
 * Vectors side by side in one buffer of a size that is known before, and the kernels that work on them. Buffers are scarce: for each
 * WebAssembly memory an engine reserves gigabytes of addresses. So they are handed out again once `release` gave them back;
 * those of arenas that nobody released are left to the garbage collector.
 */
export class Arena {
  readonly #block: Block;
  #used = 0;
  #released = false;

  /**
   * @param numbers sum of the lengths of all vectors that will be taken, each rounded up to a multiple of 4
   * @param kind TypeScript although WebAssembly is there; for tests and for measuring
   */
  constructor(numbers: number, kind: KernelKind = 'wasm') {
    this.#block = takeFree(numbers, kind) ?? createBlock(numbers, kind);
  }

  get kernels(): Kernels {
    return this.#block.kernels;
  }

  /** A vector of zeros. */
  vector(length: number): Vector {
    const vector = this.uninitialised(length);
    vector.fill(0);
    return vector;
  }

  /**
   * A vector that holds anything, NaN included, until its owner has written all of it.
   *
   * @throws RangeError when the arena has no room for it
   */
  uninitialised(length: number): Vector {
    const { buffer, numbers } = this.#block;
    const start = this.#used;
    this.#used += paddedLength(length);
    if (this.#used > numbers || this.#released) {
      throw new RangeError(`an arena of ${numbers} numbers has no room for ${length} more`);
    }
    return new Float64Array(buffer, start * Float64Array.BYTES_PER_ELEMENT, length) as Vector;
  }

  /** Gives the buffer back: from now on others write into what were its vectors. Once is enough. */
  release(): void {
    if (this.#released) return;
    this.#released = true;
    keepFree(this.#block);
  }
}

/** Buffers that were given back, smallest first. */
const free: Block[] = [];
/** What is kept for later at most: so many buffers, and so many numbers in all (128 MiB). */
const MOST_BLOCKS = 6;
const MOST_NUMBERS = 2 ** 24;
/** Sizes are rounded up to multiples of this, so that problems of nearly one size share buffers. */
const STEP = 2 ** 13;

function createBlock(numbers: number, kind: KernelKind): Block {
  const rounded = STEP * Math.ceil(numbers / STEP);
  const wasm = kind === 'wasm' ? createWasmKernels(rounded) : undefined;
  return wasm
    ? { kind, numbers: rounded, ...wasm }
    : {
        kind,
        numbers: rounded,
        buffer: new ArrayBuffer(rounded * Float64Array.BYTES_PER_ELEMENT),
        kernels: typescriptKernels,
      };
}

/** The smallest buffer that is large enough. */
function takeFree(numbers: number, kind: KernelKind): Block | undefined {
  const at = free.findIndex((block) => block.numbers >= numbers && block.kind === kind);
  return at < 0 ? undefined : free.splice(at, 1)[0];
}

/** Keeps a buffer for later; where too much is kept, the smallest go. */
function keepFree(block: Block): void {
  free.push(block);
  free.sort((a, b) => a.numbers - b.numbers);
  const kept = (): number => free.reduce((sum, { numbers }) => sum + numbers, 0);
  while (free.length > MOST_BLOCKS || (free.length > 1 && kept() > MOST_NUMBERS)) free.shift();
}
