import type { Day } from '../register/index.ts';

/** Days since 1970. */
export function dayNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

export function dayBefore(day: Day): Day {
  return new Date((dayNumber(day) - 1) * 86_400_000).toISOString().slice(0, 10);
}
