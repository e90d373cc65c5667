import { InvalidArgumentError, type Command } from 'commander';
import type { LabServer } from '../../server/index.ts';
import { defaultScenario } from '../../lab/index.ts';
import { exitStatus, type ExitStatus } from '../exit-status.ts';
import type { Streams } from '../streams.ts';
import { UsageError } from '../usage-error.ts';
import { run } from './run.ts';

/** Where the lab is served unless another port is asked for; when it is taken, any free one. */
const defaultPort = 4317;

export function addServe(
  program: Command,
  streams: Streams,
  finish: (status: ExitStatus) => void,
): void {
  const port = [
    '--port <n>',
    `port on 127.0.0.1; 0 takes any free one (default ${defaultPort})`,
  ] as const;
  program
    .command('serve')
    .description('serve the lab on this machine')
    .option(...port, parsePort)
    .addHelpText('after', '\nExample:\n  reroute serve --port 8080')
    .action(async (flags: { port?: number }) => {
      finish(await serveUntilStopped(flags.port, streams));
    });
  program
    .command('start')
    .description('print the default scenario, then serve the lab: what npm start runs')
    .option(...port, parsePort)
    .addHelpText('after', '\nExample:\n  npm start -- --port 8080')
    .action(async (flags: { port?: number }) => {
      const status = await run(defaultScenario, {}, streams);
      if (status !== exitStatus.done) finish(status);
      else finish(await serveUntilStopped(flags.port, streams));
    });
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new InvalidArgumentError('a port is a whole number from 0 to 65535');
  }
  return port;
}

/** Serves until Ctrl-C or SIGTERM. The address is the result of this command: it goes to standard output. */
async function serveUntilStopped(port: number | undefined, streams: Streams): Promise<ExitStatus> {
  const server = await start(port);
  streams.out(`\nThe lab is at ${server.url} (Ctrl-C stops it)\n`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await server.close();
  return exitStatus.done;
}

async function start(port: number | undefined): Promise<LabServer> {
  // Loaded only here: no other command needs a server, nor the drawing libraries behind it.
  const { serve } = await import('../../server/index.ts');
  try {
    return await serve(port ?? defaultPort, { anyIfTaken: port === undefined });
  } catch (error) {
    throw listenRefusal(error) ?? error;
  }
}

/** What to tell the user when the system does not give a port; undefined for an error that is not the system's. */
export function listenRefusal(error: unknown): UsageError | undefined {
  if (!(error instanceof Error && 'syscall' in error && error.syscall === 'listen'))
    return undefined;
  const { code, port, message } = error as NodeJS.ErrnoException & { readonly port?: number };
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: `port ${port} is taken`,
    EACCES: `port ${port} may not be used without further rights`,
  };
  const what = reasons[code ?? ''] ?? `the lab cannot be served: ${message}`;
  return new UsageError(`${what} — choose another with --port, or --port 0 for any free one`, {
    cause: error,
  });
}
