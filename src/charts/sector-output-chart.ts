import type { Result, SectorResult } from '../lab/index.ts';
import { percentOf } from './destinations.ts';
import { change, digitsFor, percentChange } from './format.ts';
import { DEFAULT_WIDTH, framePicture, type ChartOptions } from './frame.ts';
import { drawFolds, foldRow, foldWords } from './fold.ts';
import { largestSectors, sectorFold } from './largest-sectors.ts';
import { changeColour } from './palette.ts';
import { valueLabel, type Mark } from './panel.ts';
import { drawPanel } from './plot.ts';
import { refusePicture } from './refuse-picture.ts';
import { sectorRangeChart } from './sector-range-chart.ts';
import { focusOf, isAnswer, membersOf, nameOf, sectorName } from './subject.ts';

/**
 * What happens to each sector. A region: bars of the change in the quantity made, with the change in the value of
 * exports beside them. A group, whose output the result does not add up: the spread over its members.
 */
export function sectorOutputChart(
  result: Result,
  focus?: string,
  options: ChartOptions = {},
): string {
  const { width = DEFAULT_WIDTH, id = `sector-output-${width}` } = options;
  const region = isAnswer(result) ? focusOf(result, focus) : '';
  const title = region === '' ? 'Output by sector' : `Output by sector: ${nameOf(result, region)}`;
  if (region === '') return refusePicture(result, { id, width, title });
  const members = membersOf(result, region);
  if (members.length > 0) return sectorRangeChart(result, members, { id, width, title });

  const made = result.sectors.filter(
    (row): row is SectorResult & { output_pct: number } =>
      row.region === region && row.output_pct !== null,
  );
  const { most, left } = largestSectors(made, (row) => Math.abs(row.output_pct));
  const shown = most.sort((a, b) => b.output_pct - a.output_pct);
  const folds = sectorFold(
    left.length,
    left.map((row) => row.output_pct),
  );
  const digits = Math.min(2, digitsFor(shown.map((row) => row.output_pct)));
  const exportsOf = ({ exports_before: before, exports_after: after }: SectorResult): string =>
    percentChange(percentOf(before, after), 1);
  const bars = shown.flatMap(({ sector: row, output_pct: x }): Mark[] => [
    { kind: 'bar', row, x, colour: changeColour(x) },
    valueLabel(row, x, change(x, digits)),
  ]);
  const rows = shown.map(({ sector: key }) => ({ key, label: sectorName(result, key) }));
  const folded = drawFolds([...rows, ...folds.map(foldRow)], folds, {
    changes: shown.map((row) => row.output_pct),
    digits,
    width,
  });
  return framePicture(
    result,
    {
      id,
      width,
      title,
      subtitle:
        'Change in the quantity produced and in the value of exports, percent against the re-solved baseline',
      description: [
        ...shown.map(
          (row) =>
            `${sectorName(result, row.sector)}: output ${percentChange(row.output_pct, digits)}, exports ${exportsOf(row)}`,
        ),
        ...foldWords(folds, digits),
      ].join('; '),
    },
    drawPanel({
      width,
      rowHeight: 21,
      rows: folded.rows,
      marks: [...bars, ...folded.marks],
      column: {
        title: 'Exports',
        cells: new Map(shown.map((row) => [row.sector, exportsOf(row)])),
      },
    }),
  );
}
