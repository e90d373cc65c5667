import type { Day, Measure, Register, Spell } from '../measure.ts';
import { daysAfter } from './days.ts';
import { filterMeasures, type MeasureFilter } from './filter-measures.ts';
import { isOnlyAnnounced, madeKnown, spellInForce } from './spells.ts';
import { formatPercent, formatQuota } from './words.ts';

/** `suspended` is an end with another spell to come, or of a measure whose status says so; `resumes` begins such a spell. */
export type ChangeKind =
  'begins' | 'resumes' | 'changes' | 'suspended' | 'ends' | 'proposed' | 'threatened';

/** Something that changed in the register's world on a day. */
export interface MeasureChange {
  readonly day: Day;
  readonly kind: ChangeKind;
  readonly measure: Measure;
  /** What it said on the day before and from this day on, in words: `25 %`, `prohibited`; null where it was not in force. */
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * What changed after `from` up to and with `to`: what is new on `to` to somebody who knew all of `from`. A measure that ends
 * changes on the first day on which it is no longer in force. By day, then in the order of the register.
 */
export function changesBetween(
  register: Register,
  from: Day,
  to: Day,
  filter: MeasureFilter = {},
): MeasureChange[] {
  const within = (day: Day | undefined) => day !== undefined && from < day && day <= to;
  return filterMeasures(register, filter)
    .flatMap((measure) => (isOnlyAnnounced(measure) ? announcementsOf(measure) : turnsOf(measure)))
    .filter(({ day }) => within(day))
    .toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1));
}

function announcementsOf(measure: Measure): MeasureChange[] {
  return measure.spells.flatMap((spell) => {
    const day = madeKnown(spell);
    if (day === undefined) return [];
    const kind = measure.status === 'proposed' ? 'proposed' : 'threatened';
    return [{ day, kind, measure, before: null, after: spellInWords(measure, spell) }];
  });
}

function turnsOf(measure: Measure): MeasureChange[] {
  const days = new Set<Day>();
  for (const { from, until } of measure.spells) {
    if (from !== undefined) days.add(from);
    if (until !== undefined) days.add(daysAfter(until, 1));
  }
  return [...days].flatMap((day) => {
    const before = spellInForce(measure, daysAfter(day, -1));
    const after = spellInForce(measure, day);
    const change = {
      day,
      measure,
      before: before ? spellInWords(measure, before) : null,
      after: after ? spellInWords(measure, after) : null,
    };
    return change.before === change.after
      ? []
      : [{ ...change, kind: kindOf(measure, day, before, after) }];
  });
}

function kindOf(
  measure: Measure,
  day: Day,
  before: Spell | undefined,
  after: Spell | undefined,
): ChangeKind {
  if (before && after) return 'changes';
  if (after)
    return measure.spells.some(({ until }) => until !== undefined && until < day)
      ? 'resumes'
      : 'begins';
  const toCome = measure.spells.some(({ from }) => from !== undefined && from > day);
  return toCome || measure.status === 'suspended' ? 'suspended' : 'ends';
}

/** `25 %, 0 % on goods that claim a preference`; `prohibited`; a quota with its rates. */
export function spellInWords({ instrument }: Measure, spell: Spell): string {
  const words = [whatItSays(instrument, spell)];
  if (spell.rateIfClaimed !== undefined)
    words.push(`${formatPercent(spell.rateIfClaimed)} on goods that claim a preference`);
  if (spell.chargedOn !== 1) words.push(`on ${formatPercent(spell.chargedOn)} of the value`);
  if (spell.chargedOnIfClaimed !== spell.chargedOn)
    words.push(
      `on ${formatPercent(spell.chargedOnIfClaimed)} of the value of goods that claim a preference`,
    );
  if (spell.part !== 1) words.push(`for ${formatPercent(spell.part)} of the trade`);
  return words.join(', ');
}

function whatItSays(instrument: Measure['instrument'], spell: Spell): string {
  if (instrument === 'ban') return 'prohibited';
  if (spell.quota) return `${formatPercent(spell.quota.inRate)} inside ${formatQuota(spell.quota)}`;
  return spell.rate === undefined ? 'in force' : formatPercent(spell.rate);
}
