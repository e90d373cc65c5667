import type { Result } from '../lab/index.ts';
import { signed } from './format-number.ts';
import { plainTable } from './region-table.ts';
import { wrap } from './wrap.ts';

/** What `reroute run` prints below its table of regions where numbers of the scenario are uncertain; empty for other runs. */
export function bandTable({ bands = [], labels }: Result): string {
  if (bands.length === 0) return '';
  const rows = bands.map(({ id, central, band50, band90, drivers }) => {
    const digits = digitsOf(band90[1] - band90[0]);
    const span = ([low, high]: readonly [number, number]): string =>
      `${signed(low, digits)} to ${signed(high, digits)}`;
    return [
      labels.groups[id] ?? labels.regions[id] ?? id,
      signed(central, digits),
      span(band50),
      span(band90),
      drivers
        .slice(0, 2)
        .map(({ label, part }) => `${cut(label)} (${Math.round(100 * part)} %)`)
        .join(', '),
    ];
  });
  const head = ['first-order band, not a sample', 'run', '50 %', '90 %', 'mostly from'];
  const note = `Real income in percent, were the answer a straight line in what the scenario does not know for sure: reroute sweep draws it instead, and shows where the two part.`;
  const unsolved = bands.filter(({ status }) => status !== 'converged').map(({ id }) => id);
  const warning =
    unsolved.length > 0
      ? `The linear solves behind ${unsolved.join(', ')} did not reach their tolerance.\n`
      : '';
  return `\n${plainTable(head, rows, [0, 4])}${wrap(note).join('\n')}\n${warning}`;
}

/** A row stays one line. */
function cut(label: string): string {
  const letters = [...label];
  return letters.length <= 30 ? label : `${letters.slice(0, 29).join('')}…`;
}

/** Digits that show the width of a band to two figures: 2 to 6. */
function digitsOf(width: number): number {
  return width > 0 ? Math.min(6, Math.max(2, 1 - Math.floor(Math.log10(width)))) : 2;
}
