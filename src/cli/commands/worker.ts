import { availableParallelism } from 'node:os';
import { InvalidArgumentError, type Command } from 'commander';
import { openOnThreads, workOnQueue } from '../../lab/index.ts';
import { exitStatus, type ExitStatus } from '../exit-status.ts';
import type { Streams } from '../streams.ts';

interface WorkerFlags {
  readonly queue: string;
  readonly concurrency?: number;
}

export function addWorker(
  program: Command,
  streams: Streams,
  finish: (status: ExitStatus) => void,
): void {
  program
    .command('worker')
    .description('compute points of sweeps for whoever gives them to a queue')
    .requiredOption('--queue <url>', 'a Redis or Valkey server: redis://host:6379')
    .option(
      '--concurrency <n>',
      'chunks at a time, each in a thread of its own (default: one for each processor)',
      parseConcurrency,
    )
    .addHelpText(
      'after',
      '\nRuns until Ctrl-C, which lets it finish what it has begun; a second one ends it at once, and another\nworker takes over.\n\nExample:\n  reroute worker --queue redis://127.0.0.1:6379 --concurrency 2',
    )
    .action(async (flags: WorkerFlags) => {
      finish(await work(flags, streams));
    });
}

function parseConcurrency(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 1024) {
    throw new InvalidArgumentError('a number of threads is a whole number from 1 to 1024');
  }
  return count;
}

/** Works until Ctrl-C or SIGTERM. It has no result: all it says is progress. */
async function work(
  { queue, concurrency = availableParallelism() }: WorkerFlags,
  { err }: Streams,
): Promise<ExitStatus> {
  const say = (text: string): void => {
    err(`${text}\n`);
  };
  const stop = new AbortController();
  const onSignal = (): void => {
    if (stop.signal.aborted) return;
    say('stopping: what is begun is finished first');
    stop.abort();
  };
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    await workOnQueue({
      url: queue,
      concurrency,
      open: openOnThreads(concurrency),
      onReady: (shown) => {
        const at = concurrency === 1 ? 'one chunk' : `${concurrency} chunks`;
        say(`listening to ${shown}, ${at} at a time (Ctrl-C stops)`);
      },
      onNotice: say,
      signal: stop.signal,
    });
    say('stopped');
    return exitStatus.done;
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}
