import type { Quota } from '../measure.ts';

/** `84.8 %`. */
export function formatPercent(fraction: number): string {
  return `${Number((fraction * 100).toFixed(2))} %`;
}

/** `the quota of 49,000 vehicles a year (outside it 106.1 %, which the sources do not settle)`. */
export function formatQuota(quota: Quota): string {
  const { per, outRate, outUncertain } = quota;
  const doubt = outUncertain ? ', which the sources do not settle' : '';
  return `the quota of ${formatVolume(quota)} a ${per} (outside it ${formatPercent(outRate)}${doubt})`;
}

/** `49,000 vehicles`, `20 % of 2024 imports`. */
export function formatVolume({ volume, unit }: Quota): string {
  const number = unit.startsWith('of ') ? formatPercent(volume) : volume.toLocaleString('en');
  return `${number} ${unit}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function joinWords(words: readonly string[]): string {
  const [last, ...before] = words.toReversed();
  if (last === undefined) return '';
  return before.length === 0 ? last : `${before.toReversed().join(', ')} and ${last}`;
}
