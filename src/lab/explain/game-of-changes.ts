import type { LoadedScenario } from '../loaded-scenario.ts';
import { TariffPolicy } from '../measures/tariff-policy.ts';
import type { Change } from '../scenario.ts';
import { factorsOf } from '../scenario-shock.ts';
import { closureOf, closurePlayer, type Coalition, type Game, type Player } from './coalition.ts';
import type { FullRun } from './causes.ts';
import { describeChange } from './describe-change.ts';

/**
 * Changes of a scenario as players: a coalition is the scenario with the others left out. Changes of the register are one player
 * together, for each of them takes the place of the policy before.
 */
export function gameOfChanges(loaded: LoadedScenario, run: FullRun): Game {
  const { scenario, tables, tariffTables, measures } = loaded;
  const { economy } = run.counterfactual.equilibrium;
  const closure = closureOf(loaded, run);
  const players: Player[] = [];
  const playerOf = new Map<Change, number>();
  let ofRegister: number | undefined;
  scenario.changes.forEach((change, index) => {
    const fromRegister = change.kind === 'measures-on' || change.kind === 'measure';
    if (fromRegister && ofRegister !== undefined) {
      playerOf.set(change, ofRegister);
      players[ofRegister] = { id: 'register', label: 'changes of the register' };
      return;
    }
    if (fromRegister) ofRegister = players.length;
    playerOf.set(change, players.length);
    players.push({ id: `change.${index}`, label: describeChange(change) });
  });
  if (closure.moves) players.push(closurePlayer);

  const at = (coalition: number): Coalition => {
    const there = (player: number): boolean => ((coalition >> player) & 1) === 1;
    const policy = new TariffPolicy(tables.tariffs, tables, measures?.trade.flows ?? []);
    if (measures) policy.enter(measures.policies.baseline);
    const left: Change[] = [];
    scenario.changes.forEach((change, index) => {
      if (!there(playerOf.get(change) ?? -1)) return;
      left.push(change);
      if (change.kind === 'tariff' || change.kind === 'tariffs-from') {
        policy.apply(change, tariffTables);
      }
      const entered = measures?.policies.ofChange.get(index);
      if (entered !== undefined) policy.enter(entered);
    });
    return {
      snapshot: policy.snapshot(),
      factors: factorsOf(economy, left),
      closure: closure.at(there(players.length - 1)),
    };
  };
  return { players, at };
}
