import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import {
  galleryScenario,
  loadHsNames,
  loadScenario,
  quickBand,
  runScenario,
  type Result,
  type RunOptions,
} from '../lab/index.ts';
import { createApp } from './app.ts';

export interface LabServer {
  /** `http://127.0.0.1:4317/`. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves the lab on 127.0.0.1.
 *
 * @param port 0 takes any free one
 * @param anyIfTaken whether any free port will do when this one is taken
 * @throws the listen error of Node (`EADDRINUSE`, `EACCES`, …) when there is no listening on the port
 */
export async function serve(port: number, { anyIfTaken = false } = {}): Promise<LabServer> {
  const { fetch } = createApp({ run: remembered({ nameOfHs: await loadHsNames() }) });
  const server = createAdaptorServer({ fetch }) as Server;
  try {
    await listen(server, port);
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!anyIfTaken || !taken) throw error;
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
function remembered(options: RunOptions): (id: string) => Result {
  const results = new Map<string, Result>();
  return (id) => {
    const known = results.get(id);
    if (known) return known;
    const file = galleryScenario(id);
    if (file === undefined) throw new Error(`the gallery has no scenario '${id}'`);
    const loaded = loadScenario(file);
    const run = runScenario(loaded, options);
    const bands = quickBand(loaded, run.solved);
    const result = bands ? { ...run.result, bands } : run.result;
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
