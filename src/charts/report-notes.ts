import type { Result, SolverReport } from '../lab/index.ts';
import { escapeText } from './escape.ts';

type Run = SolverReport['baseline'];

const reasons: Readonly<Record<Exclude<Run['status'], 'converged'>, string>> = {
  'iteration-limit': 'the solver reached its limit of iterations before it found an equilibrium',
  diverged: 'the solver moved away from any equilibrium and gave up',
};

/** Stands where an answer would. It says which equilibrium is missing and what can be done; no outcome. */
export function refusalBanner({ solver }: Pick<Result, 'solver'>): string {
  const [run, which] =
    solver.baseline.status === 'converged'
      ? [solver, 'the counterfactual']
      : [solver.baseline, 'the base year'];
  const reason =
    run.status === 'converged'
      ? 'the result carries no outcome of any region'
      : reasons[run.status];
  return `<div class="stop" role="alert">
<p><strong>This is not an answer: ${escapeText(reason)}.</strong></p>
<p>No numbers and no charts are shown, because those of an unfinished run mean nothing.
What was not solved is ${which} (status ${escapeText(run.status)}, ${iterations(run)}).</p>
<p>Raise <code>solve.max_iterations</code> or loosen <code>solve.tolerance</code> in the scenario, and check
the economy with <code>reroute check</code>; if neither helps, please report it with the scenario.</p>
</div>`;
}

/** One line on how well the equilibria were found. */
export function solverLine({ solver }: Result): string {
  const fallback =
    solver.method === 'fallback' ? ' The plain method took over when acceleration stalled.' : '';
  return `<p class="status">Solved: ${iterations(solver)}, largest relative error ${power(solver.residual)}; base year ${iterations(solver.baseline)}.${fallback}</p>`;
}

const iterations = ({ iterations: count }: Run): string =>
  `${count} ${count === 1 ? 'iteration' : 'iterations'}`;

/** `3.4 × 10⁻¹¹`, and `0` for none. */
function power(value: number): string {
  if (value === 0) return '0';
  const [digits = '', exponent = '0'] = value.toExponential(1).split('e');
  return `${digits}&nbsp;×&nbsp;10<sup>${exponent.replace('-', '−').replace('+', '')}</sup>`;
}

export function warningBlock({ warnings }: Pick<Result, 'warnings'>): string {
  if (warnings.length === 0) return '';
  const items = warnings.map((warning) => `<li>${escapeText(warning)}</li>`).join('');
  return `<section class="warnings" aria-labelledby="warnings"><h2 id="warnings">Warnings</h2><ul>${items}</ul></section>`;
}

/** The two measures of welfare, in three sentences. */
export const methodNote = `<section aria-labelledby="method"><h2 id="method">What the numbers mean</h2>
<p class="note"><strong>Real income</strong> is exact: income over the price of what it buys,
100·((I′/I)/(P′/P) − 1), between two complete equilibria of a model of many countries and sectors with
input–output links, the re-solved baseline and the counterfactual. The <strong>first-order formula</strong>
is the one that Caliendo and Parro (2015) publish: a terms-of-trade and a volume-of-trade effect, added up
with base-year weights. For large changes the two differ, and can differ in sign; real income is the answer,
and the formula is here so that published tables can be compared.</p></section>`;

export function provenanceBlock({
  economy,
  scenario,
  provenance,
}: Pick<Result, 'economy' | 'provenance'> & {
  readonly scenario: Pick<Result['scenario'], 'id' | 'title'>;
}): string {
  const entries: readonly (readonly [string, string])[] = [
    ['Scenario', `${scenario.title} (${scenario.id})`],
    [
      'Economy',
      `${economy.title} (${economy.id}), base year ${economy.year}, ${economy.regions} regions × ${economy.sectors} sectors`,
    ],
    [
      'Money',
      economy.unit === economy.currency ? economy.unit : `${economy.currency}, in ${economy.unit}`,
    ],
    ...elasticityEntry(provenance.elasticities),
    ['Reroute', provenance.version],
    ['Scenario digest', provenance.scenario_digest],
    ['Economy digest', provenance.economy_digest],
    [
      'Register digest',
      provenance.register_digest ?? 'none: the scenario does not use the register',
    ],
  ];
  const list = entries
    .map(([term, text]) => `<dt>${escapeText(term)}</dt><dd>${escapeText(text)}</dd>`)
    .join('\n');
  return `<section aria-labelledby="provenance"><h2 id="provenance">Where this comes from</h2><dl>${list}</dl></section>`;
}

/** Nothing where the elasticities are the economy's own. */
function elasticityEntry(
  chosen: Result['provenance']['elasticities'],
): readonly (readonly [string, string])[] {
  if (!chosen) return [];
  const own = Object.entries(chosen.override ?? {}).map(([sector, theta]) => `${sector}: ${theta}`);
  const parts = [
    ...(chosen.set === undefined ? [] : [`${chosen.set} (${chosen.title ?? ''})`]),
    ...(own.length === 0 ? [] : [`the scenario's own for ${own.join(', ')}`]),
  ];
  return [['Trade elasticities', parts.join('; ')]];
}
