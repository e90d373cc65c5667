import type { LoadedScenario } from '../loaded-scenario.ts';
import { runScenario } from '../run-scenario.ts';
import type { FullRun } from './causes.ts';
import type { Explanation, OutcomeExplanation, TariffPart } from './explanation.ts';
import { headlineOutcomes } from './headline-outcomes.ts';
import type { NamedOutcome } from './outcome-id.ts';
import { pathParts } from './path-parts.ts';
import { shapleyParts } from './shapley-parts.ts';
import { tariffAnswers } from './tariff-answers.ts';
import { withoutParts, type Explained, type ExplainTask, type ExplanationKind } from './task.ts';

export interface ExplainOptions {
  /** Real income of those whose duties change most, unless others are named. */
  readonly outcomes?: readonly NamedOutcome[];
  /** Default: measures where the scenario uses the register, changes where not; and channels, but for Shapley values. */
  readonly by?: readonly ExplanationKind[];
  /** Shapley values in place of parts along the path; for `change` or `measure`. */
  readonly shapley?: boolean;
  /** Tariffs listed of each outcome, so many by each of the two sizes; default all. */
  readonly mostTariffs?: number;
  /** Called as it goes on, with words for where it is: `point 7 of the path`; returning false stops. */
  readonly onProgress?: (where: string) => boolean;
}

/**
 * Runs a scenario and splits what it changes into parts that add up: by change or measure, by partner, by sector, by channel
 * (docs/methods/decomposition.md). Products are aggregated exactly, also where the scenario asks for plain averages.
 *
 * @param loaded for parts by measure with `makeup`, see `loadScenario`
 * @throws InputError for a scenario with ranges, as `runScenario`; TooManyPlayers
 */
export function explainScenario(
  loaded: LoadedScenario,
  {
    shapley = false,
    by = defaultKinds(loaded, shapley),
    outcomes,
    mostTariffs = Infinity,
    onProgress = () => true,
  }: ExplainOptions = {},
): Explanation {
  const exact: LoadedScenario = { ...loaded, scenario: { ...loaded.scenario, products: 'exact' } };
  const { result, solved } = runScenario(exact, {
    onProgress: (stage, sweep) => onProgress(`${stage}, sweep ${sweep}`),
  });
  const method = shapley
    ? 'shapley'
    : by.every((kind) => kind === 'tariff')
      ? 'derivative'
      : 'path';
  const head: Omit<Explanation, 'status' | 'work' | 'outcomes'> = {
    schema: 'reroute.explanation/1',
    scenario: { id: result.scenario.id, title: result.scenario.title },
    economy: result.economy,
    solver: result.solver,
    method,
    warnings: [
      ...result.warnings,
      ...(loaded.scenario.products === 'average'
        ? ['plain averages are no path that parts could add up along: products are exact here']
        : []),
    ],
    provenance: result.provenance,
  };
  const { counterfactual } = solved;
  if (counterfactual?.equilibrium.status !== 'converged') {
    return { ...head, status: 'unsolved', work: { nodes: 0, solves: 0 }, outcomes: [] };
  }
  const run: FullRun = { ...solved, counterfactual };
  const asked = outcomes ?? headlineOutcomes(exact, run);
  const task: ExplainTask = { loaded: exact, run, asked, by, onProgress };
  const explained = explainers[method](task);
  if (!by.includes('tariff') || explained.outcomes.length === 0) return { ...head, ...explained };
  const answersTo = tariffAnswers(run);
  const answers = asked.map((outcome) => {
    onProgress(`tariffs of ${outcome.id}`);
    return answersTo(outcome);
  });
  const stalled = asked.filter((_, k) => answers[k]?.converged === false);
  return {
    ...head,
    ...explained,
    warnings: [
      ...head.warnings,
      ...stalled.map(
        ({ id }) =>
          `derivatives of ${id} are not exact to the last digits: the linear system stalled`,
      ),
    ],
    outcomes: explained.outcomes.map((outcome, k): OutcomeExplanation => ({
      ...outcome,
      tariffs: largest(answers[k]?.parts ?? [], mostTariffs),
    })),
  };
}

const explainers: Readonly<Record<Explanation['method'], (task: ExplainTask) => Explained>> = {
  path: pathParts,
  shapley: shapleyParts,
  derivative: ({ asked, run }) => ({
    status: 'complete',
    work: { nodes: 0, solves: 0 },
    outcomes: asked.map((outcome) => withoutParts(outcome, run)),
  }),
};

function defaultKinds({ measures }: LoadedScenario, shapley: boolean): ExplanationKind[] {
  const causes = measures ? 'measure' : 'change';
  return shapley ? [causes] : [causes, 'channel'];
}

/** Those that are among the first so many by what a point does, or by what the scenario's change of them does. */
function largest(parts: readonly TariffPart[], most: number): TariffPart[] {
  if (parts.length <= most) return [...parts];
  const kept = new Set([
    ...parts.slice(0, most),
    ...parts.toSorted((a, b) => Math.abs(b.of_change) - Math.abs(a.of_change)).slice(0, most),
  ]);
  return parts.filter((part) => kept.has(part));
}
