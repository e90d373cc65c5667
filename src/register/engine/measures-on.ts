import type { Day, Measure, Register, Spell } from '../measure.ts';
import { filterMeasures, type MeasureFilter } from './filter-measures.ts';
import {
  chargesSomething,
  isOnlyAnnounced,
  madeKnown,
  spellAnnounced,
  spellInForce,
} from './spells.ts';

/**
 * What a measure is on a day. `charged` bears on goods, bans included; `in-force-without-a-rate` only changes others or
 * concerns no goods; `paused` is between two spells; `not-yet` and `over` are before and after all of them.
 */
export type MeasureState =
  'charged' | 'in-force-without-a-rate' | 'proposed' | 'threatened' | 'not-yet' | 'paused' | 'over';

export interface MeasureOnDay {
  readonly measure: Measure;
  readonly state: MeasureState;
  /** Whether anything is charged or stopped under it that day, on goods that no other measure takes out. */
  readonly charged: boolean;
  /** The spell in force, or the proposal or threat that stands. */
  readonly spell?: Spell;
}

/** Measures with what they are on a day, in the order of the register. */
export function measuresOn(
  register: Register,
  filter: MeasureFilter & { readonly on: Day },
): MeasureOnDay[] {
  return filterMeasures(register, filter).map((measure) => {
    const spell = spellInForce(measure, filter.on) ?? spellAnnounced(measure, filter.on);
    const state = spell ? stateIn(measure, spell) : stateOutside(measure, filter.on);
    return { measure, state, charged: state === 'charged', ...(spell && { spell }) };
  });
}

function stateIn(measure: Measure, spell: Spell): MeasureState {
  if (measure.status === 'proposed' || measure.status === 'threatened') return measure.status;
  return chargesSomething(measure, spell) ? 'charged' : 'in-force-without-a-rate';
}

function stateOutside(measure: Measure, on: Day): MeasureState {
  const begins = isOnlyAnnounced(measure) ? madeKnown : ({ from }: Spell) => from;
  const begun = measure.spells.filter((spell) => (begins(spell) ?? on) <= on);
  if (begun.length === 0) return 'not-yet';
  return begun.length < measure.spells.length ? 'paused' : 'over';
}
