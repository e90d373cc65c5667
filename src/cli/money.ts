/** A way to write values of one economy: all in one unit that suits the largest of them. */
export interface MoneyFormat {
  /** `C$ billion`. */
  readonly unit: string;
  /** `1,234.5`, with a true minus sign. */
  readonly text: (value: number) => string;
}

const scales: readonly (readonly [factor: number, word: string])[] = [
  [1, ''],
  [1e3, 'thousand'],
  [1e6, 'million'],
  [1e9, 'billion'],
  [1e12, 'trillion'],
];

/** @param unit of the values, as economy.yaml states it: `US$ million` */
export function moneyFormat(unit: string, values: readonly number[]): MoneyFormat {
  const stated = /\b(thousand|million|billion|trillion)s?\b/iu.exec(unit)?.[1];
  const own = scales.find(([, word]) => word !== '' && word === stated?.toLowerCase())?.[0] ?? 1;
  const symbol =
    stated === undefined ? unit : unit.replace(new RegExp(`\\s*${stated}s?`, 'iu'), '');
  const largest = own * values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  // Four figures or more before the point: beside 20,226 billion a province of 6 billion can still be read.
  const [factor, word] = scales.findLast(([size]) => largest >= size * 1000) ?? [1, ''];
  return {
    unit: [symbol.trim(), word].filter(Boolean).join(' '),
    text: (value) => {
      const text = Math.abs((value * own) / factor).toLocaleString('en-US', {
        minimumFractionDigits: 1,
        maximumFractionDigits: 1,
      });
      return value < 0 && Number(text.replaceAll(',', '')) !== 0 ? `−${text}` : text;
    },
  };
}

/** A share as percent: `12.3 %`, `0.04 %`; `–` where there is none. */
export function percent(share: number | null, digits = 1): string {
  if (share === null || !Number.isFinite(share)) return '–';
  const size = Math.abs(100 * share);
  const small = size > 0 && size < 0.5 * 10 ** -digits;
  const text = small ? size.toPrecision(1) : size.toFixed(digits);
  return `${share < 0 && Number(text) !== 0 ? '−' : ''}${/e/u.test(text) ? size.toExponential(0) : text} %`;
}
