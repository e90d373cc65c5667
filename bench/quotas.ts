import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { builtinWorlds, readEconomyFolder } from '../src/world/index.ts';
import {
  borderSales,
  calibrate,
  calibrateVarieties,
  rebase,
  solve,
  solveWithQuotas,
  varietyOutcomes,
  withVarieties,
  type Economy,
  type Equilibrium,
  type ModelQuota,
  type VarietyFlow,
} from '../src/model/index.ts';
import { randomStream } from '../src/model/testing/random-economy.ts';

/** What varieties and quotas cost on the default world: `npm run bench:quotas [-- --json]`. */
const VARIETIES = 100_000;
const RUNS = 9;
const TOLERANCE = 1e-9;
/** Of the shadow rate: how far it is bisected, and how near the two ways have to come. */
const RATE_PRECISION = 1e-7;
const RATE_AGREEMENT = 1e-5;

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });

const world = builtinWorlds().find(({ id }) => id === 'canada-world');
if (world === undefined) throw new Error('there is no canada-world');
const { tables } = readEconomyFolder(world.path);
const economy = rebase(solve(calibrate(tables).economy, {}, { tolerance: 1e-12 }));
const flows = divided(economy, VARIETIES);
const varieties = flows.reduce((sum, flow) => sum + flow.varieties.length, 0);

const compile = timed(() => withVarieties(economy, {}, flows));
const shock = compile.answer;
const core = timed(() => solve(economy, shock, { tolerance: TOLERANCE }));
const rows = [
  { what: `withVarieties, ${varieties} varieties`, ...compile, iterations: 0, note: '' },
  { what: 'solve', ...core, iterations: core.answer.iterations, note: core.answer.status },
  {
    what: 'varietyOutcomes',
    ...timed(() => varietyOutcomes(core.answer, flows)),
    iterations: 0,
    note: '',
  },
  ...[1, 30, 100].map((count) => {
    const { limited, quotas } = under(count);
    const run = timed(() =>
      solveWithQuotas(economy, {}, limited, quotas, { tolerance: TOLERANCE }),
    );
    const { equilibrium, quotas: states } = run.answer;
    const atLimit = states.filter(({ state }) => state === 'at-limit').length;
    const above = states.filter(({ state }) => state === 'above').length;
    return {
      what: `solveWithQuotas, ${count} quotas`,
      ms: run.ms,
      iterations: equilibrium.iterations,
      note: `${equilibrium.status}, ${atLimit} at the limit, ${above} above`,
    };
  }),
  bisection(),
];

if (values.json) {
  for (const { what, ms, iterations, note } of rows) {
    process.stdout.write(`${JSON.stringify({ what, ms, iterations, note })}\n`);
  }
} else {
  const table = new Table({ head: ['what', 'ms', 'sweeps', ''], style: { head: [], border: [] } });
  for (const { what, ms, iterations, note } of rows) {
    table.push([what, ms.toFixed(1), iterations, note]);
  }
  process.stdout.write(`${table.toString()}\n`);
}

/** The largest foreign flows of goods, each divided into five varieties of which one in three has its rate raised. */
function divided(economy: Economy, count: number): VarietyFlow[] {
  const N = economy.regions.length;
  const random = randomStream(1);
  const trade = borderSales(economy, N);
  const cells = [...trade.keys()]
    .filter((cell) => cell % N !== Math.floor(cell / N) % N && (trade[cell] ?? 0) > 0)
    .sort((a, b) => (trade[b] ?? 0) - (trade[a] ?? 0))
    .slice(0, count / 5);
  return cells.map((cell) => {
    const known = Array.from({ length: 5 }, () => ({ value: random(), rate: random() }));
    return {
      sector: Math.floor(cell / N / N),
      importer: Math.floor(cell / N) % N,
      exporter: cell % N,
      // written out: V8 reads objects made by a spread five to ten times as slowly
      varieties: calibrateVarieties(known, economy.tariff[cell] ?? 0).map(({ share, base }) => ({
        share,
        base,
        rate: base + (random() < 1 / 3 ? 0.25 * random() : 0),
      })),
    };
  });
}

/** The same flows with quotas of ten members each, a third of which bind. */
function under(count: number): { limited: VarietyFlow[]; quotas: ModelQuota[] } {
  const random = randomStream(2);
  const quotas = Array.from({ length: count }, (_, q): ModelQuota => {
    const volume = 100 * (q % 3 === 0 ? 0.5 : 2 + random());
    return { id: `q${q}`, volume, inRate: 0.06, outRate: 1.06, rentTo: 'importer' };
  });
  const limited = flows.map((flow, at) => {
    const index = at % 200;
    if (at >= 2000 || index >= count) return flow;
    const [first, ...others] = flow.varieties;
    if (first === undefined) return flow;
    return { ...flow, varieties: [{ ...first, quota: { index, baseQuantity: 10 } }, ...others] };
  });
  return { limited, quotas };
}

/** The first of the quotas by halving its shadow rate, every trial a solve of its own: once, and held against the other way. */
function bisection() {
  const { limited, quotas } = under(1);
  const [quota] = quotas;
  if (quota === undefined) throw new Error('there is no quota');
  const start = performance.now();
  let low = quota.inRate;
  let high = quota.outRate;
  let iterations = 0;
  let after: Equilibrium | undefined;
  while (high - low > RATE_PRECISION) {
    const rate = (low + high) / 2;
    const priced = limited.map((flow) => ({
      ...flow,
      varieties: flow.varieties.map((one) => (one.quota ? { ...one, rate } : one)),
    }));
    after = solve(economy, withVarieties(economy, {}, priced), {
      tolerance: TOLERANCE,
      ...(after && { start: after }),
    });
    iterations += after.iterations;
    if (importedUnder(after, priced) > quota.volume) low = rate;
    else high = rate;
  }
  const ms = performance.now() - start;
  const { shadowRate = NaN } = solveWithQuotas(economy, {}, limited, quotas).quotas[0] ?? {};
  // the rent of a single quota of ten flows, which is left out here, moves the rate by less
  if (!(Math.abs(shadowRate - low) < RATE_AGREEMENT)) {
    throw new Error(`the shadow rate is ${shadowRate}, and ${low} by bisection`);
  }
  return { what: 'the first quota by bisection', ms, iterations, note: 'reference, once' };
}

/** What comes in of all that is under a quota, in the quota's unit. */
function importedUnder(after: Equilibrium, flows: readonly VarietyFlow[]): number {
  const J = after.economy.sectors.length;
  return varietyOutcomes(after, flows).reduce((sum, outcomes, at) => {
    const flow = flows[at];
    if (!flow) return sum;
    const costHat = after.costHat[flow.exporter * J + flow.sector] ?? 1;
    const own = flow.varieties.map(({ quota }, p) => {
      const { before, after: now } = outcomes[p] ?? { before: 0, after: 0 };
      return quota && before > 0 ? (quota.baseQuantity * now) / before / costHat : 0;
    });
    return sum + own.reduce((total, one) => total + one, 0);
  }, 0);
}

/** The median time of some runs after one that does not count, and the last answer. */
function timed<Answer>(run: () => Answer): { answer: Answer; ms: number } {
  let answer = run();
  const times: number[] = [];
  for (let at = 0; at < RUNS; at++) {
    const start = performance.now();
    answer = run();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { answer, ms: times[(RUNS - 1) / 2] ?? NaN };
}
