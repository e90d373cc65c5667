import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { loadScenario, runScenario } from '../src/lab/index.ts';
import { dayOf, loadRegister, type DutyLine } from '../src/register/index.ts';
import { referenceLines, type ReferenceLine } from '../src/register/testing/reference-day.ts';
import { hs6OfSector, sectorOfHs } from '../src/world/index.ts';

/**
 * What the register costs a run, and what it answers a second beside the rules written out one by one:
 * `npm run bench:measures [-- SCENARIO] [--json]`.
 */
const RUNS = 7;
const DAY = '2026-03-01';
const PAIRS = [
  ['USA', 'CAN'],
  ['USA', 'CHN'],
  ['CAN', 'USA'],
  ['CAN', 'CHN'],
  ['CHN', 'CAN'],
] as const;
/** The reference is asked for one code in so many. */
const SAMPLE = 100;
const AGREEMENT = 1e-9;

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const rows = [...runs(positionals[0] ?? 'beijing-2026'), ...questions()];

if (values.json) {
  for (const [what, ms, note] of rows) {
    process.stdout.write(`${JSON.stringify({ what, ms, note })}\n`);
  }
} else {
  const table = new Table({ head: ['what', 'ms', ''], style: { head: [], border: [] } });
  for (const [what, ms, note] of rows) table.push([what, ms.toPrecision(3), note]);
  process.stdout.write(`${table.toString()}\n`);
}

type Row = readonly [what: string, ms: number, note: string];

/** A scenario from its files to its result; the first run, which the JIT has not seen, does not count. */
function runs(scenario: string): Row[] {
  const times = Array.from({ length: RUNS + 1 }, () => {
    const start = performance.now();
    const loaded = loadScenario(scenario);
    const loading = performance.now() - start;
    const { result } = runScenario(loaded);
    const whole = performance.now() - start;
    const { solver } = result;
    if (solver.status !== 'converged') throw new Error(`${scenario}: ${solver.status}`);
    const solving = solver.milliseconds + solver.baseline.milliseconds;
    return {
      loading,
      measures: loaded.measures?.milliseconds ?? 0,
      baseline: solver.baseline.milliseconds,
      counterfactual: solver.milliseconds,
      rest: whole - loading - solving,
      whole,
      solver,
      flows: loaded.measures?.trade.flows ?? [],
    };
  }).slice(1);
  const [{ solver, flows }] = times as [(typeof times)[number]];
  const parts = flows.reduce((sum, flow) => sum + flow.parts.length, 0);
  const of = (key: 'loading' | 'measures' | 'baseline' | 'counterfactual' | 'rest' | 'whole') =>
    median(times.map((time) => time[key]));
  return [
    [`${scenario}, from files to result`, of('whole'), ''],
    ['  reading world, register and scenario', of('loading') - of('measures'), ''],
    ['  measures on trade', of('measures'), `${flows.length} flows, ${parts} parts`],
    ['  baseline', of('baseline'), `${solver.baseline.iterations} sweeps`],
    ['  counterfactual', of('counterfactual'), `${solver.iterations} sweeps`],
    ['  calibration, rebasing and results', of('rest'), ''],
  ];
}

/** Every code between some pairs on one day, and some of them by the reference. */
function questions(): Row[] {
  const register = loadRegister();
  const { tables } = loadScenario('beijing-2026');
  const codes = tables.sectors.flatMap(({ id }) => hs6OfSector(id));
  const asked = PAIRS.flatMap(([importer, exporter]) =>
    codes.map((hs) => [importer, exporter, hs] as const),
  );
  const engine = Array.from({ length: RUNS + 1 }, () => {
    const start = performance.now();
    const day = dayOf(register, DAY, { sectorOf: sectorOfHs });
    const answers = asked.map((question) => day.linesOf(...question));
    return { ms: performance.now() - start, answers };
  }).slice(1);
  const sample = [...asked.keys()].filter((at) => at % SAMPLE === 0);
  const start = performance.now();
  const plain = sample.map((at) => referenceLines(register, DAY, asked[at]!));
  const plainMs = (performance.now() - start) / sample.length;
  const [{ answers }] = engine as [(typeof engine)[number]];
  sample.forEach((at, place) => {
    mustAgree(asked[at]!.join(' '), meanOf(answers[at]!), meanByReference(plain[place]!));
  });
  const perProduct = median(engine.map(({ ms }) => ms)) / asked.length;
  return [
    ['a product by the engine', perProduct, `of ${asked.length}, the day made anew`],
    [
      'a product by the reference',
      plainMs,
      `of ${sample.length}; ratio ${(plainMs / perProduct).toFixed(0)}`,
    ],
  ];
}

/** Points added on average. */
function meanOf(lines: readonly DutyLine[]): number {
  return lines.reduce(
    (sum, { weight, claimShare, claimed, notClaimed }) =>
      sum + weight * (claimShare * claimed.added + (1 - claimShare) * notClaimed.added),
    0,
  );
}

function meanByReference(lines: readonly ReferenceLine[]): number {
  return lines.reduce(
    (sum, { weight, claimShare, ifClaimed, ifNotClaimed }) =>
      sum + weight * (claimShare * ifClaimed.added + (1 - claimShare) * ifNotClaimed.added),
    0,
  );
}

function mustAgree(what: string, one: number, other: number): void {
  if (Math.abs(one - other) <= AGREEMENT) return;
  throw new Error(`${what}: the engine adds ${one}, the reference ${other}`);
}

function median(times: number[]): number {
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
}
