import type { Command } from 'commander';
import {
  defaultScenario,
  didYouMean,
  explainScenario,
  explanationKinds,
  loadScenario,
  nearest,
  outcomeNames,
  parseOutcome,
  TooManyPlayers,
  type Explanation,
  type ExplanationKind,
  type NamedOutcome,
} from '../../lab/index.ts';
import { exitStatus, type ExitStatus } from '../exit-status.ts';
import { explanationReport } from '../explain-report.ts';
import { wordProgress } from '../progress.ts';
import { warningLines } from '../solver-line.ts';
import type { Streams } from '../streams.ts';
import { UsageError } from '../usage-error.ts';
import { writeExplanation } from '../write-outcome.ts';

interface ExplainFlags {
  readonly outcome?: readonly string[];
  readonly by?: readonly ExplanationKind[];
  readonly shapley?: boolean;
  readonly top: number;
  readonly all?: boolean;
  readonly json?: boolean;
  readonly out?: string;
}

export function addExplain(
  program: Command,
  streams: Streams,
  finish: (status: ExitStatus) => void,
): void {
  program
    .command('explain')
    .description('split what a scenario does into the parts that cause it')
    .argument('[scenario]', 'a scenario file, or the id of a folder in scenarios/', defaultScenario)
    .option(
      '--outcome <ids>',
      'what to explain, commas between; default: real income where most is gained or lost',
      outcomeIds,
    )
    .option(
      '--by <kinds>',
      `${explanationKinds.join(', ')}, commas between; default: measure (change where the register is not used), channel`,
      kinds,
    )
    .option('--shapley', 'parts of changes or measures by Shapley values, up to 12 of them')
    .option('--top <n>', 'rows of a table', wholeNumber, 20)
    .option('--all', 'all rows; with --json all tariffs')
    .option('--out <dir>', 'write explanation.json, contributions.csv and report.html there')
    .option('--json', 'print one object, reroute.explanation/1, in full precision')
    .addHelpText(
      'after',
      `
Outcomes:
  CAN.real_income  real_wage, income, exports, imports, tariff_revenue of a region or a group
  'CAN>CHN.exports'  what one sells to another; CAN>CHN.share: that over all its exports
  CAN.C29.output  the quantity that a sector makes

Parts are integrated along the path on which all changes grow together, and add up to the exact
change. --by tariff instead tells how an outcome answers to one more point of each tariff.

Example:
  reroute explain beijing-2026 --outcome CAN.real_income --by measure,sector`,
    )
    .action(async (scenario: string, flags: ExplainFlags) => {
      finish(await explain(scenario, flags, streams));
    });
}

/** Explains one scenario and prints it. */
async function explain(ref: string, flags: ExplainFlags, streams: Streams): Promise<ExitStatus> {
  const { by, shapley = false, all = false, top } = flags;
  checkKinds(by, shapley);
  const loaded = loadScenario(ref, process.cwd(), { makeup: true });
  if (by?.includes('measure') && !loaded.measures) {
    throw new UsageError(
      `${loaded.scenario.id} does not use the register — write --by change, or leave --by out`,
    );
  }
  const names = outcomeNames(loaded);
  const outcomes = flags.outcome?.map((id): NamedOutcome => {
    const { outcome, problem } = parseOutcome(id, names);
    if (problem) throw new UsageError(`${problem.message} — ${problem.hint}`);
    return outcome;
  });
  const progress = wordProgress(streams, loaded.scenario.id);
  let explanation: Explanation;
  try {
    explanation = explainScenario(loaded, {
      ...(outcomes ? { outcomes } : {}),
      ...(by ? { by } : {}),
      shapley,
      ...(all ? {} : { mostTariffs: top }),
      onProgress: progress.onProgress,
    });
  } catch (error) {
    if (!(error instanceof TooManyPlayers)) throw error;
    throw new UsageError(`${error.message} — leave --shapley out, or write --by change`, {
      cause: error,
    });
  } finally {
    progress.end();
  }
  streams.err(warningLines(explanation.warnings, streams));
  const { status } = explanation;
  const answered = status === 'complete';
  if (!answered) streams.err(`${notAnAnswer(explanation)}\n`);
  if (flags.out !== undefined) {
    const files = await writeExplanation(explanation, flags.out);
    streams.err(`wrote ${files.join(', ')} to ${flags.out}\n`);
  }
  if (flags.json) streams.out(`${JSON.stringify(explanation)}\n`);
  else if (explanation.outcomes.length > 0) {
    streams.out(explanationReport(explanation, all ? Infinity : top));
  }
  return answered ? exitStatus.done : exitStatus.notConverged;
}

/** @throws UsageError where kinds and --shapley do not go together */
function checkKinds(by: readonly ExplanationKind[] | undefined, shapley: boolean): void {
  if (!shapley || !by) return;
  const other = by.find((kind) => kind !== 'change' && kind !== 'measure');
  if (other !== undefined) {
    throw new UsageError(
      `--shapley is of changes or of measures — leave out '${other}', or --shapley`,
    );
  }
  if (by.length > 1) throw new UsageError('--shapley is of changes or of measures, not of both');
}

function notAnAnswer({ status, solver, outcomes }: Explanation): string {
  if (solver.status !== 'converged') return `no answer: the run ended as ${solver.status}`;
  if (status === 'inexact') {
    const worst = Math.max(
      ...outcomes.map(({ error = 0, change }) => error / Math.abs(change === 0 ? 1 : change)),
    );
    return `the parts do not add up: they miss up to ${worst.toExponential(0)} of the change`;
  }
  if (status === 'stopped') return 'stopped: there are no parts';
  return 'no answer: a world between the baseline and the end could not be solved';
}

function listed(text: string): string[] {
  return text
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
}

/** @throws UsageError where no outcome is named */
function outcomeIds(text: string): string[] {
  const ids = listed(text);
  if (ids.length > 0) return [...new Set(ids)];
  throw new UsageError('--outcome of what? — name one, such as CAN.real_income, or leave it out');
}

/** @throws UsageError for a word that is no kind of explanation */
function kinds(text: string): ExplanationKind[] {
  const words = listed(text);
  if (words.length === 0) throw new UsageError(`--by what? — ${explanationKinds.join(', ')}`);
  return words.map((word) => {
    const kind = explanationKinds.find((one) => one === word);
    if (kind) return kind;
    const hint = didYouMean(
      nearest(word, explanationKinds),
      `there are ${explanationKinds.join(', ')}`,
    );
    throw new UsageError(`nothing can be explained by '${word}' — ${hint}`);
  });
}

/** @throws UsageError for what is no whole number above 0 */
function wholeNumber(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new UsageError(`'${text}' is no number of rows — give --top a whole number such as 20`);
}
