import type { DayOptions } from '../duty.ts';
import type { Measure, Register } from '../measure.ts';
import type { MeasureSet } from './measure-set.ts';
import { ProductIndex } from './product-index.ts';
import { bearsOnImports } from './spells.ts';
import { TariffLines, type TariffLine } from './tariff-lines.ts';

/** Measures that name the same goods. Equal sets are one object. */
export interface NamedBy {
  readonly set: MeasureSet;
}

/** A part of a product, by its code, with the measures that name it. */
export interface NamedLine extends TariffLine {
  readonly by: NamedBy;
}

/**
 * What goods an importer's measures name, whomever they are aimed at and whether in force or not: worked out once for all days.
 */
export class ImporterGoods {
  readonly importer: string;
  /** Every measure on the importer's goods. */
  readonly measures: readonly Measure[];
  readonly tariffLines: TariffLines;
  readonly #index: ProductIndex;
  readonly #named = new Map<string, readonly NamedLine[]>();
  readonly #sets = new Map<MeasureSet, NamedBy>();

  constructor(importer: string, register: Register, sectorOf: DayOptions['sectorOf']) {
    this.importer = importer;
    this.measures = register.measures.filter(
      (measure) => measure.importers.includes(importer) && bearsOnImports(measure),
    );
    this.tariffLines = new TariffLines(this.measures, register.lists);
    this.#index = new ProductIndex(this.measures, register.lists, sectorOf);
  }

  /** Measures that name sectors, which cannot be matched. */
  get needSectors(): MeasureSet {
    return this.#index.needSectors;
  }

  /** Measures that name all of a code. */
  naming(code: string): MeasureSet {
    return this.#index.naming(code);
  }

  /** The tariff lines under a code; the code itself where the same measures name them all. */
  namedLines(hs: string): readonly NamedLine[] {
    let named = this.#named.get(hs);
    if (!named) this.#named.set(hs, (named = this.#name(hs)));
    return named;
  }

  #name(hs: string): NamedLine[] {
    const lines = this.tariffLines
      .under(hs)
      .map(({ code, weight }) => ({ code, weight, by: this.#namedBy(code) }));
    const by = lines[0]!.by;
    return lines.every((line) => line.by === by) ? [{ code: hs, weight: 1, by }] : lines;
  }

  #namedBy(code: string): NamedBy {
    const set = this.#index.naming(code);
    let by = this.#sets.get(set);
    if (!by) this.#sets.set(set, (by = { set }));
    return by;
  }
}
