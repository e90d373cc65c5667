/** What a map makes of regions or sectors: the new item, and the old ones that go into it. */
export interface Target {
  readonly id: string;
  /** Display name, where the map gives one. */
  readonly name?: string;
  /** Group of a region, where the map gives one. */
  readonly group?: string;
  /** Trade elasticity of a sector, where the map gives one. */
  readonly theta?: number;
  /** Indices of the old items, ascending, at least one. */
  readonly members: readonly number[];
}

/** Every item on its own: what an absent map means. */
export function keepAll(things: readonly { readonly id: string }[]): Target[] {
  return things.map(({ id }, index) => ({ id, members: [index] }));
}

/** New index of each old item, `[old]`. */
export function newIndices(targets: readonly Target[]): Int32Array {
  const count = targets.reduce((sum, { members }) => sum + members.length, 0);
  const indices = new Int32Array(count);
  targets.forEach(({ members }, index) => members.forEach((member) => (indices[member] = index)));
  return indices;
}

/** Whether a target is one old item under its old id. */
export function isKept(target: Target, things: readonly { readonly id: string }[]): boolean {
  return target.members.length === 1 && things[target.members[0]!]?.id === target.id;
}
