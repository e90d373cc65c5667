import { registerHorizon, version, type MeasureEntry, type Register } from '../lab/index.ts';
import { endOfNextMonth } from './day-argument.ts';
import type { Streams } from './streams.ts';
import { UsageError } from './usage-error.ts';
import { writeText } from './write-outcome.ts';

/** A day to mark, and the first and last day of the picture. */
interface TimelineDays {
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
  { on, from, to: asked }: TimelineDays,
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
