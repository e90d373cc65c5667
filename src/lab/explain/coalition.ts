import type { SolveOptions } from '../../model/index.ts';
import type { LoadedScenario } from '../loaded-scenario.ts';
import type { TariffSnapshot } from '../measures/tariff-policy.ts';
import type { factorsOf } from '../scenario-shock.ts';
import type { FullRun } from './causes.ts';

/** A part of a scenario that is there or is not. */
export interface Player {
  readonly id: string;
  readonly label: string;
}

/** What the world in which some players are there is solved with. */
export interface Coalition {
  readonly snapshot: TariffSnapshot;
  readonly factors: ReturnType<typeof factorsOf>;
  readonly closure: NonNullable<SolveOptions['closure']>;
}

/** Players, and the world of each set of them: bit p of a coalition is player p. */
export interface Game {
  readonly players: readonly Player[];
  readonly at: (coalition: number) => Coalition;
}

/** Trade balanced where it was not is a player of its own. */
export const closurePlayer: Player = { id: 'closure', label: 'trade balanced in every region' };

export function closureOf(
  { scenario }: LoadedScenario,
  run: FullRun,
): { moves: boolean; at: (there: boolean) => Coalition['closure'] } {
  const { transfers } = scenario.closure;
  const { transfer, valueAdded } = run.counterfactual.equilibrium.economy;
  const least = 1e-12 * Math.max(...valueAdded);
  const moves = transfers === 'zero' && transfer.some((one) => Math.abs(one) > least);
  return { moves, at: (there) => (moves && !there ? 'fixed' : transfers) };
}
