import { InvalidArgumentError, type Command } from 'commander';
import {
  changesBetween,
  didYouMean,
  instruments,
  listMeasures,
  measureById,
  nearest,
  normaliseHs,
  statuses,
  type Instrument,
  type ListFilter,
  type Register,
  type Status,
} from '../../lab/index.ts';
import { aDay, isDay, today, warnPastHorizon } from '../day-argument.ts';
import { exitStatus, type ExitStatus } from '../exit-status.ts';
import { changesTable, measurePage, measuresTable } from '../measures-report.ts';
import { regionOrGroup } from '../region-argument.ts';
import { registerFlag, registerOf } from '../register-flag.ts';
import { drawTimeline } from '../measures-timeline.ts';
import type { Streams } from '../streams.ts';
import { UsageError } from '../usage-error.ts';

interface MeasuresFlags {
  readonly on?: string;
  readonly importer?: string;
  readonly exporter?: string;
  readonly hs?: string;
  readonly instrument?: Instrument;
  readonly status?: Status;
  readonly json?: boolean;
  readonly changes?: readonly string[];
  readonly timeline?: string | true;
  readonly from?: string;
  readonly to?: string;
  readonly register?: string;
}

export function addMeasures(
  program: Command,
  streams: Streams,
  finish: (status: ExitStatus) => void,
): void {
  program
    .command('measures')
    .description(
      'list the trade measures of the register, what changed between two days, or draw them',
    )
    .argument('[id]', 'show this measure in full: every spell, law, sources')
    .option(
      '--on <date>',
      'only those in force, threatened or proposed that day; default: all, with what they charge today',
      aDay,
    )
    .option('--importer <country>', 'only those of this country')
    .option('--exporter <country>', 'only those that reach goods of this country')
    .option('--hs <code>', 'only those on goods under this code', aCode)
    .option('--instrument <kind>', `only ${instruments.join(', ')}`, oneOf(instruments))
    .option('--status <status>', `only ${statuses.join(', ')}`, oneOf(statuses))
    .option(
      '--changes <from to...>',
      'what is charged otherwise on the second of two days than on the first',
    )
    .option('--timeline [file.svg]', 'draw them as a timeline, to the file or to standard output')
    .option(
      '--from <date>',
      'with --timeline: first day of the picture; default: the first of all',
      aDay,
    )
    .option(
      '--to <date>',
      'with --timeline: last day; default: the end of the month after the newest news',
      aDay,
    )
    .option(...registerFlag)
    .option('--json', 'print one object, reroute.measures/1')
    .addHelpText(
      'after',
      `
Example:
  reroute measures --on 2026-01-24 --importer USA --exporter CAN
  reroute measures --changes 2026-02-28 2026-03-01 --importer CHN
  reroute measures --importer CHN --exporter CAN --timeline quarrel.svg`,
    )
    .action(async (id: string | undefined, flags: MeasuresFlags) => {
      await measures(id, flags, streams);
      finish(exitStatus.done);
    });
}

async function measures(
  id: string | undefined,
  flags: MeasuresFlags,
  streams: Streams,
): Promise<void> {
  checkFlags(id, flags);
  const register = registerOf(flags);
  const on = flags.on ?? today();
  if (id !== undefined) {
    show(register, id, on, flags, streams);
    return;
  }
  const filter = filterOf(register, flags);
  if (flags.changes !== undefined) {
    printChanges(register, filter, flags.changes, flags.json ?? false, streams);
    return;
  }
  const entries = listMeasures(register, on, { ...filter, onlyThatDay: flags.on !== undefined });
  if (flags.timeline !== undefined) {
    await drawTimeline(register, entries, flags.timeline, { ...flags, filter }, streams);
    return;
  }
  warnPastHorizon(register, on, streams);
  if (flags.json) {
    streams.out(`${JSON.stringify({ schema: 'reroute.measures/1', on, measures: entries })}\n`);
  } else streams.out(measuresTable(entries, on));
}

function filterOf(
  register: Register,
  { importer, exporter, hs, instrument, status }: MeasuresFlags,
): ListFilter {
  return {
    ...(importer !== undefined && { importer: regionOrGroup(register, importer) }),
    ...(exporter !== undefined && { exporter: regionOrGroup(register, exporter) }),
    ...(hs !== undefined && { hs }),
    ...(instrument !== undefined && { instrument }),
    ...(status !== undefined && { status }),
  };
}

/** @throws UsageError where flags do not go together */
function checkFlags(id: string | undefined, flags: MeasuresFlags): void {
  const { on, json, register: _, ...others } = flags;
  const [other] = Object.keys(others);
  if (id !== undefined && other !== undefined) {
    throw new UsageError(`'${id}' is shown in full — leave out --${other}, or the id`);
  }
  if (flags.changes !== undefined && (flags.timeline !== undefined || on !== undefined)) {
    throw new UsageError('--changes is between two days — leave out --on and --timeline');
  }
  const axis = flags.from === undefined ? 'to' : 'from';
  if (flags.timeline === undefined && flags[axis] !== undefined) {
    throw new UsageError(`--${axis} is for --timeline — add --timeline, or leave it out`);
  }
  if (flags.timeline !== undefined && json) {
    throw new UsageError('--timeline is a picture — leave out --json, or --timeline');
  }
  if (typeof flags.timeline === 'string' && !flags.timeline.endsWith('.svg')) {
    throw new UsageError(
      `--timeline draws an SVG — give it a file that ends in .svg, not ${flags.timeline}`,
    );
  }
}

function show(
  register: Register,
  id: string,
  on: string,
  flags: MeasuresFlags,
  streams: Streams,
): void {
  if (!measureById(register, id)) {
    const ids = register.measures.map((one) => one.id);
    throw new UsageError(
      `the register has no measure '${id}' — ${didYouMean(nearest(id, ids), 'reroute measures lists the ids')}`,
    );
  }
  const [entry] = listMeasures(register, on).filter((one) => one.id === id);
  if (!entry) return;
  streams.out(
    flags.json
      ? `${JSON.stringify({ schema: 'reroute.measures/1', on, measures: [entry] })}\n`
      : measurePage(entry),
  );
}

function printChanges(
  register: Register,
  filter: ListFilter,
  days: readonly string[],
  json: boolean,
  streams: Streams,
): void {
  const [from, to] = days;
  if (from === undefined || to === undefined || days.length > 2) {
    throw new UsageError('--changes takes two days — as in --changes 2026-02-28 2026-03-01');
  }
  const wrong = [from, to].find((day) => !isDay(day));
  if (wrong !== undefined) {
    throw new UsageError(
      `--changes: '${wrong}' is no day of the calendar — give days as YYYY-MM-DD`,
    );
  }
  if (to <= from) throw new UsageError(`--changes: ${to} is not after ${from} — swap them`);
  const changes = changesBetween(register, from, to, filter).map(({ day, measure, ...change }) => {
    return { day, measure: measure.id, title: measure.title, ...change };
  });
  streams.out(
    json
      ? `${JSON.stringify({ schema: 'reroute.measure-changes/1', from, to, changes })}\n`
      : changesTable(changes, from, to),
  );
}

function aCode(text: string): string {
  const code = normaliseHs(text);
  if (code !== undefined) return code;
  throw new InvalidArgumentError('Give a code of the Harmonized System, 2 to 10 digits.');
}

function oneOf(words: readonly string[]) {
  return (text: string): string => {
    if (words.includes(text)) return text;
    throw new InvalidArgumentError(
      didYouMean(nearest(text, words), `Give one of ${words.join(', ')}.`),
    );
  };
}
