import type { EconomyTables } from '../../model/index.ts';
import { newIndices } from './target.ts';
import type { Target } from './target.ts';

/** The numbers of an economy, without the names of its regions and sectors. */
export type Flows = Omit<EconomyTables, 'regions' | 'sectors'>;

/**
 * Adds up the tables of an economy (docs/methods/aggregation.md derives it). Every table of money is a sum over members. A
 * tariff is the mean of its members' weighted by trade, so that revenue is what it was, and where nothing is traded their
 * simple mean. That holds for own sales too, which take in what members sell to each other: the duty on that is kept
 * as a rate on own sales.
 *
 * @param regions partition of the regions: every old index in one target
 * @param sectors the same of the sectors
 */
export function aggregateFlows(
  tables: EconomyTables,
  regions: readonly Target[],
  sectors: readonly Target[],
): Flows {
  const [N, J] = [tables.regions.length, tables.sectors.length];
  const [M, K] = [regions.length, sectors.length];
  const region = newIndices(regions);
  const sector = newIndices(sectors);

  const valueAdded = new Float64Array(M * K);
  const final = new Float64Array(M * K);
  const intermediate = new Float64Array(M * K * K);
  for (let n = 0; n < N; n++) {
    for (let j = 0; j < J; j++) {
      const old = n * J + j;
      const cell = region[n]! * K + sector[j]!;
      valueAdded[cell]! += tables.valueAdded[old]!;
      final[cell]! += tables.final[old]!;
      for (let k = 0; k < J; k++) {
        intermediate[cell * K + sector[k]!]! += tables.intermediate[old * J + k]!;
      }
    }
  }

  const trade = new Float64Array(K * M * M);
  const tariffs = new MeanTariffs(K * M * M);
  for (let j = 0; j < J; j++) {
    for (let n = 0; n < N; n++) {
      for (let i = 0; i < N; i++) {
        const old = (j * N + n) * N + i;
        const cell = (sector[j]! * M + region[n]!) * M + region[i]!;
        const value = tables.trade[old]!;
        trade[cell]! += value;
        tariffs.add(cell, tables.tariffs[old]!, value);
      }
    }
  }

  const flows = { trade, tariffs: tariffs.means(), intermediate, valueAdded, final };
  if (!tables.transfers) return flows;
  const transfers = new Float64Array(M);
  tables.transfers.forEach((value, n) => (transfers[region[n]!]! += value));
  return { ...flows, transfers };
}

/** Means of rates by cell: weighted by trade where there is any, simple where there is none. */
class MeanTariffs {
  readonly #trade: Float64Array;
  readonly #revenue: Float64Array;
  readonly #sum: Float64Array;
  readonly #count: Float64Array;
  /** Of the rates that the mean is made of: those with trade, once there is one. */
  readonly #lowest: Float64Array;
  readonly #highest: Float64Array;

  constructor(cells: number) {
    this.#trade = new Float64Array(cells);
    this.#revenue = new Float64Array(cells);
    this.#sum = new Float64Array(cells);
    this.#count = new Float64Array(cells);
    this.#lowest = new Float64Array(cells);
    this.#highest = new Float64Array(cells);
  }

  add(cell: number, rate: number, trade: number): void {
    const first = this.#count[cell] === 0 || (trade > 0 && this.#trade[cell] === 0);
    if (first || trade > 0 || this.#trade[cell] === 0) {
      this.#lowest[cell] = first ? rate : Math.min(rate, this.#lowest[cell]!);
      this.#highest[cell] = first ? rate : Math.max(rate, this.#highest[cell]!);
    }
    this.#trade[cell]! += trade;
    this.#revenue[cell]! += trade * rate;
    this.#sum[cell]! += rate;
    this.#count[cell]! += 1;
  }

  /** Rounding takes no mean out of the range of its rates: equal rates come out bit for bit, and so does no tariff. */
  means(): Float64Array {
    return this.#count.map((count, cell) => {
      if (count === 0) return 0;
      const traded = this.#trade[cell]!;
      const mean = traded > 0 ? this.#revenue[cell]! / traded : this.#sum[cell]! / count;
      return Math.min(Math.max(mean, this.#lowest[cell]!), this.#highest[cell]!);
    });
  }
}
