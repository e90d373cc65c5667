import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import { findScenario, loadScenario, runScenario, type Result } from '../lab/index.ts';
import { createApp } from './app.ts';

/** Where the lab is served unless another port is asked for; when it is taken, any free one. */
export const defaultPort = 4317;

export interface LabServer {
  /** `http://127.0.0.1:4317/`. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves the lab on 127.0.0.1.
 *
 * @param port 0 takes any free one; absent, `defaultPort` or any free one when that is taken
 * @throws the listen error of Node (`EADDRINUSE`) when an explicit port is taken
 */
export async function serve(port?: number): Promise<LabServer> {
  const { fetch } = createApp({ run: remembered() });
  const server = createAdaptorServer({ fetch }) as Server;
  try {
    await listen(server, port ?? defaultPort);
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (port !== undefined || !taken) throw error;
    await listen(server, 0);
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          if (error) reject(error);
          else resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Runs each scenario of the gallery once. */
function remembered(): (id: string) => Result {
  const results = new Map<string, Result>();
  return (id) => {
    const known = results.get(id);
    if (known) return known;
    const { result } = runScenario(loadScenario(findScenario(id, '/')));
    results.set(id, result);
    return result;
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}
