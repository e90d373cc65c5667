import { paddedLength, type Kernels, type Vector } from '../kernels.ts';
import { decodeBase64 } from './decode-base64.ts';
import { wasmModule } from './wasm-module.ts';
import { WebAssembly, type WasmMemory, type WasmModule } from './web-assembly.ts';

/** What the compiled kernels are called with: vectors as byte offsets. */
interface Exports {
  dot(a: number, b: number, length: number): number;
  addMultiple(y: number, factor: number, x: number, length: number): void;
  multiplyBlocks: OnBlocks;
  multiplyBlocksTransposed: OnBlocks;
  factorBlocks: (matrices: number, inverses: number, ...shape: Shape) => number;
  solveBlocks: OnBlocks;
  solveBlocksTransposed: OnBlocks;
  addResponse(
    kernel: number,
    netKernel: number,
    power: number,
    passThrough: number,
    perUnit: number,
    home: number,
    sums: number,
    sold: number,
    theta: number,
    importers: number,
    stride: number,
  ): void;
  trade(
    kernel: number,
    netKernel: number,
    power: number,
    spent: number,
    total: number,
    net: number,
    received: number,
    importers: number,
    stride: number,
    underflow: number,
  ): void;
}

type OnBlocks = (matrices: number, vectors: number, products: number, ...shape: Shape) => void;
type Shape = [blocks: number, size: number, stride: number];

let compiled: WasmModule | undefined | 'unavailable';

/** The compiled kernels, once a process; undefined where WebAssembly is missing, forbidden, or has no SIMD. */
function kernelModule(): WasmModule | undefined {
  compiled ??= compile() ?? 'unavailable';
  return compiled === 'unavailable' ? undefined : compiled;
}

function compile(): WasmModule | undefined {
  if (!WebAssembly) return undefined;
  const bytes = decodeBase64(wasmModule);
  if (!WebAssembly.validate(bytes)) return undefined;
  try {
    return new WebAssembly.Module(bytes);
  } catch {
    return undefined; // a page's content security policy may forbid to compile
  }
}

const PAGE_BYTES = 2 ** 16;

/** A memory of at least so many numbers with the kernels that work on it; undefined where there cannot be one. */
export function createWasmKernels(
  numbers: number,
): { buffer: ArrayBufferLike; kernels: Kernels } | undefined {
  const module = kernelModule();
  if (!WebAssembly || !module) return undefined;
  const pages = Math.ceil((numbers * Float64Array.BYTES_PER_ELEMENT) / PAGE_BYTES);
  let memory: WasmMemory;
  try {
    memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  } catch {
    return undefined; // address space is short, as under `ulimit -v`
  }
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return { buffer: memory.buffer, kernels: kernelsOf(exports as unknown as Exports) };
}

function kernelsOf(wasm: Exports): Kernels {
  const onBlocks =
    (multiply: OnBlocks) =>
    (matrices: Vector, vectors: Vector, products: Vector, size: number): void => {
      const stride = paddedLength(size);
      multiply(
        matrices.byteOffset,
        vectors.byteOffset,
        products.byteOffset,
        vectors.length / stride,
        size,
        stride,
      );
    };
  return {
    kind: 'wasm',
    dot: (a, b) => wasm.dot(a.byteOffset, b.byteOffset, a.length),
    addMultiple: (y, factor, x) => {
      wasm.addMultiple(y.byteOffset, factor, x.byteOffset, x.length);
    },
    factorBlocks: (matrices, inverses, size) => {
      const stride = paddedLength(size);
      const blocks = inverses.length / stride;
      return (
        wasm.factorBlocks(matrices.byteOffset, inverses.byteOffset, blocks, size, stride) === 1
      );
    },
    solveBlocks: onBlocks(wasm.solveBlocks),
    solveBlocksTransposed: onBlocks(wasm.solveBlocksTransposed),
    addResponse: (
      kernel,
      netKernel,
      power,
      through,
      perUnit,
      home,
      sums,
      sold,
      theta,
      importers,
    ) => {
      wasm.addResponse(
        kernel.byteOffset,
        netKernel.byteOffset,
        power.byteOffset,
        through.byteOffset,
        perUnit.byteOffset,
        home.byteOffset,
        sums.byteOffset,
        sold.byteOffset,
        theta,
        importers,
        power.length,
      );
    },
    multiplyBlocks: onBlocks(wasm.multiplyBlocks),
    multiplyBlocksTransposed: onBlocks(wasm.multiplyBlocksTransposed),
    trade: (kernel, netKernel, power, spent, total, net, received, importers, underflow) => {
      wasm.trade(
        kernel.byteOffset,
        netKernel.byteOffset,
        power.byteOffset,
        spent.byteOffset,
        total.byteOffset,
        net.byteOffset,
        received.byteOffset,
        importers,
        power.length,
        underflow,
      );
    },
  };
}
