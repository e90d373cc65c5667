import type { SweepBand, SweepOutcome, SweepResult } from '../lab/index.ts';
import { signed } from './format-number.ts';
import { plainTable } from './region-table.ts';
import type { Streams } from './streams.ts';
import { wrap } from './wrap.ts';

/** Regions that a table prints beside the groups when it does not print all. */
const MOST_REGIONS = 12;
/** Points that did not converge which are named one by one. */
const MOST_NAMED = 20;
/** Parameters named as what drives a spread. */
const MOST_DRIVERS = 3;

/** A sweep as text: bands of real income, what drives them, and what did not converge. */
export function sweepReport(result: SweepResult, all: boolean, { outColors }: Streams): string {
  const { scenario, design, points, used, digest } = result;
  const what =
    design.kind === 'draws'
      ? `${counted(points, 'draw')} of ${counted(result.parameters.length, 'parameter')}, seed ${design.seed}`
      : `${counted(points, 'point')} of a grid over ${design.axes.map(({ label }) => label).join(' and ')}`;
  const head = `${outColors.bold(scenario.title)}\n${result.economy.id} ${result.economy.year}; ${what}; ${used} converged\n`;
  const body =
    used === 0
      ? []
      : design.kind === 'grid'
        ? [curveTable(result, all)]
        : [bandTable(result, all), driversText(result)];
  return [head, ...body, failures(result), `points ${digest}\n`]
    .filter((part) => part !== '')
    .join('\n');
}

/** `2 points did not converge: 17 (iteration-limit), 90 (diverged)`; empty when all did. */
export function failures({ not_converged: list }: SweepResult): string {
  if (list.length === 0) return '';
  const named = list.slice(0, MOST_NAMED).map(({ index, status }) => `${index} (${status})`);
  const more = list.length > named.length ? ` and ${list.length - named.length} more` : '';
  return `${counted(list.length, 'point')} did not converge, and no number here is of them: ${named.join(', ')}${more}\n`;
}

function bandTable(result: SweepResult, all: boolean): string {
  const rows = shown(result, all);
  const near = rows.some(({ first_order }) => first_order);
  const digits = digitsOf(rows);
  const head = ['real income, %', 'median', '50 % of draws', '90 % of draws', 'gains'];
  const table = plainTable(
    near ? [...head, 'run', 'first order, 90 %'] : head,
    rows.map((outcome) => [
      nameOf(result, outcome),
      signed(outcome.median, digits),
      band(outcome.band50, digits),
      band(outcome.band90, digits),
      probability(outcome.probability.positive),
      ...(near
        ? [
            signed(outcome.central ?? null, digits),
            outcome.first_order ? band(outcome.first_order.band90, digits) : '–',
          ]
        : []),
    ]),
  );
  return near ? `${table}${wrap(NEAR).join('\n')}\n` : table;
}

/** What two columns are that are no sample. */
const NEAR =
  'run: what reroute run prints, every uncertain number at its median; first order: the band by the gradient there, not a sample. Where an answer bends, the median of the draws is the one to quote, with its band.';

/** Where real income is least and most: the whole curve of a grid is in the report and the table. */
function curveTable(result: SweepResult, all: boolean): string {
  const rows = shown(result, all);
  const digits = digitsOf(rows);
  return plainTable(
    ['real income, %', 'least', 'at', 'most', 'at'],
    rows.map((outcome) => {
      const values = outcome.values ?? [];
      const known = values.flatMap((value, at) => (value === null ? [] : [{ value, at }]));
      const sorted = known.toSorted((a, b) => a.value - b.value);
      const [least, most] = [sorted[0], sorted.at(-1)];
      return [
        nameOf(result, outcome),
        signed(least?.value ?? null, digits),
        least ? placeOf(result, least.at) : '–',
        signed(most?.value ?? null, digits),
        most ? placeOf(result, most.at) : '–',
      ];
    }),
  );
}

/** `50 %`, `50 % × 10 %`: what the axes are at a point, the last going fastest. */
function placeOf({ design }: SweepResult, index: number): string {
  if (design.kind !== 'grid') return String(index);
  let rest = index;
  return design.axes
    .toReversed()
    .map(({ id, values }) => {
      const value = values[rest % values.length] ?? NaN;
      rest = Math.floor(rest / values.length);
      // rates are fractions, what is in percent stands as it is
      const percent = id.endsWith('.percent') ? value : 100 * value;
      return `${String(Number(percent.toPrecision(4))).replace('-', '−')} %`;
    })
    .toReversed()
    .join(' × ');
}

function driversText(result: SweepResult): string {
  const lines = shown(result, false).flatMap((outcome): string[] => {
    const { drivers } = outcome;
    if (drivers?.status !== 'reported') return [];
    const named = drivers.parameters
      .filter(({ total }) => total >= 0.01)
      .slice(0, MOST_DRIVERS)
      .map(({ label, total }) => `${label} ${share(total)}`);
    return named.length > 0 ? [`  ${nameOf(result, outcome)}: ${named.join(', ')}`] : [];
  });
  const refused = shown(result, false).filter(({ drivers }) => drivers?.status === 'refused');
  const few = shown(result, false).some(({ drivers }) => drivers?.status === 'too-few-draws');
  return [
    ...(lines.length > 0
      ? [
          'what drives the spread (total Sobol index: the part of the variance that would stay were all else known)',
          ...lines,
        ]
      : []),
    ...(refused.length > 0
      ? [
          `  not said of ${refused.map((outcome) => nameOf(result, outcome)).join(', ')}: a polynomial of the parameters predicts too little of their spread`,
        ]
      : []),
    ...(few ? ['what drives the spread is not said of so few draws'] : []),
    '',
  ].join('\n');
}

/** Real income of every group, and of the regions that move most; of all in the order of the world where there are few, or on demand. */
function shown({ outcomes, labels }: SweepResult, all: boolean): SweepOutcome[] {
  const income = outcomes.filter(({ field }) => field === 'real_income_pct');
  const groups = income.filter(({ region }) => Object.hasOwn(labels.groups, region));
  const regions = income.filter((outcome) => !groups.includes(outcome));
  if (all || regions.length <= 2 * MOST_REGIONS) return [...groups, ...regions];
  const most = regions
    .toSorted((a, b) => Math.abs(b.median ?? 0) - Math.abs(a.median ?? 0))
    .slice(0, MOST_REGIONS);
  return [...groups, ...regions.filter((outcome) => most.includes(outcome))];
}

function nameOf({ labels }: SweepResult, { region }: SweepOutcome): string {
  return labels.groups[region] ?? labels.regions[region] ?? region;
}

/** As many digits as the narrowest band needs to have two different ends, within reason. */
function digitsOf(outcomes: readonly SweepOutcome[]): number {
  const widths = outcomes.flatMap(({ band90: [low, high] }) =>
    low === null || high === null || high === low ? [] : [high - low],
  );
  const middle = widths.toSorted((a, b) => a - b)[Math.floor(widths.length / 2)];
  return middle === undefined ? 3 : Math.min(6, Math.max(2, 2 - Math.floor(Math.log10(middle))));
}

function band([low, high]: SweepBand, digits: number): string {
  return `${signed(low, digits)} to ${signed(high, digits)}`;
}

function probability(value: number | null): string {
  return value === null ? '–' : share(value);
}

function share(value: number): string {
  return `${Math.round(100 * value)} %`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
