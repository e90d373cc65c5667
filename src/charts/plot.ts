import * as Plot from '@observablehq/plot';
import { scaleLinear } from 'd3-scale';
import { drawingDocument } from './document.ts';
import { light } from './palette.ts';
import {
  columnWidth,
  fitDomain,
  FONT_SIZE,
  labelWidth,
  slotsOf,
  type Bar,
  type Column,
  type Dot,
  type Line,
  type Mark,
  type Panel,
  type Slot,
  type Span,
  type Text,
} from './panel.ts';
import { textWidth } from './text-width.ts';

// Everything that knows Observable Plot is in this file.

const AXIS_HEIGHT = 22;
const LABEL_GAP = 10;
/** px of paper behind names that lie on the grid. */
const HALO = 3;

export interface Drawing {
  /** SVG elements, from the corner (0, 0). */
  readonly content: string;
  readonly height: number;
}

/** Where the marks of a row are. */
type Slots = ReadonlyMap<string, Slot>;

/** Draws rows of marks with their names, a zero line, a grid and an axis on top. */
export function drawPanel(panel: Panel): Drawing {
  const names = labelWidth(panel);
  const left = names + (panel.namesAbove ? 0 : LABEL_GAP);
  const right = panel.column ? columnWidth(panel.column) + LABEL_GAP : 12;
  const inner = panel.width - left - right;
  const rows = slotsOf(panel, names);
  const slots = new Map(rows.map((slot) => [slot.row.key, slot]));
  const rowsHeight = rows.at(-1)?.bottom ?? 0;
  const height = AXIS_HEIGHT + rowsHeight;
  const domain = fitDomain(panel.marks, inner);
  const scale = scaleLinear().domain(domain);
  const tickCount = Math.max(2, Math.floor(inner / 64));
  const tickText = scale.tickFormat(tickCount);
  // a tick's text may reach over the ends of the axis, but not into the column or out of the picture
  const room = inner + (panel.column ? 0 : right);
  const ticks = scale.range([0, inner]).ticks(tickCount);
  const written = ticks.filter((tick) => {
    const half = textWidth(tickText(tick), FONT_SIZE - 1) / 2;
    return scale(tick) + half <= room && left + scale(tick) - half >= 0;
  });
  const of = <K extends Mark['kind']>(kind: K): Extract<Mark, { kind: K }>[] =>
    panel.marks.filter((mark): mark is Extract<Mark, { kind: K }> => mark.kind === kind);
  const svg = Plot.plot({
    document: drawingDocument,
    width: panel.width,
    height,
    marginTop: AXIS_HEIGHT,
    marginBottom: 0,
    marginLeft: left,
    marginRight: right,
    x: { domain, axis: null },
    y: { domain: [0, rowsHeight], range: [AXIS_HEIGHT, height], axis: null },
    color: { type: 'identity' },
    marks: [
      Plot.gridX({ ticks, stroke: light.grid, strokeOpacity: 1 }),
      Plot.axisX({
        anchor: 'top',
        ticks: written,
        tickFormat: tickText,
        tickSize: 0,
        label: null,
        color: light.muted,
        fontSize: FONT_SIZE - 1,
      }),
      lines(of('line'), slots),
      bars(of('bar'), slots, panel.rowHeight),
      spans(of('span'), slots, panel.rowHeight),
      Plot.ruleX([0], { stroke: light.axis }),
      backdrops(of('text'), slots, (domain[1] - domain[0]) / inner),
      ...dots(of('dot'), slots, panel.rowHeight),
      ...texts(of('text'), slots),
      ...(panel.namesAbove ? [namePapers(rows, domain[0], (domain[1] - domain[0]) / inner)] : []),
      ...rowLabels(rows, panel.namesAbove ?? false),
      ...(panel.column ? columnTexts(panel.column, right, slots) : []),
    ],
  });
  // Plot's own style sheet would apply to the whole page, and names of marks say nothing to a reader; the
  // frame around the drawing says what is needed.
  svg.querySelector('style')?.remove();
  for (const group of svg.querySelectorAll('g')) group.removeAttribute('aria-label');
  return { content: roundNumbers(svg.innerHTML).replaceAll('&nbsp;', '&#160;'), height };
}

const colourOf = ({ colour }: Mark): string => light[colour];

/** The middle of a row's marks. */
function at(slots: Slots, row: string): number {
  return slots.get(row)?.middle ?? 0;
}

/** As thick in a row that grew as in any other. */
function bars(marks: readonly Bar[], slots: Slots, rowHeight: number): Plot.Markish {
  const edge = (end: 0 | 1) => {
    return ({ row, lane = [0.16, 0.84] }: Bar): number =>
      at(slots, row) + (lane[end] - 0.5) * rowHeight;
  };
  return Plot.rect(marks, { x1: 0, x2: 'x', y1: edge(0), y2: edge(1), fill: colourOf });
}

function spans(marks: readonly Span[], slots: Slots, rowHeight: number): Plot.Markish {
  const edge = (end: 0 | 1) => {
    return ({ row, lane }: Span): number => at(slots, row) + (lane[end] - 0.5) * rowHeight;
  };
  return Plot.rect(marks, { x1: 'from', x2: 'to', y1: edge(0), y2: edge(1), fill: colourOf });
}

function lines(marks: readonly Line[], slots: Slots): Plot.Markish {
  const y = ({ row }: Line): number => at(slots, row);
  return Plot.ruleY(marks, { x1: 'from', x2: 'to', y, stroke: colourOf, strokeWidth: 2 });
}

function dots(marks: readonly Dot[], slots: Slots, rowHeight: number): Plot.Markish[] {
  const y = ({ row, lane = 0.5 }: Dot): number => at(slots, row) + (lane - 0.5) * rowHeight;
  const style = ({ hollow = false, small = false }: Dot): string => [hollow, small].join();
  // rings below, so that a dot near one is seen
  const sorted = marks.toSorted((a, b) => Number(b.hollow ?? false) - Number(a.hollow ?? false));
  return grouped(sorted, style).map((same) => {
    const { hollow, small } = same[0];
    const place = { x: 'x', y, r: small ? 3.5 : 4.5 };
    return hollow
      ? Plot.dot(same, { ...place, fill: light.paper, stroke: colourOf, strokeWidth: 2 })
      : Plot.dot(same, { ...place, fill: colourOf, stroke: light.paper, strokeWidth: 1 });
  });
}

/** Paper under values: a line through the minus of −0.08 would make it a plus, with a halo around it too. */
function backdrops(marks: readonly Text[], slots: Slots, perPixel: number): Plot.Markish {
  const end = (margin: number) => {
    return ({ x, side, gap = 6, text, bold }: Text): number => {
      const far = margin < 0 ? gap + margin : gap + textWidth(text, FONT_SIZE, bold) + margin;
      return x + (side === 'left' ? -far : far) * perPixel;
    };
  };
  const edge = (by: number) => {
    return ({ row, down = 0 }: Text): number => at(slots, row) + down + by;
  };
  return Plot.rect(marks, {
    x1: end(-3),
    x2: end(1),
    y1: edge(-6.5),
    y2: edge(6.5),
    fill: light.paper,
  });
}

function texts(marks: readonly Text[], slots: Slots): Plot.Markish[] {
  const style = ({ side, bold = false, gap = 6, down = 0 }: Text): string =>
    [side, bold, gap, down].join();
  return grouped(marks, style).map((same) => {
    const { side, bold = false, gap = 6, down = 0 } = same[0];
    return Plot.text(same, {
      x: 'x',
      y: ({ row }: Text) => at(slots, row),
      text: 'text',
      fill: colourOf,
      textAnchor: side === 'left' ? 'end' : 'start',
      dx: side === 'left' ? -gap : gap,
      dy: down,
      fontSize: FONT_SIZE,
      fontVariant: 'tabular-nums',
      ...(bold ? { fontWeight: 600 } : {}),
    });
  });
}

/** Paper under names that lie on the grid and the zero line. */
function namePapers(slots: readonly Slot[], left: number, perPixel: number): Plot.Markish {
  const width = ({ label, row }: Slot): number => textWidth(label, FONT_SIZE, row.bold) + HALO;
  return Plot.rect(slots, {
    x1: left,
    x2: (slot: Slot) => left + width(slot) * perPixel,
    y1: ({ labelAt }: Slot) => labelAt - 7,
    y2: ({ labelAt }: Slot) => labelAt + 7,
    fill: light.paper,
  });
}

function rowLabels(slots: readonly Slot[], above: boolean): Plot.Markish[] {
  const isMuted = ({ row: { heading = false, muted = false } }: Slot): boolean => heading || muted;
  const style = (slot: Slot): string => [slot.row.bold ?? false, isMuted(slot)].join();
  return grouped(slots, style).map((same) => {
    const { bold = false } = same[0].row;
    return Plot.text(same, {
      y: 'labelAt',
      text: 'label',
      frameAnchor: 'left',
      textAnchor: above ? 'start' : 'end',
      dx: above ? 0 : -LABEL_GAP,
      fill: isMuted(same[0]) ? light.muted : light.ink,
      fontSize: FONT_SIZE,
      ...(bold ? { fontWeight: 600 } : {}),
    });
  });
}

function columnTexts({ title, cells }: Column, right: number, slots: Slots): Plot.Markish[] {
  const place = { textAnchor: 'end', dx: right, fill: light.muted } as const;
  return [
    Plot.text([...cells], {
      ...place,
      frameAnchor: 'right',
      y: ([row]: [string, string]) => at(slots, row),
      text: ([, cell]: [string, string]) => cell,
      fontSize: FONT_SIZE,
      fontVariant: 'tabular-nums',
    }),
    Plot.text([title], {
      ...place,
      frameAnchor: 'top-right',
      text: (text: string) => text,
      lineAnchor: 'bottom',
      dy: -7,
      fontSize: FONT_SIZE - 1,
    }),
  ];
}

function grouped<T>(items: readonly T[], key: (item: T) => string): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const same = groups.get(key(item));
    if (same) same.push(item);
    else groups.set(key(item), [item]);
  }
  return [...groups.values()];
}

/** Two digits in attributes are a hundredth of a pixel; text between tags is left alone. */
function roundNumbers(svg: string): string {
  const round = (number: string): string => String(Number(Number(number).toFixed(2)) + 0);
  return svg.replace(/<[^>]*>/g, (tag) => tag.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, round));
}
