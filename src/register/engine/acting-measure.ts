import type { MeasureEdit } from '../duty.ts';
import type { Day, Measure, Spell } from '../measure.ts';
import { spellInForce } from './spells.ts';

/** A measure with what it says on the day, edits included. */
export interface ActingMeasure {
  readonly measure: Measure;
  readonly spell: Spell;
  /** Only because an edit asks for it. */
  readonly onRequest: boolean;
}

/** What the edits of one measure come to. */
export interface EditsOfMeasure {
  readonly drop: boolean;
  readonly charge: boolean;
  readonly rate: number | undefined;
}

/** By measure id; of several edits of a measure the last word on each key counts. */
export function collectEdits(edits: readonly MeasureEdit[]): ReadonlyMap<string, EditsOfMeasure> {
  const collected = new Map<string, EditsOfMeasure>();
  for (const { id, drop, charge, rate } of edits) {
    const before = collected.get(id);
    collected.set(id, {
      drop: drop ?? before?.drop ?? false,
      charge: charge ?? before?.charge ?? false,
      rate: rate ?? before?.rate,
    });
  }
  return collected;
}

/** The measure as it acts on a day; undefined where it does not. What is charged on request says what its last spell does. */
export function actingOn(
  measure: Measure,
  on: Day,
  edits?: EditsOfMeasure,
): ActingMeasure | undefined {
  if (edits?.drop) return undefined;
  const inForce = spellInForce(measure, on);
  const spell = inForce ?? (edits?.charge ? measure.spells.at(-1) : undefined);
  if (!spell) return undefined;
  const edited = edits?.rate === undefined ? spell : withRate(spell, edits.rate);
  return { measure, spell: edited, onRequest: inForce === undefined };
}

/** Of a quota, the rate outside it stays. */
function withRate(spell: Spell, rate: number): Spell {
  return spell.quota ? { ...spell, quota: { ...spell.quota, inRate: rate } } : { ...spell, rate };
}
