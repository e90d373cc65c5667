import { Bench } from 'tinybench';
import { outcomesOf, solve, type Equilibrium } from '../src/model/index.ts';
import { solveByReference } from '../src/model/testing/reference-solver.ts';
import type { Problem } from './problems.ts';

/** One line of `npm run bench -- --json`. Times are medians. */
export interface Measurement {
  readonly name: string;
  readonly regions: number;
  readonly sectors: number;
  readonly tolerance: number;
  /** `solve` from the base point, in a process whose JIT is warm. */
  readonly cold_ms: number;
  /** `solve` from the solution of a neighbouring problem. */
  readonly warm_ms: number;
  readonly reference_ms: number;
  /** reference_ms / cold_ms. */
  readonly ratio: number;
  /** Resident memory of the process once the solves were timed, before the reference ran. */
  readonly rss_mb: number;
}

export const TOLERANCE = 1e-9;
/** Largest difference in any region's real income that two answers to one problem may have. */
const AGREEMENT = 1e-6;
const RUNS = 15;
/** The reference is timed once, and up to three times while it has taken less than this in all. */
const REFERENCE_BUDGET_MS = 20_000;

/**
 * Times one problem, and holds the two solvers' answers against each other.
 *
 * @throws Error when a solver does not converge or the answers differ: such a time says nothing
 */
export function measure(problem: Problem, progress: (text: string) => void): Measurement {
  const { name, economy, shock, neighbour, closure } = problem;
  const options = { closure, tolerance: TOLERANCE };
  const start = mustConverge(name, solve(economy, neighbour, options));

  progress('cold');
  const cold = timed(RUNS, () => solve(economy, shock, options));
  progress('warm');
  const warm = timed(RUNS, () => solve(economy, shock, { ...options, start }));
  const rss = process.memoryUsage.rss();
  mustAgree(name, cold.answer, warm.answer);

  progress('reference');
  // it runs for seconds, so that nothing but the JIT of its first milliseconds is lost without a warm-up
  const references: { answer: Equilibrium; median: number }[] = [];
  let spent = 0;
  while (references.length < 3 && (references.length === 0 || spent < REFERENCE_BUDGET_MS)) {
    const one = timed(1, () => solveByReference(economy, shock, options));
    mustAgree(name, cold.answer, one.answer);
    references.push(one);
    spent += one.median;
  }
  const reference = median(references.map((one) => one.median));
  return {
    name,
    regions: economy.regions.length,
    sectors: economy.sectors.length,
    tolerance: TOLERANCE,
    cold_ms: rounded(cold.median),
    warm_ms: rounded(warm.median),
    reference_ms: rounded(reference),
    ratio: rounded(reference / cold.median),
    rss_mb: rounded(rss / 2 ** 20),
  };
}

/** The median time of some runs, after as many unmeasured ones when it is more than one, and the last answer. */
function timed(runs: number, run: () => Equilibrium): { answer: Equilibrium; median: number } {
  let answer: Equilibrium | undefined;
  const bench = new Bench({
    iterations: runs,
    time: 0,
    warmup: runs > 1,
    warmupIterations: runs,
    warmupTime: 0,
    throws: true,
  });
  bench.add('run', () => {
    answer = run();
  });
  const [task] = bench.runSync();
  const result = task?.result;
  if (answer === undefined || !result || !('latency' in result)) {
    throw new Error('nothing was measured');
  }
  return { answer, median: result.latency.p50 };
}

function mustConverge(name: string, answer: Equilibrium): Equilibrium {
  if (answer.status === 'converged') return answer;
  throw new Error(`${name}: ${answer.status}, residual ${answer.residual}`);
}

function mustAgree(name: string, one: Equilibrium, other: Equilibrium): void {
  const [a, b] = [one, other].map((answer) => outcomesOf(mustConverge(name, answer)));
  one.economy.regions.forEach(({ id }, n) => {
    const gap = Math.abs(a!.region(n).realIncomeHat - b!.region(n).realIncomeHat);
    if (!(gap < AGREEMENT)) throw new Error(`${name}: answers for ${id} differ by ${gap}`);
  });
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
