import type { SweepResult } from '../lab/index.ts';
import { axesOf, axisValue } from './axis-values.ts';
import { bandChart } from './band-chart.ts';
import { driversChart } from './drivers-chart.ts';
import { escapeText } from './escape.ts';
import { decimal, digitsFor, percentChange } from './format.ts';
import { heatMap } from './heat-map.ts';
import { figure, folded } from './html-figure.ts';
import { htmlPage } from './html-page.ts';
import { warningBlock } from './report-notes.ts';
import { responseCurve } from './response-curve.ts';
import { sweepRows } from './sweep-rows.ts';
import { byMedian, count, partyName, realIncomes, sweepFocus } from './sweep-subject.ts';
import { bandTable, driverTable, gridTable } from './sweep-tables.ts';

export interface SweepReportOptions {
  /** Region or group that the report is about; the group that moves most unless given. */
  readonly focus?: string;
}

/** Heat maps of a grid of two axes: of the focus, and of the others that move most. */
const MAPS = 4;

/**
 * A sweep as one self-contained HTML page: bands of every outcome, what drives them, what did not converge, where it comes from.
 *
 * @throws when `options.focus` is neither a region nor a group of the sweep
 */
export function renderSweepReport(result: SweepResult, options: SweepReportOptions = {}): string {
  const { scenario, used, points, provenance } = result;
  const body =
    used === 0
      ? [
          `<div class="stop" role="alert"><p><strong>This is not an answer: none of ${count(points, 'point')} converged.</strong></p></div>`,
          failureNote(result),
        ]
      : answer(result, sweepFocus(result, options.focus));
  return htmlPage({
    title: scenario.title,
    version: provenance.version,
    body: [...body, provenanceOf(result)],
    footer: 'Percent changes are against the baseline, which is re-solved at every point.',
  });
}

function answer(result: SweepResult, focus: string): string[] {
  const { notes } = result.scenario;
  const head = [
    `<p class="lead">${escapeText(lead(result, focus))}</p>`,
    notes === undefined ? '' : `<p class="note">${escapeText(notes)}</p>`,
    failureNote(result),
    warningBlock(result),
  ];
  return [
    ...head,
    ...(result.design.kind === 'grid' ? grid(result, focus) : sample(result, focus)),
  ];
}

function sample(result: SweepResult, focus: string): string[] {
  return [
    '<div class="figures">',
    figure((width) => bandChart(result, { width, focus })),
    figure((width) => driversChart(result, focus, { width })),
    '</div>',
    '<h2>Bands</h2>',
    ...realIncomeTables(result, focus),
    folded('Real wages', bandTable(result, 'real_wage_pct', 'Real wage, change in %')),
    folded('Exports', bandTable(result, 'exports_pct', 'Exports, change in %')),
    folded('Imports', bandTable(result, 'imports_pct', 'Imports, change in %')),
    '<h2>What drives the spread</h2>',
    folded('Every region and group: the parameters that matter most', driverTable(result)),
    sampleNote,
  ];
}

/** The table of all regions, below that of the picture's rows where it would be too long to read. */
function realIncomeTables(result: SweepResult, focus: string): string[] {
  const caption = 'Real income, change in %';
  const { shown, folds } = sweepRows(result, focus);
  if (folds.length === 0) return [bandTable(result, 'real_income_pct', caption)];
  const rows = new Set(shown.map(({ region }) => region));
  return [
    bandTable(result, 'real_income_pct', `${caption}: groups, and those that move most`, rows),
    folded(
      `Real income: all ${result.economy.regions} regions`,
      bandTable(result, 'real_income_pct', caption),
    ),
  ];
}

function grid(result: SweepResult, focus: string): string[] {
  const axes = axesOf(result);
  const others = byMedian(result).map(({ region }) => region);
  const regions = [...new Set([focus, ...others])].slice(0, MAPS);
  const pictures =
    axes.length === 1
      ? [figure((width) => responseCurve(result, { width, focus }))]
      : axes.length === 2
        ? regions.map((region) =>
            figure((width) => heatMap(result, region, { width, id: `map-${region}-${width}` })),
          )
        : [];
  return [
    '<div class="figures">',
    ...pictures,
    '</div>',
    '<h2>Every point</h2>',
    folded('Real income over the grid', gridTable(result)),
  ];
}

function lead(result: SweepResult, focus: string): string {
  const { design, points } = result;
  const name = partyName(result, focus);
  if (design.kind === 'grid') {
    const ranges = axesOf(result).map((axis) => {
      const [first, last] = [axis.values[0]!, axis.values.at(-1)!];
      return `${axis.label} from ${axisValue(axis, first)} to ${axisValue(axis, last)}`;
    });
    const values = result.outcomes.find((one) => one.region === focus && one.values)?.values ?? [];
    const known = values.filter((value) => value !== null);
    const digits = Math.max(2, digitsFor(known));
    const [low, high] = [Math.min(...known), Math.max(...known)];
    return `${name}: real income changes by between ${percentChange(low, digits)} and ${percentChange(high, digits)} over ${count(points, 'point')}: ${ranges.join('; ')}.`;
  }
  const one = realIncomes(result).find(({ region }) => region === focus);
  if (!one) return `${count(points, 'draw')} of ${count(result.parameters.length, 'parameter')}.`;
  const { median, band90, probability } = one;
  const digits = Math.min(3, Math.max(2, digitsFor([median, ...band90])));
  const [low, high] = band90.map((end) => percentChange(end, digits));
  const falls = median < 0;
  const part = (falls ? probability.negative : probability.positive) ?? 0;
  return `${name}: real income changes by ${percentChange(median, digits)} at the median of ${count(result.used, 'draw')}; nine in ten lie between ${low} and ${high}. It ${falls ? 'falls' : 'rises'} in ${decimal(100 * part, part > 0.995 && part < 1 ? 1 : 0)}\u00a0% of them.`;
}

const sampleNote = `<section aria-labelledby="method"><h2 id="method">What the bands mean</h2>
<p class="note">Each draw gives every uncertain number of the scenario a value and solves the baseline and the counterfactual anew. The bands say what
follows from what the scenario states of its numbers, and nothing of what the model leaves out. The <strong>first-order band</strong> is not a sample: it
takes the outcome as linear in the uncertain numbers around their central values, and parts from the sampled band where it is not.</p></section>`;

function failureNote({ not_converged: list, points }: SweepResult): string {
  if (list.length === 0) return `<p class="status">All ${points} points converged.</p>`;
  const each = list.map(({ index, status }) => `${index} (${status})`).join(', ');
  return `<section class="warnings" aria-labelledby="failures"><h2 id="failures">Not converged</h2><p>${list.length} of ${points} points did not converge, and no number here is of them: ${escapeText(each)}.</p></section>`;
}

function provenanceOf({ scenario, economy, design, digest, provenance }: SweepResult): string {
  const entries: readonly (readonly [string, string])[] = [
    ['Scenario', `${scenario.title} (${scenario.id})`],
    [
      'Economy',
      `${economy.title} (${economy.id}), base year ${economy.year}, ${economy.regions} regions × ${economy.sectors} sectors`,
    ],
    ...(design.kind === 'draws' ? [['Seed', String(design.seed)] as const] : []),
    ['Reroute', provenance.version],
    ['Points digest', digest],
    ['Plan digest', provenance.plan_digest],
    ['Scenario digest', provenance.scenario],
    ['Economy digest', provenance.economy],
    ['Register digest', provenance.register ?? 'none: the scenario does not use the register'],
  ];
  const list = entries
    .map(([term, text]) => `<dt>${escapeText(term)}</dt><dd>${escapeText(text)}</dd>`)
    .join('\n');
  return `<section aria-labelledby="provenance"><h2 id="provenance">Where this comes from</h2><dl>${list}</dl></section>`;
}
