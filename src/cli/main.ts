#!/usr/bin/env node
import { runCommandLine } from './run-command-line.ts';
import { standardStreams } from './streams.ts';

// A reader that closes early (`reroute run … | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.exitCode = await runCommandLine(process.argv.slice(2), standardStreams);
