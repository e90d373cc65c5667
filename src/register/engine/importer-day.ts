import type { DayOptions, Duty, DutyLine } from '../duty.ts';
import type { Day, Measure, Register } from '../measure.ts';
import { InputError } from '../../input/index.ts';
import { actingOn, type ActingMeasure, type EditsOfMeasure } from './acting-measure.ts';
import type { ClaimShares } from './claim-share.ts';
import { membersOf, NOTHING, setOf, type MeasureSet } from './measure-set.ts';
import { reachesExporter } from './partners.ts';
import { ProductIndex } from './product-index.ts';
import { isBaseline, isPreference } from './relations.ts';
import { bearsOnImports } from './spells.ts';
import { dutyOf, stackUp } from './stack.ts';
import { TariffLines, type TariffLine } from './tariff-lines.ts';

/** What a day is made of, but for the importer. */
export interface DayOfRegister {
  readonly register: Register;
  readonly on: Day;
  readonly edits: ReadonlyMap<string, EditsOfMeasure>;
  readonly sectorOf: DayOptions['sectorOf'];
  readonly claimShares: ClaimShares;
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
  /** What `linesOf` found, shared by exporters that are treated alike on the day. */
  readonly lines: Map<string, readonly DutyLine[]>;
}

type LineShare = DutyLine['codes'][number];

/** A part of a product with the measures that act on it, aimed at whomever. */
interface ActedOn extends TariffLine {
  readonly by: MeasureSet;
}

/**
 * All that one importer charges on one day. Measures are numbered, and questions are answered by sets of them: those that
 * name a product (worked out once for each product), those aimed at an exporter (once for each exporter), those
 * that act on the day. What a set comes to is worked out once.
 */
export class ImporterDay {
  readonly importer: string;
  /** Every measure on the importer's goods, in force or not. */
  readonly measures: readonly Measure[];
  readonly acting: readonly (ActingMeasure | undefined)[];
  readonly tariffLines: TariffLines;
  readonly #day: DayOfRegister;
  readonly #actingSet: MeasureSet;
  /** Those acting that are neither MFN rates nor preferences. */
  readonly #adding: MeasureSet;
  readonly #index: ProductIndex;
  readonly #exporters = new Map<string, Exporter>();
  readonly #linesOfAlike = new Map<string, Exporter['lines']>();
  readonly #splits = new Map<string, readonly ActedOn[]>();
  readonly #treatments = new Map<MeasureSet, Treatment>();

  constructor(importer: string, day: DayOfRegister) {
    this.importer = importer;
    this.#day = day;
    this.measures = day.register.measures.filter(
      (measure) => measure.importers.includes(importer) && bearsOnImports(measure),
    );
    this.acting = this.measures.map((measure) =>
      actingOn(measure, day.on, day.edits.get(measure.id)),
    );
    this.#actingSet = setOf(this.acting.flatMap((acting, index) => (acting ? [index] : [])));
    this.#adding = setOf(
      this.acting.flatMap((acting, i) => (acting && !isBaseline(acting.measure) ? [i] : [])),
    );
    const { lists } = day.register;
    this.tariffLines = new TariffLines(this.measures, lists);
    this.#index = new ProductIndex(this.measures, lists, day.sectorOf);
    const blind = membersOf(this.#index.needSectors & this.#actingSet, this.measures);
    if (blind.length > 0) throw new InputError(blind.map(needsSectors));
  }

  /** Whether anything but MFN rates and preferences acts between the two. */
  touches(exporter: string): boolean {
    return (this.#exporter(exporter).open & this.#adding) !== NOTHING;
  }

  /** Measures that are aimed at an exporter and name all of a code, acting or not. */
  naming(exporter: string, code: string): MeasureSet {
    return this.#index.naming(code) & this.#exporter(exporter).open;
  }

  /** Of a set, those that act on the day. */
  actingIn(set: MeasureSet): ActingMeasure[] {
    return membersOf(set & this.#actingSet, this.acting).filter((acting) => acting !== undefined);
  }

  /** See `RegisterDay.linesOf`. */
  linesOf(exporter: string, hs: string): readonly DutyLine[] {
    const { open, lines } = this.#exporter(exporter);
    let found = lines.get(hs);
    if (!found) lines.set(hs, (found = this.#divide(open, exporter, hs)));
    return found;
  }

  #divide(open: MeasureSet, exporter: string, hs: string): DutyLine[] {
    const split = this.#splitOf(hs);
    // what is treated alike throughout goes by the name of the whole
    if (split.length === 1) return [this.#line(split[0]!.by & open, exporter, { hs, weight: 1 })];
    const parts = new Map<MeasureSet, LineShare[]>();
    for (const { code, weight, by } of split) {
      const share = { hs: code, weight };
      const part = parts.get(by & open);
      if (part) part.push(share);
      else parts.set(by & open, [share]);
    }
    if (parts.size === 1) return [this.#line(split[0]!.by & open, exporter, { hs, weight: 1 })];
    return Array.from(parts, ([set, codes]) => {
      const weight = codes.reduce((sum, share) => sum + share.weight, 0);
      return this.#line(set, exporter, { hs: codes[0]!.hs, weight }, codes);
    });
  }

  #line(
    set: MeasureSet,
    exporter: string,
    { hs, weight }: LineShare,
    codes: readonly LineShare[] = [],
  ): DutyLine {
    const { claimed, notClaimed, preferences } = this.#treatmentOf(set);
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

  #splitOf(hs: string): readonly ActedOn[] {
    let split = this.#splits.get(hs);
    if (!split) this.#splits.set(hs, (split = this.#actedOn(hs)));
    return split;
  }

  #actedOn(hs: string): ActedOn[] {
    const lines = this.tariffLines
      .under(hs)
      .map((line) => ({ ...line, by: this.#index.naming(line.code) & this.#actingSet }));
    const [{ by }] = lines as [ActedOn];
    return lines.every((line) => line.by === by) ? [{ code: hs, weight: 1, by }] : lines;
  }

  #treatmentOf(charged: MeasureSet): Treatment {
    let treatment = this.#treatments.get(charged);
    if (!treatment) {
      const matching = this.actingIn(charged);
      const preferences = claimablePreferences(matching);
      const notClaimed = dutyOf(matching, false);
      const claimed = preferences.length > 0 ? dutyOf(matching, true) : notClaimed;
      this.#treatments.set(charged, (treatment = { claimed, notClaimed, preferences }));
    }
    return treatment;
  }

  #exporter(id: string): Exporter {
    let exporter = this.#exporters.get(id);
    if (!exporter) this.#exporters.set(id, (exporter = this.#aimedAt(id)));
    return exporter;
  }

  #aimedAt(exporter: string): Exporter {
    const aimed = this.measures.map((measure) => reachesExporter(measure, this.importer, exporter));
    const open = setOf(aimed.flatMap((isAimed, index) => (isAimed ? [index] : [])));
    const claims = this.actingIn(open).map(({ measure }) => {
      const claim = measure.claims.get(exporter);
      return typeof claim === 'object' ? claim.id : String(claim);
    });
    const treated = `${String(open & this.#actingSet)} ${claims.join()}`;
    let lines = this.#linesOfAlike.get(treated);
    if (!lines) this.#linesOfAlike.set(treated, (lines = new Map<string, readonly DutyLine[]>()));
    return { open, lines };
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
