import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { LinearSolver } from '../src/num/index.ts';
import { floorMs, measureMachine, sweepWork } from './floor.ts';
import { timeSolves } from './measure.ts';
import { generated } from './problems.ts';

// `npm run bench:grid [-- --json]`: how the cost of a solve grows with regions and sectors, to 1e-8, and what memory and
// arithmetic leave at best for one sweep.

const REGIONS = [10, 20, 50, 100, 200];
const SECTORS = [5, 16, 65];
const TOLERANCE = 1e-8;

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });

interface Point {
  readonly regions: number;
  readonly sectors: number;
  readonly traded: number;
  readonly sweep_ms: number;
  readonly floor_ms: number;
  readonly cold_ms: number;
  readonly cold_sweeps: number;
  readonly warm_ms: number;
  readonly warm_sweeps: number;
  readonly walk_ms: number;
  readonly walk_sweeps: number;
}

const points: Point[] = [];
for (const sectors of SECTORS) {
  for (const regions of REGIONS) {
    process.stderr.write(`${regions} × ${sectors}\n`);
    points.push(measurePoint(regions, sectors));
  }
}
const fit = fitSweeps(points);
if (values.json) {
  for (const point of points) process.stdout.write(`${JSON.stringify(point)}\n`);
  process.stdout.write(`${JSON.stringify(fit)}\n`);
} else {
  process.stdout.write(`${table(points)}\n${sentence()}\n`);
}

function measurePoint(regions: number, sectors: number): Point {
  const problem = generated(regions, sectors, TOLERANCE);
  const traded = problem.economy.sectors.filter(({ tradable }) => tradable).length;
  const { times } = timeSolves(problem, () => undefined);
  const work = sweepWork(regions, sectors, traded);
  return {
    regions,
    sectors,
    traded,
    ...times,
    floor_ms: floorMs(work, measureMachine(work.bytes)),
  };
}

/**
 * ms = a·N²J + b·NJ² + c·NJ, J the traded sectors in the first term, the last being exponentials and logs: least squares of relative
 * errors; R² of the logs.
 */
function fitSweeps(sample: readonly Point[]) {
  const terms = sample.map(({ regions: N, sectors: J, traded, sweep_ms }) =>
    [N * N * traded, N * J * J, N * J].map((work) => work / sweep_ms),
  );
  const sumOf = (value: (term: readonly number[]) => number): number =>
    terms.reduce((sum, term) => sum + value(term), 0);
  const squares = [0, 1, 2].flatMap((a) =>
    [0, 1, 2].map((b) => sumOf((term) => (term[a] ?? NaN) * (term[b] ?? NaN))),
  );
  const price = Float64Array.from([0, 1, 2], (a) => sumOf((term) => term[a] ?? NaN));
  const solver = new LinearSolver(3);
  if (!solver.factor(Float64Array.from(squares))) throw new Error('too few points for a fit');
  solver.solve(price);
  const logs = sample.map(({ sweep_ms }) => Math.log(sweep_ms));
  const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
  const total = logs.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const residual = sumOf(
    (term) => Math.log(term.reduce((sum, work, at) => sum + work * (price[at] ?? NaN), 0)) ** 2,
  );
  const [perTradeCell = NaN, perInput = NaN, perCell = NaN] = price;
  return {
    ns_per_trade_cell: 1e6 * perTradeCell,
    ns_per_input: 1e6 * perInput,
    ns_per_cell: 1e6 * perCell,
    r_squared: 1 - residual / total,
  };
}

function table(sample: readonly Point[]): string {
  const shown = new Table({
    head: [
      'regions',
      'sectors',
      'ms a sweep',
      'floor',
      'cold ms',
      'sweeps',
      'warm ms',
      'sweeps',
      'walk ms',
      'sweeps',
    ],
    colAligns: Array.from({ length: 10 }, () => 'right' as const),
    style: { head: [], border: [] },
  });
  for (const point of sample) {
    shown.push([
      point.regions,
      point.sectors,
      point.sweep_ms.toPrecision(3),
      point.floor_ms.toPrecision(2),
      point.cold_ms.toPrecision(3),
      point.cold_sweeps,
      point.warm_ms.toPrecision(3),
      point.warm_sweeps,
      point.walk_ms.toPrecision(3),
      point.walk_sweeps,
    ]);
  }
  return shown.toString();
}

function sentence(): string {
  const {
    ns_per_trade_cell: trade,
    ns_per_input: input,
    ns_per_cell: cell,
    r_squared: fitted,
  } = fit;
  return `one sweep: ${trade.toFixed(2)} ns · N²J (traded sectors) + ${input.toFixed(2)} ns · NJ² + ${cell.toFixed(1)} ns · NJ, R² of logs ${fitted.toFixed(3)}`;
}
