import { Command } from 'commander';
import { version } from '../lab/index.ts';
import { addCheck } from './commands/check.ts';
import { addCompare } from './commands/compare.ts';
import { addExplain } from './commands/explain.ts';
import { addImport } from './commands/import.ts';
import { addMeasures } from './commands/measures.ts';
import { addRun } from './commands/run.ts';
import { addServe } from './commands/serve.ts';
import { addSweep } from './commands/sweep.ts';
import { addTariff } from './commands/tariff.ts';
import { addWorker } from './commands/worker.ts';
import { addWorld } from './commands/world.ts';
import { addWorlds } from './commands/worlds.ts';
import type { ExitStatus } from './exit-status.ts';
import type { Streams } from './streams.ts';

const commands = [
  addRun,
  addCompare,
  addExplain,
  addSweep,
  addTariff,
  addMeasures,
  addCheck,
  addWorlds,
  addWorld,
  addImport,
  addServe,
  addWorker,
];

/** The command line, with its output going to the given streams and its exit status to `finish`. */
export function createProgram(streams: Streams, finish: (status: ExitStatus) => void): Command {
  const program = new Command('reroute')
    .description('A laboratory for trade wars and trade diversification.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: streams.out, writeErr: streams.err })
    .showHelpAfterError('(add --help for an example)')
    .addHelpText(
      'after',
      '\nExit status: 0 done, 2 the input is wrong, 3 it did not converge, 1 a defect of ours.',
    );
  for (const add of commands) add(program, streams, finish);
  return program;
}
