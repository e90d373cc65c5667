import { hostname } from 'node:os';
import type { Job } from 'bullmq';
import { galleryScenario } from '../../gallery.ts';
import { chunkFault } from '../chunk-bytes.ts';
import { openConnection, type QueueConnection } from './connection.ts';
import { OpenPlans, type OpenPlan } from './open-plans.ts';
import {
  KEEP_MS,
  MOST_TAKEOVERS,
  PREFIX,
  QUEUE,
  REFUSED,
  resultKey,
  type SweepJob,
} from './protocol.ts';
import { parseQueueAddress } from './queue-address.ts';
import { readJob } from './read-job.ts';
import { refusalOf } from './refusal.ts';

export interface QueueWork {
  readonly url: string;
  /** Chunks that are computed at a time. */
  readonly concurrency: number;
  readonly open: OpenPlan;
  /** Told once jobs are listened for, with the address as it may be shown. */
  readonly onReady?: (shown: string) => void;
  readonly onNotice?: (text: string) => void;
  /** Aborted: what is begun is finished, then the call ends. */
  readonly signal: AbortSignal;
  /** ms without a sign of life after which another worker takes a chunk over; 15,000 unless given: a world takes seconds to load. */
  readonly lockMs?: number;
}

/** How long a server that is away is waited for when the work is to end. */
const HANDOVER_MS = 10_000;

/**
 * Computes chunks of sweeps for whoever gives them to a queue, until `signal` is aborted. A worker that is killed loses nothing: its
 * chunks are taken over by another, and as a chunk is the same bytes whoever computes it, one that is computed twice changes
 * nothing either.
 *
 * @throws QueueError where the address is wrong or nothing answers there at first
 */
export async function workOnQueue(work: QueueWork): Promise<void> {
  const { url, concurrency, signal, lockMs = 15_000, onNotice = () => undefined } = work;
  const address = parseQueueAddress(url);
  const connection = await openConnection(address, onNotice);
  const { UnrecoverableError, Worker } = await import('bullmq');
  const plans = new OpenPlans(work.open);
  const me = `${hostname()}:${process.pid}`;
  const worker = new Worker<SweepJob>(
    QUEUE,
    async (job) => {
      const refused = await processJob(job, plans, connection, onNotice);
      if (refused === undefined) return;
      onNotice(`refused ${job.name}: ${refused}`);
      throw new UnrecoverableError(`${REFUSED}the worker ${me} refused: ${refused}`);
    },
    {
      connection: connection.client,
      prefix: PREFIX,
      name: me,
      concurrency,
      lockDuration: lockMs,
      stalledInterval: lockMs / 2,
      maxStalledCount: MOST_TAKEOVERS,
      runRetryDelay: Math.min(1000, lockMs),
    },
  );
  worker.on('error', () => undefined); // the connection tells of its troubles; a lock that was lost is another's now
  worker.on('failed', (job, error) => {
    if (error.message.startsWith(REFUSED)) return;
    onNotice(`could not compute ${job?.name ?? 'a chunk'}: ${error.message}`);
  });
  worker.on('stalled', () => {
    onNotice('took over a chunk of a worker that fell silent');
  });
  try {
    await Promise.race([worker.waitUntilReady(), aborted(signal)]);
    work.onReady?.(address.shown);
    await aborted(signal);
    await handOver(worker.close(), connection);
  } finally {
    connection.close();
    await plans.close();
  }
}

/** Waits until what is begun is handed over; for a server that is away, not without end: another worker takes it over then. */
async function handOver(closing: Promise<void>, { silentSince }: QueueConnection): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const givenUp = new Promise<void>((done) => {
    timer = setInterval(() => {
      const since = silentSince();
      if (since !== undefined && performance.now() - since > HANDOVER_MS) done();
    }, 200);
  });
  await Promise.race([closing, givenUp]);
  clearInterval(timer);
}

/** Does one job. @returns why not, where it is refused */
async function processJob(
  job: Job<SweepJob>,
  plans: OpenPlans,
  { client }: QueueConnection,
  onNotice: (text: string) => void,
): Promise<string | undefined> {
  const asked = readJob(job.data);
  if (asked === undefined) return 'this is no job of a sweep as this version knows them';
  const key = resultKey(job.id ?? '');
  if ((await client.exists(key)) === 1) return undefined; // somebody has done it
  const source = { ...asked.source, file: placeOf(asked) };
  const ended = await plans.with(source, async ({ plan, compute }) => {
    const refused = refusalOf(asked, plan);
    if (refused !== undefined) return { refused };
    const start = performance.now();
    const bytes = await compute(asked.chunk);
    const fault = chunkFault(bytes, plan, asked.chunk);
    if (fault !== undefined) throw new Error(`what was computed is ${fault}`);
    await client.set(key, Buffer.from(bytes), 'PX', KEEP_MS);
    onNotice(`${job.name} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
    return { refused: undefined };
  });
  return 'cannotOpen' in ended ? ended.cannotOpen : ended.refused;
}

/** Where the scenario stands here: what the paths in it start from. */
function placeOf({ gallery, source: { file } }: SweepJob): string {
  return (gallery === undefined ? undefined : galleryScenario(gallery)) ?? file;
}

/** Resolves when `signal` is aborted. */
async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((done) => {
    signal.addEventListener(
      'abort',
      () => {
        done();
      },
      { once: true },
    );
  });
}
