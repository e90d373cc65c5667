import type { TimelineBar } from './timeline-bars.ts';
import { dayText, plusDays, type DayAxis } from './day-axis.ts';
import { attributes, escapeText } from './escape.ts';
import { light } from './palette.ts';
import { textWidth } from './text-width.ts';

const FONT = 11;
/** px that a bar is high. */
export const BAR = 15;

/**
 * The bars of one row, cut at the ends of the axis, with their rates and announcements.
 *
 * @param middle px of the row's middle
 * @param title of the measure, for what a bar says when it is pointed at
 */
export function drawBars(
  bars: readonly TimelineBar[],
  axis: DayAxis,
  middle: number,
  title: string,
): string {
  const boxes = bars.map((bar) => {
    const x1 = Math.max(axis.left, axis.at(bar.from));
    const end = bar.until === undefined ? axis.right : axis.at(plusDays(bar.until, 1));
    return { bar, x1, x2: Math.max(x1 + 2, Math.min(axis.right, end)) };
  });
  const parts: string[] = [];
  // px up to which bars and texts have been drawn
  let before = axis.left;
  boxes.forEach(({ bar, x1, x2 }, index) => {
    const next = boxes[index + 1];
    const after = next ? Math.min(next.x1, announcedAt(next.bar, axis) ?? Infinity) : axis.right;
    const text = placeText(bar, axis, { x1, x2, before, after });
    parts.push(
      drawAnnouncement(bar, axis, middle, { x1, before: boxes[index - 1]?.x2 ?? axis.left }),
      `<rect${attributes({
        x: px(x1),
        y: middle - BAR / 2,
        width: px(x2 - x1),
        height: BAR,
        fill: bar.kind === 'threat' ? 'url(#hatch)' : bar.fill,
        stroke: light.axis,
        'stroke-width': 0.75,
        'stroke-dasharray': bar.kind === 'threat' ? '4 2' : undefined,
      })}><title>${escapeText(barTitle(bar, title))}</title></rect>`,
      text ? drawText(bar, text, middle) : '',
    );
    before = Math.max(x2, text?.end ?? 0);
  });
  return parts.join('');
}

function announcedAt({ announced }: TimelineBar, axis: DayAxis): number | undefined {
  return announced === undefined ? undefined : axis.at(announced);
}

/** A dot on the day and a line to the bar; below the bars where an earlier one is in the way. */
function drawAnnouncement(
  { announced, from }: TimelineBar,
  axis: DayAxis,
  middle: number,
  { x1, before }: Pick<Room, 'x1' | 'before'>,
): string {
  if (announced === undefined) return '';
  const x = axis.at(announced);
  if (x < axis.left || x1 - x < 2) return '';
  const y = x < before ? middle + BAR / 2 + 3 : middle;
  return (
    `<line${attributes({ x1: px(x), x2: px(x1), y1: y, y2: y, stroke: light.axis, 'stroke-width': 1 })}/>` +
    `<circle${attributes({ cx: px(x), cy: y, r: 2.5, fill: light.ink })}><title>${escapeText(`announced ${dayText(announced)}, from ${dayText(from)}`)}</title></circle>`
  );
}

interface Room {
  readonly x1: number;
  readonly x2: number;
  /** End of what is drawn before, and beginning of what is drawn after. */
  readonly before: number;
  readonly after: number;
}

interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly anchor: 'start' | 'end';
  readonly inside: boolean;
  /** px of the right end of what is written. */
  readonly end: number;
}

/** In the bar; beside it, or before its announcement, where there is room; in its short form in the bar; else only in the bar's title. */
function placeText(
  bar: TimelineBar,
  axis: DayAxis,
  { x1, x2, before, after }: Room,
): PlacedText | undefined {
  const { text, short = text } = bar;
  // a blank that no line breaks at is as wide as any
  const widthOf = (words: string): number => textWidth(words.replaceAll('\u00a0', ' '), FONT) + 4;
  const inside = [text, short].find((words) => widthOf(words) + 3 <= x2 - x1);
  const needs = widthOf(text);
  const start = Math.min(x1, announcedAt(bar, axis) ?? x1) - 5;
  if (inside === text) return { text, x: x1 + 5, anchor: 'start', inside: true, end: x2 };
  if (needs + 4 <= after - x2) {
    return { text, x: x2 + 4, anchor: 'start', inside: false, end: x2 + 4 + needs };
  }
  if (needs <= start - before) return { text, x: start, anchor: 'end', inside: false, end: start };
  return inside === undefined
    ? undefined
    : { text: inside, x: x1 + 3, anchor: 'start', inside: true, end: x2 };
}

function drawText(
  { kind, ink }: TimelineBar,
  { text, x, anchor, inside }: PlacedText,
  middle: number,
): string {
  const paper =
    inside && kind === 'threat'
      ? `<rect${attributes({ x: px(x - 2), y: middle - 6, width: px(textWidth(text, FONT) + 4), height: 12, fill: light.paper })}/>`
      : '';
  return `${paper}<text${attributes({ x: px(x), y: middle + 4, 'text-anchor': anchor, 'font-size': FONT, fill: inside ? ink : light.ink })}>${escapeText(text)}</text>`;
}

function barTitle({ from, until, text, announced, kind }: TimelineBar, title: string): string {
  const days =
    kind === 'threat'
      ? `since ${dayText(from)}`
      : `${dayText(from)} to ${until === undefined ? 'no end set' : dayText(until)}`;
  return `${title}: ${text}, ${days}${announced === undefined ? '' : `, announced ${dayText(announced)}`}`;
}

const px = (x: number): number => Number(x.toFixed(1));
