#!/usr/bin/env node
import { runCommandLine } from './run-command-line.ts';
import { standardStreams } from './streams.ts';

// A reader that closes early (`reroute run … | head`) is no failure: the rest of the text goes nowhere, and the command
// runs to its end for its exit status.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
process.exitCode = await runCommandLine(process.argv.slice(2), standardStreams);
