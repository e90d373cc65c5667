import {
  formatSelector,
  measuresOn,
  quotaTerms,
  regionName,
  type Day,
  type Measure,
  type MeasureFilter,
  type MeasureOnDay,
  type MeasureState,
  type QuotaTerms,
  type Register,
  type Source,
  type Spell,
} from '../register/index.ts';

/** A measure as `reroute measures --json` prints it and pictures draw it: plain data, rates as fractions. */
export interface MeasureEntry {
  readonly id: string;
  readonly title: string;
  readonly importers: readonly string[];
  readonly exporters: 'all' | readonly string[];
  readonly except_exporters: readonly string[];
  /** Who charges whom, in words: `United States`, `all countries`, `60 economies`. */
  readonly importer: string;
  readonly exporter: string;
  readonly products: readonly string[];
  readonly except_products: readonly string[];
  readonly instrument: Measure['instrument'];
  readonly program: string | null;
  readonly status: Measure['status'];
  /** What it is on the day of the list, and whether anything is charged or stopped under it that day. */
  readonly state: MeasureState;
  readonly charged: boolean;
  /** Of the spell in force that day or the threat that stands, else of the last spell before, else of the first after. */
  readonly rate: number | null;
  readonly rate_if_claimed: number | null;
  readonly from: Day | null;
  readonly until: Day | null;
  readonly announced: Day | null;
  readonly spells: readonly SpellEntry[];
  readonly stacks_on: readonly string[];
  readonly replaces: readonly string[];
  readonly yields_to: readonly string[];
  readonly preference: string | null;
  readonly legal: string | null;
  readonly confidence: Measure['confidence'];
  readonly note: string | null;
  readonly facts: readonly string[];
  readonly sources: readonly Source[];
}

export interface SpellEntry {
  readonly announced: Day | null;
  readonly signed: Day | null;
  readonly from: Day | null;
  readonly until: Day | null;
  readonly rate: number | null;
  readonly rate_if_claimed: number | null;
  readonly charged_on: number;
  readonly charged_on_if_claimed: number;
  readonly part: number;
  readonly quota: QuotaTerms | null;
  readonly note: string | null;
}

/** Which measures to list; what is not given does not narrow. */
export interface ListFilter extends MeasureFilter {
  /** Only those in force on the day of the list, and threats and proposals that stand. */
  readonly onlyThatDay?: boolean;
}

/** The measures of a register as they are on a day, in its order. */
export function listMeasures(
  register: Register,
  on: Day,
  { onlyThatDay = false, ...filter }: ListFilter = {},
): MeasureEntry[] {
  return measuresOn(register, { ...filter, on })
    .filter(({ spell }) => !onlyThatDay || spell !== undefined)
    .map((one) => entryOf(register, one, on));
}

function entryOf(
  register: Register,
  { measure, state, charged, ...day }: MeasureOnDay,
  on: Day,
): MeasureEntry {
  const { exporters } = measure;
  const spell = day.spell ?? nearestSpell(measure, on);
  return {
    id: measure.id,
    title: measure.title,
    importers: measure.importers,
    exporters,
    except_exporters: measure.exceptExporters,
    importer: namesOf(register, measure.importers),
    exporter: exporters === 'all' ? 'all countries' : namesOf(register, exporters),
    products: measure.products.map(formatSelector),
    except_products: measure.exceptProducts.map(formatSelector),
    instrument: measure.instrument,
    program: measure.program ?? null,
    status: measure.status,
    state,
    charged,
    rate: spell?.rate ?? null,
    rate_if_claimed: spell?.rateIfClaimed ?? null,
    from: spell?.from ?? null,
    until: spell?.until ?? null,
    announced: spell?.announced ?? null,
    spells: measure.spells.map(spellEntry),
    stacks_on: measure.stacksOn,
    replaces: measure.replaces,
    yields_to: measure.yieldsTo,
    preference: measure.preference ?? null,
    legal: measure.legal ?? null,
    confidence: measure.confidence,
    note: measure.note ?? null,
    facts: measure.facts,
    sources: measure.sources,
  };
}

/** The last spell that had begun, or was announced, by the day; the first one where none had. */
function nearestSpell({ spells }: Measure, on: Day): Spell | undefined {
  return spells.findLast(({ from, announced }) => (from ?? announced ?? '9999') <= on) ?? spells[0];
}

function spellEntry(spell: Spell): SpellEntry {
  const { quota } = spell;
  return {
    announced: spell.announced ?? null,
    signed: spell.signed ?? null,
    from: spell.from ?? null,
    until: spell.until ?? null,
    rate: spell.rate ?? null,
    rate_if_claimed: spell.rateIfClaimed ?? null,
    charged_on: spell.chargedOn,
    charged_on_if_claimed: spell.chargedOnIfClaimed,
    part: spell.part,
    quota: quota ? quotaTerms(quota) : null,
    note: spell.note ?? null,
  };
}

/** Names of up to three regions, of a group that is all of them, or how many there are. */
function namesOf(register: Register, ids: readonly string[]): string {
  if (ids.length <= 3) {
    const names = ids.map((id) => regionName(register, id));
    return [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ');
  }
  const set = new Set(ids);
  for (const [group, members] of register.groups) {
    if (members.length === set.size && members.every((id) => set.has(id))) {
      return regionName(register, group);
    }
  }
  return `${ids.length} economies`;
}
