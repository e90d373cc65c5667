import type { MeasureEntry } from '../lab/index.ts';
import {
  DAY_AXIS_HEIGHT,
  dayAxis,
  dayText,
  drawDayAxis,
  plusDays,
  type DayAxis,
} from './day-axis.ts';
import { attributes, escapeText } from './escape.ts';
import { frameWithSource, type ChartOptions } from './frame.ts';
import { light } from './palette.ts';
import { textWidth, wrapText } from './text-width.ts';
import { barsOf, type TimelineBar } from './timeline-bars.ts';
import { drawTimelineLegend } from './timeline-legend.ts';
import { BAR, drawBars } from './timeline-row.ts';

/** What `timelineChart` takes beside its measures. */
export interface TimelineOptions extends ChartOptions {
  readonly title?: string;
  /** First and last day of the axis: from the first bar, to the end of the month after the last begins. */
  readonly from?: string;
  readonly to?: string;
  /** A day to mark. */
  readonly on?: string;
  /** Where it comes from: `Reroute 1.0, register sha256:…`. */
  readonly source: string;
}

const FONT = 12;
const HEADING = 26;
const GAP = 12;

/** Below so many px of rows, the axis above them is in sight. */
const IN_SIGHT = 500;

/**
 * Measures as rows, below a heading for each pair of importer and exporter in the order they come in; their spells as
 * bars, the darker the higher the rate. Announcements are dots with a line to what they announced, threats are hatched.
 */
export function timelineChart(measures: readonly MeasureEntry[], options: TimelineOptions): string {
  const { width = 1200, id = `timeline-${width}`, on, source } = options;
  const title = options.title ?? 'Trade measures and when they were charged';
  const all = measures.map((measure) => ({ measure, bars: barsOf(measure) }));
  const days = all.flatMap(({ bars }) => bars.map((bar) => bar.announced ?? bar.from));
  const begins = all.flatMap(({ bars }) => bars.map(({ from }) => from));
  const first = options.from ?? firstOf(days);
  const last = options.to ?? endOf(begins, on);
  const within = ({ from, until }: TimelineBar): boolean =>
    from <= last && (until === undefined || until >= first);
  const rows = all
    .map(({ measure, bars }) => ({ measure, bars: bars.filter(within) }))
    .filter(({ bars }) => bars.length > 0);
  const left = Math.round(Math.min(360, Math.max(190, width * 0.3)));
  const axis = dayAxis(first, last, left, width - 2);
  const legend = drawTimelineLegend(
    rows.flatMap(({ bars }) => bars),
    width,
  );
  const top = legend.height + DAY_AXIS_HEIGHT;
  const { content, bottom } = drawRows(rows, axis, top, width);
  const again = bottom - top > IN_SIGHT;
  const parts = [
    legend.content,
    hatch(id),
    drawDayAxis(axis, { first, last, top: legend.height, bottom, again }),
    content,
    on !== undefined && on >= first && on <= last ? dayMark(on, axis, top, bottom) : '',
  ];
  return frameWithSource(
    source,
    {
      id,
      width,
      title,
      subtitle: `Rate charged, percent of value, by day from ${dayText(first)} to ${dayText(last)}; a bar is a spell of one rate`,
      notes: notesOf(all.length - rows.length),
      description: describe(rows),
    },
    {
      content: `<g text-anchor="start">${parts.join('').replaceAll('url(#hatch)', `url(#${id}-hatch)`)}</g>`,
      height: bottom + (again ? DAY_AXIS_HEIGHT : 0),
    },
  );
}

interface Row {
  readonly measure: MeasureEntry;
  readonly bars: readonly TimelineBar[];
}

function drawRows(
  rows: readonly Row[],
  axis: DayAxis,
  top: number,
  width: number,
): { content: string; bottom: number } {
  const parts: string[] = [];
  let y = top;
  for (const [pair, group] of byPair(rows)) {
    y += HEADING;
    parts.push(
      `<text${attributes({ x: 0, y: y - 8, 'font-size': 13, 'font-weight': 600, fill: light.ink, stroke: light.paper, 'stroke-width': 4, 'paint-order': 'stroke' })}>${escapeText(pair)}</text>`,
      `<line${attributes({ x1: 0, x2: width, y1: y - 2, y2: y - 2, stroke: light.axis, 'stroke-width': 1 })}/>`,
    );
    for (const { measure, bars } of group) {
      const lines = wrapText(measure.title, axis.left - GAP, FONT, { maxLines: 3 });
      const height = Math.max(BAR + 7, 9 + 14 * lines.length);
      const middle = y + height / 2;
      lines.forEach((line, index) => {
        const at = middle + 4 + 14 * (index - (lines.length - 1) / 2);
        const whole = line.endsWith('…') ? `<title>${escapeText(measure.title)}</title>` : '';
        parts.push(
          `<text${attributes({ x: 0, y: at, 'font-size': FONT, fill: light.ink })}>${whole}${escapeText(line)}</text>`,
        );
      });
      parts.push(drawBars(bars, axis, middle, measure.title));
      y += height;
    }
  }
  return { content: parts.join(''), bottom: y + 4 };
}

function byPair(rows: readonly Row[]): Map<string, Row[]> {
  const pairs = new Map<string, Row[]>();
  for (const row of rows) {
    const pair = `${row.measure.importer} on goods of ${row.measure.exporter}`;
    pairs.set(pair, [...(pairs.get(pair) ?? []), row]);
  }
  return pairs;
}

const monthOf = (day: string): string => `${day.slice(0, 8)}01`;

/** The first day of the month of the first of some days. */
function firstOf(days: readonly string[]): string {
  return monthOf(days.toSorted()[0] ?? '2018-01-01');
}

/** The end of the month after the last of some days. */
function endOf(days: readonly string[], on = '2018-01-01'): string {
  const latest = [...days, on].sort().at(-1) ?? on;
  const next = monthOf(plusDays(monthOf(latest), 32));
  return plusDays(monthOf(plusDays(next, 32)), -1);
}

function dayMark(on: string, axis: DayAxis, top: number, bottom: number): string {
  const x = Number(axis.at(on).toFixed(1));
  const text = dayText(on);
  const end = x + 4 + textWidth(text, FONT) > axis.right;
  return (
    `<line${attributes({ x1: x, x2: x, y1: top + 2, y2: bottom, stroke: light.loss, 'stroke-width': 1.5 })}/>` +
    `<text${attributes({ x: end ? x - 4 : x + 4, y: top + 13, 'text-anchor': end ? 'end' : 'start', 'font-size': FONT, 'font-weight': 600, fill: light.loss })}>${escapeText(text)}</text>`
  );
}

function hatch(id: string): string {
  return `<defs><pattern${attributes({ id: `${id}-hatch`, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' })}><rect width="6" height="6" fill="${light.paper}"/><line x1="0" y1="0" x2="0" y2="6" stroke="${light.axis}" stroke-width="2"/></pattern></defs>`;
}

function notesOf(undrawn: number): string[] {
  const words = undrawn === 1 ? 'measure has' : 'measures have';
  return [
    'A bar is what a measure says. Another may take its place on some goods: a suspension, a quota, an exemption.',
    ...(undrawn === 0
      ? []
      : [`${undrawn} ${words} no bar: of other days, or of days that are not known.`]),
  ];
}

function describe(rows: readonly Row[]): string {
  const words = ({ text, from, until }: TimelineBar): string =>
    `${text} from ${dayText(from)}${until === undefined ? '' : ` to ${dayText(until)}`}`;
  return rows
    .map(({ measure, bars }) => `${measure.title}: ${bars.map(words).join(', ')}`)
    .join('; ');
}
