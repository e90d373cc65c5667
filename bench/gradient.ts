import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import {
  linearise,
  outcomeValue,
  sensitivity,
  solve,
  type Direction,
  type Equilibrium,
  type OutcomeSpec,
} from '../src/model/index.ts';
import { randomStream } from '../src/model/testing/random-economy.ts';
import { candidates, type Problem } from './problems.ts';

// `npm run bench:gradient`: the derivative of Canada's real income by every tariff of the world at once, against central differences
// on a random sample of tariffs, and against the tangent along those that are too small to be told by differences.

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    sample: { type: 'string', default: '500' },
  },
});
const SAMPLE = Number(values.sample);
const RUNS = 15;
/** Tolerance of the timed solves and of the equilibrium that is differentiated, and of those that are subtracted. */
const TIMED = 1e-9;
const EXACT = 1e-14;
/** Of the linear systems that are compared with each other: a derivative of 1e-11 is then still told to some digits. */
const LINEAR = 1e-15;
/** Step of the differences in ln(1 + τ), times θ: what they truncate is of the eighth order in it. */
const STEP = 0.1;

interface GradientMeasurement {
  readonly name: string;
  readonly tariffs: number;
  readonly cold_ms: number;
  readonly gradient_ms: number;
  readonly ratio: number;
  readonly iterations: number;
  readonly residual: number;
  readonly sampled: number;
  /** Spread of the outcome between exact solves of one problem from different starts. */
  readonly rounding: number;
  /**
   * Below it a derivative is too small for differences to tell 1e-6 of it: rounding over the step, over 1e-6. The step goes with
   * 1/θ, so that each sector has its own; the lowest and the highest in the sample.
   */
  readonly floor: readonly [number, number];
  readonly above_floor: number;
  /** Relative to max(|derivative|, floor). */
  readonly worst_error: number;
  readonly worst_error_above_floor: number;
  /** Relative to |derivative| alone, against the tangent along each sampled tariff. */
  readonly worst_against_tangent: number;
  readonly smallest_derivative: number;
}

const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

const measured: GradientMeasurement[] = [];
for (const candidate of candidates) {
  const { name, skipped } = candidate;
  if (
    values.only === undefined
      ? !['nafta-31x40', 'canada-world'].includes(name)
      : values.only !== name
  ) {
    continue;
  }
  if (skipped !== undefined) {
    say(`${name}: skipped, ${skipped}`);
    continue;
  }
  const result = measure(candidate.make());
  if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`);
  measured.push(result);
}
if (measured.length === 0) throw new Error('nothing was measured');
if (!values.json) report(measured);

function measure({ name, economy, shock, closure }: Problem): GradientMeasurement {
  const outcome = canada(economy.regions);
  const timed = { closure, tolerance: TIMED };
  const rough = solve(economy, shock, timed);
  say(`${name}: timing`);
  // In turns, so that what else the machine does falls on both.
  const cold: number[] = [];
  const gradients: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    cold.push(milliseconds(() => solve(economy, shock, timed)));
    gradients.push(milliseconds(() => sensitivity(rough, outcome)));
  }

  const exact = { closure, tolerance: EXACT };
  const after = converged(solve(economy, shock, { ...exact, start: rough }));
  const { iterations, residual } = sensitivity(rough, outcome);
  const point = linearise(after, { tolerance: LINEAR });
  const { gradient } = point.sensitivity(outcome);
  const cells = sampleOf(after, SAMPLE);
  const rounding = roundingOf(economy, shock, exact, outcome);
  let worst = 0;
  let worstAbove = 0;
  let worstTangent = 0;
  let above = 0;
  let smallest = Infinity;
  let lowest = Infinity;
  let highest = 0;
  cells.forEach((cell, done) => {
    if (done % 50 === 0) say(`${name}: ${done} of ${cells.length} tariffs`);
    const ours = gradient.tariff[cell] ?? NaN;
    const floor = rounding / stepOf(cell) / 1e-6;
    lowest = Math.min(lowest, floor);
    highest = Math.max(highest, floor);
    const size = Math.abs(ours);
    smallest = Math.min(smallest, size);
    const error = Math.abs(ours - difference(cell)) / Math.max(size, floor);
    worst = Math.max(worst, error);
    if (size > floor) {
      above++;
      worstAbove = Math.max(worstAbove, error);
    }
    worstTangent = Math.max(worstTangent, Math.abs(alongOne(cell) / ours - 1));
  });
  const cold_ms = median(cold);
  const gradient_ms = median(gradients);
  return {
    name,
    tariffs: economy.tariff.length,
    cold_ms,
    gradient_ms,
    ratio: gradient_ms / cold_ms,
    iterations,
    residual,
    sampled: cells.length,
    rounding,
    floor: [lowest, highest],
    above_floor: above,
    worst_error: worst,
    worst_error_above_floor: worstAbove,
    worst_against_tangent: worstTangent,
    smallest_derivative: smallest,
  };

  function stepOf(cell: number): number {
    return STEP / (economy.theta[Math.floor(cell / economy.regions.length ** 2)] ?? NaN);
  }

  function difference(cell: number): number {
    const step = stepOf(cell);
    const at = (steps: number): number => {
      const tariff = after.tariff.slice();
      tariff[cell] = (1 + (tariff[cell] ?? NaN)) * Math.exp(steps * step) - 1;
      const moved = solve(economy, { ...shock, tariff }, { ...exact, start: after });
      return outcomeValue(converged(moved), outcome);
    };
    const odd = (steps: number): number => at(steps) - at(-steps);
    return (672 * odd(1) - 168 * odd(2) + 32 * odd(3) - 3 * odd(4)) / (840 * step);
  }

  /** The outcome's derivative by one tariff from the tangent along it: another linear system, solved for it alone. */
  function alongOne(cell: number): number {
    const tariff = new Float64Array(economy.tariff.length);
    tariff[cell] = 1;
    const direction: Partial<Direction> = { tariff };
    const { income, logPrice } = point.tangent(direction);
    const J = economy.sectors.length;
    const [n = NaN] = outcome.regions;
    let log = (income[n] ?? NaN) / (after.income[n] ?? NaN);
    for (let j = 0; j < J; j++) {
      log -= (economy.finalShare[n * J + j] ?? NaN) * (logPrice[n * J + j] ?? NaN);
    }
    return log * outcomeValue(after, outcome);
  }
}

function canada(regions: Problem['economy']['regions']): OutcomeSpec & { kind: 'real-income' } {
  const members = regions.flatMap(({ id, group }, n) =>
    id === 'CAN' || group === 'CAN' ? [n] : [],
  );
  return { kind: 'real-income', regions: members.slice(0, 1) };
}

/** Tariffs on what is traded, each as likely as any other. */
function sampleOf({ share, economy }: Equilibrium, count: number): number[] {
  const N = economy.regions.length;
  const traded = [...share.keys()].filter(
    (cell) => Math.floor(cell / N) % N !== cell % N && (share[cell] ?? 0) > 0,
  );
  const random = randomStream(500);
  for (let at = 0; at < Math.min(count, traded.length); at++) {
    const other = at + Math.floor(random() * (traded.length - at));
    [traded[at], traded[other]] = [traded[other] ?? 0, traded[at] ?? 0];
  }
  return traded.slice(0, count);
}

/** How far one outcome differs between solves of the same problem that start from different places. */
function roundingOf(
  economy: Problem['economy'],
  shock: Problem['shock'],
  exact: { closure: Problem['closure']; tolerance: number },
  outcome: OutcomeSpec,
): number {
  const found = [1, 0.9, 0.99, 1.01, 1.1].map((factor) => {
    const tariff = (shock.tariff ?? economy.tariff).map((rate) => rate * factor);
    const start = solve(economy, { ...shock, tariff }, exact);
    return outcomeValue(converged(solve(economy, shock, { ...exact, start })), outcome);
  });
  // A few solves may agree by luck: each is only as good as a tenth of its tolerance, at best.
  return Math.max(0.1 * EXACT, Math.max(...found) - Math.min(...found));
}

function converged(equilibrium: Equilibrium): Equilibrium {
  if (equilibrium.status !== 'converged') {
    throw new Error(`${equilibrium.status}, residual ${equilibrium.residual}`);
  }
  return equilibrium;
}

function milliseconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? NaN;
}

function report(rows: readonly GradientMeasurement[]): void {
  const table = new Table({
    head: ['', ...rows.map(({ name }) => name)],
    colAligns: ['left', ...rows.map(() => 'right' as const)],
    style: { head: [], border: [] },
  });
  const line = (text: string, of: (row: GradientMeasurement) => string): void => {
    table.push([text, ...rows.map(of)]);
  };
  line('tariff derivatives, all at once', ({ tariffs }) => tariffs.toString());
  line('one cold solve, ms', ({ cold_ms }) => cold_ms.toFixed(1));
  line('the whole gradient, ms', ({ gradient_ms }) => gradient_ms.toFixed(1));
  line('ratio', ({ ratio }) => `${ratio.toFixed(2)} ×`);
  line('GMRES steps', ({ iterations }) => iterations.toString());
  line('linear residual', ({ residual }) => residual.toExponential(1));
  line('tariffs sampled', ({ sampled }) => sampled.toString());
  line('smallest derivative in the sample', ({ smallest_derivative }) =>
    smallest_derivative.toExponential(1),
  );
  line('rounding of the outcome', ({ rounding }) => rounding.toExponential(1));
  line('floor: rounding / step / 1e-6', ({ floor }) =>
    floor.map((each) => each.toExponential(1)).join(' to '),
  );
  line('sampled derivatives above the floor', ({ above_floor }) => above_floor.toString());
  line('worst error of these', ({ worst_error_above_floor }) =>
    worst_error_above_floor.toExponential(1),
  );
  line('worst error of all, over max(|derivative|, floor)', ({ worst_error }) =>
    worst_error.toExponential(1),
  );
  line('worst against the tangent, over |derivative|', ({ worst_against_tangent }) =>
    worst_against_tangent.toExponential(1),
  );
  process.stdout.write(`${table.toString()}\n`);
}
