import type { Measure } from '../measure.ts';

/** Whether a word under `stacks_on`, `replaces`, `yields_to` or `preference` means this measure. */
export function refersTo(reference: string, { id, program, instrument }: Measure): boolean {
  return reference === id || reference === program || reference === instrument;
}

function anyRefersTo(references: readonly string[], measure: Measure): boolean {
  return references.some((reference) => refersTo(reference, measure));
}

/** Whether `taken` is not charged where `taker` applies. No measure takes its own place, whatever its program is called. */
export function displaces(taker: Measure, taken: Measure): boolean {
  if (taker === taken) return false;
  return anyRefersTo(taker.replaces, taken) || anyRefersTo(taken.yieldsTo, taker);
}

/** Whether one of them says how it stands to the other. */
export function relationStated(a: Measure, b: Measure): boolean {
  return displaces(a, b) || displaces(b, a) || standsOn(a, b) || standsOn(b, a);
}

/** What is charged on top of the MFN rate is charged on top of a preferential rate as well: that is the MFN rate of those who claim it. */
function standsOn(upper: Measure, lower: Measure): boolean {
  if (anyRefersTo(upper.stacksOn, lower)) return true;
  if (!isPreference(lower)) return false;
  return (
    upper.stacksOn.includes('mfn') ||
    (upper.preference !== undefined && refersTo(upper.preference, lower))
  );
}

export function isPreference({ instrument }: Measure): boolean {
  return instrument === 'preference';
}

/** The rates that a world's own tariffs hold: MFN and preferential ones. */
export function isBaseline(measure: Measure): boolean {
  return measure.instrument === 'mfn' || isPreference(measure);
}
