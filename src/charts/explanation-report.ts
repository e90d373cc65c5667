import type { Explanation, OutcomeExplanation } from '../lab/index.ts';
import { contributionChart, type PartsBy } from './contribution-chart.ts';
import { escapeText } from './escape.ts';
import { partTable, partWords, tariffTable } from './explanation-tables.ts';
import { change, digitsFor, moneyScale } from './format.ts';
import { figure, folded } from './html-figure.ts';
import { htmlPage } from './html-page.ts';
import { provenanceBlock, refusalBanner, warningBlock } from './report-notes.ts';

const lists: readonly PartsBy[] = [
  'measures',
  'changes',
  'channels',
  'sources',
  'partners',
  'sectors',
];

/** An explanation as one self-contained HTML page: of each outcome what it consists of, as pictures and as tables. */
export function renderExplanationReport(explanation: Explanation): string {
  const { scenario, provenance, outcomes, solver, status } = explanation;
  const body =
    outcomes.length > 0
      ? [
          `<p class="lead">${escapeText(outcomes.map((one) => `${changeOf(explanation, one)}.`).join(' '))}</p>`,
          statusLine(explanation),
          warningBlock(explanation),
          ...outcomes.flatMap((outcome, k) => section(explanation, outcome, k)),
          methodNotes[explanation.method],
        ]
      : [
          solver.status === 'converged'
            ? `<div class="stop" role="alert"><p><strong>This is not an answer: ${unanswered(status)}.</strong></p></div>`
            : refusalBanner(explanation),
          warningBlock(explanation),
        ];
  return htmlPage({
    title: `${scenario.title}: what caused it`,
    version: provenance.version,
    body: [...body, provenanceBlock(explanation)],
    footer: 'Changes are against the re-solved baseline.',
  });
}

function section(explanation: Explanation, outcome: OutcomeExplanation, k: number): string[] {
  const { label, tariffs } = outcome;
  const known = lists.filter((by) => outcome[by] !== undefined);
  const pictured = known.filter((by) => outcome[by]?.some(({ value }) => value !== 0));
  const pictures = pictured.map((by) =>
    figure((width) =>
      contributionChart(explanation, outcome.outcome, {
        by,
        width,
        id: `contributions-${k}-${by}-${width}`,
      }),
    ),
  );
  const tables = known.map((by) =>
    folded(
      `${capital(label)}, ${partWords[by]}`,
      partTable(explanation, outcome, by, `${k}-${by}`),
    ),
  );
  return [
    `<h2>${escapeText(changeOf(explanation, outcome))}</h2>`,
    ...(pictures.length > 0 ? ['<div class="figures">', ...pictures, '</div>'] : []),
    ...tables,
    ...(tariffs ? [tariffTable(outcome, String(k), explanation)] : []),
  ];
}

/** `Real income of Canada: −0.126 %` */
function changeOf({ economy }: Explanation, outcome: OutcomeExplanation): string {
  const { label, unit, before, after, change: total } = outcome;
  if (unit === 'money') {
    const money = moneyScale(economy, [before, after]);
    const scaled = money.of(total);
    return `${capital(label)}: from ${money.text(before)} to ${money.text(after)} ${money.unit}, ${change(scaled, digitsFor([scaled]))}`;
  }
  const text = change(total, Math.max(2, digitsFor([total])));
  if (unit === 'percent') return `${capital(label)}: ${text}\u00a0%`;
  const digits = Math.max(1, digitsFor([total]));
  return `${capital(label)}: from ${before.toFixed(digits)}\u00a0% to ${after.toFixed(digits)}\u00a0%, ${text} percentage points`;
}

function statusLine({ status, method, outcomes }: Explanation): string {
  if (method === 'derivative') return '';
  const worst = Math.max(...outcomes.map(({ error = 0 }) => error));
  return status === 'inexact'
    ? `<div class="stop" role="alert"><p><strong>The parts do not add up: they miss the change of an outcome by up to ${worst.toExponential(0)}.</strong></p></div>`
    : '<p class="status">Parts of each list add up to the exact change, within a millionth of it.</p>';
}

function unanswered(status: Explanation['status']): string {
  return status === 'stopped'
    ? 'the work was stopped'
    : 'a world between the baseline and the end could not be solved';
}

function note(text: string): string {
  return `<section aria-labelledby="method"><h2 id="method">What the parts mean</h2>
<p class="note">${text}</p></section>`;
}

const channelNote = `<strong>Terms of trade</strong> is what the region earns as its export prices, before duty, move against its import prices;
<strong>volume of trade</strong> what it gains where it imports more of what it taxes, and loses where it imports less. The second list splits the same change by where income comes from and what
it buys: wages, tariff revenue, quota rents, and consumer prices.`;

const methodNotes: Readonly<Record<Explanation['method'], string>> = {
  path: note(
    `Everything that the scenario changes moves together, each cause in proportion, from the baseline to the end; a part is what its cause did along that way, so that parts add up to the exact change whatever their order. ${channelNote}`,
  ),
  shapley: note(
    'A part is a Shapley value: what a cause adds, on average over all orders in which causes may come. Every combination of causes was solved.',
  ),
  derivative: note(
    'How an outcome answers to one more percentage point of each tariff, at the end of the changes; shadow rates of quotas are held. <strong>Of change</strong> is what the scenario’s change of the rate would have done were the world linear there: it adds up to nothing in particular.',
  ),
};

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
