import type { MeasureEntry, SpellEntry } from '../lab/index.ts';
import { plainTable } from './region-table.ts';
import { ratePct } from './rate-text.ts';
import { sourceText } from './tariff-report.ts';
import { wrap } from './wrap.ts';

/** The table of `reroute measures`. */
export function measuresTable(measures: readonly MeasureEntry[], on: string): string {
  if (measures.length === 0) return 'no measure of the register answers to that\n';
  const rows = measures.map((measure) => [
    measure.id,
    `${shortWho(measure.importers)} ← ${shortWho(measure.exporters)}`,
    measure.instrument,
    rateText(measure),
    measure.from ?? measure.announced ?? '',
    measure.until ?? '',
    `${measure.status}${measure.confidence === 'confirmed' ? '' : ' *'}`,
  ]);
  const head = ['id', 'who ← whom', 'instrument', 'rate', 'from', 'until', 'status'];
  const texts = [0, 1, 2, 4, 5, 6];
  const charged = measures.filter((measure) => measure.charged).length;
  return [
    `${plainTable(head, rows, texts)}${measures.length} ${measures.length === 1 ? 'measure' : 'measures'}, ${charged} in force on ${on}. – is not; (25 %) is threatened or proposed.`,
    ...keyOf(rows),
    'Goods, law and sources of one: reroute measures ID',
    '',
  ].join('\n');
}

/** What the marks in a table mean: those that are in it. */
function keyOf(rows: readonly (readonly string[])[]): string[] {
  const [parties, rates, statuses] = [1, 3, 6].map((column) => rows.map((row) => row[column]!));
  return [
    ...(parties!.some((party) => party.includes('(')) ? ['(27): so many countries.'] : []),
    ...(rates!.some((rate) => rate.includes(' / '))
      ? ['35 % / 0 %: goods that claim no preference / goods that do.']
      : []),
    ...(rates!.some((rate) => rate.includes(' to '))
      ? ['6.1 to 106.1 %: inside a quota and outside it.']
      : []),
    ...(statuses!.some((status) => status.endsWith('*'))
      ? ['* is not confirmed in all: a single source, inferred, assumed or disputed.']
      : []),
  ];
}

/** What is in force that day; of a threat or proposal that stands, what it would be, in brackets. */
function rateText({ state, instrument, spells, from, until, announced }: MeasureEntry): string {
  const spell = spells.find(
    (one) => one.from === from && one.until === until && one.announced === announced,
  );
  if (spell === undefined) return '–';
  if (state === 'threatened' || state === 'proposed') return `(${shortRate(spell, instrument)})`;
  const inForce = state === 'charged' || state === 'in-force-without-a-rate';
  return inForce ? shortRate(spell, instrument) : '–';
}

/** `25 %`, `35 % / 0 %`, `6.1 to 106.1 %`, `70 % banned`, or the instrument where it has no rate. */
function shortRate(
  { rate, rate_if_claimed: claimed, quota, part }: SpellEntry,
  instrument: string,
): string {
  if (quota) return `${ratePct(quota.in_rate).replace(' %', '')} to ${ratePct(quota.out_rate)}`;
  const full =
    rate === null
      ? instrument
      : claimed === null || claimed === rate
        ? ratePct(rate)
        : `${ratePct(rate)} / ${ratePct(claimed)}`;
  return part < 1 ? `${full}, in part` : full;
}

/** `USA`, `CAN, MEX`, `all`, or how many. */
function shortWho(ids: 'all' | readonly string[]): string {
  if (ids === 'all') return 'all';
  return ids.length <= 2 ? ids.join(', ') : `(${ids.length})`;
}

/** `25 %`, `35 %, claimed 0 %`, `6.1 % in, 106.1 % out`, or the instrument where it has no rate. */
export function spellRate(
  { rate, rate_if_claimed: claimed, quota, part }: SpellEntry,
  instrument: string,
): string {
  const some = part < 1 ? ` on ${ratePct(part)} of trade` : '';
  if (quota) return `${ratePct(quota.in_rate)} in, ${ratePct(quota.out_rate)} out`;
  if (rate === null) return `${instrument}${some}`;
  return claimed === null || claimed === rate
    ? `${ratePct(rate)}${some}`
    : `${ratePct(rate)}, claimed ${ratePct(claimed)}${some}`;
}

/** The page of `reroute measures ID`. */
export function measurePage(measure: MeasureEntry): string {
  const many = (ids: readonly string[]): string | undefined =>
    ids.length === 0 ? undefined : ids.join(', ');
  const facts: readonly (readonly [string, string | undefined | null])[] = [
    ['who', `${measure.importer} on goods of ${measure.exporter}`],
    ['but not of', many(measure.except_exporters)],
    ['products', measure.products.join(', ')],
    ['but not', many(measure.except_products)],
    ['instrument', measure.instrument],
    ['program', measure.program],
    ['status', measure.status],
    ['stacks on', many(measure.stacks_on)],
    ['replaces', many(measure.replaces)],
    ['yields to', many(measure.yields_to)],
    ['preference', measure.preference],
    ['legal', measure.legal],
    ['confidence', measure.confidence],
    ['note', measure.note],
    ['facts', many(measure.facts)],
  ];
  const width = 12;
  const lines = facts.flatMap(([name, text]) => {
    if (text === undefined || text === null) return [];
    const [first = '', ...rest] = wrap(text.replaceAll(/\s+/gu, ' '), { width: 100 - width });
    return [`${name.padEnd(width)}${first}`, ...rest.map((line) => ' '.repeat(width) + line)];
  });
  const sources = measure.sources.flatMap((source) => [
    ...wrap(sourceText(source), { indent: 2 }),
    ...(source.quote === undefined ? [] : wrap(`“${source.quote}”`, { indent: 4 })),
  ]);
  const sections = [
    [measure.id, ...wrap(measure.title)],
    lines,
    spellLines(measure),
    ['sources', ...sources],
  ];
  return `${sections.map((section) => section.join('\n')).join('\n\n')}\n`;
}

function spellLines({ spells, instrument }: MeasureEntry): string[] {
  const rows = spells.map((spell) => [
    spell.from ?? '',
    spell.until ?? (spell.from === null ? '' : 'no end set'),
    spellRate(spell, instrument),
    part(spell),
    spell.quota === null
      ? ''
      : `${spell.quota.volume.toLocaleString('en')} ${spell.quota.unit} a ${spell.quota.per}`,
    spell.announced ?? '',
    spell.signed ?? '',
    spell.note === null ? '' : wrap(spell.note.replaceAll(/\s+/gu, ' '), { width: 48 }).join('\n'),
  ]);
  const head = ['from', 'until', 'rate', 'charged on', 'quota', 'announced', 'signed', 'note'];
  // A column that says nothing is left out.
  const used = head.map((_, column) => column < 3 || rows.some((row) => row[column] !== ''));
  const keep = <T>(cells: readonly T[]): T[] => cells.filter((_, column) => used[column]);
  const kept = keep(head);
  return [
    plainTable(
      kept,
      rows.map((row) => keep(row)),
      kept.flatMap((name, column) => (name === 'rate' ? [] : [column])),
    ).trimEnd(),
    ...quotaLines(spells),
  ];
}

/** What holds of the quotas of all spells, each thing said once. */
function quotaLines(spells: readonly SpellEntry[]): string[] {
  const lines = spells.flatMap(({ quota }) =>
    quota === null
      ? []
      : [
          `outside the quota ${ratePct(quota.out_rate)}${quota.out_rate_uncertain ? ', which the sources do not settle' : ''}; the rent goes to the ${quota.rent_to}`,
        ],
  );
  return [...new Set(lines)];
}

/** The part of the value that is charged, where it is not all of it. */
function part({ charged_on, charged_on_if_claimed }: SpellEntry): string {
  if (charged_on === 1 && charged_on_if_claimed === 1) return '';
  return charged_on === charged_on_if_claimed
    ? ratePct(charged_on)
    : `${ratePct(charged_on)}, claimed ${ratePct(charged_on_if_claimed)}`;
}

/** One row of `reroute measures --changes`. */
export interface ChangeRow {
  readonly day: string;
  readonly kind: string;
  readonly measure: string;
  readonly title: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Columns for what a measure says before and after: the rest of a line of 120. */
const SAYS = 30;

/** The table of `reroute measures --changes`. */
export function changesTable(changes: readonly ChangeRow[], from: string, to: string): string {
  if (changes.length === 0) return `nothing changes after ${from} up to ${to}\n`;
  const says = (text: string | null): string =>
    text === null ? '–' : wrap(text, { width: SAYS }).join('\n');
  const rows = changes.map(({ day, measure, kind, before, after }) => {
    return [day, measure, kind, says(before), says(after)];
  });
  const head = ['day', 'measure', 'what', 'before', 'after'];
  return `${plainTable(head, rows, [0, 1, 2, 3, 4])}${changes.length} ${changes.length === 1 ? 'change' : 'changes'} after ${from} up to ${to}; – is not in force\n`;
}
