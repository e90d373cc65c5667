import { soldCells, suppliedCells } from './bought-cells.ts';
import type { Economy } from './economy.ts';

/**
 * Holds an economy against the shapes and signs that the sweep takes for granted. What it costs is a fraction of a sweep.
 *
 * @throws RangeError naming the member that is wrong, or the region and sector that nobody supplies
 */
export function checkEconomy(economy: Economy): void {
  const N = economy.regions.length;
  const J = economy.sectors.length;
  const lengths = {
    theta: J,
    share: J * N * N,
    tariff: J * N * N,
    valueAddedShare: N * J,
    inputShare: N * J * J,
    finalShare: N * J,
    valueAdded: N,
    transfer: N,
    expenditure: N * J,
  } as const;
  for (const name of Object.keys(lengths) as (keyof typeof lengths)[]) {
    const values = economy[name];
    if (values.length !== lengths[name]) {
      throw new RangeError(
        `economy.${name} has ${values.length} entries; ${lengths[name]} are needed`,
      );
    }
    const bad = firstNotFinite(values);
    if (bad >= 0) {
      throw new RangeError(`economy.${name}[${bad}] is ${values[bad]}; it must be finite`);
    }
  }
  for (const name of ['theta', 'valueAdded'] as const) {
    const bad = economy[name].findIndex((value) => value <= 0);
    if (bad >= 0) {
      throw new RangeError(`economy.${name}[${bad}] is ${economy[name][bad]}; it must be positive`);
    }
  }
  checkSupply(economy, 'its shares say that nobody supplies it');
}

/** Where the first number stands that is none, or −1. A number less itself is 0, or NaN: two sums see them all. */
function firstNotFinite(values: Float64Array): number {
  let even = 0;
  let odd = 0;
  for (let at = 1; at < values.length; at += 2) {
    even += values[at - 1] - values[at - 1];
    odd += values[at] - values[at];
  }
  if (values.length % 2 === 1) even += values[values.length - 1] - values[values.length - 1];
  if (even + odd === 0) return -1;
  for (let at = 0; at < values.length; at++) if (values[at] - values[at] !== 0) return at;
  return -1;
}

/**
 * What consumers need, or producers that sell anything, somebody must supply: an empty row of shares has no price.
 *
 * @throws RangeError naming the region and the sector, and `why`
 */
export function checkSupply(economy: Economy, why: string): void {
  const { regions, sectors, share, finalShare, inputShare } = economy;
  const N = regions.length;
  const J = sectors.length;
  const supplied = suppliedCells(share, N, J);
  const sold = soldCells(share, supplied, N, J);
  for (let j = 0; j < J; j++) {
    for (let n = 0; n < N; n++) {
      if (supplied[n * J + j] === 1) continue;
      let needed = finalShare[n * J + j] > 0;
      for (let k = 0; k < J && !needed; k++) {
        needed = sold[n * J + k] === 1 && inputShare[(n * J + k) * J + j] > 0;
      }
      if (needed) {
        throw new RangeError(`region ${regions[n].id} needs sector ${sectors[j].id}, but ${why}`);
      }
    }
  }
}
