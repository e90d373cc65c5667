import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import {
  ChunkStore,
  createEngine,
  defaultScenario,
  centralRun,
  inProcess,
  inThreads,
  loadScenario,
  overQueue,
  planSweep,
  runSweep,
  sweepResult,
  writePointsParquet,
  type ChunkComputer,
  type FinishedSweep,
  type LoadedScenario,
  type RefusedChunk,
  type SweepPlan,
  type SweepRequest,
  type SweepResult,
  type SweepSource,
} from '../../lab/index.ts';
import { duration } from '../duration.ts';
import { exitStatus, type ExitStatus } from '../exit-status.ts';
import { interruptible } from '../interruption.ts';
import { warningLines } from '../solver-line.ts';
import type { Streams } from '../streams.ts';
import { sweepProgress } from '../sweep-progress.ts';
import { failures, sweepReport } from '../sweep-report.ts';
import { UsageError } from '../usage-error.ts';
import { writeFolder } from '../write-outcome.ts';

interface SweepFlags {
  readonly draws?: number;
  readonly seed?: number;
  readonly workers?: number | 'auto';
  readonly queue?: string;
  readonly out?: string;
  readonly json?: boolean;
  readonly all?: boolean;
}

export function addSweep(
  program: Command,
  streams: Streams,
  finish: (status: ExitStatus) => void,
): void {
  program
    .command('sweep')
    .description(
      'solve a scenario many times: draws of what is uncertain in it, or a grid of ranges',
    )
    .argument('[scenario]', 'a scenario file, or the id of a folder in scenarios/', defaultScenario)
    .option('--draws <number>', 'how many draws, 1000 unless given', wholeNumber(1))
    .option('--seed <number>', 'what all draws follow from, 1 unless given', wholeNumber(0))
    .option(
      '--workers <number>',
      'threads to compute with (default: one for each processor); 0 for none beside this one',
      workersOf,
    )
    .option(
      '--queue <url>',
      'have reroute worker compute, on any number of machines: redis://host:6379',
    )
    .option('--out <dir>', 'keep the sweep there, default sweeps/SCENARIO-DIGEST')
    .option('--json', 'print one object, reroute.sweep/1, in full precision')
    .option('--all', 'print every region of a large world')
    .addHelpText(
      'after',
      '\nWhat is finished is kept: the same command goes on from there.\n\nExample:\n  reroute sweep beijing-2026 --draws 200',
    )
    .action(async (scenario: string, flags: SweepFlags) => {
      finish(await sweep(scenario, flags, streams));
    });
}

/** Computes what is missing of a sweep, writes its files and prints it. */
export async function sweep(ref: string, flags: SweepFlags, streams: Streams): Promise<ExitStatus> {
  if (flags.queue !== undefined && flags.workers !== undefined) {
    throw new UsageError('with --queue, workers compute elsewhere — leave out --workers');
  }
  const loaded = loadScenario(ref);
  const request = requestOf(loaded, flags);
  const plan = planSweep(loaded, request);
  const folder = flags.out ?? defaultFolder(loaded, plan);
  const store = ChunkStore.open(folder, plan);
  const finished = await interruptible(
    (signal) =>
      computed(
        plan,
        store,
        computerOf(loaded, request, plan, flags, streams),
        signal,
        loaded,
        streams,
      ),
    `stopped: what is finished stays in ${folder}, and the same command goes on from there`,
  );
  const result = sweepResult(loaded, finished, centralRun(loaded));
  const files = await writeSweep(result, finished, folder);
  streams.err(warningLines(result.warnings, streams));
  streams.err(failures(result));
  streams.err(`wrote ${files.join(', ')} to ${folder}\n`);
  streams.out(
    flags.json ? `${JSON.stringify(result)}\n` : sweepReport(result, flags.all ?? false, streams),
  );
  return result.used > 0 ? exitStatus.done : exitStatus.notConverged;
}

async function computed(
  plan: SweepPlan,
  store: ChunkStore,
  compute: ChunkComputer,
  signal: AbortSignal,
  { scenario: { id } }: LoadedScenario,
  streams: Streams,
): Promise<FinishedSweep> {
  const progress = sweepProgress(streams, id);
  const start = performance.now();
  try {
    const finished = await runSweep(plan, store, compute, {
      signal,
      onProgress: progress.onProgress,
      onResume: (kept, refused) => {
        if (kept > 0) {
          streams.err(`${id}: ${kept} of ${plan.points} points are in ${store.folder} already\n`);
        }
        streams.err(refused.map(refusedLine).join(''));
      },
    });
    progress.end();
    const own = plan.points - finished.kept;
    if (own > 0) {
      const time = performance.now() - start;
      const memory = Math.round(process.resourceUsage().maxRSS / 1024);
      streams.err(
        `${id}: ${own} points in ${duration(time)}, ${duration(time / own)} a point; ${memory} MB of memory at most\n`,
      );
    }
    return finished;
  } finally {
    progress.end();
  }
}

function refusedLine({ file, reason }: RefusedChunk): string {
  return `${relative('', file)} is ${reason}; its points are computed again\n`;
}

function computerOf(
  loaded: LoadedScenario,
  request: SweepRequest,
  plan: SweepPlan,
  { workers = 'auto', queue }: SweepFlags,
  streams: Streams,
): ChunkComputer {
  if (queue !== undefined) {
    const onNotice = (text: string): void => {
      streams.err(`${text}\n`);
    };
    return overQueue({ source: sourceOf(loaded, request), plan, url: queue, onNotice });
  }
  const threads = workers === 'auto' ? availableParallelism() : workers;
  if (threads === 0) return inProcess(() => createEngine(loaded, request));
  return inThreads(sourceOf(loaded, request), threads);
}

function sourceOf({ scenario: { file } }: LoadedScenario, request: SweepRequest): SweepSource {
  return { text: readFileSync(file, 'utf8'), file, request };
}

function requestOf({ scenario }: LoadedScenario, { draws, seed }: SweepFlags): SweepRequest {
  if (scenario.ranges.length > 0 && (draws !== undefined || seed !== undefined)) {
    throw new UsageError(
      'this scenario is a grid, whose points are those of its ranges — leave out --draws and --seed',
    );
  }
  return { ...(draws === undefined ? {} : { draws }), ...(seed === undefined ? {} : { seed }) };
}

function defaultFolder({ scenario: { id } }: LoadedScenario, { digest }: SweepPlan): string {
  return join('sweeps', `${id}-${digest.replace('sha256:', '').slice(0, 8)}`);
}

/** @returns the names of the files */
async function writeSweep(
  result: SweepResult,
  { plan, points }: FinishedSweep,
  folder: string,
): Promise<string[]> {
  // Loaded only here: the drawing libraries take longer to load than a short sweep takes.
  const { renderSweepReport } = await import('../../charts/index.ts');
  const texts = new Map([
    ['summary.json', `${JSON.stringify(result, null, 2)}\n`],
    ['report.html', renderSweepReport(result)],
  ]);
  await writeFolder(texts, folder);
  const table = join(folder, 'points.parquet');
  try {
    await writePointsParquet(table, plan, points);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(
      `${table} cannot be written: ${reason} — everything else of the sweep is in ${folder}`,
      { cause },
    );
  }
  return ['points.parquet', ...texts.keys()];
}

function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/u.test(text) && Number.isSafeInteger(value) && value >= least) return value;
    throw new InvalidArgumentError(`Give a whole number, ${least} or more.`);
  };
}

function workersOf(text: string): number | 'auto' {
  return text === 'auto' ? text : wholeNumber(0)(text);
}
