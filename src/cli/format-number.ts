/** A percent change with its sign: `+0.25`, `−1.30`; `–` where it is not defined. */
export function signed(value: number | null, digits = 2): string {
  if (value === null) return '–';
  const text = Math.abs(value).toFixed(digits);
  if (Number(text) === 0) return text;
  return `${value < 0 ? '−' : '+'}${text}`;
}
