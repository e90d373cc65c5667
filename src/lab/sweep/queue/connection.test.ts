import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  describeWithRedis,
  freePort,
  startRedis,
  type RedisServer,
} from '../../../../test/redis.ts';
import { openConnection } from './connection.ts';
import { overQueue } from './over-queue.ts';
import { parseQueueAddress } from './queue-address.ts';
import { QueueError } from './queue-error.ts';
import {
  collected,
  sampleBytes,
  sampleChunks,
  sampleOpen,
  samplePlan,
  sampleSource,
} from './testing/sample-plan.ts';
import { workOnQueue } from './work-on-queue.ts';

describe('the address of a queue', () => {
  it.each([
    ['redis://localhost', 'redis://localhost'],
    ['redis://127.0.0.1:6380/2', 'redis://127.0.0.1:6380/2'],
    ['rediss://user:secret@cache.example.org:6379', 'rediss://cache.example.org:6379'],
  ])('%s is shown as %s', (url, shown) => {
    expect(parseQueueAddress(url)).toEqual({ url, shown });
  });

  it.each([
    ['user:secret@host', /^'host' is no/u],
    ['localhost:6379', /^'localhost:6379' is no address of a queue: it begins localhost: — /u],
    ['http://localhost', /^'http:\/\/localhost' is no address of a queue: it begins http: — /u],
    ['not an address', /^'not an address' is no address of a queue — give it as redis:\/\/host/u],
    ['redis://', /names no host/u],
    ['redis://localhost/mine', /^'redis:\/\/localhost\/mine' has more than a host, a port and/u],
    ['redis://localhost?db=1', /has more than a host/u],
    ['http://user:secret@host', /^'http:\/\/host' is no/u],
  ])('%s is refused', (url, words) => {
    expect(() => parseQueueAddress(url)).toThrow(QueueError);
    expect(() => parseQueueAddress(url)).toThrow(words);
  });
});

async function listening(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `redis://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('where no queue answers', () => {
  const open = (url: string): Promise<unknown> => openConnection(parseQueueAddress(url));

  it('nothing listens', async () => {
    const port = await freePort();
    const asked = open(`redis://127.0.0.1:${port}`);
    await expect(asked).rejects.toThrow(QueueError);
    await expect(asked).rejects.toThrow(
      `no queue at redis://127.0.0.1:${port}: connect ECONNREFUSED 127.0.0.1:${port} — start redis-server or valkey-server there, or give another --queue`,
    );
  });

  it('something else answers', async () => {
    const server = createHttpServer();
    const url = await listening(server);
    await expect(open(url)).rejects.toThrow(/^no queue at redis:\/\/127\.0\.0\.1:\d+: .+ — start/u);
    server.close();
  });

  it('something listens and says nothing', async () => {
    const server = createServer(() => undefined);
    const url = await listening(server);
    await expect(open(url)).rejects.toThrow(/: no answer within 5 s — start/u);
    server.close();
  });
});

describeWithRedis('a connection', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(async () => {
    await redis.stop();
  });

  it('is refused without the password that the server wants', async () => {
    const client = new Redis(redis.url);
    await client.config('SET', 'requirepass', 'secret');
    await expect(openConnection(parseQueueAddress(redis.url))).rejects.toThrow(/NOAUTH/u);
    const wrong = redis.url.replace('redis://', 'redis://:guess@');
    const asked = openConnection(parseQueueAddress(wrong));
    await expect(asked).rejects.toThrow(/WRONGPASS/u);
    await expect(asked).rejects.not.toThrow(/guess/u);
    const right = redis.url.replace('redis://', 'redis://:secret@');
    (await openConnection(parseQueueAddress(right))).close();
    await client.config('SET', 'requirepass', '');
    client.disconnect();
  });

  it('a sweep and its workers outlive a server that ends, loses everything and is started again', async () => {
    const plan = samplePlan();
    const { open, computed } = sampleOpen(plan, 40);
    const stop = new AbortController();
    const said: string[] = [];
    const worked = workOnQueue({
      url: redis.url,
      concurrency: 1,
      open,
      lockMs: 1000,
      signal: stop.signal,
      onNotice: (text) => said.push(text),
    });
    const chunks = sampleChunks(40);
    const events = collected();
    const notices: string[] = [];
    const asked = overQueue({
      source: sampleSource,
      plan,
      url: redis.url,
      onNotice: (text) => notices.push(text),
    })(chunks, events, new AbortController().signal);
    await expect.poll(() => computed.length).toBeGreaterThan(5);
    await redis.stop();
    await new Promise((done) => setTimeout(done, 700));
    expect(events.chunks.size).toBeLessThan(40);
    redis = await startRedis(redis.port);
    await asked;
    const { port } = redis;
    const words = [
      `redis://127.0.0.1:${port} does not answer: trying again until it does`,
      `redis://127.0.0.1:${port} answers again`,
    ];
    expect(notices).toEqual(words);
    expect(said.filter((text) => text.includes('answer'))).toEqual(words);
    expect([...events.chunks.keys()].sort((a, b) => a - b)).toEqual(chunks.map(({ from }) => from));
    for (const chunk of chunks) expect(events.chunks.get(chunk.from)).toEqual(sampleBytes(chunk));
    stop.abort();
    await worked;
  });

  it('a worker that is stopped while the server is away ends within seconds', async () => {
    const stop = new AbortController();
    const { open, computed } = sampleOpen();
    const worked = workOnQueue({
      url: redis.url,
      concurrency: 1,
      open,
      lockMs: 1000,
      signal: stop.signal,
    });
    const asked = overQueue({ source: sampleSource, plan: samplePlan(), url: redis.url });
    const ended = asked(sampleChunks(1), collected(), new AbortController().signal);
    await ended;
    expect(computed).toHaveLength(1);
    const { port } = redis;
    await redis.stop();
    stop.abort();
    await worked;
    redis = await startRedis(port);
  });
});
