/** A rate for people: `25 %`, `7.5 %`, `0 %`; `–` where there is none. */
export function ratePct(rate: number | null | undefined): string {
  if (rate === null || rate === undefined) return '–';
  return `${Number((100 * rate).toFixed(2))} %`;
}
