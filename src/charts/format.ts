import { format } from 'd3-format';
import type { Result } from '../lab/index.ts';

/** Zero that rounding left of a small number carries no sign. */
function fixed(value: number, digits: number, sign: '+' | '-'): string {
  const rounded = Number(value.toFixed(digits));
  return format(`${rounded === 0 ? '-' : sign}.${digits}f`)(rounded === 0 ? 0 : value);
}

/** `−1.23`: fixed digits and a true minus sign; `–` where there is no number. */
export function decimal(value: number | null, digits: number): string {
  return value === null || !Number.isFinite(value) ? '–' : fixed(value, digits, '-');
}

/** `+1.23`, `−1.23`, `0.00`: a change. */
export function change(value: number | null, digits: number): string {
  return value === null || !Number.isFinite(value) ? '–' : fixed(value, digits, '+');
}

/** `+1.23 %`, with a blank that does not break. */
export function percentChange(value: number | null, digits: number): string {
  return value === null || !Number.isFinite(value) ? '–' : `${change(value, digits)}\u00a0%`;
}

/** `−0.03 to +0.02`, with blanks that do not break, or one number where both read the same. */
export function percentRange(low: number, high: number, digits: number): string {
  const [from, to] = [change(low, digits), change(high, digits)];
  return from === to ? from : `${from}\u00a0to\u00a0${to}`;
}

/** Digits behind the point that show the largest of `values` to at least three figures: 1 to 4. */
export function digitsFor(values: readonly (number | null)[]): number {
  const largest = values.reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0);
  if (largest === 0) return 2;
  return Math.min(4, Math.max(1, 2 - Math.floor(Math.log10(largest))));
}

/** Money of one economy, scaled once for a whole chart or table. */
export interface MoneyScale {
  /** `C$ billion`. */
  readonly unit: string;
  /** A value of the result in that unit. */
  readonly of: (value: number) => number;
  /** The same, written without its unit. */
  readonly text: (value: number) => string;
}

const units: readonly (readonly [factor: number, name: string])[] = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
  [1e3, 'thousand'],
];

/** The scale in which the largest of `values`, in the economy's own unit, has one to five figures. */
export function moneyScale(
  { currency, unit }: Pick<Result['economy'], 'currency' | 'unit'>,
  values: readonly number[],
): MoneyScale {
  const word = /\b(thousand|million|billion|trillion)s?\b/i.exec(unit);
  const own = units.find(([, name]) => name === word?.[1]?.toLowerCase())?.[0] ?? 1;
  const symbol = (word ? unit.replace(word[0], '') : unit).trim() || currency;
  const largest = own * values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const [factor, name] = units.find(([size]) => largest >= (size === 1e12 ? 1e13 : size)) ?? [
    1,
    '',
  ];
  const size = largest / factor;
  const shown = format(`,.${size >= 10_000 ? 0 : size >= 10 ? 1 : 2}f`);
  const of = (value: number): number => (value * own) / factor;
  return {
    unit: name === '' ? symbol : `${symbol} ${name}`,
    of,
    text: (value) => shown(of(value)),
  };
}
