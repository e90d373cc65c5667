import { scaleLinear } from 'd3-scale';
import type {
  AverageRates,
  AverageTariff,
  AverageTariffSpell,
  MeasureEntry,
} from '../lab/index.ts';
import { largestJumps, type TariffEvent } from './average-tariff-events.ts';
import {
  DAY_AXIS_HEIGHT,
  dayAxis,
  dayText,
  drawDayAxis,
  plusDays,
  type DayAxis,
} from './day-axis.ts';
import { attributes, escapeText } from './escape.ts';
import { percentChange } from './format.ts';
import { frameWithSource, type ChartOptions } from './frame.ts';
import { light, type Colour } from './palette.ts';
import { textWidth, wrapText } from './text-width.ts';

/** What `averageTariffChart` takes beside the series. */
export interface AverageTariffOptions extends ChartOptions {
  /** Names of the two regions: `United States`. */
  readonly importer: string;
  readonly exporter: string;
  /** The preference that is claimed: `USMCA`. */
  readonly preference: string;
  /** Titles of what changed, for the key. */
  readonly measures: readonly MeasureEntry[];
  /** Where it comes from: trade weights, register, version. */
  readonly source: string;
}

interface View {
  readonly key: keyof AverageRates;
  readonly colour: Colour;
  readonly name: string;
  readonly dash?: string;
  readonly lineWidth: number;
}

const HEIGHT = 300;
const LEFT = 46;
const LANE = 19;

/** The average tariff by day as step lines, one for each view of who claims the preference, with the largest jumps numbered. */
export function averageTariffChart(series: AverageTariff, options: AverageTariffOptions): string {
  const { width = 920, importer, exporter, preference, measures, source } = options;
  const id = options.id ?? `average-tariff-${width}`;
  const title = `Average tariff, ${importer} on goods of ${exporter}`;
  const views = viewsOf(series, preference);
  const labels = 26 + Math.max(...views.map(({ name }) => textWidth(name, 12)));
  const events = largestJumps(series, measures);
  const axis = dayAxis(series.from, series.to, LEFT, width - labels);
  const marks = placeNumbers(events, axis);
  const top = 8 + LANE * (1 + Math.max(0, ...marks.map(({ lane }) => lane)));
  const bottom = top + HEIGHT;
  const most = Math.max(
    0.001,
    ...series.spells.flatMap((spell) => views.flatMap(({ key }) => ends(spell, key))),
  );
  const y = scaleLinear()
    .domain([0, most * 100])
    .nice(5)
    .range([bottom, top]);
  const content = [
    drawDayAxis(axis, { first: series.from, last: series.to, top: bottom, bottom }),
    monthLines(axis, series, top, bottom),
    ...y.ticks(5).map((tick) => yTick(tick, y(tick), width - labels)),
    ...marks.map((mark) => numberMark(mark, bottom)),
    ...views.toReversed().map((view) => stepLine(series, view, axis, (rate) => y(100 * rate))),
    ...endLabels(series, views, width - labels, (rate) => y(100 * rate), bottom),
  ];
  const key = drawKey(events, views.length > 1, width, bottom + DAY_AXIS_HEIGHT + 8);
  return frameWithSource(
    source,
    {
      id,
      width,
      title,
      subtitle: `Duty over value at the border, percent, by day from ${dayText(series.from)} to ${dayText(series.to)}; trade of the base year as weights`,
      notes: notesOf(series),
      description: describe(series, events, views),
    },
    { content: `<g text-anchor="start">${content.join('')}${key.content}</g>`, height: key.bottom },
  );
}

function viewsOf({ claims_of, preferences }: AverageTariff, preference: string): View[] {
  if (preferences.length === 0) {
    return [{ key: 'fixed_claims', colour: 'gain', lineWidth: 2.5, name: 'average of all goods' }];
  }
  return [
    {
      key: 'fixed_claims',
      colour: 'loss',
      lineWidth: 2.5,
      name: `${preference} claimed as in ${claims_of.slice(0, 4)}`,
    },
    {
      key: 'reported_claims',
      colour: 'gain',
      lineWidth: 2.5,
      name: `${preference} claimed as reported since`,
    },
    {
      key: 'all_claim',
      colour: 'axis',
      lineWidth: 1.75,
      dash: '5 3',
      name: `if all goods claimed ${preference}`,
    },
  ];
}

function ends(spell: AverageTariffSpell, key: keyof AverageRates): [first: number, last: number] {
  return [spell[key], key === 'reported_claims' ? spell.reported_claims_last : spell[key]];
}

function stepLine(
  { spells }: AverageTariff,
  { key, colour, lineWidth, dash }: View,
  axis: DayAxis,
  y: (rate: number) => number,
): string {
  const points = spells.flatMap((spell) => {
    const [first, last] = ends(spell, key);
    return [
      `${px(axis.at(spell.on))},${px(y(first))}`,
      `${px(axis.at(plusDays(spell.until, 1)))},${px(y(last))}`,
    ];
  });
  return `<polyline${attributes({ points: points.join(' '), fill: 'none', stroke: light[colour], 'stroke-width': lineWidth, 'stroke-dasharray': dash, 'stroke-linejoin': 'round' })}/>`;
}

/** Names and last values at the right, moved apart where lines end close together. */
function endLabels(
  { spells }: AverageTariff,
  views: readonly View[],
  left: number,
  y: (rate: number) => number,
  bottom: number,
): string[] {
  const last = spells.at(-1);
  if (!last) return [];
  const height = 31;
  const labels = views
    .map((view) => ({ view, rate: ends(last, view.key)[1] }))
    .map((label) => ({ ...label, at: y(label.rate) }))
    .toSorted((a, b) => a.at - b.at);
  const places = labels.map(({ at }) => at);
  for (let i = 1; i < places.length; i++) places[i] = Math.max(places[i]!, places[i - 1]! + height);
  for (let i = places.length - 1; i >= 0; i--) {
    places[i] = Math.min(places[i]!, bottom - 4 - height * (places.length - 1 - i));
  }
  return labels.map(({ view, rate, at }, index) => {
    const place = places[index]!;
    const text = (content: string, dy: number, bold: boolean): string =>
      `<text${attributes({ x: left + 22, y: px(place + dy), 'font-size': 12, 'font-weight': bold ? 600 : undefined, fill: light.ink })}>${escapeText(content)}</text>`;
    return [
      `<line${attributes({ x1: left + 2, y1: px(at), x2: left + 18, y2: px(place), stroke: light[view.colour], 'stroke-width': 1 })}/>`,
      text(`${(100 * rate).toFixed(1)}\u00a0%`, 1, true),
      text(view.name, 15, false),
    ].join('');
  });
}

interface NumberMark {
  readonly number: number;
  readonly x: number;
  readonly lane: number;
}

/** Numbers above the plot, in the first lane in which they touch no other. */
function placeNumbers(events: readonly TariffEvent[], axis: DayAxis): NumberMark[] {
  const lanes: number[] = [];
  return events.map(({ on }, index) => {
    const x = axis.at(on);
    let lane = lanes.findIndex((end) => end + 19 <= x);
    if (lane < 0) lane = lanes.length;
    lanes[lane] = x;
    return { number: index + 1, x, lane };
  });
}

function numberMark({ number, x, lane }: NumberMark, bottom: number): string {
  const y = 9 + lane * LANE;
  return `<line${attributes({ x1: px(x), x2: px(x), y1: y, y2: bottom, stroke: light.axis, 'stroke-width': 0.75, 'stroke-dasharray': '2 3' })}/>${numberDot(number, px(x), y)}`;
}

function numberDot(number: number, x: number, y: number): string {
  return (
    `<circle${attributes({ cx: x, cy: y, r: 8.5, fill: light.paper, stroke: light.muted, 'stroke-width': 1 })}/>` +
    `<text${attributes({ x, y: y + 4, 'text-anchor': 'middle', 'font-size': number < 10 ? 11 : 9.5, 'font-weight': 600, fill: light.ink })}>${number}</text>`
  );
}

function monthLines(
  axis: DayAxis,
  { from, to }: AverageTariff,
  top: number,
  bottom: number,
): string {
  const years = [];
  for (let year = Number(from.slice(0, 4)) + 1; `${year}-01-01` <= to; year++)
    years.push(`${year}-01-01`);
  return years
    .map(
      (day) =>
        `<line${attributes({ x1: px(axis.at(day)), x2: px(axis.at(day)), y1: top, y2: bottom, stroke: light.grid })}/>`,
    )
    .join('');
}

function yTick(value: number, y: number, right: number): string {
  return (
    `<line${attributes({ x1: LEFT, x2: right, y1: px(y), y2: px(y), stroke: value === 0 ? light.axis : light.grid })}/>` +
    `<text${attributes({ x: LEFT - 6, y: px(y + 4), 'text-anchor': 'end', 'font-size': 11, fill: light.muted })}>${value}\u00a0%</text>`
  );
}

/** What the numbers stand for: date, jump (`both`: with fixed and with reported claims), measures. */
function drawKey(
  events: readonly TariffEvent[],
  both: boolean,
  width: number,
  top: number,
): { content: string; bottom: number } {
  const parts: string[] = [];
  let y = top;
  events.forEach((event, index) => {
    const head = `${dayText(event.on)} `;
    const jump = both
      ? `${points(event.jump)} / ${points(event.jumpReported)} points`
      : `${points(event.jump)} points`;
    const lines = wrapText(`${jump}: ${event.what}`, width - 126, 12);
    parts.push(numberDot(index + 1, 10, y + 9));
    parts.push(
      `<text${attributes({ x: 28, y: y + 13, 'font-size': 12, 'font-weight': 600, fill: light.ink })}>${head.trimEnd()}</text>`,
    );
    lines.forEach((line, at) => {
      parts.push(
        `<text${attributes({ x: 124, y: y + 13 + 16 * at, 'font-size': 12, fill: light.ink })}>${escapeText(line)}</text>`,
      );
    });
    y += Math.max(22, 16 * lines.length + 7);
  });
  return { content: parts.join(''), bottom: y };
}

const points = (value: number): string => percentChange(value, 1).replace(/\s%$/u, '');

function notesOf({ base, claims_of, preferences, spells }: AverageTariff): string[] {
  const shares = spells.map(({ claim_share }) => Math.round(100 * claim_share));
  const claims =
    preferences.length === 0
      ? []
      : [
          `Points are with claims as in ${claims_of.slice(0, 4)} / as reported. Reported claims are between ${Math.min(...shares)} and ${Math.max(...shares)}\u00a0% of trade.`,
        ];
  return [
    [
      ...claims,
      `Base tariffs average ${(100 * base).toFixed(2)}\u00a0%. Prohibited goods are left out, goods under a quota pay the rate inside it, and what is bought does not change with the tariff.`,
    ].join(' '),
  ];
}

function describe(
  { spells }: AverageTariff,
  events: readonly TariffEvent[],
  views: readonly View[],
): string {
  const [first, last] = [spells[0], spells.at(-1)];
  if (!first || !last) return '';
  return [
    ...views.map(
      ({ key, name }) =>
        `${name}: ${(100 * first[key]).toFixed(1)}\u00a0% at first, ${(100 * ends(last, key)[1]).toFixed(1)}\u00a0% at last`,
    ),
    ...events.map(({ on, jump, what }) => `${dayText(on)}: ${points(jump)} points, ${what}`),
  ].join('; ');
}

const px = (x: number): number => Number(x.toFixed(1));
