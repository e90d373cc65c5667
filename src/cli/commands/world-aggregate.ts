import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import {
  aggregateWorld,
  formatProblems,
  isIdentifier,
  writeEconomyFolder,
  type AggregatedWorld,
} from '../../lab/index.ts';
import { aggregationJson, aggregationText } from '../aggregation-report.ts';
import { interruptible } from '../interruption.ts';
import { beforeWriting, checkPlace } from '../place.ts';
import { exitStatus, type ExitStatus } from '../exit-status.ts';
import type { Streams } from '../streams.ts';
import { UsageError } from '../usage-error.ts';

interface AggregateFlags {
  readonly regions?: string;
  readonly sectors?: string;
  readonly out: string;
  readonly id?: string;
  readonly title?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

export function addWorldAggregate(
  world: Command,
  streams: Streams,
  finish: (status: ExitStatus) => void,
): void {
  world
    .command('aggregate')
    .description('merge regions and sectors of an economy, exact in values')
    .argument('<world>', 'the id of a built-in economy, or an economy folder')
    .option(
      '--regions <map>',
      'a table with the columns region,into, or the ready-made groups canada and eu: canada,eu',
    )
    .option('--sectors <map>', 'a table with the columns sector,into')
    .requiredOption('--out <dir>', 'write the new economy there')
    .option('--force', 'replace what stands there')
    .option('--id <id>', 'id of the new economy; default: the old one and the new size', anId)
    .option('--title <text>', 'title of the new economy')
    .option('--json', 'print one object, reroute.aggregation/1')
    .addHelpText(
      'after',
      `
The first column of a map takes an id, a group id of the world, a ready-made group, or * for all that
no other row names; *,* keeps each of these. Columns name and group (theta) of the new item may follow.

Example:
  reroute world aggregate canada-world --regions canada,eu --out worlds/canada-eu`,
    )
    .action(async (ref: string, flags: AggregateFlags) => {
      await interruptible((signal) => aggregate(ref, flags, streams, signal));
      finish(exitStatus.done);
    });
}

async function aggregate(
  ref: string,
  flags: AggregateFlags,
  streams: Streams,
  signal: AbortSignal,
): Promise<void> {
  const { regions, sectors, out, id, title } = flags;
  if (regions === undefined && sectors === undefined) {
    throw new UsageError(
      'nothing to merge: give --regions or --sectors a map, or --regions a ready-made group (canada, eu)',
    );
  }
  for (const [flag, map] of Object.entries({ regions, sectors })) {
    if (map === '') throw new UsageError(`--${flag} is empty: give it a map`);
  }
  checkPlace(out, flags.force ?? false);
  const aggregated = aggregateWorld(ref, { regions, sectors, id, title, label: out });
  const warnings = [...aggregated.source.problems, ...aggregated.problems];
  if (warnings.length > 0) streams.err(`${formatProblems(warnings)}\n`);
  await beforeWriting(signal);
  write(out, aggregated);
  streams.out(
    flags.json
      ? `${JSON.stringify(aggregationJson(aggregated, resolve(out)))}\n`
      : aggregationText(aggregated, out),
  );
}

function anId(text: string): string {
  if (isIdentifier(text)) return text;
  throw new InvalidArgumentError(
    "Use letters, digits, '.', '_' and '-' only, and do not start with '-'.",
  );
}

/** @throws UsageError where the folder cannot be written, or is the one that was read */
function write(
  out: string,
  { sourcePath, meta, tables, elasticitySets, products }: AggregatedWorld,
): void {
  if (realPath(out) === realPath(sourcePath)) {
    throw new UsageError(
      `${out} is the economy that is to be aggregated: it would be lost — give --out another folder`,
    );
  }
  try {
    writeEconomyFolder(out, meta, tables, { elasticitySets, products });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`nothing was written: ${reason}`, { cause });
  }
}

/** The folder behind links, where there is one. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path); // nothing is there yet
  }
}
