import type { Command } from 'commander';
import type { ExitStatus } from '../exit-status.ts';
import type { Streams } from '../streams.ts';
import { addWorldAggregate } from './world-aggregate.ts';
import { addWorldBuild } from './world-build.ts';

/** The commands that make one economy out of others. */
export function addWorld(
  program: Command,
  streams: Streams,
  finish: (status: ExitStatus) => void,
): void {
  const world = program
    .command('world')
    .description('make economies: aggregate, build')
    .addHelpText(
      'after',
      '\nExample:\n  reroute world aggregate canada-world --regions canada,eu --out worlds/canada-eu',
    );
  for (const add of [addWorldAggregate, addWorldBuild]) add(world, streams, finish);
}
