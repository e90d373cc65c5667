import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { randomEconomy } from '../src/model/testing/random-economy.ts';
import { sweepsOf } from '../src/model/testing/sweeps.ts';
import {
  Arena,
  paddedLength,
  type KernelKind,
  type Kernels,
  type Vector,
} from '../src/num/index.ts';

/**
 * Each kernel, and a whole sweep, in WebAssembly against TypeScript. The two take turns, and the best of many short runs counts, so
 * that what else the machine does falls on both.
 */
const { values: options } = parseArgs({
  options: { json: { type: 'boolean', default: false }, rounds: { type: 'string' } },
});
const rounds = Number(options.rounds ?? 40);
/** How long one run of one kind lasts at least. */
const RUN_MS = 2;

const sizes = [
  [31, 40],
  [77, 45],
  [90, 39],
  [200, 65],
] as const;

interface Line {
  readonly regions: number;
  readonly sectors: number;
  readonly what: string;
  readonly wasm_us: number;
  readonly typescript_us: number;
  readonly ratio: number;
}

/** Something to be timed, made for one kind. */
type Task = (kind: KernelKind) => { once: () => void; release: () => void };

const lines = sizes.flatMap(([regions, sectors]) =>
  tasksOf(regions, sectors).map(([what, task]): Line => {
    const [wasm, typescript] = race(task);
    return {
      regions,
      sectors,
      what,
      wasm_us: rounded(wasm),
      typescript_us: rounded(typescript),
      ratio: rounded(typescript / wasm),
    };
  }),
);
if (options.json) for (const line of lines) process.stdout.write(`${JSON.stringify(line)}\n`);
else process.stdout.write(`${table(lines)}\n`);

/** What a sweep calls, each at the size at which it calls it, what an extrapolation calls, and the sweep. */
function tasksOf(N: number, J: number): [string, Task][] {
  const stride = paddedLength(N);
  const sectorStride = paddedLength(J);
  const unknowns = N + 2 * N * J;
  const blocks = N * J * sectorStride;
  const rows = N * sectorStride;
  const cells = N * stride;
  return [
    [
      'trade, one sector',
      withVectors([cells, cells, stride, N, N, N, stride], (kernels, v) => () => {
        kernels.trade(v[0]!, v[1]!, v[2]!, v[3]!, v[4]!, v[5]!, v[6]!, N, 1e-250);
      }),
    ],
    [
      'multiplyBlocks',
      withVectors([blocks, rows, rows], (kernels, v) => () => {
        kernels.multiplyBlocks(v[0]!, v[1]!, v[2]!, J);
      }),
    ],
    [
      'multiplyBlocksTransposed',
      withVectors([blocks, rows, rows], (kernels, v) => () => {
        kernels.multiplyBlocksTransposed(v[0]!, v[1]!, v[2]!, J);
      }),
    ],
    [
      'factorBlocks',
      withVectors([blocks, rows], (kernels, v) => () => {
        // what is left in place would be factored again and again: dominant rows each time
        v[0]!.fill(-0.5 / J);
        for (let row = 0; row < N * J; row++) v[0]![row * sectorStride + (row % J)]! += 1;
        kernels.factorBlocks(v[0]!, v[1]!, J);
      }),
    ],
    [
      'solveBlocks',
      withVectors([blocks, rows, rows], (kernels, v) => () => {
        v[2]!.fill(1);
        kernels.solveBlocks(v[0]!, v[1]!, v[2]!, J);
      }),
    ],
    [
      'addResponse, one sector',
      withVectors([cells, cells, stride, stride, N, N, 6 * cells, stride], (kernels, v) => () => {
        const [kernel, net, power, through, perUnit, home, sums, sold] = v as typeof v &
          [Vector, Vector, Vector, Vector, Vector, Vector, Vector, Vector];
        kernels.addResponse(kernel, net, power, through, perUnit, home, sums, sold, 5, N);
      }),
    ],
    [
      'dot, all unknowns',
      withVectors([unknowns, unknowns], (kernels, v) => () => {
        kernels.dot(v[0]!, v[1]!);
      }),
    ],
    [
      'addMultiple, all unknowns',
      withVectors([unknowns, unknowns], (kernels, v) => () => {
        kernels.addMultiple(v[0]!, 1e-9, v[1]!);
      }),
    ],
    [
      'sweep',
      (kind) => {
        const economy = randomEconomy(2025, {
          regions: N,
          sectors: J,
          sizeSpread: 5,
          ownInput: 2,
        });
        return sweepsOf(economy, {}, kind);
      },
    ],
  ];
}

function withVectors(
  lengths: readonly number[],
  make: (kernels: Kernels, vectors: ReturnType<Arena['vector']>[]) => () => void,
): Task {
  return (kind) => {
    const arena = new Arena(
      lengths.reduce((sum, length) => sum + paddedLength(length), 0),
      kind,
    );
    const vectors = lengths.map((length) => arena.vector(length));
    for (const vector of vectors) for (let k = 0; k < vector.length; k++) vector[k] = 1 / (2 + k);
    return {
      once: make(arena.kernels, vectors),
      release: () => {
        arena.release();
      },
    };
  };
}

/** Microseconds of one call, WebAssembly and TypeScript. */
function race(task: Task): [number, number] {
  const kinds = ['wasm', 'typescript'] as const;
  const racers = kinds.map((kind) => {
    const { once, release } = task(kind);
    let calls = 1;
    while (timed(once, calls) < RUN_MS) calls *= 2;
    return { once, release, calls };
  });
  const best = [Infinity, Infinity];
  for (let round = 0; round < rounds; round++) {
    racers.forEach(({ once, calls }, at) => {
      best[at] = Math.min(best[at]!, (1000 * timed(once, calls)) / calls);
    });
  }
  for (const { release } of racers) release();
  return [best[0]!, best[1]!];
}

/** Milliseconds of so many calls. */
function timed(run: () => unknown, calls: number): number {
  const start = performance.now();
  for (let call = 0; call < calls; call++) run();
  return performance.now() - start;
}

function table(rows: readonly Line[]): string {
  const shown = new Table({
    head: ['size', 'what', 'WebAssembly µs', 'TypeScript µs', 'ratio'],
    colAligns: ['left', 'left', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  });
  for (const { regions, sectors, what, wasm_us, typescript_us, ratio } of rows) {
    shown.push([
      `${regions} × ${sectors}`,
      what,
      wasm_us.toFixed(1),
      typescript_us.toFixed(1),
      `${ratio.toFixed(1)} ×`,
    ]);
  }
  return shown.toString();
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
