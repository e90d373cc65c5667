import type { Explanation, OutcomeExplanation, Part } from '../lab/index.ts';
import { change, digitsFor, moneyScale } from './format.ts';
import { DEFAULT_WIDTH, frameWithSource, NARROW, type ChartOptions } from './frame.ts';
import { changeColour } from './palette.ts';
import { valueLabel, type Mark, type Row } from './panel.ts';
import { drawPanel } from './plot.ts';
import { shorten } from './text-width.ts';

/** Lists of parts of an outcome: each adds up to its change. */
export type PartsBy = 'changes' | 'measures' | 'partners' | 'sectors' | 'channels' | 'sources';

const kinds: Readonly<Record<PartsBy, { readonly words: string; readonly others: string }>> = {
  changes: { words: 'by change of the scenario', others: 'changes' },
  measures: { words: 'by measure', others: 'measures' },
  partners: { words: 'by partner', others: 'partners' },
  sectors: { words: 'by sector', others: 'sectors' },
  channels: { words: 'by channel', others: 'channels' },
  sources: { words: 'by where income comes from and what it buys', others: 'sources' },
};
/** What each list of parts is by, in words. */
export const partWords: Readonly<Record<PartsBy, string>> = {
  changes: kinds.changes.words,
  measures: kinds.measures.words,
  partners: kinds.partners.words,
  sectors: kinds.sectors.words,
  channels: kinds.channels.words,
  sources: kinds.sources.words,
};
const order: readonly PartsBy[] = [
  'changes',
  'measures',
  'channels',
  'sources',
  'partners',
  'sectors',
];

/** Options of `contributionChart`. */
export interface ContributionOptions extends ChartOptions {
  /** Which list of parts; the first that the outcome has, unless given. */
  readonly by?: PartsBy;
}

/** Parts that have a row of their own: the largest, down to this part of the largest. */
const SHOWN = 12;
const WORTH_SHOWING = 0.005;
const TOTAL = ' total';
const REST = ' rest';

/**
 * What the change of an outcome consists of: a bar for each part, from where those above it ended, down to the total. The parts
 * that move it most, the others as one.
 *
 * @throws when the explanation has no such outcome, or the outcome no such parts
 */
export function contributionChart(
  explanation: Explanation,
  outcome: string,
  options: ContributionOptions = {},
): string {
  const found = explanation.outcomes.find((one) => one.outcome === outcome);
  if (!found) {
    const known = explanation.outcomes.map((one) => one.outcome).join(', ');
    throw new Error(`'${outcome}' is no outcome of this explanation; there are: ${known}`);
  }
  const by = options.by ?? order.find((list) => found[list] !== undefined);
  const parts: readonly Part[] | undefined = by && found[by];
  if (!by || !parts)
    throw new Error(`'${outcome}' has no parts ${by ? kinds[by].words : 'at all'}`);
  const { width = DEFAULT_WIDTH, id = `contributions-${by}-${width}` } = options;
  const scale = partScale(explanation, found, parts);
  const steps = stepsOf(parts, kinds[by].others);
  const narrow = width < NARROW;
  const written = (value: number): string => change(scale.of(value), scale.digits);
  const rows: Row[] = [
    ...steps.map(({ key, label }) => ({ key, label: shorten(label, 90), muted: key === REST })),
    { key: TOTAL, label: 'Together', bold: true },
  ];
  let before = 0;
  const marks = steps.flatMap(({ key: row, value }): Mark[] => {
    const from = before;
    before += value;
    return [
      {
        kind: 'span',
        row,
        from: scale.of(from),
        to: scale.of(before),
        lane,
        colour: changeColour(value),
      },
      valueLabel(
        row,
        scale.of(value < 0 ? Math.min(from, before) : Math.max(from, before)),
        written(value),
        {
          side: value < 0 ? 'left' : 'right',
        },
      ),
    ];
  });
  const total = scale.of(before);
  marks.push(
    { kind: 'bar', row: TOTAL, x: total, colour: 'axis', lane: [0.1, 0.9] },
    valueLabel(TOTAL, total, written(before), { bold: true }),
  );
  return frameWithSource(
    sourceOf(explanation),
    {
      id,
      width,
      title: `What changed the ${found.label}`,
      subtitle: `${capital(scale.unit)}, ${kinds[by].words}; a bar begins where the one above it ends`,
      notes: notesOf(explanation, found),
      description: [
        ...steps.map(({ label, value }) => `${label}: ${written(value)}`),
        `together ${written(before)}`,
      ].join('; '),
    },
    drawPanel({ width, rowHeight: 22, rows, marks, namesAbove: narrow }),
  );
}

const lane = [0.2, 0.8] as const;

interface Step {
  readonly key: string;
  readonly label: string;
  readonly value: number;
}

/** Losses first, then gains, each from the largest; small ones together at the end. */
function stepsOf(parts: readonly Part[], others: string): Step[] {
  const bySize = parts.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const least = WORTH_SHOWING * Math.abs(bySize[0]?.value ?? 0);
  const shown = bySize
    .slice(0, SHOWN)
    .filter(({ value }) => value !== 0 && Math.abs(value) >= least);
  const left = bySize.filter((part) => !shown.includes(part) && part.value !== 0);
  const steps = shown
    .map(({ id, label, value }): Step => ({ key: `part ${id}`, label, value }))
    .sort(
      (a, b) => Math.sign(a.value) - Math.sign(b.value) || Math.abs(b.value) - Math.abs(a.value),
    );
  if (left.length === 0) return steps;
  const value = left.reduce((sum, part) => sum + part.value, 0);
  return [...steps, { key: REST, label: `${left.length} other ${others}`, value }];
}

/** How parts of an outcome are written. */
interface Scale {
  readonly unit: string;
  readonly of: (value: number) => number;
  readonly digits: number;
}

export function partScale(
  { economy }: Explanation,
  { unit, change: total }: OutcomeExplanation,
  parts: readonly Part[],
): Scale {
  const values = [total, ...parts.map(({ value }) => value)];
  if (unit === 'money') {
    const money = moneyScale(economy, values);
    return { unit: money.unit, of: money.of, digits: digitsFor(values.map(money.of)) };
  }
  const words = unit === 'percent' ? 'percent of the re-solved baseline' : 'percentage points';
  return { unit: words, of: (value) => value, digits: Math.max(2, digitsFor(values)) };
}

function notesOf(
  { method, status }: Explanation,
  { sum, error, change: total }: OutcomeExplanation,
): string[] {
  const how =
    method === 'shapley'
      ? 'Each part is its mean effect over all orders in which causes may come.'
      : 'Each part is integrated along the path on which everything moves at once.';
  const off =
    status === 'inexact' && sum !== undefined && error !== undefined
      ? [
          `The parts add up to the change only within ${error.toExponential(1)} of ${total.toPrecision(4)}.`,
        ]
      : [];
  return [how, ...off];
}

function sourceOf({ economy, scenario, provenance }: Explanation): string {
  return `Economy: ${shorten(economy.title, 120)} (${economy.id}). Scenario: ${shorten(scenario.title, 120)} (${scenario.id}). Reroute ${provenance.version}.`;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
