import type { Measure, Register } from '../measure.ts';
import { spanOf } from './codes.ts';
import { NOTHING, only, setOf, type MeasureSet } from './measure-set.ts';
import { selectedCodes, type SelectedCodes } from './selected-codes.ts';

type SectorOf = (hs: string) => string | undefined;

/**
 * Which of an importer's measures name a product, whatever the exporter and the day. The codes are cut at every place where
 * some measure begins or ends, and each piece knows the measures that hold all of it; a code is held by those
 * that hold all its pieces. So a code is found by one binary search, however long the lists are.
 */
export class ProductIndex {
  readonly #included: Pieces;
  readonly #excepted: Pieces;
  readonly #bySector: { set: MeasureSet; included: Set<string>; excepted: Set<string> }[] = [];
  readonly #sectorOf: SectorOf | undefined;

  constructor(measures: readonly Measure[], lists: Register['lists'], sectorOf?: SectorOf) {
    const included = measures.map(({ products }) => selectedCodes(products, lists));
    const excepted = measures.map(({ exceptProducts }) => selectedCodes(exceptProducts, lists));
    this.#included = new Pieces(included);
    this.#excepted = new Pieces(excepted);
    this.#sectorOf = sectorOf;
    measures.forEach((_, index) => {
      const sectors = { included: included[index]!.sectors, excepted: excepted[index]!.sectors };
      if (sectors.included.length + sectors.excepted.length === 0) return;
      this.#bySector.push({
        set: only(index),
        included: new Set(sectors.included),
        excepted: new Set(sectors.excepted),
      });
    });
  }

  /** Measures that name sectors, which cannot be matched without `sectorOf`. */
  get needSectors(): MeasureSet {
    return this.#sectorOf ? NOTHING : this.#bySector.reduce((all, { set }) => all | set, NOTHING);
  }

  /** The measures that hold all of what begins with `code`, and except not all of it. */
  naming(code: string): MeasureSet {
    const span = spanOf(code);
    let included = this.#included.holding(span.from, span.to);
    let excepted = this.#excepted.holding(span.from, span.to);
    if (this.#sectorOf && this.#bySector.length > 0) {
      const sector = this.#sectorOf(code);
      for (const measure of this.#bySector) {
        if (sector === undefined) break;
        if (measure.included.has(sector)) included |= measure.set;
        if (measure.excepted.has(sector)) excepted |= measure.set;
      }
    }
    return included & ~excepted;
  }
}

/** Consecutive pieces of the codes: `#starts[p]` is the first code of a piece, `#sets[p]` who holds it. */
class Pieces {
  readonly #starts: Float64Array;
  readonly #sets: MeasureSet[];
  /** Of measures that hold every code: left out of the pieces. */
  readonly #everywhere: MeasureSet;

  constructor(selected: readonly SelectedCodes[]) {
    const everything = spanOf('');
    const holdsAll = ({ spans }: SelectedCodes) =>
      spans[0]?.from === everything.from && spans[0].to === everything.to;
    this.#everywhere = setOf(selected.flatMap((codes, index) => (holdsAll(codes) ? [index] : [])));
    const turns = new Map<number, MeasureSet>([[0, NOTHING]]);
    selected.forEach((codes, index) => {
      if (holdsAll(codes)) return;
      const bit = only(index);
      for (const { from, to } of codes.spans)
        for (const place of [from, to + 1]) turns.set(place, (turns.get(place) ?? NOTHING) ^ bit);
    });
    this.#starts = Float64Array.from(turns.keys()).sort();
    let holders = NOTHING;
    this.#sets = Array.from(this.#starts, (start) => (holders ^= turns.get(start)!));
  }

  holding(from: number, to: number): MeasureSet {
    let piece = this.#pieceOf(from);
    let holders = this.#sets[piece]!;
    while (++piece < this.#starts.length && this.#starts[piece]! <= to && holders !== NOTHING)
      holders &= this.#sets[piece]!;
    return holders | this.#everywhere;
  }

  /** The last piece that starts at `code` or before. */
  #pieceOf(code: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= code) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
