import type { Redis } from 'ioredis';
import type { QueueAddress } from './queue-address.ts';
import { QueueError } from './queue-error.ts';

/** How long a server may take to answer at first. */
const ANSWER_MS = 5000;
/** Longest pause between two tries to reach it again. */
const RETRY_MS = 2000;
/** BullMQ needs 5; below 6.2 it lacks commands that make it exact. */
const OLDEST = [6, 2] as const;

/** A connection that was answered at least once, and that is made anew whenever it breaks. */
export interface QueueConnection {
  readonly client: Redis;
  /** Since when the server has not answered, by `performance.now()`; undefined while it does. */
  readonly silentSince: () => number | undefined;
  /** Ends it without waiting for anything. */
  readonly close: () => void;
}

/**
 * Connects to a Redis or Valkey server. Once it has answered, a command that is given while the connection is broken
 * waits until it stands again.
 *
 * @param onNotice told when the connection breaks and when it stands again
 * @throws QueueError where nothing answers, or what answers is no Redis of a version that will do
 */
export async function openConnection(
  { url, shown }: QueueAddress,
  onNotice: (text: string) => void = () => undefined,
): Promise<QueueConnection> {
  const { Redis: Client } = await import('ioredis');
  let answered = false;
  let silent: number | undefined;
  let reason = '';
  const client = new Client(url, {
    lazyConnect: true,
    connectTimeout: ANSWER_MS,
    maxRetriesPerRequest: null,
    retryStrategy: (tries) => (answered ? Math.min(RETRY_MS, 100 * 2 ** tries) : null),
  });
  client.on('error', (error: NodeJS.ErrnoException) => {
    reason = error.message === '' ? (error.code ?? error.name) : error.message;
  });
  client.on('close', () => {
    if (!answered || silent !== undefined) return;
    silent = performance.now();
    onNotice(`${shown} does not answer: trying again until it does`);
  });
  client.on('ready', () => {
    if (silent !== undefined) onNotice(`${shown} answers again`);
    silent = undefined;
  });
  try {
    const info = await within(ANSWER_MS, async () => {
      await client.connect();
      return client.info('server');
    });
    checkVersion(info, shown);
  } catch (error) {
    client.disconnect();
    if (error instanceof QueueError) throw error;
    const why = reason !== '' ? reason : error instanceof Error ? error.message : String(error);
    throw new QueueError(
      `no queue at ${shown}: ${why} — start redis-server or valkey-server there, or give another --queue`,
      { cause: error },
    );
  }
  answered = true;
  return {
    client,
    silentSince: () => silent,
    close: () => {
      answered = false; // what breaks from here on is meant to
      client.disconnect();
    },
  };
}

/** @throws QueueError where the server is too old, or does not say what it is */
function checkVersion(info: string, shown: string): void {
  const version = /^redis_version:(\d+)\.(\d+)/mu.exec(info);
  if (!version) throw new QueueError(`${shown} does not say which version of Redis it is`);
  const [major, minor] = [Number(version[1]), Number(version[2])];
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    throw new QueueError(
      `${shown} is Redis ${major}.${minor} — ${OLDEST.join('.')} or newer, or any Valkey, is needed`,
    );
  }
}

async function within<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${milliseconds / 1000} s`));
    }, milliseconds);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
