import type { Economy, Rent } from './economy.ts';
import { checkRents } from './rents.ts';

/**
 * What changes: policies as new levels, fundamentals as exact changes (counterfactual over base).
 * An absent member means no change.
 */
export interface Shock {
  /** New tariff rates τ'_nij, each above −1: `[sector][importer][exporter]`. */
  readonly tariff?: Float64Array;
  /** Change in iceberg trade cost, d̂_nij > 0; Infinity where trade is prohibited: `[sector][importer][exporter]`. */
  readonly tradeCost?: Float64Array;
  /** Change in total factor productivity, Â_nj > 0: unit cost falls to 1/Â_nj: `[region][sector]`. */
  readonly productivity?: Float64Array;
  /** Change in labour supply, L̂_n > 0: `[region]`. */
  readonly population?: Float64Array;
  /** New quota rents, in place of those of the base. */
  readonly rents?: readonly Rent[];
}

/**
 * What becomes of aggregate trade deficits:
 * - `fixed`: constant in units of the numeraire, world value added;
 * - `zero`: trade is balanced, region by region;
 * - `share-of-world-income`: each deficit keeps its ratio to world income (value added and tariff revenue).
 */
export type TransferClosure = 'fixed' | 'zero' | 'share-of-world-income';

/** @throws RangeError naming the member whose length or sign is wrong */
export function checkShock(economy: Economy, shock: Shock): void {
  const N = economy.regions.length;
  const J = economy.sectors.length;
  const expect = (
    name: Exclude<keyof Shock, 'rents'>,
    length: number,
    above: number,
    most = Number.MAX_VALUE,
  ): void => {
    const values = shock[name];
    if (values === undefined) return;
    if (values.length !== length) {
      throw new RangeError(`shock.${name} has ${values.length} entries; ${length} are needed`);
    }
    const bad = firstOutside(values, above, most);
    if (bad >= 0) {
      throw new RangeError(
        `shock.${name}[${bad}] is ${values[bad]}; it must be a finite number above ${above}`,
      );
    }
  };
  expect('tariff', J * N * N, -1);
  expect('tradeCost', J * N * N, 0, Infinity);
  expect('productivity', N * J, 0);
  expect('population', N, 0);
  checkRents(economy, shock.rents ?? []);
}

/** Where the first number stands that is not above one bound and up to the other, or −1. A loop, since it sees all of a shock. */
function firstOutside(values: Float64Array, above: number, most: number): number {
  for (let at = 0; at < values.length; at++) {
    if (!(values[at] > above && values[at] <= most)) return at;
  }
  return -1;
}

/**
 * Expenditure shares with 0 where the shock prohibits trade: those of the economy where it prohibits nothing,
 * `[sector][importer][exporter]`.
 */
export function openShares({ share }: Economy, { tradeCost }: Shock): Float64Array {
  if (!tradeCost?.includes(Infinity)) return share;
  return share.map((value, cell) => (tradeCost[cell] === Infinity ? 0 : value));
}
