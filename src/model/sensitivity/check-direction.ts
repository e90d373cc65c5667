import type { Economy } from '../economy.ts';
import type { Direction } from './direction.ts';

/** @throws RangeError naming the member of a direction whose length is wrong or that holds what is not finite */
export function checkDirection(
  { regions, sectors }: Economy,
  rents: number,
  direction: Partial<Direction>,
): void {
  const N = regions.length;
  const J = sectors.length;
  const lengths: Record<keyof Direction, number> = {
    tariff: J * N * N,
    tradeCost: J * N * N,
    productivity: N * J,
    population: N,
    theta: J,
    transfer: N,
    rents,
  };
  for (const name of Object.keys(lengths) as (keyof Direction)[]) {
    const values = direction[name];
    if (!values) continue;
    if (values.length !== lengths[name]) {
      throw new RangeError(
        `direction.${name} has ${values.length} entries; ${lengths[name]} are needed`,
      );
    }
    for (let at = 0; at < values.length; at++) {
      if (Number.isFinite(values[at])) continue;
      throw new RangeError(`direction.${name}[${at}] is ${values[at]}; it must be finite`);
    }
  }
}
