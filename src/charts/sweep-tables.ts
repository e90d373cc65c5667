import type { SweepOutcome, SweepResult } from '../lab/index.ts';
import { axisValue, type GridAxis } from './axis-values.ts';
import { change, decimal, digitsFor, percentRange } from './format.ts';
import { htmlTable, type ColumnGroup, type TableRow } from './html-table.ts';

/** Parameters that a table of drivers shows of each outcome. */
const MOST_DRIVERS = 5;
/** Points of a grid that are printed as a table; more are for the picture and the Parquet file. */
const MOST_POINTS = 121;

/** Bands of one outcome of every region and group, or of some: the sample's, and those of first order where there are any. */
export function bandTable(
  result: SweepResult,
  field: string,
  caption: string,
  only?: ReadonlySet<string>,
): string {
  const outcomes = result.outcomes.filter(
    (outcome) => outcome.field === field && (only?.has(outcome.region) ?? true),
  );
  if (outcomes.length === 0) return '';
  const digits = Math.max(
    2,
    digitsFor(outcomes.flatMap(({ band90: [low, high] }) => [low, high])) + 1,
  );
  const range = ([low, high]: SweepOutcome['band90']): string =>
    low === null || high === null ? '–' : percentRange(low, high, digits);
  const near = outcomes.some(({ first_order }) => first_order);
  const columns: ColumnGroup<SweepOutcome>[] = [
    {
      head: 'Sample',
      columns: [
        { head: 'median', className: 'answer', cell: ({ median }) => change(median, digits) },
        { head: '50 % of draws', cell: ({ band50 }) => range(band50) },
        { head: '90 % of draws', cell: ({ band90 }) => range(band90) },
        { head: 'above 0, %', cell: ({ probability: { positive } }) => percentOf(positive) },
        { head: 'below 0, %', cell: ({ probability: { negative } }) => percentOf(negative) },
      ],
    },
    ...(outcomes.some(({ central }) => central !== undefined)
      ? [
          {
            head: 'Run at the medians',
            columns: [
              {
                head: 'run',
                cell: ({ central }: SweepOutcome) => change(central ?? null, digits),
              },
            ],
          },
        ]
      : []),
    ...(near
      ? [
          {
            head: 'First order, no sample',
            columns: [
              {
                head: '90 %',
                className: 'formula',
                cell: ({ first_order }: SweepOutcome) =>
                  first_order ? range(first_order.band90) : '–',
              },
            ],
          },
        ]
      : []),
  ];
  return htmlTable(`bands-${field}${only ? '-some' : ''}`, caption, 'Region', columns, [
    { rows: outcomes.map((outcome) => rowOf(result, outcome)) },
  ]);
}

/** The parameters that matter most for the real income of each region and group. */
export function driverTable(result: SweepResult): string {
  const outcomes = result.outcomes.filter(({ drivers }) => drivers?.status === 'reported');
  if (outcomes.length === 0) {
    return '<p class="note">Not said: too few draws, or too little of the spread that a polynomial of the parameters predicts.</p>';
  }
  const places = Array.from({ length: MOST_DRIVERS }, (_, k) => k);
  return htmlTable(
    'drivers',
    'The parameters with the largest total Sobol index: the part of the variance that stays when all others are known. Q² is the part of the variance that the polynomial behind the indices predicts of draws that it was not fitted to.',
    'Region',
    [
      {
        head: 'Surrogate',
        columns: [
          {
            head: 'Q²',
            cell: ({ drivers }: SweepOutcome) =>
              drivers?.status === 'reported' ? decimal(drivers.q2, 3) : '–',
          },
        ],
      },
      {
        head: 'Total index, %',
        columns: places.map((k) => ({
          head: `${k + 1}.`,
          cell: ({ drivers }: SweepOutcome) => {
            const driver = drivers?.status === 'reported' ? drivers.parameters[k] : undefined;
            return driver ? `${driver.label} ${percentOf(driver.total)}` : '–';
          },
        })),
      },
    ],
    [{ rows: outcomes.map((outcome) => rowOf(result, outcome)) }],
  );
}

/** Real income at every point of a grid that is not too large to print. */
export function gridTable(result: SweepResult): string {
  const { design, points } = result;
  if (design.kind !== 'grid') return '';
  const outcomes = result.outcomes.filter(({ values }) => values !== undefined);
  const digits = Math.max(2, digitsFor(outcomes.flatMap(({ values = [] }) => values)));
  if (points > MOST_POINTS) {
    return `<p class="note">The ${points} points are in points.parquet.</p>`;
  }
  const at = Array.from({ length: points }, (_, index) => index);
  return htmlTable(
    'grid',
    'Real income, change in %, at every point of the grid',
    'Region',
    [
      {
        head: design.axes.map(({ label }) => label).join(' × '),
        columns: at.map((index) => ({
          head: axisValues(design.axes, index).join(' × '),
          cell: ({ values = [] }: SweepOutcome) => change(values[index] ?? null, digits),
        })),
      },
    ],
    [{ rows: outcomes.map((outcome) => rowOf(result, outcome)) }],
  );
}

/** What the axes are at a point, the last going fastest. */
function axisValues(axes: readonly GridAxis[], index: number): string[] {
  let rest = index;
  return axes
    .toReversed()
    .map((axis) => {
      const value = axis.values[rest % axis.values.length]!;
      rest = Math.floor(rest / axis.values.length);
      return axisValue(axis, value);
    })
    .toReversed();
}

function rowOf({ labels }: SweepResult, outcome: SweepOutcome): TableRow<SweepOutcome> {
  const { region } = outcome;
  const group = labels.groups[region];
  return group === undefined
    ? { name: labels.regions[region] ?? region, item: outcome }
    : { name: `${group}, all`, item: outcome, total: true };
}

function percentOf(part: number | null): string {
  return part === null ? '–' : decimal(100 * part, 0);
}
