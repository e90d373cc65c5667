import { attributes, escapeText } from './escape.ts';
import { light } from './palette.ts';
import type { Drawing } from './plot.ts';
import { banShade, otherShade, rateShades } from './rate-shades.ts';
import { textWidth } from './text-width.ts';
import type { TimelineBar } from './timeline-bars.ts';

const FONT = 12;
const LINE = 20;

/** What the shades, the hatching and the dots mean: those that the bars use. */
export function drawTimelineLegend(bars: readonly TimelineBar[], width: number): Drawing {
  const kinds = new Set(bars.map(({ kind }) => kind));
  const box = (fill: string): string =>
    `<rect${attributes({ x: 0, y: 3, width: 14, height: 11, fill, stroke: light.axis, 'stroke-width': 0.75 })}/>`;
  const items: (readonly [mark: string, text: string])[] = [
    ...(kinds.has('rate') ? rateShades.map(({ fill, text }) => [box(fill), text] as const) : []),
    ...(kinds.has('ban') ? [[box(banShade.fill), 'ban'] as const] : []),
    ...(kinds.has('other') ? [[box(otherShade.fill), 'no rate'] as const] : []),
    ...(kinds.has('threat')
      ? [[box('url(#hatch)'), 'threatened or proposed, not charged'] as const]
      : []),
    ...(bars.some(({ announced }) => announced !== undefined)
      ? [
          [
            `<line${attributes({ x1: 3, x2: 15, y1: 8.5, y2: 8.5, stroke: light.axis })}/><circle${attributes({ cx: 3, cy: 8.5, r: 2.5, fill: light.ink })}/>`,
            'announced',
          ] as const,
        ]
      : []),
    ...(bars.some(({ text }) => text.includes(' / '))
      ? [['', '“25 % / 0 %”, “25/0 %”: goods that claim no preference / that do'] as const]
      : []),
  ];
  const parts: string[] = [];
  let [x, y] = [0, 0];
  for (const [mark, text] of items) {
    const indent = mark === '' ? 0 : 20;
    const needs = indent + textWidth(text, FONT);
    if (x > 0 && x + needs > width) [x, y] = [0, y + LINE];
    parts.push(
      `<g${attributes({ transform: `translate(${x},${y})` })}>${mark}<text${attributes({ x: indent, y: 13, 'font-size': FONT, fill: light.ink })}>${escapeText(text)}</text></g>`,
    );
    x = Math.ceil(x + needs + 16);
  }
  return { content: parts.join(''), height: items.length === 0 ? 0 : y + LINE + 6 };
}
