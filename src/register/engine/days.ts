import type { Day } from '../measure.ts';

const MILLISECONDS = 86_400_000;

/** Days since 1970-01-01. */
export function dayNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / MILLISECONDS;
}

/** The day so many days later. */
export function daysAfter(day: Day, days: number): Day {
  return new Date((dayNumber(day) + days) * MILLISECONDS).toISOString().slice(0, 10);
}
