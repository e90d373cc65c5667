#!/usr/bin/env node
import { exitStatus } from './exit-status.ts';
import { runCommandLine } from './run-command-line.ts';
import { standardStreams } from './streams.ts';

// A reader that closes early (`reroute run … | head`) is no failure: the rest of the text goes nowhere, and the command
// runs to its end for its exit status.
// A full disk behind it is told in one line.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    if (stream === process.stdout) {
      process.stderr.write(`standard output cannot be written: ${error.message} — make room\n`);
    }
    process.exit(exitStatus.wrongInput);
  });
}
process.exitCode = await runCommandLine(process.argv.slice(2), standardStreams);
