import type { Day } from './measure.ts';

/** A year or a month, by its first, middle and last day. */
export interface Period {
  /** As it was written: `2024`, `2025-01`. */
  readonly column: string;
  readonly first: Day;
  readonly middle: Day;
  readonly last: Day;
}

const MS_A_DAY = 86_400_000;

/** Reads `2024` or `2025-01`; undefined where a text is neither. Of an even number of days, the middle is the later one. */
export function parsePeriod(column: string): Period | undefined {
  const [, year, month] = /^(\d{4})(?:-(0[1-9]|1[0-2]))?$/u.exec(column) ?? [];
  if (year === undefined) return undefined;
  const start = utc(Number(year), month === undefined ? 0 : Number(month) - 1);
  const end = month === undefined ? utc(Number(year) + 1, 0) : utc(Number(year), Number(month));
  const days = (end - start) / MS_A_DAY;
  return {
    column,
    first: dayOf(start),
    middle: dayOf(start + Math.floor(days / 2) * MS_A_DAY),
    last: dayOf(end - MS_A_DAY),
  };
}

/** Midnight at the start of a month, counted from 0; `Date.UTC` takes the years 0 to 99 for those of the 20th century. */
function utc(year: number, month: number): number {
  return new Date(0).setUTCFullYear(year, month, 1);
}

function dayOf(time: number): Day {
  return new Date(time).toISOString().slice(0, 10);
}
