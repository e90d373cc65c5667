import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, inject } from 'vitest';

/** A server of a test's own, on the loopback interface. */
export interface RedisServer {
  readonly url: string;
  readonly port: number;
  /** Ends it; what it held is gone, as nothing is written to disk. */
  readonly stop: () => Promise<void>;
}

/** A `describe` that needs a Redis server: skipped where there is none (said once), never in CI. */
export function describeWithRedis(name: string, tests: () => void): void {
  describe.skipIf(inject('redisPath') === undefined)(name, tests);
}

/** Starts the Redis server that test/global-setup.ts found; the caller stops it. */
export async function startRedis(port?: number): Promise<RedisServer> {
  const path = inject('redisPath');
  if (path === undefined) throw new Error('no redis-server was found');
  const at = port ?? (await freePort());
  const folder = mkdtempSync(join(tmpdir(), 'reroute-redis-'));
  const flags = ['--bind', '127.0.0.1', '--port', String(at), '--dir', folder];
  const server = spawn(path, [...flags, '--save', '', '--appendonly', 'no'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await ready(server);
  const ended = new Promise((done) => server.once('exit', done));
  return {
    url: `redis://127.0.0.1:${at}`,
    port: at,
    stop: async () => {
      server.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ready(server: ChildProcess): Promise<void> {
  await new Promise<void>((done, failed) => {
    let said = '';
    server.once('error', failed);
    server.once('exit', (status) => {
      failed(new Error(`redis-server ended with status ${status}: ${said}`));
    });
    server.stdout?.on('data', (text: Buffer) => {
      said += text.toString();
      if (said.includes('Ready to accept connections')) done();
    });
  });
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
