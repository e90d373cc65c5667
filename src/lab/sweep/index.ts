/** Many points of one scenario: draws of what is uncertain, or a grid; computed in pieces that are kept, and summed up. */
export { decodeChunk } from './chunk-bytes.ts';
export { ChunkStore, type ChunkSurvey, type RefusedChunk } from './chunk-store.ts';
export { chunksOf } from './chunks.ts';
export { inProcess, inThreads, type ChunkComputer, type ComputingEvents } from './computers.ts';
export { computeChunk } from './compute.ts';
export { createEngine } from './engine.ts';
export { centralRun } from './central-run.ts';
export { planSweep, type SweepRequest } from './plan.ts';
export { writePointsParquet } from './points-parquet.ts';
export {
  runSweep,
  type FinishedSweep,
  type RunSweepOptions,
  type SweepProgress,
} from './run-sweep.ts';
export { openEngine, type SweepSource } from './source.ts';
export {
  sweepResult,
  type CentralRun,
  type SweepBand,
  type SweepOutcome,
  type SweepResult,
} from './sweep-result.ts';
export type { SweepChunk, SweepColumn, SweepEngine, SweepPlan, SweepPoint } from './sweep.ts';
