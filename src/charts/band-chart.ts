import type { SweepResult } from '../lab/index.ts';
import { drawFolds, foldWords } from './fold.ts';
import { change, digitsFor, percentChange } from './format.ts';
import {
  DEFAULT_WIDTH,
  frameWithSource,
  NARROW,
  type ChartOptions,
  type LegendItem,
} from './frame.ts';
import type { Colour } from './palette.ts';
import { FONT_SIZE, type Mark, type Row } from './panel.ts';
import { drawPanel } from './plot.ts';
import { emptySweepPicture } from './refuse-sweep.ts';
import { sweepRows } from './sweep-rows.ts';
import { partyName, sweepSource, type KnownOutcome } from './sweep-subject.ts';
import { textWidth, wrapText } from './text-width.ts';

/** Options of the charts of a sweep that set regions side by side. */
export interface BandChartOptions extends ChartOptions {
  /** Region or group whose members are shown where there are too many to show everybody. */
  readonly focus?: string;
}

/** Parts of a row's height around the middle of a band: half of the draws, nine tenths, and the same of first order. */
const HALF = { sample: 0.17, firstOrder: 0.09 };
const TENTHS = { sample: 0.055, firstOrder: 0.03 };

/**
 * Bands of the change in real income: of each region and group the median, half of the draws and nine tenths of them, and below it
 * the first-order band where the sweep has one.
 */
export function bandChart(sweep: SweepResult, options: BandChartOptions = {}): string {
  const { width = DEFAULT_WIDTH, id = `bands-${width}`, focus } = options;
  const title = 'Change in real income, with bands';
  const { rows, shown, folds } = sweepRows(sweep, focus);
  if (shown.length === 0) {
    return emptySweepPicture(sweep, { id, width, title }, 'No picture: no point converged');
  }
  const narrow = width < NARROW;
  const isSample = sweep.design.kind === 'draws';
  const both = shown.some(({ first_order }) => first_order !== undefined);
  const medians = shown.map(({ median }) => median);
  const digits = Math.max(2, digitsFor(medians));
  const words = (one: KnownOutcome): string =>
    `${change(one.median, digits)} (${range(one.band90, digits)})`;
  const folded = drawFolds(rows, folds, { changes: medians, digits, width });
  const byRegion = new Map(shown.map((one) => [one.region, one]));
  const named = folded.rows.map((row) => {
    const one = byRegion.get(row.key);
    return narrow && one ? { ...row, label: withWords(row, words(one), width) } : row;
  });
  const of = isSample ? 'draws' : 'points';
  return frameWithSource(
    sweepSource(sweep),
    {
      id,
      width,
      title,
      subtitle: `Percent against the re-solved baseline; numbers are the median and, in brackets, the band of nine tenths of the ${of}`,
      legend: legendOf(both, of),
      legendNote: `Blue and orange where nine tenths of the ${of} agree on the sign, grey where they do not`,
      description: [
        ...shown.map(
          (one) =>
            `${partyName(sweep, one.region)} ${percentChange(one.median, digits)}, nine tenths of ${of} from ${range(one.band90, digits)}`,
        ),
        ...foldWords(folds, digits).map((fold) => `medians of ${fold}`),
      ].join('; '),
    },
    drawPanel({
      width,
      rowHeight: narrow ? 22 : both ? 30 : 23,
      rows: named,
      marks: [...shown.flatMap((one) => bandMarks(one, both)), ...folded.marks],
      ...(narrow
        ? { namesAbove: true }
        : {
            column: {
              title: `median (${isSample ? '90 %' : 'nine tenths'})`,
              cells: new Map(shown.map((one) => [one.region, words(one)])),
            },
          }),
    }),
  );
}

/** A name with what stands behind it: where both are too long for a line, the name is cut. */
function withWords({ label, bold = false }: Row, words: string, width: number): string {
  const room = width - textWidth(`: ${words}`, FONT_SIZE, bold) - 2;
  const [name = ''] = wrapText(label, room, FONT_SIZE, { bold, maxLines: 1 });
  return `${name}: ${words}`;
}

function bandMarks(one: KnownOutcome, both: boolean): Mark[] {
  const { region: row, median, band50, band90, first_order: near } = one;
  const colour = signColour(band90);
  const middle = both ? 0.34 : 0.5;
  const lane = (at: number, half: number): [number, number] => [at - half, at + half];
  const span = (
    [from, to]: readonly [number, number],
    at: number,
    half: number,
    paint: Colour,
  ): Mark => ({ kind: 'span', row, from, to, lane: lane(at, half), colour: paint });
  const marks: Mark[] = [
    span(band90, middle, TENTHS.sample, colour),
    span(band50, middle, HALF.sample, colour),
    { kind: 'dot', row, x: median, colour: 'ink', lane: middle, small: true },
  ];
  if (!near || !known(near.band50) || !known(near.band90)) return marks;
  const below = 0.76;
  return [
    ...marks,
    span(near.band90, below, TENTHS.firstOrder, 'before'),
    span(near.band50, below, HALF.firstOrder, 'before'),
  ];
}

/** Blue or orange where a band lies on one side of zero. */
function signColour([low, high]: readonly [number, number]): Colour {
  return low > 0 ? 'gain' : high < 0 ? 'loss' : 'axis';
}

function known(band: readonly [number | null, number | null]): band is readonly [number, number] {
  return band[0] !== null && band[1] !== null;
}

/** `−1.95 to −0.80`, with blanks that do not break. */
function range([low, high]: readonly [number, number], digits: number): string {
  return `${change(low, digits)}\u00a0to\u00a0${change(high, digits)}`;
}

function legendOf(both: boolean, of: string): LegendItem[] {
  return [
    { shape: 'dot', colour: 'ink', text: 'median' },
    { shape: 'bar', colour: 'axis', text: `thick: half of the ${of}; thin: nine tenths` },
    ...(both
      ? [{ shape: 'bar', colour: 'before', text: 'below: first-order band, not a sample' } as const]
      : []),
  ];
}
