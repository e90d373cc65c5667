import { driverParts, type Driver, type DriverPart, type SparseMove } from '../../model/index.ts';
import type { Move } from './move-book.ts';

/** Drivers of a path, one for each key, and the keys. */
export interface KeyedDrivers<Key> {
  readonly drivers: readonly Driver[];
  /** `[driver]` */
  readonly keys: readonly Key[];
}

/** Puts moves together into drivers by a key; several moves at one place are one. Drivers come in the order of their first moves. */
export function driversBy<Key extends { readonly id: string }>(
  moves: readonly Move[],
  keyOf: (move: Move) => Key,
): KeyedDrivers<Key> {
  const byId = new Map<string, { key: Key; sums: Map<DriverPart, Map<number, number>> }>();
  for (const move of moves) {
    const key = keyOf(move);
    let driver = byId.get(key.id);
    if (!driver)
      byId.set(key.id, (driver = { key, sums: new Map<DriverPart, Map<number, number>>() }));
    let sums = driver.sums.get(move.place);
    if (!sums) driver.sums.set(move.place, (sums = new Map<number, number>()));
    sums.set(move.at, (sums.get(move.at) ?? 0) + move.by);
  }
  const all = [...byId.values()];
  return {
    drivers: all.map(({ key, sums }): Driver => {
      const parts = driverParts.flatMap((place) => {
        const sum = sums.get(place);
        return sum ? [[place, sparse(sum)] as const] : [];
      });
      return { id: key.id, ...Object.fromEntries(parts) };
    }),
    keys: all.map(({ key }) => key),
  };
}

function sparse(sums: ReadonlyMap<number, number>): SparseMove {
  return { at: Int32Array.from(sums.keys()), by: Float64Array.from(sums.values()) };
}
