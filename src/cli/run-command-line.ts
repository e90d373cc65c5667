import { CommanderError } from 'commander';
import { InputError, QueueError } from '../lab/index.ts';
import { exitStatus, type ExitStatus } from './exit-status.ts';
import { Interruption } from './interruption.ts';
import { createProgram } from './program.ts';
import type { Streams } from './streams.ts';
import { UsageError } from './usage-error.ts';

/** Runs one command line to its end. Never throws: what goes wrong is told on `err` and by the status. */
export async function runCommandLine(
  args: readonly string[],
  streams: Streams,
): Promise<ExitStatus> {
  let status: ExitStatus = exitStatus.done;
  const program = createProgram(streams, (value) => {
    status = value;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    return explain(error, streams);
  }
}

function explain(error: unknown, { err }: Streams): ExitStatus {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exitStatus.done : exitStatus.wrongInput;
  }
  if (error instanceof Interruption) {
    err(`${error.message}\n`);
    return error.status;
  }
  if (error instanceof InputError || error instanceof QueueError || error instanceof UsageError) {
    err(`${error.message}\n`);
    return exitStatus.wrongInput;
  }
  err(
    `a defect of ours, please report it: ${error instanceof Error ? error.stack : String(error)}\n`,
  );
  return exitStatus.defect;
}
