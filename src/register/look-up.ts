import type { Measure, Register } from './measure.ts';

/** The measure of an id; undefined where there is none. */
export function measureById(register: Register, id: string): Measure | undefined {
  return indexOf(register).get(id);
}

/** The name of a region or group; its id where the register has no name for it. */
export function regionName(register: Register, id: string): string {
  return register.names.get(id) ?? id;
}

const indices = new WeakMap<Register, ReadonlyMap<string, Measure>>();

function indexOf(register: Register): ReadonlyMap<string, Measure> {
  const known = indices.get(register);
  if (known) return known;
  const index = new Map(register.measures.map((measure) => [measure.id, measure]));
  indices.set(register, index);
  return index;
}
