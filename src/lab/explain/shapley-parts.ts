import { MOST_PLAYERS, outcomeValue, shapley } from '../../model/index.ts';
import type { LoadedScenario } from '../loaded-scenario.ts';
import { exactBase, solveMeasured } from '../measures/solve-measures.ts';
import type { Coalition } from './coalition.ts';
import type { FullRun } from './causes.ts';
import { largestFirst } from './driver-keys.ts';
import type { OutcomeExplanation } from './explanation.ts';
import { gameOfChanges } from './game-of-changes.ts';
import { gameOfMeasures } from './game-of-measures.ts';
import { SHOWN } from './outcome-id.ts';
import { causesBy, withoutParts, type Explained, type ExplainTask } from './task.ts';

/** More causes than can be put in every order. The message is for people. */
export class TooManyPlayers extends RangeError {
  override readonly name = 'TooManyPlayers';
}

/**
 * Shapley values of the first kind of cause that is asked for, each coalition solved in full, quotas included.
 *
 * @throws TooManyPlayers
 */
export function shapleyParts({ loaded, run, asked, by, onProgress }: ExplainTask): Explained {
  const [causes = 'change'] = causesBy(by);
  const game = causes === 'change' ? gameOfChanges : gameOfMeasures;
  const { players, at } = game(loaded, run);
  if (players.length > MOST_PLAYERS) {
    throw new TooManyPlayers(
      `Shapley values of ${players.length} ${causes}s would need 2^${players.length} solves; ${MOST_PLAYERS} are the most`,
    );
  }
  const value = (coalition: number): number[] | undefined => {
    const equilibrium = solveCoalition(loaded, run, at(coalition));
    return equilibrium && asked.map(({ spec }) => outcomeValue(equilibrium, spec));
  };
  const { status, evaluations, contributions } = shapley(players.length, value, {
    onProgress: (done, of) => onProgress(`world ${done} of ${of}`),
  });
  const work = { nodes: 0, solves: evaluations };
  if (status !== 'complete') return { status, work, outcomes: [] };
  return {
    status,
    work,
    outcomes: asked.map((named, k): OutcomeExplanation => {
      const outcome = withoutParts(named, run);
      const parts = players.map(({ id, label }, p) => ({
        id,
        label,
        value: SHOWN[named.unit] * (contributions[p]?.[k] ?? NaN),
      }));
      const sum = parts.reduce((total, part) => total + part.value, 0);
      const error = Math.abs(sum - outcome.change);
      return { ...outcome, [`${causes}s`]: largestFirst(parts), sum, error };
    }),
  };
}

/** The equilibrium of a coalition, searched for from that of all; undefined where it is not found. */
function solveCoalition(
  { scenario, measures, tables }: LoadedScenario,
  { baseline, counterfactual }: FullRun,
  { snapshot, factors, closure }: Coalition,
) {
  const measured = measures?.trade.flows ?? [];
  const { equilibrium } = solveMeasured(
    counterfactual.equilibrium.economy,
    { tariff: snapshot.tariff, ...factors },
    measured,
    exactBase(baseline, measured, snapshot, tables.trade),
    snapshot,
    tables.trade,
    'exact',
    { ...scenario.solve, closure, start: counterfactual.equilibrium },
  );
  return equilibrium.status === 'converged' ? equilibrium : undefined;
}
