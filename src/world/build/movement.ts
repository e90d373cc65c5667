/** One cell before and after balancing. */
export interface MovedCell {
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

/** How far a set of cells moved; every `…Pct` is a relative change in per cent, without its sign. */
export interface Movement {
  /** Half the cells moved less than this. */
  readonly medianPct: number;
  /** 95 % of the cells moved less than this. */
  readonly p95Pct: number;
  /** Half of the value before balancing moved less than this. */
  readonly weightedMedianPct: number;
  readonly weightedP95Pct: number;
  /** Σ |after − before| / Σ before. */
  readonly totalPct: number;
  /** The cells that moved most in value, largest first. */
  readonly largest: readonly MovedCell[];
}

/** Measures how far cells moved; cells that were 0 before count in `totalPct` and `largest` only. */
export function movement(cells: readonly MovedCell[], howMany = 10): Movement {
  const moved = cells
    .filter(({ before }) => before > 0)
    .map(({ before, after }) => ({ pct: 100 * Math.abs(after / before - 1), weight: before }))
    .sort((a, b) => a.pct - b.pct);
  const quantile = (share: number, weightOf: (cell: { weight: number }) => number): number => {
    const total = moved.reduce((sum, cell) => sum + weightOf(cell), 0);
    let passed = 0;
    const cell = moved.find((candidate) => (passed += weightOf(candidate)) >= share * total);
    return cell?.pct ?? 0;
  };
  const size = ({ before, after }: MovedCell): number => Math.abs(after - before);
  const sum = (value: (cell: MovedCell) => number): number =>
    cells.reduce((total, cell) => total + value(cell), 0);
  return {
    medianPct: quantile(0.5, () => 1),
    p95Pct: quantile(0.95, () => 1),
    weightedMedianPct: quantile(0.5, ({ weight }) => weight),
    weightedP95Pct: quantile(0.95, ({ weight }) => weight),
    totalPct: (100 * sum(size)) / sum(({ before }) => before),
    largest: [...cells].sort((a, b) => size(b) - size(a)).slice(0, howMany),
  };
}
