import { InputError } from '../../input/index.ts';
import type { ActingMeasure } from './acting-measure.ts';
import { displaces, isPreference } from './relations.ts';

/**
 * On which part of the trade in some goods each of the measures that match them is charged, in their order. A measure reaches
 * its `part` of the trade (a preference that is not claimed, nothing), less what those that displace it reach:
 *
 *     a_m = part_m · Π_{y displaces m} (1 − a_y)
 *
 * With whole parts this says: charged unless something that is charged takes its place. Parts are taken to be
 * independent of each other.
 *
 * @throws InputError of rule `displacement-cycle` where measures take each other's place in a circle
 */
export function reachOf(acting: readonly ActingMeasure[], claimed: boolean): number[] {
  const reach = new Array<number>(acting.length).fill(NaN);
  const asked = new Set<number>();
  const reachAt = (index: number): number => {
    const known = reach[index]!;
    if (!Number.isNaN(known)) return known;
    const { measure, spell } = acting[index]!;
    if (asked.has(index)) throw cycleThrough(acting[index]!);
    asked.add(index);
    let part = isPreference(measure) && !claimed ? 0 : spell.part;
    acting.forEach((other, at) => {
      if (displaces(other.measure, measure)) part *= 1 - reachAt(at);
    });
    return (reach[index] = part);
  };
  return acting.map((_, index) => reachAt(index));
}

function cycleThrough({ measure }: ActingMeasure): InputError {
  return new InputError([
    {
      file: measure.file,
      ...measure.at,
      severity: 'error',
      rule: 'displacement-cycle',
      message: `'${measure.id}' takes, by way of others, its own place`,
      why: 'whether it is charged cannot be decided',
      hint: 'remove one of the `replaces` or `yields_to` that lead back to it',
    },
  ]);
}
