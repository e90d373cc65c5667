import type { Command } from 'commander';
import {
  defaultScenario,
  loadHsNames,
  loadScenario,
  quickBand,
  runScenario,
  type Result,
} from '../../lab/index.ts';
import { bandTable } from '../band-table.ts';
import { exitStatus, type ExitStatus } from '../exit-status.ts';
import { runProgress } from '../progress.ts';
import { measureTables } from '../measure-tables.ts';
import { regionTable, type TableBlock } from '../region-table.ts';
import { solverLine, sweeps, warningLines } from '../solver-line.ts';
import type { Streams } from '../streams.ts';
import { wrap } from '../wrap.ts';
import { writeHar, writeOutcome } from '../write-outcome.ts';

interface RunFlags {
  readonly json?: boolean;
  readonly all?: boolean;
  readonly detail?: boolean;
  readonly out?: string;
  readonly har?: string;
}

export function addRun(
  program: Command,
  streams: Streams,
  finish: (status: ExitStatus) => void,
): void {
  program
    .command('run')
    .description('solve a scenario and print who gains and who loses')
    .argument('[scenario]', 'a scenario file, or the id of a folder in scenarios/', defaultScenario)
    .option('--json', 'print one object, reroute.result/1, in full precision')
    .option('--all', 'print every region of a large world')
    .option('--detail', 'add the flows of every sector')
    .option(
      '--out <dir>',
      'write result.json, regions.csv, sectors.csv, flows.csv and report.html there',
    )
    .option('--har <file>', 'write the result as a GEMPACK header-array file')
    .addHelpText('after', '\nExample:\n  reroute run beijing-2026 --out results/beijing-2026')
    .action(async (scenario: string, flags: RunFlags) => {
      finish(await run(scenario, flags, streams));
    });
}

/** Runs one scenario and prints it. */
export async function run(ref: string, flags: RunFlags, streams: Streams): Promise<ExitStatus> {
  const result = await solveScenario(ref, { detail: flags.detail ?? false, bands: true }, streams);
  const answered = result.solver.status === 'converged';
  if (!answered) streams.err(`${notAnAnswer(result)}\n`);
  if (flags.out !== undefined) {
    const files = await writeOutcome(result, flags.out);
    streams.err(`wrote ${files.join(', ')} to ${flags.out}\n`);
  }
  if (flags.har !== undefined) {
    if (answered) await writeHar(result, flags.har);
    streams.err(answered ? `wrote ${flags.har}\n` : `${flags.har} is not written: no answer\n`);
  }
  streams.out(
    flags.json ? `${JSON.stringify(result)}\n` : await summary(result, flags.all ?? false, streams),
  );
  return answered ? exitStatus.done : exitStatus.notConverged;
}

/** Loads and solves, with warnings and progress on standard error. @param bands whether to add first-order bands */
export async function solveScenario(
  ref: string,
  { detail = false, bands = false }: { readonly detail?: boolean; readonly bands?: boolean },
  streams: Streams,
): Promise<Result> {
  const loaded = loadScenario(ref);
  const nameOfHs = loaded.measures ? { nameOfHs: await loadHsNames() } : {};
  const progress = runProgress(streams, loaded.scenario.id);
  try {
    const { result, solved } = runScenario(loaded, {
      detail,
      ...nameOfHs,
      onProgress: progress.onProgress,
    });
    streams.err(warningLines(result.warnings, streams));
    const band = bands ? quickBand(loaded, solved) : undefined;
    return band ? { ...result, bands: band } : result;
  } finally {
    progress.end();
  }
}

async function summary(result: Result, all: boolean, streams: Streams): Promise<string> {
  const { scenario, economy, solver } = result;
  const chosen = result.provenance.elasticities;
  const theta = chosen ? `, elasticities ${chosen.set ?? 'overridden'}` : '';
  const head = `${scenario.title}\n${economy.id} ${economy.year}, ${economy.regions} regions × ${economy.sectors} sectors${theta}; ${solverLine(result)}\n`;
  if (solver.status !== 'converged') return head;
  const notes =
    scenario.notes === undefined
      ? ''
      : `\n${wrap(scenario.notes.replaceAll(/\s+/gu, ' ')).join('\n')}\n`;
  const blocks = all ? undefined : await blocksOfLarge(result);
  return `${head}\n${regionTable(result, streams, blocks)}${bandTable(result)}${measureTables(result)}${notes}`;
}

/** A table of more regions and groups than this prints only some of them. */
const MOST_ROWS = 32;

/** Whom to print of a world with too many regions for a screen; undefined for everybody. */
async function blocksOfLarge(result: Result): Promise<TableBlock[] | undefined> {
  if (result.regions.length + result.groups.length <= MOST_ROWS) return undefined;
  // Loaded only here: charts bring the drawing libraries with them.
  const { headingOf, highlightOf, whoIsLeft } = await import('../../charts/index.ts');
  return highlightOf(result).map((block) => ({
    ...block,
    heading: headingOf(result, block),
    who: whoIsLeft(result, block),
  }));
}

function notAnAnswer({ solver }: Result): string {
  const stage = solver.baseline.status === 'converged' ? 'the counterfactual' : 'the base year';
  const what =
    solver.status === 'iteration-limit'
      ? 'raise solve.max_iterations in the scenario'
      : 'the scenario may have no equilibrium: look for transfers or subsidies larger than a region can pay for';
  return `no answer: ${stage} ended as ${solver.status} after ${sweeps(solver.iterations)}, residual ${solver.residual.toExponential(1)} — ${what}`;
}
