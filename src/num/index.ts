/** Numerics without economics: fixed-point acceleration, small linear systems. */
export { Anderson, dot, numbersForAnderson, type AndersonOptions } from './anderson.ts';
export { Gmres, type GmresOptions, type GmresOutcome, type LinearMap } from './gmres.ts';
export { LinearSolver } from './lu.ts';
export { median, quantile, type Distribution } from './distribution.ts';
export { normalQuantile } from './normal-quantile.ts';
export { mix, scramble } from './scramble.ts';
export { SOBOL_DIMENSIONS, sobolPoint } from './sobol.ts';
export { Arena } from './arena.ts';
export { paddedLength, type KernelKind, type Kernels, type Vector } from './kernels.ts';
