import type { Day, Measure, Spell } from '../measure.ts';

/** Only a scenario that asks for it charges what was no more than proposed or threatened. */
export function isOnlyAnnounced({ status }: Measure): boolean {
  return status === 'proposed' || status === 'threatened';
}

/** What a measure says on a day; undefined where it is not in force. */
export function spellInForce(measure: Measure, on: Day): Spell | undefined {
  return isOnlyAnnounced(measure) ? undefined : spellCovering(measure, on);
}

/** The same whatever the status. */
export function spellCovering(measure: Measure, on: Day): Spell | undefined {
  return measure.spells.findLast(
    ({ from, until }) => from !== undefined && from <= on && (until === undefined || on <= until),
  );
}

/** The day on which a spell was made known, as far as the register tells. */
export function madeKnown({ announced, signed, from }: Spell): Day | undefined {
  return announced ?? signed ?? from;
}

/** The proposal or threat that stands on a day: made known, and not past its end. The latest of several. */
export function spellAnnounced(measure: Measure, on: Day): Spell | undefined {
  if (!isOnlyAnnounced(measure)) return undefined;
  return measure.spells.findLast((spell) => {
    const known = madeKnown(spell);
    const over = spell.until !== undefined && spell.until < on;
    return (known === undefined || known <= on) && !over;
  });
}

/** A visa rule is no duty on goods, and what an exporter's own government takes is none of the importer's. */
export function bearsOnImports({ instrument }: Measure): boolean {
  return instrument !== 'visa' && instrument !== 'export-tax';
}

/** Whether there is anything to charge or to stop: other measures in force only take the place of some. */
export function chargesSomething(measure: Measure, spell: Spell): boolean {
  return measure.instrument === 'ban' || spell.quota !== undefined || spell.rate !== undefined;
}
