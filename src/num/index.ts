/** Numerics without economics: fixed-point acceleration, small linear systems. */
export { Anderson, dot } from './anderson.ts';
export { LinearSolver } from './lu.ts';
export type { Distribution } from './distribution.ts';
