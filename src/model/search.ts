import { Anderson, numbersForAnderson } from '../num/index.ts';
import type { SolveMethod, SolveStatus } from './equilibrium.ts';
import { NewtonStep, numbersForNewtonStep } from './newton-step.ts';
import { sweep } from './sweep.ts';
import { moveByLabour, TradeBalanceRule } from './wage-rules.ts';
import type { Workspace } from './workspace.ts';

const ANDERSON_DEPTH = 20;
/** A difference that is new by less than this share of its length is left out of the extrapolation. */
const LEAST_NEW = 0.1;
/** Steps of `moveByLabour`, tried one after the other. */
const LABOUR_STEPS = [0.3, 0.1];
/**
 * Sweeps without a residual lower by a tenth after which a scheme counts as stalled. Where a trickle of trade decides a relative wage,
 * the Newton step turns the last digits of the balances into wages that jitter: below `JITTER` the labour rule takes over soon.
 */
const PATIENCE = { accelerated: 60, plain: 150, jittering: 8 };
const JITTER = 1e-5;
/** The Newton step is built anew after so many sweeps of an attempt when the residual is still above this: it was built far away. */
const LINEARISE_AGAIN: readonly { readonly after: number; readonly above: number }[] = [
  { after: 4, above: 0.03 },
  { after: 12, above: 1e-3 },
  { after: 24, above: 0 },
];
/** An extrapolation may move a log by this much at most; a longer one is replaced by a plain step. */
const LONGEST_EXTRAPOLATION = 2;

/** A residual below this is near enough to an equilibrium to go on looking for it. */
const NEAR = 1e-2;

/** How a scheme ended: converged or out of sweeps, no further than it was, or off to infinity. */
type Ending = 'done' | 'stalled' | 'ran-off';

export interface SearchLimits {
  readonly maxIterations: number;
  readonly onProgress?: (iteration: number, residual: number) => boolean;
}

export interface SearchOutcome {
  readonly status: SolveStatus;
  readonly method: SolveMethod;
  readonly iterations: number;
  readonly residual: number;
}

/** What a search takes of its workspace's arena. */
export function numbersForSearch(regions: number, sectors: number): number {
  const unknowns = regions + 2 * regions * sectors;
  return numbersForAnderson(unknowns, ANDERSON_DEPTH) + numbersForNewtonStep(regions, sectors);
}

/** Searches for points at which `sweep` changes nothing, one after the other: where it is, the best point so far, the moves made. */
export class Search {
  /** [ln ŵ | ln P̂ | ln X']; the best point once `run` has returned. */
  readonly x: Float64Array;
  readonly #ws: Workspace;
  readonly #limits: SearchLimits;
  #tolerance = 0;
  /** Where the next search starts. */
  readonly #start: Float64Array;
  readonly #best: Float64Array;
  readonly #g: Float64Array;
  readonly #anderson: Anderson;
  readonly #step: NewtonStep;
  #residual = Infinity;
  #bestResidual = Infinity;
  #iterations = 0;
  #cancelled = false;
  #hopeless = false;
  /** Whether every wage rule has been tried: what is left then is patience. */
  #allStalled = false;
  /** Whether to begin with the Newton step and the differences that a neighbouring problem left. */
  #reuses = false;

  constructor(ws: Workspace, start: Float64Array, limits: SearchLimits) {
    this.#ws = ws;
    this.#limits = limits;
    this.#start = start;
    this.x = start.slice();
    this.#best = start.slice();
    this.#g = start.slice();
    this.#anderson = new Anderson(start.length, ANDERSON_DEPTH, {
      leastNew: LEAST_NEW,
      arena: ws.arena,
    });
    this.#step = new NewtonStep(ws);
  }

  /**
   * Makes ready for a search: from where the last one converged, or else from where that one started. The Newton step of one that
   * converged by it is that of a neighbouring problem, and so is what Anderson's method learned.
   */
  prepare(tolerance: number): void {
    if (this.#status(this.#residual) === 'converged') this.#start.set(this.x);
    else this.#reuses = false;
    this.x.set(this.#start);
    this.#best.set(this.#start);
    this.#tolerance = tolerance;
    this.#residual = Infinity;
    this.#bestResidual = Infinity;
    this.#iterations = 0;
    this.#cancelled = false;
    this.#hopeless = false;
    this.#allStalled = false;
  }

  /** Tries one scheme after the other until one ends the search, which has been made ready. */
  run(first: SolveMethod): SearchOutcome {
    const accelerated = first === 'accelerated' && this.#accelerate() === 'done';
    if (!accelerated) this.#fallBack();
    return { ...this.#outcome(), method: accelerated ? 'accelerated' : 'fallback' };
  }

  /** Anderson's extrapolation under one wage rule after the other, each from the best point so far. */
  #accelerate(): 'done' | 'stalled' {
    for (const step of [undefined, ...LABOUR_STEPS]) {
      this.x.set(this.#best);
      if (this.#attempt(step) === 'done') return 'done';
    }
    this.#allStalled = true;
    return 'stalled';
  }

  /**
   * The plain damped iteration, from where the solve started, since acceleration may have wandered. When it crawls,
   * acceleration goes on from the best point, and so in turn. When wages run off, or no scheme has come near an
   * equilibrium, in a second round as in the first, there is none to be found.
   */
  #fallBack(): void {
    this.x.set(this.#start);
    for (let round = 0; ; round++) {
      const plain = this.#iteratePlainly();
      if (plain === 'done') return;
      this.#hopeless = round > 0 && (plain === 'ran-off' || this.#bestResidual > NEAR);
      if (this.#hopeless || this.#accelerate() === 'done') return;
      this.x.set(this.#best);
    }
  }

  /** @param labourStep step of the labour-market rule; the Newton step when there is none */
  #attempt(labourStep: number | undefined): 'done' | 'stalled' {
    const soon = labourStep === undefined && !this.#allStalled;
    const progress = new Progress(PATIENCE.accelerated, soon ? PATIENCE.jittering : undefined);
    if (labourStep === undefined && this.#reuses) this.#anderson.restart();
    else this.#anderson.reset();
    for (let sweeps = 0; ; sweeps++) {
      if (this.#sweep()) return 'done';
      if (!progress.goesOn(this.#residual)) {
        this.#reuses = false;
        return 'stalled';
      }
      if (labourStep !== undefined) moveByLabour(this.#ws, this.#g, labourStep);
      else if (!this.#moveByNewton(sweeps)) return 'stalled';
      this.#anderson.next(this.x, this.#g);
      if (!this.#withinReach()) {
        this.#anderson.reset();
        this.x.set(this.#g);
      }
    }
  }

  /** The Newton step from x, built where it is due; false when there is none. */
  #moveByNewton(sweeps: number): boolean {
    const far = LINEARISE_AGAIN.some(
      ({ after, above }) => sweeps === after && this.#residual > above,
    );
    if (!this.#reuses || far) {
      this.#reuses = this.#step.linearise(this.#ws);
      if (!this.#reuses) return false;
      this.#anderson.reset();
    }
    this.#step.move(this.#ws, this.x, this.#g);
    return true;
  }

  #iteratePlainly(): Ending {
    const rule = new TradeBalanceRule(this.#ws.N, 0.1 * this.#tolerance);
    const progress = new Progress(PATIENCE.plain);
    for (;;) {
      if (this.#sweep()) return 'done';
      if (!Number.isFinite(this.#residual)) return 'ran-off';
      if (!progress.goesOn(this.#residual)) return 'stalled';
      rule.move(this.#ws, this.#g);
      this.x.set(this.#g);
    }
  }

  /** One sweep at x; true when it ends the search. */
  #sweep(): boolean {
    const { maxIterations, onProgress } = this.#limits;
    this.#residual = sweep(this.#ws, this.x, this.#g);
    if (this.#residual < this.#bestResidual) {
      this.#bestResidual = this.#residual;
      this.#best.set(this.x);
    }
    if (this.#residual <= this.#tolerance) return true;
    if (this.#cancelled || this.#iterations >= maxIterations) return true;
    this.#iterations++;
    this.#cancelled = onProgress?.(this.#iterations, this.#residual) === false;
    return false;
  }

  #withinReach(): boolean {
    for (let a = 0; a < this.x.length; a++) {
      if (!(Math.abs(this.x[a] - this.#g[a]) < LONGEST_EXTRAPOLATION)) return false;
    }
    return true;
  }

  /** Puts x on the best point, brings the workspace in line with it unless it is there, and names how the search ended. */
  #outcome(): Omit<SearchOutcome, 'method'> {
    if (this.#residual !== this.#bestResidual) {
      this.x.set(this.#best);
      this.#residual = sweep(this.#ws, this.x, this.#g);
    }
    return {
      status: this.#status(this.#residual),
      iterations: this.#iterations,
      residual: this.#residual,
    };
  }

  #status(residual: number): SolveStatus {
    const sound = Number.isFinite(residual) && this.#ws.income.every((income) => income > 0);
    if (sound && residual <= this.#tolerance) return 'converged';
    return sound && !this.#hopeless ? 'iteration-limit' : 'diverged';
  }
}

/** Whether a residual still falls. */
class Progress {
  readonly #patience: number;
  readonly #belowJitter: number;
  #milestone = Infinity;
  #since = 0;

  constructor(patience: number, belowJitter = patience) {
    this.#patience = patience;
    this.#belowJitter = belowJitter;
  }

  goesOn(residual: number): boolean {
    if (!Number.isFinite(residual)) return false;
    if (residual < 0.9 * this.#milestone) {
      this.#milestone = residual;
      this.#since = 0;
      return true;
    }
    return ++this.#since <= (this.#milestone < JITTER ? this.#belowJitter : this.#patience);
  }
}
