import { InvalidArgumentError, type Command } from 'commander';
import { defaultPort, serve, type LabServer } from '../../server/index.ts';
import { defaultScenario } from '../../lab/index.ts';
import { exitStatus, type ExitStatus } from '../exit-status.ts';
import type { Streams } from '../streams.ts';
import { run } from './run.ts';

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
  let server: LabServer;
  try {
    server = await serve(port);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    streams.err(
      `port ${port} is taken — choose another with --port, or --port 0 for any free one\n`,
    );
    return exitStatus.wrongInput;
  }
  streams.out(`\nThe lab is at ${server.url} (Ctrl-C stops it)\n`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await server.close();
  return exitStatus.done;
}
