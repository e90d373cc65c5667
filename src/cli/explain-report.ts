import type {
  Explanation,
  OutcomeExplanation,
  Part,
  PartnerPart,
  TariffPart,
} from '../lab/index.ts';
import { signed } from './format-number.ts';
import { moneyFormat } from './money.ts';
import { plainTable } from './region-table.ts';
import { wrap } from './wrap.ts';

/** No line is wider. */
const WIDTH = 100;
/** What names of parts need to be told apart, beside however many outcomes. */
const LEAST_LABEL = 36;
/** Outcomes beside each other in one table. */
const ABREAST = 3;

/** Tables for people: for each way to explain one, outcomes beside each other. @param most rows of each */
export function explanationReport(explanation: Explanation, most: number): string {
  const { outcomes, economy } = explanation;
  const blocks = inBlocks(outcomes.map((outcome) => columnOf(outcome, economy.unit)));
  const tables = blocks.flatMap((columns) => [
    ...kinds.flatMap(({ title, of }) =>
      columns.some(({ outcome }) => of(outcome)) ? [partTable(title, columns, of, most)] : [],
    ),
    ...columns.flatMap((column) => [
      ...(column.outcome.partners ? [partnerTable(column, column.outcome.partners, most)] : []),
      ...(column.outcome.tariffs ? tariffTables(column, column.outcome.tariffs, most) : []),
    ]),
  ]);
  return [headOf(explanation), ...tables, footOf(explanation)].join('\n');
}

/** Parts that go into one table, whatever they are parts by. */
const kinds: readonly {
  readonly title: string;
  readonly of: (outcome: OutcomeExplanation) => readonly Part[] | undefined;
}[] = [
  { title: 'by measure', of: ({ measures }) => measures },
  { title: 'by change', of: ({ changes }) => changes },
  { title: 'by sector', of: ({ sectors }) => sectors },
  { title: 'by channel', of: ({ channels }) => channels },
  { title: 'by source of income', of: ({ sources }) => sources },
];

/** Outcomes that stand beside each other: the same of several regions, or as many as there is room for. */
function inBlocks(columns: readonly Column[]): Column[][] {
  const blocks: Column[][] = [];
  for (const column of columns) {
    const last = blocks.at(-1);
    const more = [...(last ?? []), column];
    const fits = labelWidth(headingsOf(more).headings) >= LEAST_LABEL;
    if (last && last.length < ABREAST && fits) last.push(column);
    else blocks.push([column]);
  }
  return blocks;
}

function headOf({ scenario, economy, outcomes }: Explanation): string {
  const lines = outcomes.map((outcome) => {
    const { text, unit } = columnOf(outcome, economy.unit);
    return `  ${outcome.outcome}: ${outcome.label}, ${text(outcome.change)} ${unit}`;
  });
  const { id, year, regions, sectors } = economy;
  return `${scenario.title}\n${id} ${year}, ${regions} regions × ${sectors} sectors\n${lines.map((line) => `${cut(line, WIDTH)}\n`).join('')}`;
}

function footOf({ method, work, outcomes }: Explanation): string {
  const worst = Math.max(0, ...outcomes.map(({ error = 0 }) => error));
  const words = {
    path: `Parts are integrated along the straight path from the baseline to the end, ${work.nodes} points of it; the sum misses the exact total by at most ${worst.toExponential(0)}.`,
    shapley: `Parts are Shapley values: the mean over all orders in which changes may come, ${work.solves} worlds solved.`,
    derivative: 'Derivatives at the end of the changes; shadow rates of quotas are held.',
  };
  return `${wrap(words[method], { width: WIDTH }).join('\n')}\n`;
}

/** An outcome with the way its numbers are written. */
interface Column {
  readonly outcome: OutcomeExplanation;
  readonly unit: string;
  readonly text: (value: number) => string;
}

function columnOf(outcome: OutcomeExplanation, economyUnit: string): Column {
  const { unit, change, before, after } = outcome;
  if (unit === 'money') {
    const { unit: money, text } = moneyFormat(economyUnit, [before, after]);
    return {
      outcome,
      unit: money,
      text: (value) => (value > 0 && Number(text(value)) !== 0 ? `+${text(value)}` : text(value)),
    };
  }
  const digits = digitsOf(change);
  return {
    outcome,
    unit: unit === 'percent' ? '%' : 'points',
    text: (value) => signed(value, digits),
  };
}

/** Digits that show a change to three figures: 2 to 8. */
function digitsOf(change: number): number {
  if (change === 0) return 2;
  return Math.min(8, Math.max(2, 2 - Math.floor(Math.log10(Math.abs(change)))));
}

/**
 * One row for each part that any of the outcomes has, what there is no room for and what would be zeros in one line, and the sum
 * below.
 */
function partTable(
  title: string,
  columns: readonly Column[],
  of: (outcome: OutcomeExplanation) => readonly Part[] | undefined,
  most: number,
): string {
  const lists = columns.map(({ outcome }) => of(outcome));
  const cells = (values: readonly number[]): string[] =>
    columns.map(({ text }, k) => (lists[k] ? text(values[k] ?? 0) : ''));
  const rows = rowsOf(lists);
  const shown = rows.slice(0, most).filter(({ values }) => cells(values).some(isNotZero));
  const rest = rows.filter((row) => !shown.includes(row));
  const total = (some: readonly Row[]): number[] =>
    columns.map((_, k) => some.reduce((sum, { values }) => sum + (values[k] ?? 0), 0));
  const { field, headings } = headingsOf(columns);
  const body = [
    ...shown.map(({ label, values }) => [cut(label, labelWidth(headings)), ...cells(values)]),
    ...(rest.length > 0 ? [[`… ${rest.length} more`, ...cells(total(rest))]] : []),
    ['sum', ...cells(total(rows))],
    ['exact change', ...cells(columns.map(({ outcome }) => outcome.change))],
  ];
  return plainTable([`${title}${field}`, ...headings], body);
}

function isNotZero(text: string): boolean {
  return /[1-9]/u.test(text);
}

interface Row {
  readonly label: string;
  readonly values: readonly number[];
}

/** Rows in the order of their largest value, each outcome measured by its own largest. Parts of nothing are left out. */
function rowsOf(lists: readonly (readonly Part[] | undefined)[]): Row[] {
  const largest = lists.map((list) =>
    Math.max(Number.MIN_VALUE, ...(list ?? []).map(({ value }) => Math.abs(value))),
  );
  const rows = new Map<string, { label: string; values: number[] }>();
  lists.forEach((list, k) => {
    for (const { id, label, value } of list ?? []) {
      const row = rows.get(id) ?? { label, values: lists.map(() => 0) };
      row.values[k] = value;
      rows.set(id, row);
    }
  });
  const size = ({ values }: Row): number =>
    Math.max(...values.map((value, k) => Math.abs(value) / (largest[k] ?? 1)));
  return [...rows.values()].filter((row) => size(row) > 0).sort((a, b) => size(b) - size(a));
}

function partnerTable(column: Column, parts: readonly PartnerPart[], most: number): string {
  const { text, outcome } = column;
  const shown = parts.slice(0, most);
  const rest = parts.slice(most);
  const row = (label: string, some: readonly PartnerPart[]): string[] => [
    cut(label, LONGEST_LABEL),
    ...(['own', 'theirs', 'value'] as const).map((field) =>
      text(some.reduce((sum, part) => sum + part[field], 0)),
    ),
  ];
  const body = [
    ...shown.map((part) => row(part.label, [part])),
    ...(rest.length > 0 ? [row(`… ${rest.length} more`, rest)] : []),
    row('sum', parts),
    ['exact change', '', '', text(outcome.change)],
  ];
  const head = ['by partner', 'on imports from it', 'on exports to it', headingOf(column)];
  return plainTable(head, body);
}

/** Two tables: what one point does, and what the scenario's change of the rate does to first order. */
function tariffTables(column: Column, parts: readonly TariffPart[], most: number): string[] {
  const moved = parts.filter(({ of_change }) => of_change !== 0);
  const places = {
    per_point: 1 + digitsOf(largest(parts, 'per_point')),
    of_change: 1 + digitsOf(largest(parts, 'of_change')),
  };
  const text = (part: TariffPart, field: TariffSize): string =>
    column.outcome.unit === 'money' ? column.text(part[field]) : signed(part[field], places[field]);
  const table = (title: string, by: TariffSize, some: readonly TariffPart[]): string => {
    const rows = some
      .toSorted((a, b) => Math.abs(b[by]) - Math.abs(a[by]))
      .slice(0, most)
      .map((part) => [
        cut(part.importer, 16),
        cut(part.exporter, 16),
        cut(part.sector, 20),
        rate(part.rate_before),
        rate(part.rate_after),
        text(part, 'per_point'),
        text(part, 'of_change'),
      ]);
    const head = ['importer', 'exporter', 'sector', 'before', 'after', 'per point', 'of change'];
    return `${headingOf(column)}: ${title}\n${plainTable(head, rows, [0, 1, 2])}`;
  };
  return [
    table('most for one point more', 'per_point', parts),
    ...(moved.length > 0
      ? [table('most for the change of rate, to first order', 'of_change', moved)]
      : []),
  ];
}

type TariffSize = 'per_point' | 'of_change';

function largest(parts: readonly TariffPart[], field: TariffSize): number {
  return parts.reduce((most, part) => Math.max(most, Math.abs(part[field])), 0);
}

function rate(value: number): string {
  return `${(100 * value).toFixed(1).replace('-', '−')} %`;
}

const LONGEST_LABEL = 44;

/** What names of parts may take beside the numbers. */
function labelWidth(headings: readonly string[]): number {
  const taken = headings.reduce((sum, heading) => sum + 2 + Math.max(12, heading.length), 0);
  return Math.max(16, WIDTH - taken);
}

/** Where columns are the same of several regions, they are named by the regions and the title says what they are. */
function headingsOf(columns: readonly Column[]): { field: string; headings: string[] } {
  const fields = columns.map(({ outcome: { outcome }, unit }) =>
    [outcome.slice(outcome.lastIndexOf('.') + 1).replaceAll('_', ' '), unit].join(', '),
  );
  const [field] = fields;
  if (field === undefined || fields.some((other) => other !== field)) {
    return { field: '', headings: columns.map(headingOf) };
  }
  return {
    field: `: ${field}`,
    headings: columns.map(({ outcome: { outcome } }) =>
      cut(outcome.slice(0, outcome.lastIndexOf('.')), 24),
    ),
  };
}

function headingOf({ outcome, unit }: Column): string {
  return `${cut(outcome.outcome, 20)}, ${unit}`;
}

function cut(text: string, most: number): string {
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
}
