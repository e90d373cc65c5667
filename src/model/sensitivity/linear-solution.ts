/** `iteration-limit`: the linear system was not solved to the tolerance; `residual` says how far it got. */
export type LinearStatus = 'converged' | 'iteration-limit';

/** How a linear system was solved. */
export interface LinearSolution {
  readonly status: LinearStatus;
  readonly iterations: number;
  /** Norm of what is left of the right-hand side over its norm. */
  readonly residual: number;
}

export interface LinearOptions {
  /** `LinearSolution.residual` that counts as solved; default 1e-12. */
  readonly tolerance?: number;
  /** Products with the linearised conditions in all; default 600. */
  readonly maxIterations?: number;
}
