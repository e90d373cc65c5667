import type { EconomyTables } from '../../model/index.ts';

/** A world total before and after, which must be one and the same. */
export interface Total {
  readonly name: 'trade' | 'intermediate' | 'value_added' | 'final' | 'tariff_revenue';
  readonly before: number;
  readonly after: number;
  /** |after − before| over the sum of the sizes of what was added up. */
  readonly gap: number;
}

/** Beyond this gap an aggregation is not exact. */
export const totalTolerance = 1e-9;

/**
 * Compares the world totals of an economy and of its aggregate. Everything here is summed anew from the two economies:
 * nothing is taken over from how the aggregate was made.
 */
export function compareTotals(before: EconomyTables, after: EconomyTables): Total[] {
  const fresh = sums(after);
  return Object.entries(sums(before)).map(([key, { sum, size }]) => {
    const name = key as Total['name'];
    const difference = Math.abs(fresh[name].sum - sum);
    return {
      name,
      before: sum,
      after: fresh[name].sum,
      gap: difference === 0 ? 0 : difference / size,
    };
  });
}

interface Sum {
  readonly sum: number;
  /** Sum of absolute values. */
  readonly size: number;
}

function sums({ trade, tariffs, ...tables }: EconomyTables): Record<Total['name'], Sum> {
  return {
    trade: sumOf(trade),
    intermediate: sumOf(tables.intermediate),
    value_added: sumOf(tables.valueAdded),
    final: sumOf(tables.final),
    tariff_revenue: sumOf(trade.map((value, cell) => value * tariffs[cell]!)),
  };
}

function sumOf(values: Float64Array): Sum {
  let sum = 0;
  let size = 0;
  for (const value of values) {
    sum += value;
    size += Math.abs(value);
  }
  return { sum, size };
}
