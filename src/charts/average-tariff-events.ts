import type { AverageTariff, MeasureEntry, SpellEntry } from '../lab/index.ts';
import { plusDays } from './day-axis.ts';
import { ratePct } from './timeline-bars.ts';

/** A day on which the average jumps, and what did it. */
export interface TariffEvent {
  readonly on: string;
  /** Percentage points, of the view with fixed claims. */
  readonly jump: number;
  /** Of the view with reported claims. */
  readonly jumpReported: number;
  readonly what: string;
}

/** Measures named at an event; the others are counted. */
const NAMED = 3;

/** The largest jumps, at most `most`, of at least a twentieth of a point, in order of time. */
export function largestJumps(
  { spells }: AverageTariff,
  measures: readonly MeasureEntry[],
  most = 10,
): TariffEvent[] {
  const byId = new Map(measures.map((measure) => [measure.id, measure]));
  return spells
    .flatMap((spell, index): TariffEvent[] => {
      const before = spells[index - 1];
      if (!before || spell.changed.length === 0) return [];
      const jump = 100 * (spell.fixed_claims - before.fixed_claims);
      const jumpReported = 100 * (spell.reported_claims - before.reported_claims_last);
      return [{ on: spell.on, jump, jumpReported, what: wordsOf(spell.changed, spell.on, byId) }];
    })
    .filter((event) => size(event) >= 0.05)
    .toSorted((a, b) => size(b) - size(a))
    .slice(0, most)
    .toSorted((a, b) => (a.on < b.on ? -1 : 1));
}

const size = ({ jump, jumpReported }: TariffEvent): number =>
  Math.max(Math.abs(jump), Math.abs(jumpReported));

/** `US surtax on Canadian goods: 25 % → 35 %; … and 2 more measures`. */
export function wordsOf(
  changed: readonly string[],
  on: string,
  measures: ReadonlyMap<string, MeasureEntry>,
): string {
  const named = changed.slice(0, NAMED).map((id) => {
    const measure = measures.get(id);
    if (!measure) return id;
    const [was, is] = [rateOn(measure, plusDays(on, -1)), rateOn(measure, on)];
    return `${measure.title}: ${was === undefined ? (is ?? 'begins') : is === undefined ? 'ends' : was === is ? 'changes' : `${was} → ${is}`}`;
  });
  const more = changed.length - named.length;
  return `${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

/** The rate in force on a day, with that of claiming goods where it differs; undefined where none is. */
function rateOn({ spells, instrument }: MeasureEntry, day: string): string | undefined {
  const spell = spells.find(
    ({ from, until }) => from !== null && from <= day && (until === null || day <= until),
  );
  return spell && textOf(spell, instrument);
}

function textOf({ rate, rate_if_claimed: claimed, quota }: SpellEntry, instrument: string): string {
  if (quota) return `${ratePct(quota.in_rate)} in quota`;
  if (rate === null) return instrument;
  return claimed === null || claimed === rate
    ? ratePct(rate)
    : `${ratePct(rate)}, ${ratePct(claimed)} if claimed`;
}
