import { encodeChunk } from '../../chunk-bytes.ts';
import type { ComputingEvents } from '../../computers.ts';
import type { SweepSource } from '../../source.ts';
import type { SweepBasis, SweepChunk, SweepPlan } from '../../sweep.ts';
import type { OpenPlan } from '../open-plans.ts';

export const sampleSource: SweepSource = {
  text: 'id: a\n',
  file: '/somewhere/scenario.yaml',
  request: { draws: 1000, seed: 7 },
};

/** A plan of made-up numbers: what a queue carries does not matter to it. */
export function samplePlan(basis: Partial<SweepBasis> = {}, digest = 'a'.repeat(64)): SweepPlan {
  return {
    design: { kind: 'draws', seed: 7, draws: 1000 },
    points: 1000,
    parameters: [{ id: 'theta.common', label: 'θ', central: 0 }],
    columns: [{ id: 'A.x', region: 'A', field: 'x', unit: 'percent' }],
    digest: `sha256:${digest}`,
    basis: {
      version: '0.1.0',
      arithmetic: `sha256:${'1'.repeat(64)}`,
      economy: `sha256:${'2'.repeat(64)}`,
      products: null,
      register: null,
      scenario: `sha256:${'3'.repeat(64)}`,
      design: 'seed 7',
      parameters: 'theta.common',
      columns: 'A.x',
      ...basis,
    },
  };
}

/** What any worker makes of a chunk of the sample plan. */
export function sampleBytes(chunk: SweepChunk, plan = samplePlan()): Uint8Array {
  const points = Array.from({ length: chunk.to - chunk.from }, (_, k) => ({
    index: chunk.from + k,
    status: 'converged' as const,
    iterations: 3,
    residual: 1e-12,
    parameters: Float64Array.of(Math.sin(chunk.from + k)),
    outcomes: Float64Array.of(Math.cos(chunk.from + k)),
  }));
  return encodeChunk(plan, chunk, points);
}

/** A worker's side of the sample plan, which notes what it is asked to compute and takes `milliseconds` for it. */
export function sampleOpen(
  plan = samplePlan(),
  milliseconds = 0,
): { readonly open: OpenPlan; readonly computed: number[] } {
  const computed: number[] = [];
  const open: OpenPlan = () =>
    Promise.resolve({
      plan,
      compute: async (chunk) => {
        computed.push(chunk.from);
        await new Promise((done) => setTimeout(done, milliseconds));
        return sampleBytes(chunk, plan);
      },
      close: () => Promise.resolve(),
    });
  return { open, computed };
}

export const sampleChunks = (count: number): SweepChunk[] =>
  Array.from({ length: count }, (_, k) => ({ from: 16 * k, to: 16 * k + 16 }));

/** Events that keep what they are told. */
export function collected(): ComputingEvents & {
  readonly chunks: Map<number, Uint8Array>;
  readonly points: () => number;
} {
  const chunks = new Map<number, Uint8Array>();
  let points = 0;
  return {
    chunks,
    points: () => points,
    onPoint: () => {
      points++;
    },
    onChunk: ({ from }, bytes) => {
      chunks.set(from, Uint8Array.from(bytes));
    },
  };
}
