/** A set of an importer's measures: bit k stands for the k-th of them. */
export type MeasureSet = bigint;

export const NOTHING: MeasureSet = 0n;

export function only(index: number): MeasureSet {
  return 1n << BigInt(index);
}

export function setOf(indices: Iterable<number>): MeasureSet {
  let set = NOTHING;
  for (const index of indices) set |= only(index);
  return set;
}

/** The members of a set among `measures`, in their order. */
export function membersOf<T>(set: MeasureSet, measures: readonly T[]): T[] {
  return measures.filter((_, index) => (set & only(index)) !== NOTHING);
}
