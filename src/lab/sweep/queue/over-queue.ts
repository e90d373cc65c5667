import { basename, dirname } from 'node:path';
import type { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { galleryScenario } from '../../gallery.ts';
import { chunkFault } from '../chunk-bytes.ts';
import type { ChunkComputer, ComputingEvents } from '../computers.ts';
import type { SweepSource } from '../source.ts';
import type { SweepChunk, SweepPlan } from '../sweep.ts';
import { openConnection } from './connection.ts';
import {
  jobIdOf,
  KEEP_MS,
  LINGER_MS,
  MOST_ATTEMPTS,
  PREFIX,
  QUEUE,
  REFUSED,
  resultKey,
  type SweepJob,
} from './protocol.ts';
import { parseQueueAddress } from './queue-address.ts';
import { QueueError } from './queue-error.ts';

/** What workers elsewhere are asked for. */
export interface QueuedSweep {
  /** What the plan was made from: workers make it again and compare. */
  readonly source: SweepSource;
  readonly plan: SweepPlan;
  readonly url: string;
  /** Told what a user should know: no worker listens, the queue does not answer. */
  readonly onNotice?: (text: string) => void;
}

/** How often results are looked for, and how often the jobs themselves. */
const RESULTS_MS = 200;
const JOBS_MS = 2000;
/** How long nobody may listen before that is said. */
const LONELY_MS = 3000;
/** How long a queue that has answered before may be silent. */
const PATIENCE_MS = 120_000;
/** Jobs that are sent, or asked after, at once. */
const BATCH = 200;

/**
 * Has chunks computed by whatever workers listen to a queue, and hands each over as it comes in. A job's name is made of what
 * it asks for: results that wait from an earlier try are fetched instead of computed, two sweeps of one plan share theirs, and a
 * job that the queue has lost is given again. When the signal is aborted, jobs that no worker has begun are taken back.
 *
 * The computer throws QueueError where the address is wrong, nothing answers or stops answering, or a worker refuses: it has
 * another version, other data or not the files that the scenario names.
 */
export function overQueue(sweep: QueuedSweep): ChunkComputer {
  return async (chunks, events, signal) => {
    signal.throwIfAborted();
    const address = parseQueueAddress(sweep.url);
    const connection = await openConnection(address, sweep.onNotice);
    const { Queue: Jobs } = await import('bullmq');
    const jobs = new Jobs<SweepJob>(QUEUE, { connection: connection.client, prefix: PREFIX });
    jobs.on('error', () => undefined); // the connection tells of its troubles itself
    const open = new OpenChunks({ ...sweep, chunks, events }, jobs, connection.client);
    const silence = new AbortController();
    const watch = setInterval(() => {
      const since = connection.silentSince();
      if (since === undefined || performance.now() - since < PATIENCE_MS) return;
      const minutes = PATIENCE_MS / 60_000;
      silence.abort(new QueueError(`${address.shown} has not answered for ${minutes} minutes`));
    }, 1000);
    const stop = AbortSignal.any([silence.signal, signal]);
    try {
      await orAborted(collect(open, stop, sweep.onNotice), stop);
    } catch (error) {
      if (connection.silentSince() === undefined) {
        // what is not begun would be computed for nobody; that it could not be said changes nothing
        await orAborted(open.takeBack(), AbortSignal.timeout(3000)).catch(() => undefined);
      }
      throw error;
    } finally {
      clearInterval(watch);
      connection.close();
    }
  };
}

/** Fetches and asks again until nothing is open. */
async function collect(
  open: OpenChunks,
  stop: AbortSignal,
  onNotice: QueuedSweep['onNotice'],
): Promise<void> {
  await open.forgetFailures();
  let lonelyAt = performance.now() + LONELY_MS;
  let jobsAt = 0;
  for (;;) {
    stop.throwIfAborted();
    await open.fetch();
    if (open.size === 0) return;
    const now = performance.now();
    if (now >= jobsAt) {
      await open.ask();
      jobsAt = now + JOBS_MS;
    }
    if (now >= lonelyAt) {
      lonelyAt = Infinity;
      if ((await open.listeners()) === 0) {
        onNotice?.('no worker listens: start one or more with reroute worker --queue URL');
      }
    }
    await pause(RESULTS_MS, stop);
  }
}

interface Asked extends QueuedSweep {
  readonly chunks: readonly SweepChunk[];
  readonly events: ComputingEvents;
}

/** The chunks that are not yet handed over, each by the name of its job. */
class OpenChunks {
  readonly #sweep: Asked;
  readonly #jobs: Queue<SweepJob>;
  readonly #client: Redis;
  readonly #open: Map<string, SweepChunk>;

  constructor(sweep: Asked, jobs: Queue<SweepJob>, client: Redis) {
    this.#sweep = sweep;
    this.#jobs = jobs;
    this.#client = client;
    this.#open = new Map(
      sweep.chunks.map((chunk) => [jobIdOf(sweep.plan.digest, chunk), chunk] as const),
    );
  }

  get size(): number {
    return this.#open.size;
  }

  /** A job that failed in an earlier try is no answer to this one. */
  async forgetFailures(): Promise<void> {
    await this.#each(async (id) => {
      if ((await this.#jobs.getJobState(id)) === 'failed') await this.#jobs.remove(id);
    });
  }

  /** Hands over what has been computed. */
  async fetch(): Promise<void> {
    for (const ids of batches([...this.#open.keys()])) {
      const there = await Promise.all(ids.map((id) => this.#client.exists(resultKey(id))));
      for (const id of ids.filter((_, k) => there[k] === 1)) await this.#fetchOne(id);
    }
  }

  async #fetchOne(id: string): Promise<void> {
    const chunk = this.#open.get(id);
    const bytes = await this.#client.getBuffer(resultKey(id));
    if (!chunk || bytes === null) return;
    const { plan, events, onNotice } = this.#sweep;
    const fault = chunkFault(bytes, plan, chunk);
    if (fault !== undefined) {
      onNotice?.(
        `points ${words(chunk)} as they came in are ${fault}: they are computed once more`,
      );
      await this.#client.del(resultKey(id));
      return;
    }
    for (let index = chunk.from; index < chunk.to; index++) events.onPoint();
    events.onChunk(chunk, bytes);
    this.#open.delete(id);
    await this.#client.pexpire(resultKey(id), LINGER_MS);
  }

  /**
   * Gives every job that the queue does not know.
   *
   * @throws QueueError where a worker refused one
   */
  async ask(): Promise<void> {
    const lost: string[] = [];
    await this.#each(async (id) => {
      const state = await this.#jobs.getJobState(id);
      if (state === 'failed') await this.#fail(id);
      if (state === 'unknown') lost.push(id);
    });
    for (const ids of batches(lost)) await this.#jobs.addBulk(ids.map((id) => this.#jobOf(id)));
  }

  #jobOf(jobId: string): { name: string; data: SweepJob; opts: object } {
    const { source, plan } = this.#sweep;
    const chunk = this.#open.get(jobId)!;
    return {
      name: `points ${words(chunk)} of ${plan.digest.slice('sha256:'.length, 15)}`,
      data: {
        schema: 'reroute.sweep-job/1',
        source,
        gallery: galleryIdOf(source.file),
        plan: plan.digest,
        basis: plan.basis,
        chunk,
      },
      opts: {
        jobId,
        attempts: MOST_ATTEMPTS,
        backoff: { type: 'fixed', delay: 1000 },
        removeOnComplete: true, // the result is kept apart from it
        removeOnFail: { age: KEEP_MS / 1000 },
        stackTraceLimit: 1,
      },
    };
  }

  async #fail(id: string): Promise<void> {
    const job = await this.#jobs.getJob(id);
    if (!job) return; // taken away since, by another sweep of the same plan
    const { failedReason: reason } = job;
    const which = words(job.data.chunk);
    if (reason.startsWith(REFUSED)) throw new QueueError(reason.slice(REFUSED.length));
    if (reason.includes('stalled')) {
      throw new QueueError(
        `points ${which} were begun again and again and never finished: their workers were killed, or ran out of memory`,
      );
    }
    throw new Error(`a worker could not compute points ${which}: ${reason}`);
  }

  /** Takes back the jobs that no worker has begun, and those that failed. */
  async takeBack(): Promise<void> {
    await this.#each(async (id) => {
      await this.#jobs.remove(id); // of a job that is being done, nothing is removed
    });
  }

  /** How many workers listen. */
  async listeners(): Promise<number> {
    return this.#jobs.getWorkersCount();
  }

  async #each(work: (id: string) => Promise<void>): Promise<void> {
    for (const ids of batches([...this.#open.keys()])) await Promise.all(ids.map(work));
  }
}

/** The id of a scenario whose file is the gallery's own. */
function galleryIdOf(file: string): string | undefined {
  const id = basename(dirname(file));
  return galleryScenario(id) === file ? id : undefined;
}

function words({ from, to }: SweepChunk): string {
  return `${from} to ${to - 1}`;
}

function batches<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / BATCH) }, (_, k) =>
    items.slice(k * BATCH, (k + 1) * BATCH),
  );
}

/** Ends early when `stop` is aborted. */
async function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
  await new Promise<void>((done) => {
    const end = (): void => {
      clearTimeout(timer);
      stop.removeEventListener('abort', end);
      done();
    };
    const timer = setTimeout(end, milliseconds);
    stop.addEventListener('abort', end);
  });
}

/** What `work` comes to, unless `stop` is aborted first: commands to a server that is away wait for it. */
async function orAborted<T>(work: Promise<T>, stop: AbortSignal): Promise<T> {
  stop.throwIfAborted();
  return new Promise<T>((done, failed) => {
    stop.addEventListener(
      'abort',
      () => {
        failed(stop.reason as Error);
      },
      { once: true },
    );
    work.then(done, failed);
  });
}
