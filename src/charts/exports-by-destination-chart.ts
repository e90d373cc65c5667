import type { Result } from '../lab/index.ts';
import { exportsByDestination, foldSmall, percentOf } from './destinations.ts';
import { digitsFor, moneyScale, percentChange } from './format.ts';
import { DEFAULT_WIDTH, framePicture, type ChartOptions } from './frame.ts';
import { changeColour } from './palette.ts';
import { valueLabel, type Mark } from './panel.ts';
import { drawPanel } from './plot.ts';
import { emptyPicture, refusePicture } from './refuse-picture.ts';
import { inSentence } from './sentence.ts';
import { focusOf, groupOf, isAnswer, membersOf, nameOf } from './subject.ts';

const MOST_DESTINATIONS = 12;

/** Where a region's or group's exports go before and after, in money and percent; default focus: `focusOf`. */
export function exportsByDestinationChart(
  result: Result,
  focus?: string,
  options: ChartOptions = {},
): string {
  const { width = DEFAULT_WIDTH, id = `exports-by-destination-${width}` } = options;
  if (!isAnswer(result)) {
    return refusePicture(result, { id, width, title: 'Exports by destination' });
  }
  const exporter = focusOf(result, focus);
  const all = exportsByDestination(result, exporter);
  const title = `Where ${inSentence(nameOf(result, exporter))} sells, before and after`;
  if (all.every(({ before, after }) => before === 0 && after === 0)) {
    return emptyPicture(result, { id, width, title }, 'No exports, before or after');
  }
  const shown = foldSmall(all, MOST_DESTINATIONS);
  const money = moneyScale(
    result.economy,
    shown.flatMap(({ before, after }) => [before, after]),
  );
  const digits = Math.min(2, digitsFor(shown.map(({ pct }) => pct)));
  const marks = shown.flatMap(({ id: row, before, after, pct }): Mark[] => {
    const end = money.of(Math.max(before, after));
    return [
      { kind: 'bar', row, x: money.of(before), colour: 'before', lane: [0.14, 0.48] },
      {
        kind: 'bar',
        row,
        x: money.of(after),
        colour: changeColour(after - before),
        lane: [0.52, 0.86],
      },
      valueLabel(row, end, pct === null ? 'new' : percentChange(pct, digits), {
        bold: true,
        down: -7,
      }),
      valueLabel(row, end, `${money.text(before)} → ${money.text(after)}`, {
        colour: 'muted',
        down: 7,
      }),
    ];
  });
  const sum = (key: 'before' | 'after'): number => all.reduce((total, one) => total + one[key], 0);
  const [before, after] = [sum('before'), sum('after')];
  const total = `${money.text(before)} → ${money.text(after)} (${percentChange(percentOf(before, after), digits)})`;
  const inner =
    membersOf(result, exporter).length > 0
      ? '; trade between members is left out'
      : groupOf(result, exporter) === undefined
        ? ''
        : '; trade with the other members is included';
  return framePicture(
    result,
    {
      id,
      width,
      title,
      subtitle: `Exports by destination before (re-solved baseline) and after, ${money.unit} at the exporter’s border, world value added held constant${inner}. All together: ${total}`,
      legend: [
        { shape: 'bar', colour: 'before', text: 'Before' },
        { shape: 'bar', colour: 'gain', text: 'After, more' },
        { shape: 'bar', colour: 'loss', text: 'After, less' },
      ],
      description: shown
        .map(
          ({ name, before: was, after: is, pct }) =>
            `${name}: ${money.text(was)} before, ${money.text(is)} after, ${percentChange(pct, digits)}`,
        )
        .join('; '),
    },
    drawPanel({
      width,
      rowHeight: 36,
      rows: shown.map(({ id: key, name: label }) => ({ key, label })),
      marks,
    }),
  );
}
