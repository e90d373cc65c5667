/** Codes from `from` to `to`, both included, as ten-digit numbers: `1205` is 1205000000 to 1205999999. */
export interface CodeSpan {
  readonly from: number;
  readonly to: number;
}

export const DIGITS = 10;
export const ALL_CODES: CodeSpan = { from: 0, to: 10 ** DIGITS - 1 };

/**
 * A product code as somebody writes it (`1205.10.00`, `1205 10`) in digits.
 *
 * @returns undefined for what is no code of 2 to 10 digits
 */
export function normaliseHs(text: string): string | undefined {
  const digits = text.replaceAll(/[.\s]/g, '');
  return /^\d{2,10}$/.test(digits) ? digits : undefined;
}

/** A tariff line that is not divided has the statistical suffix 00: `7208510000` is all of `72085100`. */
export function undivided(code: string): string {
  return code.length === DIGITS && code.endsWith('00') ? code.slice(0, 8) : code;
}

/** All codes that begin with `from`, or with anything from there to `to`. */
export function spanOf(from: string, to = from): CodeSpan {
  return {
    from: Number(undivided(from).padEnd(DIGITS, '0')),
    to: Number(undivided(to).padEnd(DIGITS, '9')),
  };
}

/** The shortest code, of an even number of digits, that begins where the span begins and does not reach past its end. */
export function codeAtStart({ from, to }: CodeSpan): string {
  const digits = String(from).padStart(DIGITS, '0');
  for (let length = 2; length < DIGITS; length += 2) {
    const span = spanOf(digits.slice(0, length));
    if (span.from === from && span.to <= to) return digits.slice(0, length);
  }
  return digits;
}

/** In ascending order; those that touch or overlap become one. */
export function mergeSpans(spans: readonly CodeSpan[]): CodeSpan[] {
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && from <= last.to + 1) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** What of `spans` is not in `taken`; both merged. */
export function subtractSpans(
  spans: readonly CodeSpan[],
  taken: readonly CodeSpan[],
): readonly CodeSpan[] {
  if (taken.length === 0) return spans;
  const left: CodeSpan[] = [];
  let next = 0;
  for (const { from, to } of spans) {
    let start = from;
    while (next < taken.length && taken[next]!.to < from) next++;
    for (let t = next; t < taken.length && taken[t]!.from <= to; t++) {
      if (taken[t]!.from > start) left.push({ from: start, to: taken[t]!.from - 1 });
      start = Math.max(start, taken[t]!.to + 1);
    }
    if (start <= to) left.push({ from: start, to });
  }
  return left;
}

/** The first codes that both have; both merged. */
export function firstCommonSpan(
  a: readonly CodeSpan[],
  b: readonly CodeSpan[],
): CodeSpan | undefined {
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const from = Math.max(a[i]!.from, b[j]!.from);
    const to = Math.min(a[i]!.to, b[j]!.to);
    if (from <= to) return { from, to };
    if (a[i]!.to < b[j]!.to) i++;
    else j++;
  }
  return undefined;
}
