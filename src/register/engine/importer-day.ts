import type { Duty, DutyLine } from '../duty.ts';
import type { Day, Measure, Register } from '../measure.ts';
import { InputError } from '../../input/index.ts';
import { actingOn, type ActingMeasure, type EditsOfMeasure } from './acting-measure.ts';
import type { ClaimShares } from './claim-share.ts';
import type { ImporterGoods, NamedBy } from './importer-goods.ts';
import { makeupOf } from './makeup.ts';
import { membersOf, NOTHING, setOf, type MeasureSet } from './measure-set.ts';
import { reachesExporter } from './partners.ts';
import { isBaseline, isPreference } from './relations.ts';
import { dutyOf, stackUp } from './stack.ts';

/** What a day is made of, but for the importer. */
export interface DayOfRegister {
  readonly register: Register;
  readonly on: Day;
  readonly edits: ReadonlyMap<string, EditsOfMeasure>;
  readonly claimShares: ClaimShares;
  /** Whether duties tell which measures they consist of. */
  readonly makeup: boolean;
}

/** What measures come to on goods that the same ones are charged on. */
interface Treatment {
  readonly claimed: Duty;
  readonly notClaimed: Duty;
  /** Preferences that can be claimed. */
  readonly preferences: readonly Measure[];
}

/** An exporter as the importer's measures see it. */
interface Exporter {
  /** Measures aimed at it, in force or not. */
  readonly open: MeasureSet;
  readonly treatments: Map<NamedBy, Treatment>;
}

type LineShare = DutyLine['codes'][number];

/**
 * All that one importer charges on one day. Measures are numbered, and questions are answered by sets of them: those that
 * name a product (worked out once for all days), those aimed at an exporter (once for each exporter), those
 * that act on the day. What a set comes to is worked out once.
 */
export class ImporterDay {
  /** Every measure on the importer's goods, in force or not. */
  readonly measures: readonly Measure[];
  readonly acting: readonly (ActingMeasure | undefined)[];
  readonly goods: ImporterGoods;
  readonly #day: DayOfRegister;
  readonly #actingSet: MeasureSet;
  /** Those acting that are neither MFN rates nor preferences. */
  readonly #adding: MeasureSet;
  readonly #exporters = new Map<string, Exporter>();
  readonly #treatments = new Map<MeasureSet, Treatment>();

  constructor(goods: ImporterGoods, day: DayOfRegister) {
    this.goods = goods;
    this.measures = goods.measures;
    this.#day = day;
    this.acting = this.measures.map((measure) =>
      actingOn(measure, day.on, day.edits.get(measure.id)),
    );
    this.#actingSet = setOf(this.acting.flatMap((acting, index) => (acting ? [index] : [])));
    this.#adding = setOf(
      this.acting.flatMap((acting, i) => (acting && !isBaseline(acting.measure) ? [i] : [])),
    );
    const blind = membersOf(goods.needSectors & this.#actingSet, this.measures);
    if (blind.length > 0) throw new InputError(blind.map(needsSectors));
  }

  /** Whether anything but MFN rates and preferences acts between the two. */
  touches(exporter: string): boolean {
    return (this.#exporter(exporter).open & this.#adding) !== NOTHING;
  }

  /** Measures that are aimed at an exporter and name all of a code, acting or not. */
  naming(exporter: string, code: string): MeasureSet {
    return this.goods.naming(code) & this.#exporter(exporter).open;
  }

  /** Of a set, those that act on the day. */
  actingIn(set: MeasureSet): ActingMeasure[] {
    return membersOf(set & this.#actingSet, this.acting).filter((acting) => acting !== undefined);
  }

  /** See `RegisterDay.linesOf`. */
  linesOf(exporter: string, hs: string): readonly DutyLine[] {
    const seller = this.#exporter(exporter);
    const lines = this.goods.namedLines(hs);
    const first = this.#treatmentBy(seller, lines[0]!.by);
    // what is treated alike throughout goes by the name of the whole
    if (lines.every(({ by }) => this.#treatmentBy(seller, by) === first))
      return [this.#line(first, exporter, { hs, weight: 1 })];
    const parts = new Map<Treatment, LineShare[]>();
    for (const { code, weight, by } of lines) {
      const treatment = this.#treatmentBy(seller, by);
      const part = parts.get(treatment);
      if (part) part.push({ hs: code, weight });
      else parts.set(treatment, [{ hs: code, weight }]);
    }
    return Array.from(parts, ([treatment, codes]) => {
      const weight = codes.reduce((sum, share) => sum + share.weight, 0);
      return this.#line(treatment, exporter, { hs: codes[0]!.hs, weight }, codes);
    });
  }

  #line(
    { claimed, notClaimed, preferences }: Treatment,
    exporter: string,
    { hs, weight }: LineShare,
    codes: readonly LineShare[] = [],
  ): DutyLine {
    const claimShare = this.claimShare(preferences, exporter, hs);
    return { hs, weight, codes, claimShare, claimed, notClaimed };
  }

  /** Of several preferences the one that more of the trade claims. */
  claimShare(preferences: readonly Measure[], exporter: string, hs: string): number {
    let share = 0;
    for (const preference of preferences)
      share = Math.max(share, this.#day.claimShares.of(preference, exporter, hs));
    return share;
  }

  #treatmentBy({ open, treatments }: Exporter, by: NamedBy): Treatment {
    let treatment = treatments.get(by);
    if (!treatment)
      treatments.set(by, (treatment = this.#treatmentOf(by.set & open & this.#actingSet)));
    return treatment;
  }

  #treatmentOf(charged: MeasureSet): Treatment {
    let treatment = this.#treatments.get(charged);
    if (!treatment) {
      const matching = this.actingIn(charged);
      const preferences = claimablePreferences(matching);
      const claimable = preferences.length > 0;
      const notClaimed = this.#dutyOf(matching, false, claimable);
      const claimed = claimable ? this.#dutyOf(matching, true, claimable) : notClaimed;
      this.#treatments.set(charged, (treatment = { claimed, notClaimed, preferences }));
    }
    return treatment;
  }

  #dutyOf(matching: readonly ActingMeasure[], claimed: boolean, claimable: boolean): Duty {
    const duty = dutyOf(matching, claimed);
    if (!this.#day.makeup) return duty;
    return { ...duty, makeup: makeupOf(matching, claimed, claimable) };
  }

  #exporter(id: string): Exporter {
    let exporter = this.#exporters.get(id);
    if (!exporter) this.#exporters.set(id, (exporter = this.#aimedAt(id)));
    return exporter;
  }

  #aimedAt(exporter: string): Exporter {
    const { importer } = this.goods;
    const aimed = this.measures.map((measure) => reachesExporter(measure, importer, exporter));
    const open = setOf(aimed.flatMap((isAimed, index) => (isAimed ? [index] : [])));
    return { open, treatments: new Map<NamedBy, Treatment>() };
  }
}

/** Preferences that goods under these measures can claim. */
export function claimablePreferences(matching: readonly ActingMeasure[]): Measure[] {
  if (!matching.some(({ measure }) => isPreference(measure))) return [];
  return stackUp(matching, true)
    .layers.filter(({ measure, reach }) => isPreference(measure) && reach > 0)
    .map(({ measure }) => measure);
}

function needsSectors({ id, file, at }: Measure) {
  return {
    file,
    ...at,
    severity: 'error' as const,
    rule: 'sector-without-a-world',
    message: `'${id}' names its goods by sector`,
    why: 'which products a sector makes is known only together with a world',
    hint: 'name the goods by code or by list',
  };
}
