import { QueueError } from './queue-error.ts';

/** Where a Redis or Valkey server is. */
export interface QueueAddress {
  readonly url: string;
  /** The same without user and password: for messages. */
  readonly shown: string;
}

const HINT = 'give it as redis://host:6379, or rediss:// where the server speaks TLS';

/**
 * Reads the address of a queue: `redis://[user:password@]host[:port][/database]`, or `rediss://` for TLS.
 *
 * @throws QueueError where it is no such address
 */
export function parseQueueAddress(text: string): QueueAddress {
  const shown = text.replace(/^(\w+:\/\/)?[^/@]*@/u, '$1');
  if (!URL.canParse(text)) throw new QueueError(`'${shown}' is no address of a queue — ${HINT}`);
  const { protocol, hostname, pathname, search, hash } = new URL(text);
  if (protocol !== 'redis:' && protocol !== 'rediss:') {
    throw new QueueError(`'${shown}' is no address of a queue: it begins ${protocol} — ${HINT}`);
  }
  if (hostname === '') throw new QueueError(`'${shown}' names no host — ${HINT}`);
  if (!/^\/?\d*$/u.test(pathname) || search !== '' || hash !== '') {
    throw new QueueError(
      `'${shown}' has more than a host, a port and the number of a database — ${HINT}`,
    );
  }
  return { url: text, shown };
}
