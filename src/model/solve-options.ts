import type { KernelKind } from '../num/index.ts';
import type { Equilibrium, SolveMethod } from './equilibrium.ts';
import type { TransferClosure } from './shock.ts';

export interface SolveOptions {
  /** Largest relative error of any equilibrium condition that counts as solved; default 1e-10. */
  readonly tolerance?: number;
  /** Moves in all, one after each sweep, whichever scheme makes them; default 2000. */
  readonly maxIterations?: number;
  /** What becomes of trade deficits; default `fixed`. */
  readonly closure?: TransferClosure;
  /** A solution for the same economy to start from, such as that of the slider's last position; see `startingPoint`. */
  readonly start?: Equilibrium;
  /** `fallback` begins with the plain iteration; for tests and for measuring. Default `accelerated`. */
  readonly method?: SolveMethod;
  /** `typescript` does without WebAssembly, to the same bits; for tests and for measuring. Default `wasm`, where it is there. */
  readonly kernels?: KernelKind;
  /** Called before every move; returning false stops the solve, which then ends as `iteration-limit`. */
  readonly onProgress?: (iteration: number, residual: number) => boolean;
}

const closures: readonly string[] = [
  'fixed',
  'zero',
  'share-of-world-income',
] satisfies TransferClosure[];
const methods: readonly string[] = ['accelerated', 'fallback'] satisfies SolveMethod[];

const kernelKinds: readonly string[] = ['wasm', 'typescript'] satisfies KernelKind[];

/** The options with their defaults. @throws RangeError naming the option that makes no sense */
export function checkOptions(options: SolveOptions) {
  const {
    tolerance = 1e-10,
    maxIterations = 2000,
    closure = 'fixed',
    method = 'accelerated',
    kernels = 'wasm',
  } = options;
  if (!(tolerance > 0 && Number.isFinite(tolerance))) {
    throw new RangeError(`tolerance is ${tolerance}; it must be positive, and finite`);
  }
  if (!(maxIterations >= 0 && Number.isFinite(maxIterations))) {
    throw new RangeError(`maxIterations is ${maxIterations}; it must be 0 or more, and finite`);
  }
  if (!closures.includes(closure)) {
    throw new RangeError(`closure is '${closure}'; it must be one of ${closures.join(', ')}`);
  }
  if (!methods.includes(method)) {
    throw new RangeError(`method is '${method}'; it must be one of ${methods.join(', ')}`);
  }
  if (!kernelKinds.includes(kernels)) {
    throw new RangeError(`kernels is '${kernels}'; it must be one of ${kernelKinds.join(', ')}`);
  }
  return { ...options, tolerance, maxIterations, closure, method, kernels };
}
