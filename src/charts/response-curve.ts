import { scaleLinear } from 'd3-scale';
import type { SweepResult } from '../lab/index.ts';
import { axesOf, axisNumber, axisTitle, axisValue, type GridAxis } from './axis-values.ts';
import { attributes, escapeText } from './escape.ts';
import { change, decimal, digitsFor, percentChange } from './format.ts';
import { DEFAULT_WIDTH, frameWithSource, NARROW, type ChartOptions } from './frame.ts';
import { light, type Colour } from './palette.ts';
import { emptySweepPicture } from './refuse-sweep.ts';
import { isGroup, partyName, sweepFocus, sweepSource } from './sweep-subject.ts';
import { shorten, textWidth, wrapText } from './text-width.ts';

/** Lines that can still be told apart: by colour, dashes and the name at their end. */
const styles: readonly {
  readonly colour: Colour;
  readonly dash?: string;
  readonly width: number;
}[] = [
  { colour: 'loss', width: 2.5 },
  { colour: 'gain', width: 2.5 },
  { colour: 'ink', dash: '6 3', width: 1.75 },
  { colour: 'axis', width: 2 },
  { colour: 'gain', dash: '2 3', width: 2 },
  { colour: 'loss', dash: '8 3 2 3', width: 2 },
];

/** A line shows where its region moves at least this part of what moves most: others would lie on the zero line. */
const WORTH_SHOWING = 0.02;
const HEIGHT = 280;
const FONT = 12;
const LINE = 15;

interface Curve {
  readonly region: string;
  readonly name: string;
  /** `[point]`, null where it did not converge. */
  readonly values: readonly (number | null)[];
  /** The largest change, whatever its sign. */
  readonly reach: number;
}

/** The change in real income along the one axis of a grid: of the focus, and of those others that it moves most. */
export function responseCurve(
  sweep: SweepResult,
  options: ChartOptions & { readonly focus?: string } = {},
): string {
  const { width = DEFAULT_WIDTH, id = `curve-${width}`, focus } = options;
  const [axis, second] = axesOf(sweep);
  const title = 'Change in real income along the range';
  const { curves, left: others } = curvesOf(sweep, focus);
  const known = curves.flatMap(({ values }) => values.filter((value) => value !== null));
  if (!axis || second || known.length === 0) {
    const words = !axis || second ? 'the sweep has no one axis' : 'no point converged';
    return emptySweepPicture(sweep, { id, width, title }, `No picture: ${words}`);
  }
  const digits = Math.max(2, digitsFor(known));
  const narrow = width < NARROW;
  const ends = curves.map(({ values }) => change(lastOf(values), digits));
  const words = curves.flatMap(({ name }, k) =>
    narrow ? [name, ends[k]!] : [`${name} ${ends[k]!}`],
  );
  const names = Math.max(...words.map((text) => textWidth(text, FONT)));
  const labels = Math.min(names, width * (narrow ? 0.34 : 0.3)) + 28;
  const [first, last] = [axis.values[0]!, axis.values.at(-1)!];
  const y = scaleLinear()
    .domain([Math.min(0, ...known), Math.max(0, ...known)])
    .nice(5)
    .range([HEIGHT, 8]);
  const ticks = y.ticks(5);
  const tickText = (tick: number): string => change(tick, Math.min(digits, tickDigits(ticks)));
  const left = 10 + Math.max(...ticks.map((tick) => textWidth(tickText(tick), FONT - 1)));
  const x = scaleLinear()
    .domain([axisNumber(axis, first), axisNumber(axis, last)])
    .range([left, width - labels]);
  const at = (k: number): number => x(axisNumber(axis, axis.values[k]!));
  const content = [
    ...ticks.map((tick) => yTick(tickText(tick), y(tick), tick === 0, left, width - labels)),
    ...xAxis(x, axis, left, width - labels),
    ...curves.map((curve, k) => drawCurve(curve, styles[k]!, at, y)).toReversed(),
    ...endLabels(curves, ends, y, { left: width - labels, width: labels, narrow }),
  ];
  return frameWithSource(
    sweepSource(sweep),
    {
      id,
      width,
      title,
      subtitle: `Percent against the re-solved baseline, at ${axis.values.length} values of the range`,
      notes:
        others.length === 0
          ? []
          : [
              `Not drawn: ${others.length} others, which move by ${decimal(Math.max(...others.map(({ reach }) => reach)), digits)}\u00a0% or less.`,
            ],
      description: curves
        .map(({ name, values }) => {
          const [start, end] = [values[0] ?? null, values.at(-1) ?? null];
          return `${name}: ${percentChange(start, digits)} at ${axisValue(axis, first)}, ${percentChange(end, digits)} at ${axisValue(axis, last)}`;
        })
        .join('; '),
    },
    { content: `<g text-anchor="start">${content.join('')}</g>`, height: HEIGHT + 40 },
  );
}

/** The focus first, then others by how far they move along the axis; and those that are left out. */
function curvesOf(
  sweep: SweepResult,
  asked?: string,
): { readonly curves: readonly Curve[]; readonly left: readonly Curve[] } {
  const focus = sweepFocus(sweep, asked);
  const grouped = new Set(
    Object.entries(sweep.members).flatMap(([id, members]) => (isGroup(sweep, id) ? members : [])),
  );
  const all = sweep.outcomes.flatMap(({ region, values }): Curve[] => {
    if (!values || (grouped.has(region) && region !== focus)) return [];
    const found = values.filter((value) => value !== null);
    const reach = Math.max(0, ...found.map((value) => Math.abs(value)));
    return [{ region, name: partyName(sweep, region), values, reach }];
  });
  const least = WORTH_SHOWING * Math.max(0, ...all.map(({ reach }) => reach));
  const isShown = ({ region, reach }: Curve): boolean => region === focus || reach >= least;
  const sorted = all.sort((a, b) =>
    a.region === focus ? -1 : b.region === focus ? 1 : b.reach - a.reach,
  );
  const curves = sorted.filter(isShown).slice(0, styles.length);
  return { curves, left: sorted.filter((curve) => !curves.includes(curve)) };
}

function tickDigits(ticks: readonly number[]): number {
  const step = ticks.length > 1 ? ticks[1]! - ticks[0]! : 1;
  return Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
}

function yTick(text: string, y: number, isZero: boolean, left: number, right: number): string {
  return (
    `<line${attributes({ x1: px(left), x2: px(right), y1: px(y), y2: px(y), stroke: isZero ? light.axis : light.grid })}/>` +
    `<text${attributes({ x: px(left - 6), y: px(y + 4), 'text-anchor': 'end', 'font-size': FONT - 1, fill: light.muted })}>${escapeText(text)}</text>`
  );
}

function xAxis(
  x: ReturnType<typeof scaleLinear<number, number>>,
  axis: GridAxis,
  left: number,
  right: number,
): string[] {
  const ticks = x.ticks(Math.max(2, Math.floor((right - left) / 60)));
  const [title = ''] = wrapText(axisTitle(axis), right, FONT, { maxLines: 1 });
  return [
    ...ticks.map(
      (tick) =>
        `<line${attributes({ x1: px(x(tick)), x2: px(x(tick)), y1: HEIGHT, y2: HEIGHT + 4, stroke: light.axis })}/>` +
        `<text${attributes({ x: px(x(tick)), y: HEIGHT + 17, 'text-anchor': 'middle', 'font-size': FONT - 1, fill: light.muted })}>${String(tick).replace('-', '−')}</text>`,
    ),
    `<text${attributes({ x: px(right), y: HEIGHT + 35, 'text-anchor': 'end', 'font-size': FONT, fill: light.ink })}>${escapeText(title)}</text>`,
  ];
}

/** Broken where a point did not converge; a point between two such is a dot. */
function drawCurve(
  { values }: Curve,
  { colour, dash, width }: (typeof styles)[number],
  at: (k: number) => number,
  y: (value: number) => number,
): string {
  const pieces: [number, number][][] = [[]];
  values.forEach((value, k) => {
    if (value === null) pieces.push([]);
    else pieces.at(-1)!.push([at(k), y(value)]);
  });
  return pieces
    .filter((piece) => piece.length > 0)
    .map((piece) => {
      const [[cx, cy]] = piece as [[number, number]];
      if (piece.length === 1) {
        return `<circle${attributes({ cx: px(cx), cy: px(cy), r: 2.5, fill: light[colour] })}/>`;
      }
      const points = piece.map(([px1, py1]) => `${px(px1)},${px(py1)}`).join(' ');
      return `<polyline${attributes({ points, fill: 'none', stroke: light[colour], 'stroke-width': width, 'stroke-dasharray': dash, 'stroke-linejoin': 'round' })}/>`;
    })
    .join('');
}

/** Names and last values at the right, moved apart where curves end close together; below each other where it is narrow. */
function endLabels(
  curves: readonly Curve[],
  ends: readonly string[],
  y: (value: number) => number,
  { left, width, narrow }: { left: number; width: number; narrow: boolean },
): string[] {
  const height = narrow ? 2 * LINE : LINE;
  const labels = curves
    .map(({ name, values }, k) => ({
      name,
      value: ends[k]!,
      style: styles[k]!,
      end: y(lastOf(values)),
    }))
    .toSorted((a, b) => a.end - b.end);
  const places = labels.map(({ end }) => end);
  for (let i = 1; i < places.length; i++) places[i] = Math.max(places[i]!, places[i - 1]! + height);
  for (let i = places.length - 1; i >= 0; i--) {
    places[i] = Math.min(places[i]!, HEIGHT - height * (places.length - 1 - i));
  }
  const room = width - 26;
  return labels.map(({ name, value, style, end }, i) => {
    const place = places[i]!;
    const space = narrow ? room : room - textWidth(` ${value}`, FONT);
    const [shown = ''] = wrapText(shorten(name), space, FONT, { maxLines: 1 });
    const lines = narrow ? [shown, value] : [`${shown} ${value}`];
    return [
      `<line${attributes({ x1: px(left + 2), y1: px(end), x2: px(left + 18), y2: px(place), stroke: light[style.colour], 'stroke-width': 1 })}/>`,
      ...lines.map(
        (text, line) =>
          `<text${attributes({ x: px(left + 22), y: px(place + 4 + LINE * line), 'font-size': FONT, fill: light.ink })}>${escapeText(text)}</text>`,
      ),
    ].join('');
  });
}

function lastOf(values: readonly (number | null)[]): number {
  return values.findLast((value) => value !== null) ?? 0;
}

const px = (value: number): number => Number(value.toFixed(1));
