import { Bench } from 'tinybench';
import { outcomesOf, Session, solve, type Equilibrium, type Shock } from '../src/model/index.ts';
import { solveByReference } from '../src/model/testing/reference-solver.ts';
import type { Problem } from './problems.ts';
import { sweepTime } from './sweep-time.ts';

/** One line of `npm run bench -- --json`. Times are medians. */
export interface Measurement {
  readonly name: string;
  readonly regions: number;
  readonly sectors: number;
  readonly tolerance: number;
  /** `solve` from the base point, in a process whose JIT is warm. */
  readonly cold_ms: number;
  readonly cold_sweeps: number;
  /** A session's solve after one bilateral tariff has moved by five points, up and down in turn; with outcomes of all regions. */
  readonly warm_ms: number;
  readonly warm_with_outcomes_ms: number;
  readonly warm_sweeps: number;
  /** The same when it is another pair's tariff each time. */
  readonly walk_ms: number;
  readonly walk_sweeps: number;
  /** One sweep by itself, and what sweeps take of the solves. */
  readonly sweep_ms: number;
  readonly cold_sweep_share: number;
  readonly warm_sweep_share: number;
  readonly reference_ms: number;
  /** reference_ms / cold_ms, and / warm_ms. */
  readonly ratio: number;
  readonly warm_ratio: number;
  /** Resident memory of the process once the solves were timed, before the reference ran. */
  readonly rss_mb: number;
}

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
  const { name, economy, shock, closure, tolerance } = problem;
  const options = { closure, tolerance };
  const own = timeSolves(problem, progress);
  const rss = process.memoryUsage.rss();
  const { cold } = own;

  progress('reference');
  // it runs for seconds, so that nothing but the JIT of its first milliseconds is lost without a warm-up
  const references: number[] = [];
  let spent = 0;
  while (references.length < 3 && (references.length === 0 || spent < REFERENCE_BUDGET_MS)) {
    const one = timed(1, () => solveByReference(economy, shock, options));
    mustAgree(name, cold.answer, one.answer);
    references.push(one.ms);
    spent += one.ms;
  }
  const reference = median(references);
  return {
    name,
    regions: economy.regions.length,
    sectors: economy.sectors.length,
    tolerance,
    ...own.times,
    reference_ms: rounded(reference),
    ratio: rounded(reference / cold.ms),
    warm_ratio: rounded(reference / own.times.warm_ms),
    rss_mb: rounded(rss / 2 ** 20),
  };
}

/** The solver's own times: cold, and of a session. */
export function timeSolves(problem: Problem, progress: (text: string) => void) {
  const { name, economy, shock, moved, closure, tolerance } = problem;
  const options = { closure, tolerance };
  progress('cold');
  const cold = timed(RUNS, () => solve(economy, shock, options));
  progress('warm');
  const session = new Session(economy, shock, options);
  mustAgree(name, cold.answer, session.solve(shock));
  let solves = 0;
  const next = (): Equilibrium => session.solve(solves++ % 2 === 0 ? moved : shock);
  const warm = timed(RUNS, next);
  const withOutcomes = timed(RUNS, () => {
    const answer = next();
    const outcomes = outcomesOf(answer);
    economy.regions.forEach((_, n) => outcomes.region(n));
    return answer;
  });
  mustAgree(name, cold.answer, session.solve(shock));
  mustAgree(name, solve(economy, moved, options), session.solve(moved));
  progress('walk');
  const walk = timeWalk(problem, session);
  session.close();
  const sweep = sweepTime(economy, shock, closure);
  const times = {
    cold_ms: rounded(cold.ms),
    cold_sweeps: cold.sweeps,
    warm_ms: rounded(warm.ms),
    warm_with_outcomes_ms: rounded(withOutcomes.ms),
    warm_sweeps: warm.sweeps,
    walk_ms: rounded(walk.ms),
    walk_sweeps: walk.sweeps,
    sweep_ms: rounded(sweep),
    cold_sweep_share: rounded((cold.sweeps * sweep) / cold.ms),
    warm_sweep_share: rounded((warm.sweeps * sweep) / warm.ms),
  };
  return { cold, times };
}

/** Every move once, in a session that has only ever seen the ones before. */
function timeWalk({ name, walk }: Problem, session: Session): { ms: number; sweeps: number } {
  const times: number[] = [];
  const sweeps: number[] = [];
  const go = (shock: Shock): void => {
    const start = performance.now();
    const answer = mustConverge(name, session.solve(shock));
    times.push(performance.now() - start);
    sweeps.push(answer.iterations + 1);
  };
  walk.forEach(go);
  return { ms: median(times), sweeps: median(sweeps) };
}

interface Timed {
  /** That of the last run. */
  readonly answer: Equilibrium;
  /** Medians. */
  readonly ms: number;
  readonly sweeps: number;
}

/** Some runs, after as many unmeasured ones when it is more than one. */
function timed(runs: number, run: () => Equilibrium): Timed {
  let answer: Equilibrium | undefined;
  const sweeps: number[] = [];
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
    sweeps.push(answer.iterations + 1);
  });
  const [task] = bench.runSync();
  const result = task?.result;
  if (answer === undefined || !result || !('latency' in result)) {
    throw new Error('nothing was measured');
  }
  return { answer, ms: result.latency.p50, sweeps: median(sweeps.slice(-runs)) };
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
