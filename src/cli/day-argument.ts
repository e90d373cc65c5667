import { InvalidArgumentError } from 'commander';
import { registerHorizon, type Register } from '../lab/index.ts';
import type { Streams } from './streams.ts';

/** Whether a text is a day of the calendar as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/u.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** A day as it stands on a command line. */
export function aDay(text: string): string {
  if (isDay(text)) return text;
  throw new InvalidArgumentError('Give a day of the calendar as YYYY-MM-DD.');
}

/** The day where the command runs. */
export function today(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Says so where a day is later than anything the register has heard of. */
export function warnPastHorizon(register: Register, on: string, streams: Streams): void {
  const horizon = registerHorizon(register);
  if (on <= horizon) return;
  streams.err(
    `${streams.errColors.yellow('warning')}: the newest thing that the register was told is of ${horizon}: what was decided between then and ${on} is not in it\n`,
  );
}

/** What is announced one month mostly begins by the end of the next. */
export function endOfNextMonth(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10);
}
