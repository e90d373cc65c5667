import type { Result } from '../lab/index.ts';
import { drawFolds, foldWords } from './fold.ts';
import { change, digitsFor, percentChange } from './format.ts';
import { DEFAULT_WIDTH, framePicture } from './frame.ts';
import { valueLabel, type Mark } from './panel.ts';
import { drawPanel } from './plot.ts';
import type { RegionChartOptions } from './real-income-chart.ts';
import { formulaLacksDirectEffect, LACKS_DIRECT_EFFECT } from './formula-gap.ts';
import { refusePicture } from './refuse-picture.ts';
import { regionRows } from './region-rows.ts';
import { isAnswer, nameOf } from './subject.ts';

/**
 * The exact change in real income beside what the first-order formula of Caliendo and Parro (2015) makes of
 * the same two equilibria: a dot for each and the gap between them.
 */
export function realIncomeAgainstFormulaChart(
  result: Result,
  options: RegionChartOptions = {},
): string {
  const { width = DEFAULT_WIDTH, id = `real-income-formula-${width}`, focus } = options;
  const title = 'Exact change beside the first-order formula';
  if (!isAnswer(result)) return refusePicture(result, { id, width, title });
  const { rows, shown, folds } = regionRows(result, focus);
  const changes = shown.map((one) => one.real_income_pct);
  const digits = Math.max(
    2,
    digitsFor([...changes, ...shown.map((one) => one.welfare_cp2015_pct)]),
  );
  const totals = new Set(result.groups.map((group) => group.id));
  const dots = shown.flatMap(
    ({ id: row, real_income_pct: exact, welfare_cp2015_pct: formula }): Mark[] => {
      const label = (x: number, other: number, isExact: boolean): Mark =>
        valueLabel(row, x, change(x, digits), {
          side: x < other || (x === other && isExact) ? 'left' : 'right',
          gap: 9,
          colour: isExact ? 'ink' : 'muted',
          bold: isExact || totals.has(row),
        });
      return [
        { kind: 'line', row, from: exact, to: formula, colour: 'before' },
        { kind: 'dot', row, x: formula, hollow: true, colour: 'axis' },
        { kind: 'dot', row, x: exact, colour: 'ink' },
        label(exact, formula, true),
        label(formula, exact, false),
      ];
    },
  );
  const folded = drawFolds(rows, folds, { changes, digits, width });
  return framePicture(
    result,
    {
      id,
      width,
      title,
      subtitle:
        'Percent against the re-solved baseline; the line between the dots is the formula’s error',
      legend: [
        { shape: 'dot', colour: 'ink', text: 'Exact change in real income' },
        { shape: 'hollow', colour: 'axis', text: 'First-order formula (Caliendo–Parro 2015)' },
      ],
      ...(formulaLacksDirectEffect(result)
        ? { legendNote: `The formula ${LACKS_DIRECT_EFFECT}` }
        : {}),
      notes:
        folds.length > 0 ? ['A row of several regions has the range of their exact changes.'] : [],
      description: [
        ...shown.map(
          (one) =>
            `${nameOf(result, one.id)}: exact ${percentChange(one.real_income_pct, digits)}, formula ${percentChange(one.welfare_cp2015_pct, digits)}`,
        ),
        ...foldWords(folds, digits).map((words) => `exact changes of ${words}`),
      ].join('; '),
    },
    drawPanel({ width, rowHeight: 21, rows: folded.rows, marks: [...dots, ...folded.marks] }),
  );
}
