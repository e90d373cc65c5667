import type { MeasureEntry, SpellEntry } from '../lab/index.ts';
import { banShade, otherShade, shadeOf } from './rate-shades.ts';

/** One bar of a row: a spell that is or was in force, or a threat. */
export interface TimelineBar {
  readonly kind: 'rate' | 'ban' | 'other' | 'threat';
  readonly from: string;
  /** Last day; absent while there is no end. */
  readonly until?: string;
  /** When it was made known, where that was before `from`. */
  readonly announced?: string;
  readonly text: string;
  /** The same for a bar that is too short for it. */
  readonly short?: string;
  readonly fill: string;
  readonly ink: string;
}

/** `25 %`, `7.5 %`, `0 %`. */
export function ratePct(rate: number): string {
  return `${Number((rate * 100).toFixed(rate < 0.1 ? 2 : 1))}\u00a0%`;
}

/** The bars of a measure, oldest first; nothing for a spell whose days are not known. */
export function barsOf(measure: MeasureEntry): TimelineBar[] {
  return measure.spells
    .flatMap((spell) => barOf(measure, spell))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

function barOf(measure: MeasureEntry, spell: SpellEntry): TimelineBar[] {
  const threat = measure.status === 'threatened' || measure.status === 'proposed';
  const from = threat ? (spell.announced ?? spell.from) : spell.from;
  if (from === null) return [];
  const days = {
    from,
    ...(spell.until === null ? {} : { until: spell.until }),
    ...(!threat && spell.announced !== null && spell.announced < from
      ? { announced: spell.announced }
      : {}),
  };
  if (threat) {
    const rate = spell.rate === null ? '' : ` ${ratePct(spell.rate)}`;
    return [
      { kind: 'threat', ...days, text: `${measure.status}${rate}`, fill: 'none', ink: '#1c2430' },
    ];
  }
  if (measure.instrument === 'ban') {
    const part = spell.part < 1 ? ` on ${ratePct(spell.part)}` : '';
    return [{ kind: 'ban', ...days, text: `ban${part}`, ...banShade }];
  }
  if (spell.quota) {
    const text = `${ratePct(spell.quota.in_rate)} in, ${ratePct(spell.quota.out_rate)} out`;
    return [{ kind: 'rate', ...days, text, ...paint(spell.quota.in_rate) }];
  }
  if (spell.rate === null)
    return [{ kind: 'other', ...days, text: measure.instrument, ...otherShade }];
  const { rate, rate_if_claimed: claimed } = spell;
  if (claimed === null || claimed === rate) {
    return [{ kind: 'rate', ...days, text: ratePct(rate), ...paint(rate) }];
  }
  const text = `${ratePct(rate)} / ${ratePct(claimed)}`;
  return [{ kind: 'rate', ...days, text, short: text.replace('\u00a0% / ', '/'), ...paint(rate) }];
}

function paint(rate: number): Pick<TimelineBar, 'fill' | 'ink'> {
  const { fill, ink } = shadeOf(rate);
  return { fill, ink };
}
