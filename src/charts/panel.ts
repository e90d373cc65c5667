import type { Colour } from './palette.ts';
import { textWidth, wrapText } from './text-width.ts';

// What a picture consists of, whatever draws it: rows along one horizontal axis, with marks in them.

export const FONT_SIZE = 12;

/** One row, named at the left. */
export interface Row {
  readonly key: string;
  readonly label: string;
  readonly bold?: boolean;
  /** A heading between blocks: muted, without marks. */
  readonly heading?: boolean;
  /** A row of several things together: its name is muted. */
  readonly muted?: boolean;
}

interface InRow {
  readonly row: string;
  readonly colour: Colour;
}

export interface Bar extends InRow {
  readonly kind: 'bar';
  readonly x: number;
  /** The part of the row's height that it fills: 0 is the top, 1 the bottom. */
  readonly lane?: readonly [top: number, bottom: number];
}

export interface Line extends InRow {
  readonly kind: 'line';
  readonly from: number;
  readonly to: number;
}

/** A bar from one value to another. */
export interface Span extends InRow {
  readonly kind: 'span';
  readonly from: number;
  readonly to: number;
  readonly lane: readonly [top: number, bottom: number];
}

export interface Dot extends InRow {
  readonly kind: 'dot';
  readonly x: number;
  readonly hollow?: boolean;
  readonly small?: boolean;
  /** The place in the row's height, 0.5 unless given. */
  readonly lane?: number;
}

export interface Text extends InRow {
  readonly kind: 'text';
  readonly x: number;
  readonly text: string;
  readonly side: 'left' | 'right';
  readonly bold?: boolean;
  /** px between the value and the text. */
  readonly gap?: number;
  /** px below the middle of the row. */
  readonly down?: number;
}

export type Mark = Bar | Line | Span | Dot | Text;

/** A value written beside its mark: on the side that it points to, unless told otherwise. */
export function valueLabel(
  row: string,
  x: number,
  text: string,
  style: Partial<Pick<Text, 'side' | 'gap' | 'colour' | 'bold' | 'down'>> = {},
): Text {
  return { kind: 'text', row, x, text, side: x < 0 ? 'left' : 'right', colour: 'ink', ...style };
}

/** A column of text at the right of the rows. */
export interface Column {
  readonly title: string;
  readonly cells: ReadonlyMap<string, string>;
}

export interface Panel {
  readonly width: number;
  /** px; a row grows when its name needs more lines. */
  readonly rowHeight: number;
  readonly rows: readonly Row[];
  readonly marks: readonly Mark[];
  readonly column?: Column;
  /** Names in a line of their own above the marks, where the width is better spent on the axis. */
  readonly namesAbove?: boolean;
}

/** px that a name takes above its marks. */
const NAME_HEIGHT = 17;

/** Where a row is, in px below the axis, and its name in lines. */
export interface Slot {
  readonly row: Row;
  readonly label: string;
  /** Middle of the name. */
  readonly labelAt: number;
  /** Middle of the marks. */
  readonly middle: number;
  readonly bottom: number;
}

/** Width of the names at the left: as much as they need, up to two fifths of the picture. */
export function labelWidth({ rows, width, namesAbove }: Panel): number {
  if (namesAbove) return 0;
  const widest = Math.max(0, ...rows.map(({ label, bold }) => textWidth(label, FONT_SIZE, bold)));
  return Math.min(widest, width * 0.4);
}

export function columnWidth({ title, cells }: Column): number {
  const widths = [...cells.values()].map((cell) => textWidth(cell, FONT_SIZE));
  return Math.max(textWidth(title, FONT_SIZE - 1), ...widths);
}

export function slotsOf(
  { rows, rowHeight, namesAbove, width: panelWidth }: Panel,
  width: number,
): Slot[] {
  let top = 0;
  return rows.map((row) => {
    const { label, bold = false, heading = false } = row;
    if (namesAbove) {
      const labelAt = top + NAME_HEIGHT / 2 + 2;
      const middle = labelAt + NAME_HEIGHT / 2 + rowHeight / 2 - 2;
      top = heading ? labelAt + NAME_HEIGHT / 2 : middle + rowHeight / 2 + 4;
      const [line = ''] = wrapText(label, panelWidth, FONT_SIZE, { bold, maxLines: 1 });
      return { row, label: line, labelAt, middle, bottom: top };
    }
    const lines = wrapText(label, width, FONT_SIZE, { bold, maxLines: 3 });
    const height = Math.max(rowHeight, 9 + FONT_SIZE * lines.length);
    top += height;
    const middle = top - height / 2;
    return { row, label: lines.join('\n'), labelAt: middle, middle, bottom: top };
  });
}

/**
 * The domain that holds zero and every mark and text, with the marks drawn as large as that allows: the ends
 * follow from the scale, the largest scale at which they fit is found by bisection.
 */
export function fitDomain(marks: readonly Mark[], inner: number): [low: number, high: number] {
  const values = [
    0,
    ...marks.flatMap((mark) => ('from' in mark ? [mark.from, mark.to] : [mark.x])),
  ];
  const spread = Math.max(...values) - Math.min(...values);
  if (spread === 0) return [-1, 1];
  const claims = values.map((x) => ({ x, left: 8, right: 8 }));
  for (const mark of marks) {
    if (mark.kind !== 'text') continue;
    const needs = textWidth(mark.text, FONT_SIZE, mark.bold) + (mark.gap ?? 6) + 2;
    claims.push({ x: mark.x, left: 8, right: 8, [mark.side]: needs });
  }
  const ends = (perPixel: number): [number, number] => [
    Math.min(...claims.map(({ x, left }) => x - left * perPixel)),
    Math.max(...claims.map(({ x, right }) => x + right * perPixel)),
  ];
  let [small, large] = [spread / inner, spread / 20];
  for (let step = 0; step < 40; step++) {
    const middle = (small + large) / 2;
    const [low, high] = ends(middle);
    if (high - low > inner * middle) small = middle;
    else large = middle;
  }
  return ends(large);
}
