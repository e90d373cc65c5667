import { attributes, escapeText } from './escape.ts';
import { light } from './palette.ts';

/** A horizontal axis of days, from the first day at `left` to the end of the last at `right`. */
export interface DayAxis {
  readonly left: number;
  readonly right: number;
  /** px of the beginning of a day, `YYYY-MM-DD`; beyond the ends for days beyond them. */
  at(day: string): number;
}

const DAY = 86_400_000;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Days since 1970. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY;
}

/** The day a number of days later. */
export function plusDays(day: string, count: number): string {
  return new Date((dayNumber(day) + count) * DAY).toISOString().slice(0, 10);
}

/** `4 Mar 2025`. */
export function dayText(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${months[Number(month) - 1]} ${year}`;
}

export function dayAxis(first: string, last: string, left: number, right: number): DayAxis {
  const start = dayNumber(first);
  const perDay = (right - left) / Math.max(1, dayNumber(last) + 1 - start);
  return { left, right, at: (day) => left + (dayNumber(day) - start) * perDay };
}

interface Tick {
  readonly day: string;
  /** Written at the middle of the month or year that begins here. */
  readonly text: string;
  readonly middle: number;
}

/** First days of the months or years that the axis reaches, with the px of their visible middle. */
function periods(axis: DayAxis, first: string, last: string, step: 1 | 3 | 12): Tick[] {
  const ticks: Tick[] = [];
  const firstMonth = step === 12 ? 0 : Math.floor((Number(first.slice(5, 7)) - 1) / step) * step;
  for (let index = Number(first.slice(0, 4)) * 12 + firstMonth; ; index += step) {
    const day = monthStart(index);
    if (day > last) return ticks;
    const month = months[index % 12] ?? '';
    ticks.push({
      day,
      text: step === 12 ? String(Math.floor(index / 12)) : month,
      middle:
        (Math.max(axis.left, axis.at(day)) +
          Math.min(axis.right, axis.at(monthStart(index + step)))) /
        2,
    });
  }
}

function monthStart(index: number): string {
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`;
}

export const DAY_AXIS_HEIGHT = 34;

/** Where an axis of days is drawn. */
export interface DayAxisPlace {
  readonly first: string;
  readonly last: string;
  /** px of its upper edge, and of the lower end of its lines. */
  readonly top: number;
  readonly bottom: number;
  /** Whether its names are written once more below `bottom`. */
  readonly again?: boolean;
}

/** Years, and below them months or quarters where there is room, with lines down to `bottom`. */
export function drawDayAxis(axis: DayAxis, place: DayAxisPlace): string {
  const { first, last, top, bottom, again = false } = place;
  const perMonth = ((axis.right - axis.left) / (dayNumber(last) - dayNumber(first) + 1)) * 30.4;
  const step = perMonth >= 27 ? 1 : perMonth >= 9 ? 3 : 12;
  const parts: string[] = [];
  const line = (day: string, from: number, to: number, colour: 'grid' | 'axis'): void => {
    const x = Math.round(axis.at(day) * 10) / 10;
    if (x < axis.left || to <= from) return;
    parts.push(
      `<line${attributes({ x1: x, x2: x, y1: from, y2: to, stroke: light[colour], 'stroke-width': 1 })}/>`,
    );
  };
  const write = ({ text, middle }: Tick, down: number, bold: boolean): void => {
    for (const y of again ? [top + down, bottom + down] : [top + down]) {
      parts.push(
        `<text${attributes({ x: Math.round(middle), y, 'text-anchor': 'middle', 'font-size': 11, 'font-weight': bold ? 600 : undefined, fill: light.muted })}>${escapeText(text)}</text>`,
      );
    }
  };
  const room = ({ day }: Tick, need: number, length: number): boolean =>
    Math.min(axis.right, axis.at(plusDays(day, length))) - Math.max(axis.left, axis.at(day)) >=
    need;
  const end = Math.max(bottom, top + DAY_AXIS_HEIGHT - 4);
  if (step !== 12) {
    for (const tick of periods(axis, first, last, step)) {
      line(tick.day, top + 18, end, 'grid');
      if (room(tick, 22, step * 30)) {
        write(step === 3 ? { ...tick, text: quarter(tick) } : tick, 29, false);
      }
    }
  }
  for (const tick of periods(axis, first, last, 12)) {
    line(tick.day, top + DAY_AXIS_HEIGHT, end, 'grid');
    line(tick.day, top + 2, Math.min(end, top + DAY_AXIS_HEIGHT - 4), 'axis');
    if (room(tick, 30, 365)) write(tick, step === 12 ? 24 : 13, true);
  }
  return parts.join('');
}

/** `Q1`, of the month that it begins with. */
function quarter({ day }: Tick): string {
  return `Q${Math.floor(Number(day.slice(5, 7)) / 3) + 1}`;
}
