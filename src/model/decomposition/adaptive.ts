import { integralOf, nodesOf, RULES, type Interval } from './quadrature.ts';

/** What is integrated: many parts at once, in groups whose integrals are known as sums. */
export interface Integrand {
  /** Parts of each group, from `first` up to and without `last`. */
  readonly groups: readonly { readonly first: number; readonly last: number }[];
  /** What the sum of a group integrates to from 0 up to `s`, but for a constant: `[group]`. Undefined where it is not to be had. */
  primitive(s: number): Float64Array | undefined;
  /** Values of all parts: `[part]`. */
  parts(s: number): Float64Array | undefined;
  /** How exact primitives are: `[group]`, absolute. */
  noise(before: Float64Array, after: Float64Array): Float64Array;
}

export interface AdaptiveOptions {
  readonly accuracy: number;
  readonly maxNodes: number;
  /** Called after each node with how many there were and a fraction done that never falls; returning false stops. */
  readonly onProgress?: (nodes: number, done: number) => boolean;
}

export interface AdaptiveResult {
  readonly status: 'complete' | 'inexact' | 'unsolved' | 'stopped';
  readonly stoppedAt?: number;
  readonly nodes: number;
  /** `[group]`; NaN where not known. */
  readonly before: Float64Array;
  readonly after: Float64Array;
  /** `[part]`; NaN unless `complete` or `inexact`. */
  readonly integral: Float64Array;
}

/** The rule that an interval begins with, beside the coarser one that tells its error. */
const FIRST_LEVEL = 1;
const LAST_LEVEL = RULES.length - 1;
/** How much more a single part may be off than what the errors of the sums suggest. */
const CAUTION = 10;

/** Why an integration ended early. */
class Halt extends Error {
  readonly status: 'unsolved' | 'stopped';
  readonly at: number;

  constructor(status: 'unsolved' | 'stopped', at: number) {
    super(status);
    this.status = status;
    this.at = at;
  }
}

/**
 * Integrates over [0, 1] by nested rules, on intervals that are halved where they do not suffice. The sum of each group over each
 * interval is known from the primitive at its ends, so the error of sums is measured, not estimated. Of single parts it is
 * estimated: the last two rules differ by the error of the coarser, and the finer is taken to be better by as much as it is
 * for the sums.
 */
export function integrate(integrand: Integrand, options: AdaptiveOptions): AdaptiveResult {
  return new Adaptive(integrand, options).run();
}

class Adaptive {
  readonly #integrand: Integrand;
  readonly #options: AdaptiveOptions;
  readonly #primitives = new Map<number, Float64Array>();
  readonly #intervals: Interval[] = [];
  #nodes = 0;
  /** Parts of [0, 1] that are exact enough, and what was last said of progress. */
  #settled = 0;
  #reported = 0;

  constructor(integrand: Integrand, options: AdaptiveOptions) {
    this.#integrand = integrand;
    this.#options = options;
  }

  run(): AdaptiveResult {
    try {
      this.#primitive(0);
      this.#primitive(1);
      this.#intervals.push(this.#interval(0, 1));
      return this.#result(this.#refine());
    } catch (halt) {
      if (!(halt instanceof Halt)) throw halt;
      return { ...this.#result(halt.status), stoppedAt: halt.at };
    }
  }

  /** Betters the worst interval until all is exact enough. */
  #refine(): 'complete' | 'inexact' {
    for (;;) {
      const targets = this.#targets();
      const errors = this.#intervals.map((interval) => this.#error(interval, targets));
      const total = errors.reduce((sum, error) => sum + error, 0);
      if (total <= 1) return 'complete';
      let worst = 0;
      this.#settled = 0;
      errors.forEach((error, at) => {
        const { from, to } = this.#intervals[at];
        if (error <= to - from) this.#settled += to - from;
        if (error > errors[worst]) worst = at;
      });
      const interval = this.#intervals[worst];
      const more = interval.level < LAST_LEVEL ? 8 : 14;
      if (this.#nodes + more > this.#options.maxNodes) return 'inexact';
      if (interval.level < LAST_LEVEL) this.#raise(interval);
      else this.#halve(worst);
    }
  }

  #halve(at: number): void {
    const { from, to } = this.#intervals[at];
    const middle = (from + to) / 2;
    this.#intervals.splice(at, 1, this.#interval(from, middle), this.#interval(middle, to));
  }

  #interval(from: number, to: number): Interval {
    this.#primitive(from);
    this.#primitive(to);
    const empty = new Float64Array();
    const interval: Interval = {
      from,
      to,
      level: FIRST_LEVEL,
      values: new Map(),
      integral: empty,
      coarser: empty,
    };
    this.#evaluate(interval, FIRST_LEVEL);
    interval.coarser = integralOf(interval, FIRST_LEVEL - 1);
    interval.integral = integralOf(interval, FIRST_LEVEL);
    return interval;
  }

  #raise(interval: Interval): void {
    this.#evaluate(interval, interval.level + 1);
    interval.level++;
    interval.coarser = interval.integral;
    interval.integral = integralOf(interval, interval.level);
  }

  #evaluate({ from, to, values }: Interval, level: number): void {
    for (const node of nodesOf({ from, to }, level)) {
      if (values.has(node)) continue;
      const parts = this.#integrand.parts(node);
      if (!parts) throw new Halt('unsolved', node);
      values.set(node, parts);
      this.#nodes++;
      const here = ((to - from) * values.size) / RULES[LAST_LEVEL].nodes.length;
      this.#reported = Math.max(this.#reported, Math.min(1, this.#settled + here));
      if (this.#options.onProgress?.(this.#nodes, this.#reported) === false) {
        throw new Halt('stopped', node);
      }
    }
  }

  #primitive(s: number): Float64Array {
    const known = this.#primitives.get(s) ?? this.#integrand.primitive(s);
    if (!known) throw new Halt('unsolved', s);
    this.#primitives.set(s, known);
    return known;
  }

  /** How far sums, and single parts, may be off: `[group]` each. */
  #targets(): { sums: Float64Array; parts: Float64Array } {
    const { groups } = this.#integrand;
    const { accuracy } = this.#options;
    const before = this.#primitive(0);
    const after = this.#primitive(1);
    const noise = this.#integrand.noise(before, after);
    const integral = this.#integral();
    const sums = new Float64Array(groups.length);
    const parts = new Float64Array(groups.length);
    groups.forEach(({ first, last }, g) => {
      const change = Math.abs(after[g] - before[g]);
      let largest = change;
      for (let part = first; part < last; part++) {
        largest = Math.max(largest, Math.abs(integral[part]));
      }
      sums[g] = Math.max(accuracy * change, noise[g]);
      parts[g] = Math.max(accuracy * largest, noise[g]);
    });
    return { sums, parts };
  }

  /** The largest error of an interval over what is allowed on the whole path. */
  #error(interval: Interval, targets: { sums: Float64Array; parts: Float64Array }): number {
    const { groups } = this.#integrand;
    const from = this.#primitive(interval.from);
    const to = this.#primitive(interval.to);
    const { integral, coarser } = interval;
    let fine = 0;
    let coarse = 0;
    groups.forEach(({ first, last }, g) => {
      const exact = to[g] - from[g];
      let sum = 0;
      let coarserSum = 0;
      for (let part = first; part < last; part++) {
        sum += integral[part];
        coarserSum += coarser[part];
      }
      fine = Math.max(fine, over(sum - exact, targets.sums[g]));
      coarse = Math.max(coarse, over(coarserSum - exact, targets.sums[g]));
    });
    const better = coarse > 0 ? Math.min(1, (CAUTION * fine) / coarse) : 1;
    let worst = fine;
    groups.forEach(({ first, last }, g) => {
      for (let part = first; part < last; part++) {
        const difference = better * (integral[part] - coarser[part]);
        worst = Math.max(worst, over(difference, targets.parts[g]));
      }
    });
    return worst;
  }

  /** `[part]`. */
  #integral(): Float64Array {
    const total = this.#intervals[0].integral.map(() => 0);
    for (const { integral } of this.#intervals) {
      for (let part = 0; part < total.length; part++) total[part] += integral[part];
    }
    return total;
  }

  #result(status: AdaptiveResult['status']): AdaptiveResult {
    const { groups } = this.#integrand;
    const unknown = new Float64Array(groups.length).fill(NaN);
    const parts = groups.reduce((most, { last }) => Math.max(most, last), 0);
    const known = status === 'complete' || status === 'inexact';
    return {
      status,
      nodes: this.#nodes,
      before: this.#primitives.get(0) ?? unknown,
      after: this.#primitives.get(1) ?? unknown,
      integral: known ? this.#integral() : new Float64Array(parts).fill(NaN),
    };
  }
}

/** |error| / allowed, also where nothing changes and nothing is allowed. */
function over(error: number, allowed: number): number {
  return error === 0 ? 0 : Math.abs(error) / allowed;
}
