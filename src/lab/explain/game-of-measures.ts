import type { LoadedScenario } from '../loaded-scenario.ts';
import type { PartRate } from '../measures/tariff-policy.ts';
import { factorsOf } from '../scenario-shock.ts';
import { closureOf, type Coalition, type Game } from './coalition.ts';
import type { FullRun } from './causes.ts';
import { collectMoves } from './collect-moves.ts';
import type { Move } from './move-book.ts';

/**
 * Measures as players, and changes by hand beside them: in a coalition the others' moves are left out. What each moves of
 * ln(1 + rate) is the same in every coalition; quotas are there with the measures that hold them.
 */
export function gameOfMeasures(loaded: LoadedScenario, run: FullRun): Game {
  const { measures } = loaded;
  const { tariffs, counterfactual } = run;
  const { before, after = before } = tariffs;
  const { economy } = counterfactual.equilibrium;
  const book = collectMoves(loaded, run, 'measure');
  const players = book.causes;
  const number = new Map(players.map((player, p) => [player.id, p]));
  const closure = closureOf(loaded, run);
  const flows = measures?.trade.flows ?? [];
  const stated = statedMoves(book.moves);

  const at = (coalition: number): Coalition => {
    const isIn = (id: string): boolean => {
      const player = number.get(id);
      // what no measure moves is as it is in the end
      return player === undefined || ((coalition >> player) & 1) === 1;
    };
    const tariff = before.tariff.slice();
    const factors = factorsOf(economy, []);
    const rise = new Map<number, number>();
    const opening = new Map<number, number>();
    for (const { cause, place, at: index, by } of stated) {
      if (!isIn(cause.id)) continue;
      if (place === 'tariff') tariff[index] = (1 + (tariff[index] ?? 0)) * Math.exp(by) - 1;
      else if (place === 'varieties') rise.set(index, (rise.get(index) ?? 0) + by);
      else if (place === 'openings') opening.set(index, (opening.get(index) ?? 0) + by);
      else if (place === 'tradeCost' || place === 'productivity' || place === 'population') {
        factors[place][index] = (factors[place][index] ?? 1) * Math.exp(by);
      }
    }
    let variety = 0;
    const rates = flows.map((_, flow) =>
      (before.rates[flow] ?? []).map((was, p) => {
        const at = variety++;
        const is = after.rates[flow]?.[p] ?? was;
        return partRate(was, is, rise.get(at) ?? 0, opening.get(at) ?? 0, isIn);
      }),
    );
    return { snapshot: { tariff, rates }, factors, closure: closure.at(isIn('closure')) };
  };
  return { players, at };
}

/** Moves but for the wedges of quotas and their rents, which every solve finds for itself. */
function statedMoves(moves: readonly Move[]): readonly Move[] {
  return moves.filter(({ wedge }) => !wedge);
}

/** What a part pays where its rate has risen by so much and some quotas are there. */
function partRate(
  was: PartRate,
  is: PartRate,
  rise: number,
  opening: number,
  isIn: (id: string) => boolean,
): PartRate {
  const rate = rise === 0 ? was.rate : (1 + was.rate) * Math.exp(rise) - 1;
  const prohibited = was.prohibited ? opening < 0.5 : opening < -ROUNDING;
  const quota =
    is.quota && isIn(is.quota.measure)
      ? is.quota
      : was.quota && (was.quota.measure === is.quota?.measure || !isIn(was.quota.measure))
        ? was.quota
        : undefined;
  if (!quota) return { rate, prohibited };
  return { rate, prohibited, quota: { ...quota, outRate: Math.max(rate, quota.outRate) } };
}

const ROUNDING = 1e-9;
