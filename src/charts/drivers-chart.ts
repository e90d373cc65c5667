import type { SweepOutcome, SweepResult } from '../lab/index.ts';
import { decimal } from './format.ts';
import { DEFAULT_WIDTH, frameWithSource, NARROW, type ChartOptions } from './frame.ts';
import { valueLabel, type Mark, type Row } from './panel.ts';
import { drawPanel } from './plot.ts';
import { emptySweepPicture } from './refuse-sweep.ts';
import { count, partyName, sweepFocus, sweepSource } from './sweep-subject.ts';
import { shorten } from './text-width.ts';

/** Parameters that are shown by themselves: the strongest, of some weight. */
const SHOWN = 12;
const WORTH_SHOWING = 0.002;

type Reported = Extract<NonNullable<SweepOutcome['drivers']>, { status: 'reported' }>;
type Index = Reported['parameters'][number];

/**
 * What drives the spread of a region's or group's real income: of each parameter the first-order Sobol index as a bar, the total one as
 * a ring. Kinds of parameters taken together stand above single ones.
 */
export function driversChart(
  sweep: SweepResult,
  region: string = sweepFocus(sweep),
  options: ChartOptions = {},
): string {
  const { width = DEFAULT_WIDTH, id = `drivers-${width}` } = options;
  const name = partyName(sweep, sweepFocus(sweep, region));
  const title = `What drives the spread of real income: ${name}`;
  const outcome = sweep.outcomes.find(
    (one) => one.region === region && one.field === 'real_income_pct',
  );
  const drivers = outcome?.drivers;
  if (drivers?.status !== 'reported') {
    return emptySweepPicture(sweep, { id, width, title }, whyNot(drivers, sweep));
  }
  const { parameters, groups, q2 } = drivers;
  const single = parameters.filter(
    ({ total }, k) => k < SHOWN && (k === 0 || total >= WORTH_SHOWING),
  );
  const left = parameters.slice(single.length);
  const rows: Row[] = [
    ...groups.map((one) => ({ key: `group ${one.id}`, label: shorten(one.label), bold: true })),
    ...(groups.length > 0 ? [{ key: ' single', label: 'One at a time', heading: true }] : []),
    ...single.map((one) => ({ key: one.id, label: shorten(one.label) })),
  ];
  const marks = [
    ...groups.flatMap((one) => indexMarks(`group ${one.id}`, one)),
    ...single.flatMap((one) => indexMarks(one.id, one)),
  ];
  const rest =
    left.length === 0
      ? []
      : [
          `Not shown: ${count(left.length, 'parameter')}, of ${percent(Math.max(left[0]!.total, 0.001))} in total or less each.`,
        ];
  return frameWithSource(
    sweepSource(sweep),
    {
      id,
      width,
      title,
      subtitle: 'Part of the variance over the draws, percent (Sobol indices)',
      legend: [
        { shape: 'bar', colour: 'gain', text: 'by itself (first order)' },
        { shape: 'hollow', colour: 'axis', text: 'with its interactions (total)' },
      ],
      notes: [
        `From a polynomial that predicts ${decimal(100 * q2, 1)}\u00a0% of the variance of draws it was not fitted to.`,
        ...rest,
      ],
      description: [...groups, ...single]
        .map(({ label, first, total }) => `${label}: ${percent(first)}, in total ${percent(total)}`)
        .join('; '),
    },
    drawPanel({ width, rowHeight: 22, rows, marks, namesAbove: width < NARROW }),
  );
}

function indexMarks(row: string, { first, total }: Index): Mark[] {
  return [
    { kind: 'bar', row, x: 100 * first, colour: 'gain', lane: [0.2, 0.8] },
    { kind: 'line', row, from: 100 * first, to: 100 * total, colour: 'axis' },
    { kind: 'dot', row, x: 100 * total, colour: 'axis', hollow: true },
    valueLabel(row, 100 * total, percent(total), { side: 'right', gap: 9 }),
  ];
}

function percent(part: number): string {
  return `${decimal(100 * part, 100 * part < 9.95 ? 1 : 0)}\u00a0%`;
}

function whyNot(drivers: SweepOutcome['drivers'], { design }: SweepResult): string {
  if (design.kind === 'grid') return 'No picture: the points of a grid are no sample';
  switch (drivers?.status) {
    case 'refused':
      return `No picture: what was fitted to the draws predicts only ${decimal(100 * Math.max(0, drivers.q2), 0)}\u00a0% of the variance of draws it was not fitted to, too little for a statement`;
    case 'too-few-draws':
      return 'No picture: there are too few draws to tell';
    case 'constant':
      return 'No picture: real income is the same in every draw';
    default:
      return 'No picture: no drivers were worked out';
  }
}
