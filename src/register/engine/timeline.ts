import type { Day, Instrument, Register, Status } from '../measure.ts';
import { spellInWords } from './changes-between.ts';
import { filterMeasures, type MeasureFilter } from './filter-measures.ts';
import { isOnlyAnnounced } from './spells.ts';

/** One measure as a line of a drawing over time. Plain data: whoever draws it needs nothing of the register. */
export interface TimelineRow {
  readonly id: string;
  readonly title: string;
  readonly importers: readonly string[];
  readonly exporters: 'all' | readonly string[];
  readonly instrument: Instrument;
  readonly status: Status;
  /** Spells in force, in order of time. */
  readonly bars: readonly TimelineBar[];
  /** Days on which it was announced or signed, each once, in order of time. */
  readonly announced: readonly Day[];
}

export interface TimelineBar {
  readonly from: Day;
  /** Last day in force; absent while there is no end. */
  readonly until?: Day;
  /** A fraction; absent where the spell states none. Of a quota, the rate inside it. */
  readonly rate?: number;
  /** `25 %`, `prohibited`, …. */
  readonly label: string;
}

/** By first day known of, then in the order of the register. */
export function timelineOf(register: Register, filter: MeasureFilter = {}): TimelineRow[] {
  const rows = filterMeasures(register, filter).map((measure): TimelineRow => {
    const { id, title, importers, exporters, instrument, status } = measure;
    const bars = isOnlyAnnounced(measure)
      ? []
      : measure.spells.flatMap((spell): TimelineBar[] => {
          const { from, until, quota } = spell;
          const rate = quota?.inRate ?? spell.rate;
          if (from === undefined) return [];
          return [
            {
              from,
              ...(until !== undefined && { until }),
              ...(rate !== undefined && { rate }),
              label: spellInWords(measure, spell),
            },
          ];
        });
    const days = measure.spells.flatMap(({ announced, signed }) => announced ?? signed ?? []);
    const announced = [...new Set(days)].sort();
    return {
      id,
      title,
      importers,
      exporters,
      instrument,
      status,
      bars: bars.toSorted((a, b) => inTime(a.from, b.from)),
      announced,
    };
  });
  return rows.toSorted((a, b) => inTime(firstDay(a), firstDay(b)));
}

/** Rows without a day come last. */
function firstDay({ bars, announced }: TimelineRow): Day {
  const days = [...bars.map(({ from }) => from), ...announced].sort();
  return days[0] ?? '9999-12-31';
}

function inTime(a: Day, b: Day): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
