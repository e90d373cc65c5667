import type { EconomyTables } from '../../model/index.ts';

/** What an economy adds up to, in its own unit. */
export interface EconomyTotals {
  readonly output: number;
  readonly valueAdded: number;
  readonly final: number;
  /** Sales across borders, and their share in all sales. */
  readonly crossBorder: number;
  readonly crossBorderShare: number;
}

export function economyTotals({ regions, trade, valueAdded, final }: EconomyTables): EconomyTotals {
  const N = regions.length;
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  const output = sum(trade);
  const own = trade.reduce(
    (total, value, cell) => (cell % N === Math.floor(cell / N) % N ? total + value : total),
    0,
  );
  return {
    output,
    valueAdded: sum(valueAdded),
    final: sum(final),
    crossBorder: output - own,
    crossBorderShare: output > 0 ? (output - own) / output : 0,
  };
}
