import type { Charge, DayOptions, DutyLine, MeasureEdit, RegisterDay } from '../duty.ts';
import type { Day, Register } from '../measure.ts';
import { collectEdits } from './acting-measure.ts';
import { explainCharge } from './charge.ts';
import { ClaimShares } from './claim-share.ts';
import { ImporterDay, type DayOfRegister } from './importer-day.ts';
import { ImporterGoods } from './importer-goods.ts';

/**
 * The register as it stands on a day, with a scenario's edits. Each importer's measures are compiled when it is first asked
 * for. The rules are those of docs/methods/register.md.
 *
 * @param on `YYYY-MM-DD`
 * @throws Error where an edit names no measure: `checkEdits` tells beforehand; InputError, on the first question about an
 *   importer, where a measure that acts on the day names sectors and `options.sectorOf` is not given
 */
export function dayOf(register: Register, on: Day, options: DayOptions = {}): RegisterDay {
  return daysOf(register, options.sectorOf)(on, options.edits);
}

/**
 * The same for several days: what goods measures name is worked out once for all.
 *
 * @param makeup whether duties tell which measures they consist of
 */
export function daysOf(
  register: Register,
  sectorOf?: DayOptions['sectorOf'],
  makeup = false,
): (on: Day, edits?: readonly MeasureEdit[]) => RegisterDay {
  const ids = new Set(register.measures.map(({ id }) => id));
  const known = new Map<string, ImporterGoods>();
  const goodsOf = (importer: string): ImporterGoods => {
    let goods = known.get(importer);
    if (!goods) known.set(importer, (goods = new ImporterGoods(importer, register, sectorOf)));
    return goods;
  };
  return (on, edited = []) => {
    const edits = collectEdits(edited);
    for (const id of edits.keys())
      if (!ids.has(id)) throw new Error(`the register has no measure '${id}'`);
    return new CompiledDay(
      { register, on, edits, claimShares: new ClaimShares(on), makeup },
      goodsOf,
    );
  };
}

class CompiledDay implements RegisterDay {
  readonly #day: DayOfRegister;
  readonly #goodsOf: (importer: string) => ImporterGoods;
  readonly #importers = new Map<string, ImporterDay>();

  constructor(day: DayOfRegister, goodsOf: (importer: string) => ImporterGoods) {
    this.#day = day;
    this.#goodsOf = goodsOf;
  }

  get on(): Day {
    return this.#day.on;
  }

  touches(importer: string, exporter: string): boolean {
    return this.#importer(importer).touches(exporter);
  }

  linesOf(importer: string, exporter: string, hs6: string): readonly DutyLine[] {
    return this.#importer(importer).linesOf(exporter, hs6);
  }

  charge(importer: string, exporter: string, hs: string): Charge {
    return explainCharge(this.#importer(importer), this.#day, exporter, hs);
  }

  #importer(id: string): ImporterDay {
    let importer = this.#importers.get(id);
    if (!importer)
      this.#importers.set(id, (importer = new ImporterDay(this.#goodsOf(id), this.#day)));
    return importer;
  }
}
