import type { Command } from 'commander';
import { builtinWorlds } from '../../lab/index.ts';
import { exitStatus, type ExitStatus } from '../exit-status.ts';
import { plainTable } from '../region-table.ts';
import type { Streams } from '../streams.ts';

export function addWorlds(
  program: Command,
  streams: Streams,
  finish: (status: ExitStatus) => void,
): void {
  program
    .command('worlds')
    .description('list the built-in economies')
    .option('--json', 'print one array')
    .addHelpText('after', '\nExample:\n  reroute worlds')
    .action((flags: { json?: boolean }) => {
      const worlds = builtinWorlds();
      const rows = worlds.map(({ id, title, year, regions, sectors }) => [
        id,
        String(year),
        String(regions),
        String(sectors),
        title,
      ]);
      streams.out(
        flags.json
          ? `${JSON.stringify(worlds)}\n`
          : plainTable(['id', 'year', 'regions', 'sectors', 'title'], rows),
      );
      finish(exitStatus.done);
    });
}
