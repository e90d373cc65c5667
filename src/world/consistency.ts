import type { EconomyTables } from '../model/index.ts';
import { expenditure, grossOutput, inputCosts, intermediateDemand } from './flow-totals.ts';

/** Two figures of the same thing that differ. */
export interface Gap {
  readonly region: string;
  /** Absent for a gap of the region as a whole. */
  readonly sector?: string;
  /** What trade.csv says, in the folder's unit. */
  readonly fromTrade: number;
  /** What the other tables say. */
  readonly fromOthers: number;
  /** `fromTrade − fromOthers`. */
  readonly size: number;
  /** Size as a share of `fromTrade`; null where that is 0. */
  readonly relative: number | null;
  /** Size as a share of the region's value added. */
  readonly ofValueAdded: number;
}

/** How far one accounting identity is from holding. */
export interface Identity {
  /** How many cells were compared, and how many of them differ beyond the tolerance. */
  readonly cells: number;
  readonly beyond: number;
  /** Σ |size| over Σ |fromTrade|: how much of the whole is in doubt. */
  readonly share: number;
  /** The largest gaps beyond the tolerance by absolute size, at most ten. */
  readonly largest: readonly Gap[];
}

/**
 * Whether the tables are one equilibrium. Where they are not, `calibrate` still finds shares, and a solve without
 * any change moves away from the stated base year.
 */
export interface Consistency {
  /** Relative to the larger of the two figures. */
  readonly tolerance: number;
  /** Expenditure at buyer's prices (trade and tariffs) against intermediate and final demand, region × sector. */
  readonly absorption: Identity;
  /** Gross output (sales to all) against value added and inputs, region × sector. */
  readonly cost: Identity;
  /** Imports less exports against transfers.csv, by region; relative to the region's trade. Absent without that file. */
  readonly deficit?: Identity;
}

interface Comparison {
  readonly region: number;
  readonly sector?: number;
  readonly fromTrade: number;
  readonly fromOthers: number;
  /** What decides whether the difference matters. */
  readonly scale: number;
}

/**
 * Compares what the tables say twice. A negative final demand counts as 0, as it does in `calibrate`.
 *
 * @param tables checked tables: every region has value added
 * @param tolerance largest difference that passes for rounding, relative to the larger figure
 */
export function checkConsistency(tables: EconomyTables, tolerance = 1e-6): Consistency {
  const { regions, sectors, final, valueAdded, transfers } = tables;
  const J = sectors.length;
  const spent = expenditure(tables);
  const bought = intermediateDemand(tables).map((value, c) => value + Math.max(final[c] ?? 0, 0));
  const output = grossOutput(tables);
  const costs = inputCosts(tables).map((value, cell) => value + (valueAdded[cell] ?? 0));
  const income = regions.map((_, n) =>
    valueAdded.subarray(n * J, (n + 1) * J).reduce((sum, value) => sum + value, 0),
  );
  const cellwise = (fromTrade: Float64Array, fromOthers: Float64Array): Comparison[] =>
    Array.from(fromTrade, (trade, cell) => {
      const others = fromOthers[cell] ?? 0;
      return {
        region: Math.floor(cell / J),
        sector: cell % J,
        fromTrade: trade,
        fromOthers: others,
        scale: Math.max(Math.abs(trade), Math.abs(others)),
      };
    });
  const judge = (comparisons: readonly Comparison[]): Identity =>
    summarise(comparisons, tables, income, tolerance);
  return {
    tolerance,
    absorption: judge(cellwise(spent, bought)),
    cost: judge(cellwise(output, costs)),
    ...(transfers ? { deficit: judge(deficits(tables, transfers)) } : {}),
  };
}

function deficits(
  { regions, sectors, trade }: EconomyTables,
  transfers: Float64Array,
): Comparison[] {
  const N = regions.length;
  const imports = new Float64Array(N);
  const exports = new Float64Array(N);
  for (let cell = 0; cell < sectors.length * N * N; cell++) {
    const [i, n] = [cell % N, Math.floor(cell / N) % N];
    if (i === n) continue;
    imports[n] = (imports[n] ?? 0) + (trade[cell] ?? 0);
    exports[i] = (exports[i] ?? 0) + (trade[cell] ?? 0);
  }
  return regions.map((_, region) => ({
    region,
    fromTrade: (imports[region] ?? 0) - (exports[region] ?? 0),
    fromOthers: transfers[region] ?? 0,
    scale: (imports[region] ?? 0) + (exports[region] ?? 0),
  }));
}

function summarise(
  comparisons: readonly Comparison[],
  { regions, sectors }: EconomyTables,
  income: readonly number[],
  tolerance: number,
): Identity {
  const gapOf = ({ fromTrade, fromOthers }: Comparison): number => Math.abs(fromTrade - fromOthers);
  const beyond = comparisons.filter((one) => gapOf(one) > tolerance * one.scale);
  const total = (pick: (one: Comparison) => number): number =>
    comparisons.reduce((sum, one) => sum + pick(one), 0);
  const whole = total(({ fromTrade }) => Math.abs(fromTrade));
  const largest = beyond.toSorted((a, b) => gapOf(b) - gapOf(a)).slice(0, 10);
  return {
    cells: comparisons.length,
    beyond: beyond.length,
    share: whole > 0 ? total(gapOf) / whole : 0,
    largest: largest.map(({ region, sector, fromTrade, fromOthers }) => {
      const size = fromTrade - fromOthers;
      return {
        region: regions[region]?.id ?? '',
        ...(sector === undefined ? {} : { sector: sectors[sector]?.id ?? '' }),
        fromTrade,
        fromOthers,
        size,
        relative: fromTrade === 0 ? null : size / Math.abs(fromTrade),
        ofValueAdded: size / (income[region] ?? 0),
      };
    }),
  };
}
