import type { Result } from '../lab/index.ts';
import { drawFolds, foldWords } from './fold.ts';
import { change, digitsFor, percentChange } from './format.ts';
import { DEFAULT_WIDTH, framePicture, type ChartOptions } from './frame.ts';
import { changeColour } from './palette.ts';
import { valueLabel, type Mark } from './panel.ts';
import { drawPanel } from './plot.ts';
import { refusePicture } from './refuse-picture.ts';
import { regionRows } from './region-rows.ts';
import { isAnswer, nameOf } from './subject.ts';

/** Options of the charts that set regions side by side. */
export interface RegionChartOptions extends ChartOptions {
  /** Region or group whose members and partners are shown where there are too many to show everybody. */
  readonly focus?: string;
}

/**
 * Bars of the exact change in real income: each group with its total and members, then everybody else. In a large
 * world only those that `highlightOf` picks; the others are one row, from the smallest change to the largest.
 */
export function realIncomeChart(result: Result, options: RegionChartOptions = {}): string {
  const { width = DEFAULT_WIDTH, id = `real-income-${width}`, focus } = options;
  const title = 'Change in real income';
  if (!isAnswer(result)) return refusePicture(result, { id, width, title });
  const { rows, shown, folds } = regionRows(result, focus);
  const changes = shown.map((one) => one.real_income_pct);
  const digits = Math.max(2, digitsFor(changes));
  const totals = new Set(result.groups.map((group) => group.id));
  const bars = shown.flatMap(({ id: row, real_income_pct: x }): Mark[] => [
    {
      kind: 'bar',
      row,
      x,
      colour: changeColour(x),
      lane: totals.has(row) ? [0.06, 0.94] : [0.16, 0.84],
    },
    valueLabel(row, x, change(x, digits), { bold: totals.has(row) }),
  ]);
  const folded = drawFolds(rows, folds, { changes, digits, width });
  return framePicture(
    result,
    {
      id,
      width,
      title,
      subtitle: 'Exact change in real income, percent against the re-solved baseline',
      description: [
        ...shown.map(
          (one) => `${nameOf(result, one.id)} ${percentChange(one.real_income_pct, digits)}`,
        ),
        ...foldWords(folds, digits),
      ].join(', '),
    },
    drawPanel({ width, rowHeight: 21, rows: folded.rows, marks: [...bars, ...folded.marks] }),
  );
}
