import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { worldBuilders, writeWorldFiles } from '../../lab/index.ts';
import { interruptible, Interruption } from '../interruption.ts';
import { beforeWriting, checkPlaceOf } from '../place.ts';
import { exitStatus, type ExitStatus } from '../exit-status.ts';
import type { Streams } from '../streams.ts';
import { UsageError } from '../usage-error.ts';

const ids = Object.keys(worldBuilders);

export function addWorldBuild(
  world: Command,
  streams: Streams,
  finish: (status: ExitStatus) => void,
): void {
  world
    .command('build')
    .description('build a built-in economy again from its sources')
    .argument('<id>', `which: ${ids.join(', ')}`, aWorld)
    .requiredOption('--from <dir>', 'the folder of shared data that holds the sources')
    .option('--out <dir>', 'write the economy there; default: worlds/<id>')
    .option('--force', 'replace what stands there, if it is another economy')
    .addHelpText(
      'after',
      '\nExample:\n  reroute world build canada-world --from ../shared/data --out /tmp/canada-world',
    )
    .action(async (id: string, flags: { from: string; out?: string; force?: boolean }) => {
      const out = flags.out ?? `worlds/${id}`;
      checkPlaceOf(id, out, flags.force ?? false);
      await interruptible((signal) => build(id, flags.from, out, streams, signal));
      finish(exitStatus.done);
    });
}

/** The same sources give the same bytes; what stands at `out` is replaced when all files are made. */
async function build(
  id: string,
  from: string,
  out: string,
  streams: Streams,
  signal: AbortSignal,
): Promise<void> {
  const sources = resolve(from);
  if (!existsSync(sources)) {
    throw new UsageError(`${sources} is not there — give --from the folder of the shared data`);
  }
  const start = performance.now();
  const files = await attempt(`${id} cannot be built from ${resolve(from)}`, () =>
    worldBuilders[id]?.(from, (stage) => {
      streams.err(`${id}: ${stage}\n`);
    }),
  );
  await beforeWriting(signal);
  await attempt('nothing was written', () => {
    if (files) writeWorldFiles(out, files);
  });
  for (const [name, content] of files ?? []) {
    streams.out(`${resolve(out, name)}: ${Buffer.byteLength(content)} bytes\n`);
  }
  streams.err(`${id}: done in ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
}

/** What a pipeline refuses is damaged or missing input: its message names the file and the line. */
async function attempt<T>(failure: string, act: () => T | Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    if (cause instanceof Interruption) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${failure}: ${reason}`, { cause });
  }
}

function aWorld(id: string): string {
  if (ids.includes(id)) return id;
  throw new InvalidArgumentError(`The economies that can be built are ${ids.join(', ')}.`);
}
