import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeWithRedis, startRedis, type RedisServer } from '../../../../test/redis.ts';
import { InputError } from '../../../input/index.ts';
import type { SweepChunk } from '../sweep.ts';
import type { OpenPlan } from './open-plans.ts';
import { overQueue } from './over-queue.ts';
import { jobIdOf, resultKey } from './protocol.ts';
import { QueueError } from './queue-error.ts';
import {
  collected,
  sampleBytes,
  sampleChunks,
  sampleOpen,
  samplePlan,
  sampleSource,
} from './testing/sample-plan.ts';
import { workOnQueue, type QueueWork } from './work-on-queue.ts';

describeWithRedis('a sweep over a queue', () => {
  let redis: RedisServer;
  let client: Redis;
  const running: { stop: AbortController; ended: Promise<void> }[] = [];

  beforeAll(async () => {
    redis = await startRedis();
    client = new Redis(redis.url, { maxRetriesPerRequest: null });
    client.on('error', () => undefined);
  });
  beforeEach(async () => {
    await client.flushall();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map(ended));
  });
  afterAll(async () => {
    client.disconnect();
    await redis.stop();
  });

  /** Starts a worker in this process. */
  function work(open: OpenPlan, more: Partial<QueueWork> = {}): (typeof running)[number] {
    const stop = new AbortController();
    const options = { url: redis.url, concurrency: 1, open, lockMs: 1000, signal: stop.signal };
    const worker = { stop, ended: workOnQueue({ ...options, ...more }) };
    running.push(worker);
    return worker;
  }

  async function ended(worker: (typeof running)[number]): Promise<void> {
    worker.stop.abort();
    await worker.ended;
  }

  const plan = samplePlan();
  const never = new AbortController().signal;
  const sweep = (notices: string[] = []) =>
    overQueue({
      source: sampleSource,
      plan,
      url: redis.url,
      onNotice: (text) => notices.push(text),
    });
  const expected = (chunks: readonly SweepChunk[]): Map<number, Uint8Array> =>
    new Map(chunks.map((chunk) => [chunk.from, sampleBytes(chunk)]));
  const inOrder = (chunks: ReadonlyMap<number, Uint8Array>): Map<number, Uint8Array> =>
    new Map([...chunks].sort(([a], [b]) => a - b));

  it('is computed by two workers, every chunk once, with the bytes that any process computes', async () => {
    const [a, b] = [sampleOpen(plan, 20), sampleOpen(plan, 20)];
    work(a.open);
    work(b.open);
    const chunks = sampleChunks(20);
    const events = collected();
    await sweep()(chunks, events, never);
    expect(inOrder(events.chunks)).toEqual(expected(chunks));
    expect(events.points()).toBe(320);
    expect([...a.computed, ...b.computed].sort((x, y) => x - y)).toEqual(
      chunks.map(({ from }) => from),
    );
    expect(a.computed.length).toBeGreaterThan(3);
    expect(b.computed.length).toBeGreaterThan(3);
  });

  it('leaves nothing behind but results that vanish', async () => {
    work(sampleOpen().open);
    const chunks = sampleChunks(3);
    await sweep()(chunks, collected(), never);
    for (const chunk of chunks) {
      const key = resultKey(jobIdOf(plan.digest, chunk));
      expect(await client.pttl(key)).toBeGreaterThan(0);
      expect(await client.pttl(key)).toBeLessThanOrEqual(60_000);
    }
    const left = await client.keys(`*${jobIdOf(plan.digest, chunks[0]!)}*`);
    expect(left).toEqual([resultKey(jobIdOf(plan.digest, chunks[0]!))]);
  });

  it('fetches what waits from an earlier try, and computes only the rest', async () => {
    const chunks = sampleChunks(6);
    for (const chunk of chunks.slice(0, 4)) {
      await client.set(
        resultKey(jobIdOf(plan.digest, chunk)),
        Buffer.from(sampleBytes(chunk)),
        'PX',
        60_000,
      );
    }
    const { open, computed } = sampleOpen();
    work(open);
    const events = collected();
    await sweep()(chunks, events, never);
    expect(inOrder(events.chunks)).toEqual(expected(chunks));
    expect(computed).toEqual([64, 80]);
  });

  it('does not use a result that is damaged, and has it computed again', async () => {
    const chunks = sampleChunks(1);
    const bytes = sampleBytes(chunks[0]!);
    bytes[100]! ^= 1;
    await client.set(resultKey(jobIdOf(plan.digest, chunks[0]!)), Buffer.from(bytes));
    work(sampleOpen().open);
    const notices: string[] = [];
    const events = collected();
    await sweep(notices)(chunks, events, never);
    expect(events.chunks).toEqual(expected(chunks));
    expect(notices).toEqual([
      'points 0 to 15 as they came in are damaged: its checksum is not that of its content: they are computed once more',
    ]);
  });

  it('runs beside another sweep of the same plan, and both get everything', async () => {
    const { open, computed } = sampleOpen(plan, 5);
    work(open, { concurrency: 2 });
    const chunks = sampleChunks(12);
    const [one, two] = [collected(), collected()];
    await Promise.all([sweep()(chunks, one, never), sweep()(chunks.toReversed(), two, never)]);
    expect(inOrder(one.chunks)).toEqual(expected(chunks));
    expect(inOrder(two.chunks)).toEqual(expected(chunks));
    expect(computed).toHaveLength(12);
  });

  it('goes on when another sweep of the same plan is stopped', async () => {
    const { open } = sampleOpen(plan, 100);
    const chunks = sampleChunks(10);
    const stop = new AbortController();
    const events = collected();
    const first = sweep()(chunks, collected(), stop.signal);
    const second = sweep()(chunks, events, never);
    work(open);
    setTimeout(() => {
      stop.abort(new Error('enough'));
    }, 400);
    await expect(first).rejects.toThrow('enough');
    await second;
    expect(inOrder(events.chunks)).toEqual(expected(chunks));
  });

  it('takes back what no worker has begun when it is stopped', async () => {
    const stop = new AbortController();
    const chunks = sampleChunks(5);
    const asked = sweep()(chunks, collected(), stop.signal);
    await expect
      .poll(async () => (await client.keys(`reroute:sweep-1:${'?'.repeat(64)}`)).length)
      .toBe(5);
    stop.abort(new Error('enough'));
    await expect(asked).rejects.toThrow('enough');
    expect(await client.keys(`reroute:sweep-1:${'?'.repeat(64)}`)).toEqual([]);
  });

  it('says that nobody listens', async () => {
    const notices: string[] = [];
    const stop = new AbortController();
    const asked = sweep(notices)(sampleChunks(1), collected(), stop.signal);
    await expect.poll(() => notices, { timeout: 8000 }).toHaveLength(1);
    expect(notices[0]).toMatch(/^no worker listens: start one or more with reroute worker/);
    stop.abort(new Error('enough'));
    await expect(asked).rejects.toThrow('enough');
  });

  it('ends with the reason when a worker has other data', async () => {
    const other = samplePlan({ economy: `sha256:${'9'.repeat(64)}` }, 'b'.repeat(64));
    const notices: string[] = [];
    work(sampleOpen(other).open, { onNotice: (text) => notices.push(text) });
    const asked = sweep()(sampleChunks(4), collected(), never);
    await expect(asked).rejects.toThrow(QueueError);
    await expect(asked).rejects.toThrow(
      /^the worker \S+:\d+ refused: it would not give the same points\. What differs: economy \(here sha256:9{12}, asked sha256:2{12}\) — give workers and sweep the same version and the same files$/,
    );
    expect(notices[0]).toMatch(
      /^refused points \d+ to \d+ of aaaaaaaa: it would not give the same points/,
    );
  });

  it('ends with the reason when a worker lacks a file, and begins anew when it is there', async () => {
    const problem = {
      file: '/somewhere/scenario.yaml',
      line: 3,
      column: 10,
      severity: 'error',
      rule: 'unknown-economy',
      message: "'./mine' is neither a built-in world nor a folder",
      hint: 'give the path of an economy folder',
    } as const;
    const { open } = sampleOpen();
    let isThere = false;
    work((source) => (isThere ? open(source) : Promise.reject(new InputError([problem]))));
    const chunks = sampleChunks(3);
    await expect(sweep()(chunks, collected(), never)).rejects.toThrow(
      /refused: \/somewhere\/scenario\.yaml:3:10: .*'\.\/mine' is neither/s,
    );
    isThere = true;
    const events = collected();
    await sweep()(chunks, events, never);
    expect(inOrder(events.chunks)).toEqual(expected(chunks));
  });

  it('tries a chunk three times, and ends when that does not help', async () => {
    let tries = 0;
    work(() => {
      tries++;
      return Promise.reject(new Error('out of luck'));
    });
    await expect(sweep()(sampleChunks(1), collected(), never)).rejects.toThrow(
      /^a worker could not compute points 0 to 15: out of luck$/,
    );
    expect(tries).toBe(3);
  });

  it('a worker refuses what is no job', async () => {
    const { Queue } = await import('bullmq');
    const jobs = new Queue('sweep-1', { connection: client, prefix: 'reroute' });
    const notices: string[] = [];
    work(sampleOpen().open, { onNotice: (text) => notices.push(text) });
    const job = await jobs.add('odd', { schema: 'reroute.sweep-job/1', source: 7 });
    await expect.poll(() => job.isFailed()).toBe(true);
    expect(notices).toEqual(['refused odd: this is no job of a sweep as this version knows them']);
    await jobs.close();
  });

  it('a worker that is stopped hands over what it has begun', async () => {
    const { open, computed } = sampleOpen(plan, 500);
    const first = work(open);
    const chunks = sampleChunks(2);
    const events = collected();
    const asked = sweep()(chunks, events, never);
    await expect.poll(() => computed).toHaveLength(1);
    first.stop.abort();
    await first.ended;
    await expect.poll(() => events.chunks.size).toBe(1);
    expect(computed).toHaveLength(1);
    work(open);
    await asked;
    expect(inOrder(events.chunks)).toEqual(expected(chunks));
  });

  it('takes over a chunk whose worker fell silent', async () => {
    let hung = 0;
    const { open } = sampleOpen();
    // a worker that was stopped in its tracks: it holds a job and says nothing
    const { Worker } = await import('bullmq');
    const silent = new Worker(
      'sweep-1',
      async () => {
        hung++;
        await new Promise(() => undefined);
      },
      {
        connection: client.duplicate(),
        prefix: 'reroute',
        lockDuration: 500,
        skipLockRenewal: true,
        skipStalledCheck: true,
      },
    );
    silent.on('error', () => undefined);
    const chunks = sampleChunks(3);
    const events = collected();
    const asked = sweep()(chunks, events, never);
    await expect.poll(() => hung).toBe(1);
    const notices: string[] = [];
    work(open, { onNotice: (text) => notices.push(text) });
    await asked;
    expect(inOrder(events.chunks)).toEqual(expected(chunks));
    expect(notices).toContain('took over a chunk of a worker that fell silent');
    await silent.close(true);
  });
});
