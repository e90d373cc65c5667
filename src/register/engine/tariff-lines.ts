import type { Measure, Register } from '../measure.ts';
import { undivided } from './codes.ts';
import { namedCodes } from './selected-codes.ts';

/** A part of a product: a code, and its share of the product. */
export interface TariffLine {
  readonly code: string;
  readonly weight: number;
}

/**
 * The tariff lines of an importer as far as its measures name them, in force or not: what longer codes there are under a
 * code. The register has no tariff schedule; a line that no list names is not known to exist.
 */
export class TariffLines {
  /** Named codes in ascending order, each once. */
  readonly #named: readonly string[];

  constructor(measures: readonly Measure[], lists: Register['lists']) {
    const named = new Set<string>();
    for (const { products, exceptProducts } of measures)
      for (const code of namedCodes([...products, ...exceptProducts], lists))
        named.add(undivided(code));
    this.#named = [...named].sort();
  }

  /**
   * What a code consists of, shares summing to 1. Six and seven digits: the known eight-digit lines, equally. Any other
   * length: the longer codes that are named and, as one more, the rest, equally. For eight digits that is near to what imports
   * by ten-digit code show: docs/methods/register.md.
   */
  under(asked: string): readonly TariffLine[] {
    const code = undivided(asked);
    const longer = this.#longerThan(code);
    if (longer.length === 0 || code.length > 8) return [{ code: asked, weight: 1 }];
    if (code.length === 8 || code.length < 6)
      return equally([...longer, code].map((line) => ({ code: line, weight: 1 })));
    const lines = longest(new Set(longer.map((line) => line.slice(0, 8))));
    return equally(lines.flatMap((line) => this.under(line)));
  }

  #longerThan(code: string): string[] {
    const first = firstFrom(this.#named, code);
    const longer: string[] = [];
    for (let at = first; at < this.#named.length && this.#named[at]!.startsWith(code); at++)
      if (this.#named[at]!.length > code.length) longer.push(this.#named[at]!);
    return longer;
  }
}

function equally(lines: readonly TariffLine[]): TariffLine[] {
  const sum = lines.reduce((total, { weight }) => total + weight, 0);
  return lines.map(({ code, weight }) => ({ code, weight: weight / sum }));
}

/** Without those that others begin with. */
function longest(codes: ReadonlySet<string>): string[] {
  const sorted = [...codes].sort();
  return sorted.filter((code, at) => !sorted[at + 1]?.startsWith(code));
}

/** Index of the first of sorted `codes` that is not before `code`. */
function firstFrom(codes: readonly string[], code: string): number {
  let low = 0;
  let high = codes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (codes[middle]! < code) low = middle + 1;
    else high = middle;
  }
  return low;
}
