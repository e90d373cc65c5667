import {
  rebase,
  solve,
  type Economy,
  type Equilibrium,
  type SolveStatus,
} from '../src/model/index.ts';
import { randomEconomy, randomStream } from '../src/model/testing/random-economy.ts';
import { VERIFIED } from '../src/model/testing/solved.ts';
import { worstCondition } from '../src/model/testing/verify.ts';

// `npm run bench:blocs`: how robust the solver is, not how fast. Random economies are cut into two blocs by
// tariffs up to prohibitive ones, the hardest shock known here: what trickles between the blocs must balance.
// src/model/trade-response.test.ts holds the first 150 of these seeds to convergence.

const SEEDS = 1000;
const closure = 'zero';

const statuses = new Map<string, number>();
const methods = new Map<string, number>();
const iterations: number[] = [];
const failures: string[] = [];

for (let seed = 1; seed <= SEEDS; seed++) {
  const { status, method, iterations: count } = twoBlocs(seed);
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
  if (method !== undefined) methods.set(method, (methods.get(method) ?? 0) + 1);
  if (status === 'converged') iterations.push(count);
  else failures.push(`seed ${seed}: ${status} after ${count} iterations`);
  if (seed % 100 === 0) process.stderr.write(`${seed} of ${SEEDS}\n`);
}

iterations.sort((a, b) => a - b);
const quantile = (p: number): number =>
  iterations[Math.max(0, Math.ceil(p * iterations.length) - 1)] ?? NaN;
const counted = (counts: ReadonlyMap<string, number>): string =>
  [...counts].map(([name, count]) => `${name} ${count}`).join(', ');

process.stdout.write(
  [
    `economies   ${SEEDS}, seeds 1 to ${SEEDS}`,
    `status      ${counted(statuses)}`,
    `method      ${counted(methods)}`,
    `iterations  median ${quantile(0.5)}, 95th percentile ${quantile(0.95)}, most ${quantile(1)} (of those that converged)`,
    `failed      ${failures.join('; ') || 'none'}`,
    '',
  ].join('\n'),
);
if (failures.length > 0) process.exitCode = 1;

interface Ending {
  readonly status: SolveStatus | `base: ${SolveStatus}` | 'called converged, and is no equilibrium';
  readonly method?: Equilibrium['method'];
  readonly iterations: number;
}

/** Draws an economy, finds its base without transfers, and puts one rate between regions of odd and even index. */
function twoBlocs(seed: number): Ending {
  const random = randomStream(seed);
  const drawn = randomEconomy(seed, {
    regions: 4 + Math.floor(12 * random()),
    sectors: 1 + Math.floor(6 * random()),
    theta: [1, 20],
    sizeSpread: 4 * random(),
  });
  const base = solve(drawn, {}, { closure });
  if (base.status !== 'converged') {
    return { status: `base: ${base.status}`, iterations: base.iterations };
  }
  const economy = rebase(base);
  const shock = { tariff: betweenBlocs(economy, 10 ** (6 * random())) };
  const after = solve(economy, shock, { closure });
  const { status, method, iterations } = after;
  if (status === 'converged' && !(worstCondition(after, shock).error < VERIFIED)) {
    return { status: 'called converged, and is no equilibrium', method, iterations };
  }
  return { status, method, iterations };
}

function betweenBlocs({ tariff, regions }: Economy, rate: number): Float64Array {
  const N = regions.length;
  return tariff.map((before, cell) =>
    (Math.floor(cell / N) % N) % 2 === (cell % N) % 2 ? before : rate,
  );
}
