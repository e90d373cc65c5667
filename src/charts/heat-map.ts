import type { SweepResult } from '../lab/index.ts';
import { axesOf, axisTitle, axisValue, type GridAxis } from './axis-values.ts';
import { changeShade, SHADES } from './change-shades.ts';
import { attributes, escapeText } from './escape.ts';
import { change, digitsFor, percentChange } from './format.ts';
import { DEFAULT_WIDTH, frameWithSource, type ChartOptions } from './frame.ts';
import { light } from './palette.ts';
import { emptySweepPicture } from './refuse-sweep.ts';
import { partyName, sweepFocus, sweepSource } from './sweep-subject.ts';
import { textWidth, wrapText } from './text-width.ts';

const FONT = 11;
const CELL = { lowest: 13, highest: 30 };
/** px of the key below the cells. */
const KEY = 46;

/**
 * The change in a region's or group's real income over a grid of two axes: the first from top to bottom, the second from left
 * to right.
 */
export function heatMap(
  sweep: SweepResult,
  region: string = sweepFocus(sweep),
  options: ChartOptions = {},
): string {
  const { width = DEFAULT_WIDTH, id = `heat-map-${width}` } = options;
  const name = partyName(sweep, sweepFocus(sweep, region));
  const title = `Change in real income over the grid: ${name}`;
  const [down, across, more] = axesOf(sweep);
  const values = sweep.outcomes.find((one) => one.region === region && one.values)?.values ?? [];
  const known = values.filter((value) => value !== null);
  if (!down || !across || more || known.length === 0) {
    const words = !down || !across || more ? 'the sweep has not two axes' : 'no point converged';
    return emptySweepPicture(sweep, { id, width, title }, `No picture: ${words}`);
  }
  const most = Math.max(...known.map((value) => Math.abs(value)));
  const digits = Math.min(3, Math.max(2, digitsFor(known)));
  const rowNames = down.values.map((value) => axisValue(down, value));
  const left = 10 + Math.max(...rowNames.map((text) => textWidth(text, FONT)));
  const cellWidth = (width - left - 2) / across.values.length;
  const cellHeight = Math.max(
    CELL.lowest,
    Math.min(CELL.highest, cellWidth, 420 / down.values.length),
  );
  const top = 38;
  const bottom = top + cellHeight * down.values.length;
  const texts = values.map((value) => change(value, digits));
  const written = cellHeight >= 15 && texts.every((text) => textWidth(text, FONT) + 6 <= cellWidth);
  const columns = across.values.length;
  const cells = values.map((value, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    const [x, y] = [left + column * cellWidth, top + row * cellHeight];
    const { fill, ink } = changeShade(value, most);
    const where = `${axisValue(down, down.values[row]!)}, ${axisValue(across, across.values[column]!)}`;
    const words = value === null ? 'did not converge' : percentChange(value, digits);
    return (
      `<rect${attributes({ x: px(x), y: px(y), width: px(cellWidth), height: px(cellHeight), fill, stroke: light.paper, 'stroke-width': cellWidth > 8 ? 1 : undefined })}><title>${escapeText(`${where}: ${words}`)}</title></rect>` +
      (written
        ? `<text${attributes({ x: px(x + cellWidth / 2), y: px(y + cellHeight / 2 + 4), 'text-anchor': 'middle', 'font-size': FONT, fill: ink })}>${escapeText(texts[index]!)}</text>`
        : '')
    );
  });
  const content = [
    axisName(`${axisTitle(across)} →`, left, 12, width - left),
    ...labels(across, cellWidth, left, top - 8),
    ...rowLabels(rowNames, cellHeight, left, top),
    ...cells,
    axisName(`↑ ${axisTitle(down)}`, 0, bottom + 16, width),
    key(most, digits, width, bottom + 22),
  ];
  return frameWithSource(
    sweepSource(sweep),
    {
      id,
      width,
      title,
      subtitle: 'Percent against the re-solved baseline; one cell is one point of the grid',
      description: describe(down, across, values, digits),
    },
    { content: `<g text-anchor="start">${content.join('')}</g>`, height: bottom + 22 + KEY },
  );
}

function axisName(text: string, x: number, y: number, room: number): string {
  const [line = ''] = wrapText(text, room, 12, { maxLines: 1 });
  return `<text${attributes({ x: px(x), y: px(y), 'font-size': 12, fill: light.ink })}>${escapeText(line)}</text>`;
}

/** Values of the axis above their columns, as many as fit. */
function labels(axis: GridAxis, cellWidth: number, left: number, y: number): string[] {
  const names = axis.values.map((value) => axisValue(axis, value));
  const widest = Math.max(...names.map((text) => textWidth(text, FONT))) + 8;
  const every = Math.ceil(widest / cellWidth);
  return names.flatMap((text, k) => {
    const x = left + (k + 0.5) * cellWidth;
    const half = textWidth(text, FONT) / 2;
    if (k % every !== 0 || x + half > left + cellWidth * names.length + 2) return [];
    return [tick(text, Math.max(left + half - cellWidth / 2, x), y, 'middle')];
  });
}

function rowLabels(names: readonly string[], height: number, left: number, top: number): string[] {
  const every = Math.ceil(14 / height);
  return names.flatMap((text, k) =>
    k % every === 0 ? [tick(text, left - 6, top + (k + 0.5) * height + 4, 'end')] : [],
  );
}

function tick(text: string, x: number, y: number, anchor: 'middle' | 'end'): string {
  return `<text${attributes({ x: px(x), y: px(y), 'text-anchor': anchor, 'font-size': FONT, fill: light.muted })}>${escapeText(text)}</text>`;
}

/** The shades from the largest loss to the largest gain, with what they stand for below. */
function key(most: number, digits: number, width: number, y: number): string {
  const steps = Array.from({ length: 2 * SHADES }, (_, k) => (k - SHADES + 0.5) / SHADES);
  const size = Math.min(34, (width - 24) / steps.length);
  const left = 12;
  const boxes = steps.map(
    (step, k) =>
      `<rect${attributes({ x: px(left + k * size), y: y + 4, width: px(size), height: 12, fill: changeShade(step * most, most).fill, stroke: light.paper, 'stroke-width': 1 })}/>`,
  );
  const ends = [-1, -0.5, 0, 0.5, 1].map((part) => {
    const x = left + ((part + 1) / 2) * steps.length * size;
    const text = change(part * most, digits);
    const half = textWidth(text, FONT) / 2;
    return tick(text, Math.max(half, x), y + 30, 'middle');
  });
  return `${boxes.join('')}${ends.join('')}`;
}

function describe(
  down: GridAxis,
  across: GridAxis,
  values: readonly (number | null)[],
  digits: number,
): string {
  const corner = (row: number, column: number): string => {
    const [r, c] = [
      row < 0 ? down.values.length - 1 : row,
      column < 0 ? across.values.length - 1 : column,
    ];
    const value = values[r * across.values.length + c] ?? null;
    const words = value === null ? 'did not converge' : percentChange(value, digits);
    return `at ${axisValue(down, down.values[r]!)} and ${axisValue(across, across.values[c]!)} ${words}`;
  };
  const first = `${down.label} from top to bottom, ${across.label} from left to right`;
  return `${first}: ${[corner(0, 0), corner(0, -1), corner(-1, 0), corner(-1, -1)].join('; ')}`;
}

const px = (value: number): number => Number(value.toFixed(1));
