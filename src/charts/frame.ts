import type { Result } from '../lab/index.ts';
import { attributes, escapeText } from './escape.ts';
import { light, type Colour } from './palette.ts';
import type { Drawing } from './plot.ts';
import { shorten, textWidth, wrapText } from './text-width.ts';

/** What every chart takes. */
export interface ChartOptions {
  /** px, 560 unless told; the picture is drawn for this width, not scaled to it. */
  readonly width?: number;
  /** Beginning of the ids in the picture: unique in the page. */
  readonly id?: string;
}

export const DEFAULT_WIDTH = 560;

/** Below this many px a dense chart puts names above its rows. */
export const NARROW = 420;

/** What a colour or shape stands for. */
export interface LegendItem {
  readonly shape: 'bar' | 'dot' | 'hollow';
  readonly colour: Colour;
  readonly text: string;
}

/** A picture without its drawing: all that is read rather than seen. */
export interface Frame {
  readonly id: string;
  readonly width: number;
  readonly title: string;
  /** What is shown and in which unit, against which base. */
  readonly subtitle: string;
  readonly legend?: readonly LegendItem[];
  /** What must be known to read the legend. */
  readonly legendNote?: string;
  readonly notes?: readonly string[];
  /** The key numbers in words, for those who cannot see the picture. */
  readonly description: string;
}

const style = {
  title: { fontSize: 16, line: 21, bold: true, colour: 'ink' },
  subtitle: { fontSize: 12, line: 17, bold: false, colour: 'muted' },
  note: { fontSize: 11, line: 15, bold: false, colour: 'muted' },
} as const;

/** A whole picture of a run: title, subtitle, legend, drawing and source as one SVG file. */
export function framePicture(result: Result, frame: Frame, drawing: Drawing): string {
  return frameWithSource(sourceLine(result), frame, drawing);
}

/** The same for a picture of something else; `source` is what it says it was drawn from. */
export function frameWithSource(source: string, frame: Frame, drawing: Drawing): string {
  const { id, width } = frame;
  const parts: string[] = [];
  let y = 4;
  const write = (
    text: string,
    { fontSize, line, bold, colour }: (typeof style)[keyof typeof style],
  ) => {
    for (const words of wrapText(text, width, fontSize, { bold })) {
      y += line;
      parts.push(
        `<text${attributes({ x: 0, y: y - 5, fill: light[colour], 'font-size': fontSize, 'font-weight': bold ? 600 : undefined })}>${escapeText(words)}</text>`,
      );
    }
  };
  write(frame.title, style.title);
  write(frame.subtitle, style.subtitle);
  if (frame.legend) {
    const legend = drawLegend(frame.legend, width, y + 4);
    parts.push(legend.content);
    y += 4 + legend.height;
  }
  if (frame.legendNote !== undefined) write(frame.legendNote, style.subtitle);
  y += 6;
  parts.push(`<g transform="translate(0,${y})" text-anchor="middle">${drawing.content}</g>`);
  y += drawing.height + 6;
  for (const note of [...(frame.notes ?? []), source]) write(note, style.note);
  const height = Math.ceil(y + 4);
  return (
    `<svg${attributes({
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'reroute-chart',
      role: 'img',
      'aria-labelledby': `${id}-title`,
      'aria-describedby': `${id}-desc`,
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      'font-family': 'system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif',
    })}>` +
    `<title id="${escapeText(id)}-title">${escapeText(frame.title)}</title>` +
    `<desc id="${escapeText(id)}-desc">${escapeText(`${frame.subtitle}. ${frame.description}`)}</desc>` +
    `<rect${attributes({ width, height, fill: light.paper })}/>${parts.join('')}</svg>`
  );
}

/** Economy, scenario and version: a picture that travels alone says where it is from. */
function sourceLine({ economy, scenario, provenance }: Result): string {
  return `Economy: ${shorten(economy.title, 120)} (${economy.id}). Scenario: ${shorten(scenario.title, 120)} (${scenario.id}). Reroute ${provenance.version}.`;
}

function drawLegend(items: readonly LegendItem[], width: number, top: number): Drawing {
  const fontSize = 12;
  const parts: string[] = [];
  let x = 0;
  let y = top;
  for (const { shape, colour, text } of items) {
    const needs = 18 + textWidth(text, fontSize);
    if (x > 0 && x + needs > width) {
      x = 0;
      y += 18;
    }
    const paint = light[colour];
    parts.push(
      shape === 'bar'
        ? `<rect${attributes({ x, y: y + 3, width: 12, height: 10, fill: paint })}/>`
        : `<circle${attributes({ cx: x + 6, cy: y + 8, r: 4, fill: shape === 'hollow' ? light.paper : paint, stroke: paint, 'stroke-width': 1.75 })}/>`,
      `<text${attributes({ x: x + 18, y: y + 12, fill: light.ink, 'font-size': fontSize })}>${escapeText(text)}</text>`,
    );
    x = Math.ceil(x + needs + 16);
  }
  return { content: parts.join(''), height: y + 18 - top };
}
