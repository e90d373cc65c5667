import { Anderson } from '../num/index.ts';
import type { Economy } from './economy.ts';
import {
  equilibriumAt,
  type Equilibrium,
  type SolveMethod,
  type SolveStatus,
} from './equilibrium.ts';
import { checkShock, type Shock, type TransferClosure } from './shock.ts';
import { sweep } from './sweep.ts';
import { moveByLabour, TradeBalanceRule } from './wage-rules.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

export interface SolveOptions {
  /** Largest relative error of any equilibrium condition that counts as solved; default 1e-10. */
  readonly tolerance?: number;
  /** Sweeps in all, whichever scheme makes them; default 2000. */
  readonly maxIterations?: number;
  /** What becomes of trade deficits; default `fixed`. */
  readonly closure?: TransferClosure;
  /** A solution for the same economy to start from, such as that of the slider's last position. */
  readonly start?: Equilibrium;
  /** `fallback` leaves acceleration out; for tests and for measuring. Default `accelerated`. */
  readonly method?: SolveMethod;
  /** Called after every sweep; returning false stops the solve, which then ends as `iteration-limit`. */
  readonly onProgress?: (iteration: number, residual: number) => boolean;
}

/** Wage steps of successive attempts: each time acceleration stalls it goes on from its best point more gently. */
const ACCELERATED_STEPS = [0.3, 0.1, 0.03];
const ANDERSON_DEPTH = 10;
/** Sweeps without a better point after which an attempt counts as stalled. */
const PATIENCE = 40;
/** An extrapolation may move a log by this much at most; a longer one is replaced by a plain step. */
const LONGEST_EXTRAPOLATION = 2;

/**
 * Solves for the equilibrium after a shock, in exact changes (Caliendo and Parro 2015, section 3.2; Dekle, Eaton
 * and Kortum 2008). The equations are those of `sweep`; `docs/methods/equilibrium.md` derives them.
 *
 * One fixed-point sweep over wages, prices and expenditures together is accelerated by Anderson's method. When
 * that stalls it restarts from its best point with smaller wage steps; when it stalls again the plain damped
 * iteration of `TradeBalanceRule` takes over from the start, and `method` says so. Deterministic.
 *
 * @param economy base economy; not changed
 * @param shock what changes; nothing, if empty
 * @returns the equilibrium, or the best point found: read `status` before any number
 * @throws RangeError on misuse: arrays of the wrong length, rates at or below −1, a tolerance that is not positive
 */
export function solve(
  economy: Economy,
  shock: Shock = {},
  options: SolveOptions = {},
): Equilibrium {
  const tolerance = options.tolerance ?? 1e-10;
  const maxIterations = options.maxIterations ?? 2000;
  if (!(tolerance > 0)) throw new RangeError(`tolerance is ${tolerance}; it must be positive`);
  if (!(maxIterations >= 0)) {
    throw new RangeError(`maxIterations is ${maxIterations}; it must be 0 or more`);
  }
  checkShock(economy, shock);

  const ws = createWorkspace(economy, shock, options.closure ?? 'fixed');
  const run = new Run(ws, startingPoint(ws, options.start), tolerance, maxIterations, options);
  let method: SolveMethod = options.method ?? 'accelerated';
  if (method === 'accelerated' && run.accelerate() === 'stalled') method = 'fallback';
  if (method === 'fallback') run.iteratePlainly();
  return equilibriumAt(ws, shock, run.x, { ...run.outcome(), method });
}

type Stop = 'converged' | 'spent' | 'stalled';

/** The state of one solve: the point, the best point so far, and how many sweeps are left. */
class Run {
  readonly ws: Workspace;
  readonly tolerance: number;
  readonly maxIterations: number;
  readonly options: SolveOptions;
  readonly x: Float64Array;
  readonly #g: Float64Array;
  readonly #best: Float64Array;
  readonly #start: Float64Array;
  #bestResidual = Infinity;
  #residual = Infinity;
  #iterations = 0;
  #cancelled = false;

  constructor(
    ws: Workspace,
    start: Float64Array,
    tolerance: number,
    maxIterations: number,
    options: SolveOptions,
  ) {
    this.ws = ws;
    this.tolerance = tolerance;
    this.maxIterations = maxIterations;
    this.options = options;
    this.x = start.slice();
    this.#start = start;
    this.#g = start.slice();
    this.#best = start.slice();
  }

  /** Anderson-accelerated sweeps at smaller and smaller wage steps. */
  accelerate(): Stop {
    const anderson = new Anderson(this.x.length, ANDERSON_DEPTH);
    for (const step of ACCELERATED_STEPS) {
      const stop = this.#attempt(anderson, step);
      if (stop !== 'stalled') return stop;
      this.x.set(this.#best);
      anderson.reset();
    }
    return 'stalled';
  }

  #attempt(anderson: Anderson, step: number): Stop {
    let sinceBest = 0;
    for (;;) {
      const stop = this.#sweep();
      if (stop) return stop;
      if (this.#residual === this.#bestResidual) sinceBest = 0;
      else if (++sinceBest > PATIENCE || !Number.isFinite(this.#residual)) return 'stalled';
      moveByLabour(this.ws, this.#g, step);
      anderson.next(this.x, this.#g);
      if (!this.#withinReach()) {
        anderson.reset();
        this.x.set(this.#g);
      }
    }
  }

  /** The last resort: no extrapolation, wages answer the trade balance at steps of their own. */
  iteratePlainly(): Stop {
    const rule = new TradeBalanceRule(this.ws.N, 0.1 * this.tolerance);
    this.x.set(this.#start);
    for (;;) {
      const stop = this.#sweep();
      if (stop) return stop;
      if (!Number.isFinite(this.#residual)) return 'spent';
      rule.move(this.ws, this.#g);
      this.x.set(this.#g);
    }
  }

  /** One sweep at x; tells whether it ends the run. */
  #sweep(): Stop | undefined {
    this.#residual = sweep(this.ws, this.x, this.#g);
    if (this.#residual < this.#bestResidual) {
      this.#bestResidual = this.#residual;
      this.#best.set(this.x);
    }
    if (this.#residual <= this.tolerance) return 'converged';
    if (this.#cancelled || this.#iterations >= this.maxIterations) return 'spent';
    this.#iterations++;
    this.#cancelled = this.options.onProgress?.(this.#iterations, this.#residual) === false;
    return undefined;
  }

  #withinReach(): boolean {
    for (let a = 0; a < this.x.length; a++) {
      if (!(Math.abs(this.x[a] - this.#g[a]) < LONGEST_EXTRAPOLATION)) return false;
    }
    return true;
  }

  /** Puts x on the best point, brings the workspace in line with it, and names how the run ended. */
  outcome(): { status: SolveStatus; iterations: number; residual: number } {
    this.x.set(this.#best);
    const residual = sweep(this.ws, this.x, this.#g);
    const sound = Number.isFinite(residual) && this.ws.income.every((income) => income > 0);
    const status = !sound
      ? 'diverged'
      : residual <= this.tolerance
        ? 'converged'
        : 'iteration-limit';
    return { status, iterations: this.#iterations, residual };
  }
}

/** No change from the base economy, or where a neighbouring solve ended. */
function startingPoint(ws: Workspace, start?: Equilibrium): Float64Array {
  const { N, J, economy } = ws;
  const x = new Float64Array(N + 2 * N * J);
  const expenditure = start?.expenditure ?? economy.expenditure;
  if (expenditure.length !== N * J) {
    throw new RangeError('start is a solution of another economy: its regions or sectors differ');
  }
  for (let cell = 0; cell < N * J; cell++) {
    if (ws.bought[cell] === 0) continue;
    const n = Math.floor(cell / J);
    const guess = economy.finalShare[cell] * economy.valueAdded[n];
    x[N + N * J + cell] = Math.log(expenditure[cell] > 0 ? expenditure[cell] : guess || 1);
    if (start) x[N + cell] = Math.log(start.priceHat[cell]);
  }
  if (start) for (let n = 0; n < N; n++) x[n] = Math.log(start.wageHat[n]);
  return x;
}
