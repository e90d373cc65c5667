import type { Result } from '../lab/index.ts';
import { change, digitsFor, percentChange } from './format.ts';
import { DEFAULT_WIDTH, framePicture, type ChartOptions } from './frame.ts';
import { changeColour } from './palette.ts';
import { valueLabel, type Mark } from './panel.ts';
import { drawPanel } from './plot.ts';
import { refusePicture } from './refuse-picture.ts';
import { regionRows } from './region-rows.ts';
import { isAnswer, nameOf } from './subject.ts';

/** Options of the charts that show every region. */
export interface RegionChartOptions extends ChartOptions {
  /** Region or group that stays in the picture when there are too many to show. */
  readonly focus?: string;
}

/** Bars of the exact change in real income: each group with its total and members, then everybody else. */
export function realIncomeChart(result: Result, options: RegionChartOptions = {}): string {
  const { width = DEFAULT_WIDTH, id = `real-income-${width}`, focus } = options;
  const title = 'Change in real income';
  if (!isAnswer(result)) return refusePicture(result, { id, width, title });
  const { rows, shown, others } = regionRows(result, (one) => one.real_income_pct, focus);
  const digits = digitsFor(shown.map((one) => one.real_income_pct));
  const totals = new Set(result.groups.map((group) => group.id));
  const marks = shown.flatMap(({ id: row, real_income_pct: x }): Mark[] => [
    {
      kind: 'bar',
      row,
      x,
      colour: changeColour(x),
      lane: totals.has(row) ? [0.06, 0.94] : [0.16, 0.84],
    },
    valueLabel(row, x, change(x, digits), { bold: totals.has(row) }),
  ]);
  return framePicture(
    result,
    {
      id,
      width,
      title,
      subtitle: 'Exact change in real income, percent against the re-solved baseline',
      notes: othersNote(
        others.map((one) => one.real_income_pct),
        digits,
      ),
      description: shown
        .map((one) => `${nameOf(result, one.id)} ${percentChange(one.real_income_pct, digits)}`)
        .join(', '),
    },
    drawPanel({ width, rowHeight: 21, rows, marks }),
  );
}

/** `and 12 others between −0.10 % and +0.05 %`, when anybody is left out. */
export function othersNote(values: readonly number[], digits: number): string[] {
  if (values.length === 0) return [];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const range = `between ${percentChange(low, digits)} and ${percentChange(high, digits)}`;
  return [`… and ${values.length} ${values.length === 1 ? 'other' : 'others'} ${range}.`];
}
