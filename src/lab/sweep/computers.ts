import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setImmediate } from 'node:timers/promises';
import { encodeChunk } from './chunk-bytes.ts';
import type { SweepSource } from './source.ts';
import type { SweepChunk, SweepEngine, SweepPoint } from './sweep.ts';

/** What becomes known while chunks are computed. */
export interface ComputingEvents {
  /** One more point is done, of a chunk that is not done yet. */
  onPoint(): void;
  onChunk(chunk: SweepChunk, bytes: Uint8Array): void;
}

/**
 * Somebody who computes chunks, in whatever order and on whatever machine, and hands each over when it is done. Ends when all are
 * done, or throws; rejects with the signal's reason when that is aborted.
 */
export type ChunkComputer = (
  chunks: readonly SweepChunk[],
  events: ComputingEvents,
  signal: AbortSignal,
) => Promise<void>;

/** Computes in this thread, with an engine that is made when there is something to compute. Others get their turn between points. */
export function inProcess(engineOf: () => SweepEngine): ChunkComputer {
  return async (chunks, events, signal) => {
    const engine = engineOf();
    for (const chunk of chunks) {
      const points: SweepPoint[] = [];
      for (let index = chunk.from; index < chunk.to; index++) {
        await setImmediate();
        signal.throwIfAborted();
        points.push(engine.evaluate(index));
        events.onPoint();
      }
      events.onChunk(chunk, encodeChunk(engine.plan, chunk, points));
    }
  };
}

/** Computes in threads of this process, each with an engine of its own. */
export function inThreads(source: SweepSource, threads: number): ChunkComputer {
  return async (chunks, events, signal) => {
    signal.throwIfAborted();
    const { Piscina } = await import('piscina');
    const count = Math.min(threads, chunks.length);
    const pool = new Piscina<SweepChunk, Uint8Array>({
      ...threadEntry(),
      workerData: source,
      minThreads: count,
      maxThreads: count,
      idleTimeout: Infinity,
    });
    pool.on('message', () => {
      events.onPoint();
    });
    const waiting = chunks.values();
    const oneAfterTheOther = async (): Promise<void> => {
      for (const chunk of waiting) events.onChunk(chunk, await pool.run(chunk, { signal }));
    };
    try {
      await Promise.all(Array.from({ length: count }, oneAfterTheOther));
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      await pool.destroy();
    }
  };
}

/** The file that a thread runs: compiled, or the source itself with what it takes to run that. */
export function threadEntry(): { filename: string; execArgv: string[] } {
  const fromSource = import.meta.url.endsWith('.ts');
  const name = fromSource ? './chunk-worker.ts' : './chunk-worker.js';
  const filename = fileURLToPath(new URL(name, import.meta.url));
  if (!fromSource) return { filename, execArgv: [] };
  const tsx = createRequire(import.meta.url).resolve('tsx');
  return { filename, execArgv: ['--import', pathToFileURL(tsx).href] };
}
