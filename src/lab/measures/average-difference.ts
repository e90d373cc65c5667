import type { AverageDifference, Result } from '../result.ts';

/** Real income of regions, then of groups, by exact aggregation of products and by plain average tariffs. */
export function averageDifference(exact: Result, average: Result): AverageDifference[] {
  const exactly = new Map([...exact.regions, ...exact.groups].map((one) => [one.id, one]));
  return [...average.regions, ...average.groups].flatMap(({ id, real_income_pct }) => {
    const other = exactly.get(id);
    if (!other) return [];
    const { real_income_pct: was } = other;
    return [{ id, exact: was, average: real_income_pct, difference: real_income_pct - was }];
  });
}
