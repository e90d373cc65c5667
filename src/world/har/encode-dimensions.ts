import { encodeStrings } from './encode-strings.ts';
import { harLimits, type HarCoefficient } from './header.ts';
import type { RecordWriter } from './record-writer.ts';

/** Fortran's logical true, as GEMPACK's programs write it. */
const TRUE = -1;

/** The record that names coefficient and sets, and the elements of each known set once. */
export function encodeDimensions(
  writer: RecordWriter,
  { coefficient, dims, sets }: HarCoefficient,
): void {
  const known = new Map<string, readonly string[]>();
  const singles: string[] = [];
  for (const { set, elements, element } of sets ?? []) {
    if (elements) known.set(set, elements);
    if (element !== undefined) singles.push(element);
  }
  writer.record((record) => {
    record.ints(known.size, TRUE, dims.length).text(coefficient, harLimits.coefficient);
    record.ints(sets ? TRUE : 0);
    for (const { set } of sets ?? []) record.text(set, harLimits.set);
    for (const { elements, element } of sets ?? []) {
      record.text(elements ? 'k' : element === undefined ? 'u' : 'e', 1);
    }
    record.ints(...(sets ?? []).map(() => 0), singles.length);
    for (const element of singles) record.text(element, harLimits.element);
  });
  for (const elements of known.values()) encodeStrings(writer, elements, harLimits.element);
}
