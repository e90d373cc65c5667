import type { BandResult, Result } from '../lab/index.ts';
import { change, decimal, digitsFor, percentRange } from './format.ts';
import { htmlTable, type ColumnGroup, type TableRow } from './html-table.ts';
import { fullNameOf } from './subject.ts';

/** Uncertain numbers that a row names. */
const MOST_DRIVERS = 3;

/**
 * How far real income is known, to first order, of groups and the regions that gain or lose most; empty where a run has no bands.
 */
export function firstOrderBands(result: Result): string {
  const { bands = [] } = result;
  if (bands.length === 0) return '';
  const widths = bands.map(({ band90: [low, high] }) => high - low);
  const digits = Math.max(2, digitsFor(widths));
  const columns: ColumnGroup<BandResult>[] = [
    {
      head: 'Real income, change in %',
      columns: [
        { head: 'run', className: 'answer', cell: ({ central }) => change(central, digits) },
        { head: '50 %', cell: ({ band50: [low, high] }) => percentRange(low, high, digits) },
        { head: '90 %', cell: ({ band90: [low, high] }) => percentRange(low, high, digits) },
      ],
    },
    {
      head: 'First order, no sample',
      columns: [
        {
          head: 'mostly from (part of the variance)',
          cell: ({ drivers }) =>
            drivers
              .slice(0, MOST_DRIVERS)
              .map(({ label, part }) => `${label} (${decimal(100 * part, 0)}\u00a0%)`)
              .join(', '),
        },
      ],
    },
  ];
  const rows = bands.map((band): TableRow<BandResult> => {
    const name = fullNameOf(result, band.id);
    return Object.hasOwn(result.labels.groups, band.id)
      ? { name: `${name}, all`, item: band, total: true }
      : { name, item: band };
  });
  const unsolved = bands.filter(({ status }) => status !== 'converged');
  const short =
    unsolved.length === 0
      ? ''
      : `\n<p class="status">The linear solves behind some of these bands did not reach their tolerance.</p>`;
  return `${htmlTable('first-order-bands', CAPTION, 'Region', columns, [{ rows }])}${short}`;
}

const CAPTION =
  'First-order band, not a sample: what real income would be, were the answer a straight line in what the scenario does not know for sure. reroute sweep draws it instead, and shows where the two part.';
