import type { Command } from 'commander';
import { builtinWorlds, profileWorld } from '../../lab/index.ts';
import { exitStatus, type ExitStatus } from '../exit-status.ts';
import { plainTable } from '../region-table.ts';
import type { Streams } from '../streams.ts';
import { worldPage } from '../world-page.ts';

export function addWorlds(
  program: Command,
  streams: Streams,
  finish: (status: ExitStatus) => void,
): void {
  const worlds = program
    .command('worlds')
    .description('list the built-in economies, or show one of them')
    .option('--json', 'print one array')
    .addHelpText('after', '\nExample:\n  reroute worlds\n  reroute worlds show canada-world')
    .action((flags: { json?: boolean }) => {
      streams.out(flags.json ? `${JSON.stringify(builtinWorlds())}\n` : list());
      finish(exitStatus.done);
    });
  worlds
    .command('show')
    .description('print a page on an economy: size, sources, flows, openness, tariffs, θ, balance')
    .argument('<world>', 'the id of a built-in economy, or an economy folder')
    .option('--json', 'print one object, reroute.world-profile/1, in full precision')
    .addHelpText('after', '\nExample:\n  reroute worlds show canada-world')
    .action((ref: string, _: unknown, show: Command) => {
      const profile = profileWorld(ref);
      // The list has the option as well, and takes it wherever it stands on the line.
      const { json } = show.optsWithGlobals<{ json?: boolean }>();
      streams.out(json ? `${JSON.stringify(profile)}\n` : worldPage(profile));
      finish(exitStatus.done);
    });
}

function list(): string {
  const rows = builtinWorlds().map((world) => [
    world.id,
    String(world.year),
    String(world.regions),
    String(world.sectors),
    `${world.title}${world.default ? ' (default)' : ''}`,
  ]);
  return plainTable(['id', 'year', 'regions', 'sectors', 'title'], rows, [0, 4]);
}
