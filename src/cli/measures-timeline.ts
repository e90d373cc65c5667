import {
  regionName,
  registerHorizon,
  version,
  type ListFilter,
  type MeasureEntry,
  type Register,
} from '../lab/index.ts';
import { endOfNextMonth } from './day-argument.ts';
import type { Streams } from './streams.ts';
import { UsageError } from './usage-error.ts';
import { writeText } from './write-outcome.ts';

/** What is asked for: a day to mark, the first and last day of the picture, and whose measures on what. */
interface TimelineQuestion {
  readonly filter: ListFilter;
  readonly on?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Rows of one picture: more would be a wall. */
const MOST_ROWS = 200;

/**
 * Draws measures to a file, or to standard output where `place` is true.
 *
 * @throws UsageError where there is nothing to draw, too much, or the days are in the wrong order
 */
export async function drawTimeline(
  register: Register,
  entries: readonly MeasureEntry[],
  place: string | true,
  { filter, on, from, to: asked }: TimelineQuestion,
  streams: Streams,
): Promise<void> {
  const to = asked ?? endOfNextMonth(registerHorizon(register));
  if (from !== undefined && to <= from) {
    throw new UsageError(
      asked === undefined
        ? `--from ${from} is not before ${to}, where the picture ends by itself — add --to, or begin earlier`
        : `--to ${to} is not after --from ${from} — swap them`,
    );
  }
  if (entries.length === 0)
    throw new UsageError('there is nothing to draw — no measure answers to that');
  if (entries.length > MOST_ROWS) {
    throw new UsageError(
      `${entries.length} measures are too many for one picture of at most ${MOST_ROWS} rows — narrow them with --importer, --exporter, --hs, --instrument, --status or --on`,
    );
  }
  // Loaded only here: charts bring the drawing libraries with them.
  const { timelineChart } = await import('../charts/index.ts');
  const svg = timelineChart(entries, {
    title: titleOf(register, filter),
    ...(on !== undefined && { on }),
    ...(from !== undefined && { from }),
    to,
    source: `Reroute ${version}, register of measures ${register.digest.slice(0, 19)}: sources of each with reroute measures ID.`,
  });
  if (place === true) streams.out(`${svg}\n`);
  else {
    await writeText(`${svg}\n`, place, '--timeline');
    streams.err(`wrote ${place}\n`);
  }
}

/** `Trade measures: China on goods of Canada, HS 1205`. */
function titleOf(
  register: Register,
  { importer, exporter, hs, instrument, status }: ListFilter,
): string {
  const by = importer === undefined ? undefined : regionName(register, importer);
  const on = exporter === undefined ? undefined : `on goods of ${regionName(register, exporter)}`;
  const who = [by, on].filter((words) => words !== undefined).join(' ');
  const kinds = [hs === undefined ? undefined : `HS ${hs}`, instrument, status];
  const words = [who, ...kinds].filter((one) => one !== undefined && one !== '').join(', ');
  return words === ''
    ? 'Trade measures and when they were charged'
    : `Trade measures and when they were charged: ${words}`;
}
