import type { Result } from '../lab/index.ts';
import { destinationTable } from './destination-table.ts';
import { attributes, escapeText } from './escape.ts';
import { exportsByDestinationChart } from './exports-by-destination-chart.ts';
import { highlightOf } from './highlight.ts';
import { firstOrderBands } from './first-order-bands.ts';
import { figure, folded } from './html-figure.ts';
import { htmlPage } from './html-page.ts';
import { productTable, quotaTable } from './measure-tables.ts';
import { realIncomeChart } from './real-income-chart.ts';
import { realIncomeAgainstFormulaChart } from './real-income-formula-chart.ts';
import { highlightTable, leftOut, regionTable } from './region-table.ts';
import {
  methodNote,
  provenanceBlock,
  refusalBanner,
  solverLine,
  warningBlock,
} from './report-notes.ts';
import { sectorOutputChart } from './sector-output-chart.ts';
import { sectorTable } from './sector-table.ts';
import { headline } from './sentence.ts';
import { focusOf, isAnswer, nameOf } from './subject.ts';

/** A link in the list of pages on top. */
export interface NavEntry {
  readonly href: string;
  readonly label: string;
  readonly current: boolean;
}

export interface ReportOptions {
  /** Region or group that the report is about; see `focusOf` for the default. */
  readonly focus?: string;
  readonly nav?: readonly NavEntry[];
}

/**
 * A result as one self-contained HTML page: no script, no request, works from a file. A run that found no
 * answer gives a page that says so and shows neither numbers nor pictures.
 *
 * @throws when `options.focus` is neither a region nor a group of the result
 */
export function renderReport(result: Result, options: ReportOptions = {}): string {
  const { scenario } = result;
  const body = isAnswer(result)
    ? answer(result, options)
    : [refusalBanner(result), warningBlock(result)];
  return htmlPage({
    title: scenario.title,
    version: result.provenance.version,
    navigation: navigation(options.nav ?? []),
    body: [...body, provenanceBlock(result)],
    footer: 'Percent changes are against the re-solved baseline.',
  });
}

function answer(result: Result, { focus: asked }: ReportOptions): string[] {
  const focus = focusOf(result, asked);
  const name = nameOf(result, focus);
  const { notes } = result.scenario;
  return [
    `<p class="lead">${escapeText(headline(result, focus))}</p>`,
    notes === undefined ? '' : `<p class="note">${escapeText(notes)}</p>`,
    solverLine(result),
    warningBlock(result),
    '<div class="figures">',
    figure((width) => realIncomeChart(result, { width, focus })),
    figure((width) => exportsByDestinationChart(result, focus, { width })),
    figure((width) => realIncomeAgainstFormulaChart(result, { width, focus })),
    figure((width) => sectorOutputChart(result, focus, { width })),
    '</div>',
    ...bands(result),
    ...measures(result),
    ...regions(result, focus),
    '<h2>Destinations and sectors</h2>',
    folded(`${name}: exports of every member by destination`, destinationTable(result, focus)),
    folded(`${name}: every sector as a table`, sectorTable(result, focus)),
    methodNote,
  ];
}

/** How far a run that takes uncertain numbers is known. */
function bands(result: Result): string[] {
  const table = firstOrderBands(result);
  return table === '' ? [] : ['<h2>How sure</h2>', table];
}

/** What a run on the register says of products and quotas. */
function measures(result: Result): string[] {
  const tables = [productTable(result), quotaTable(result)].filter((table) => table !== '');
  return tables.length === 0 ? [] : ['<h2>Products and quotas</h2>', ...tables];
}

/** The table of all regions, below a short one where that would be too long to read. */
function regions(result: Result, focus: string): string[] {
  const blocks = highlightOf(result, focus);
  const left = leftOut(result, blocks);
  if (left.length === 0) return ['<h2>Every region</h2>', regionTable(result)];
  const count = `${result.regions.length} regions and ${result.groups.length} groups`;
  return [
    '<h2>Regions</h2>',
    highlightTable(result, blocks, focus),
    `<p class="status">Not in this table, by real income: ${escapeText(left.join('; '))}.</p>`,
    folded(`Every region: all ${count}`, regionTable(result)),
  ];
}

function navigation(entries: readonly NavEntry[]): string {
  if (entries.length === 0) return '';
  const items = entries.map(
    ({ href, label, current }) =>
      `<li><a${attributes({ href, 'aria-current': current ? 'page' : undefined })}>${escapeText(label)}</a></li>`,
  );
  return `<nav aria-label="Scenarios"><ul>${items.join('')}</ul></nav>`;
}
