import type { EconomyTables } from '../../../model/index.ts';
import { randomEconomy, randomStream } from '../../../model/testing/random-economy.ts';
import { settled } from '../../../model/testing/solved.ts';

/** An economy that is known, and a multi-regional table that sums to it. */
export interface KnownTable {
  /** As an importer should return it, but for ids and names: no tariffs. */
  readonly tables: EconomyTables;
  /** What sector `j` of region `i` sells to sector `k` of region `n`. */
  readonly input: (i: number, j: number, n: number, k: number) => number;
  /** What sector `j` of region `i` sells to final use `use` of region `n`; the uses sum to final demand. */
  readonly final: (i: number, j: number, n: number, use: number) => number;
  /** Gross output: `[region][sector]`. */
  readonly output: Float64Array;
  /** Part of value added that the source books as taxes on products: `[region][sector]`. */
  readonly taxes: Float64Array;
}

/** Shares of five kinds of final use: stocks, the last, fall. They sum to 1 exactly. */
export const useShares = [0.5, 0.0625, 0.25, 0.25, -0.0625] as const;

/**
 * A known economy in equilibrium with deficits and without tariffs, from the generator of the model's tests. Every buyer of
 * a product in a region has the same suppliers, as the model takes it.
 */
export function knownTable(seed: number, regions: number, sectors: number): KnownTable {
  const economy = settled(
    randomEconomy(seed, { regions, sectors, tariff: 0, transfer: 0.1, sizeSpread: 2 }),
  );
  const [N, J] = [regions, sectors];
  const { share, expenditure, inputShare, valueAddedShare } = economy;
  const trade = share.map((pi, cell) => {
    const [j, n] = [Math.floor(cell / (N * N)), Math.floor(cell / N) % N];
    return pi * (expenditure[n * J + j] ?? 0);
  });
  const output = new Float64Array(N * J);
  trade.forEach((value, cell) => {
    const [j, i] = [Math.floor(cell / (N * N)), cell % N];
    output[i * J + j] = (output[i * J + j] ?? 0) + value;
  });
  const intermediate = inputShare.map((gamma, cell) => gamma * (output[Math.floor(cell / J)] ?? 0));
  const valueAdded = valueAddedShare.map((gamma, cell) => gamma * (output[cell] ?? 0));
  const final = expenditure.map((spent, cell) => {
    const [n, j] = [Math.floor(cell / J), cell % J];
    let inputs = 0;
    for (let k = 0; k < J; k++) inputs += intermediate[(n * J + k) * J + j] ?? 0;
    return spent - inputs;
  });
  const random = randomStream(seed);
  const tables: EconomyTables = {
    regions: economy.regions,
    sectors: economy.sectors,
    trade,
    tariffs: new Float64Array(J * N * N),
    intermediate,
    valueAdded,
    final,
  };
  const shareOf = (i: number, j: number, n: number): number => share[(j * N + n) * N + i] ?? 0;
  return {
    tables,
    output,
    taxes: valueAdded.map((value) => value * 0.2 * random()),
    input: (i, j, n, k) => shareOf(i, j, n) * (intermediate[(n * J + k) * J + j] ?? 0),
    final: (i, j, n, use) => shareOf(i, j, n) * (final[n * J + j] ?? 0) * (useShares[use] ?? 0),
  };
}
