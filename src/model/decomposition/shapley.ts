/** Most players whose coalitions are all looked at: 2^12 = 4,096 of them. */
export const MOST_PLAYERS = 12;

export interface ShapleyOptions {
  /** Called after each coalition with how many are done, of how many; returning false stops. */
  readonly onProgress?: (done: number, of: number) => boolean;
}

export interface Shapley {
  /** `unsolved`: a coalition has no value. `stopped`: the caller wanted no more. Contributions are then NaN. */
  readonly status: 'complete' | 'unsolved' | 'stopped';
  /** The coalition that has no value, as bits, when `unsolved`. */
  readonly unsolved?: number;
  /** Coalitions that were valued. */
  readonly evaluations: number;
  /** Values of nobody and of everybody: `[value]`; NaN where they are not known. */
  readonly before: Float64Array;
  readonly after: Float64Array;
  /** `[player][value]`. For each value they add up to `after − before`. */
  readonly contributions: readonly Float64Array[];
}

/**
 * Shapley values (Shapley 1953): what a player adds to a coalition, averaged over all orders in which players may come,
 *
 *     φ_p = Σ_{S ∌ p} |S|! (n − |S| − 1)! / n! · [ v(S ∪ p) − v(S) ]
 *
 * Exact: every one of the 2^n coalitions is valued, once each.
 *
 * @param players how many
 * @param value values of a coalition, always as many of them: player p is in it when bit p of `coalition` is set. Undefined when there
 *   are none, as of an equilibrium that was not found
 * @throws RangeError when there are more players than `MOST_PLAYERS`
 */
export function shapley(
  players: number,
  value: (coalition: number) => ArrayLike<number> | undefined,
  { onProgress }: ShapleyOptions = {},
): Shapley {
  if (!(Number.isInteger(players) && players >= 0 && players <= MOST_PLAYERS)) {
    throw new RangeError(
      `Shapley values of ${players} players would need 2^${players} solves; ${MOST_PLAYERS} players are the most: put some of them together`,
    );
  }
  const coalitions = 2 ** players;
  const everybody = coalitions - 1;
  const values: Float64Array[] = [];
  for (let coalition = 0; coalition < coalitions; coalition++) {
    const found = value(coalition);
    if (!found) return incomplete(players, values, { status: 'unsolved', unsolved: coalition });
    values.push(Float64Array.from(found));
    const goOn = onProgress?.(coalition + 1, coalitions) ?? true;
    if (!goOn && coalition < everybody) return incomplete(players, values, { status: 'stopped' });
  }

  const weight = weights(players);
  const contributions = Array.from({ length: players }, () => values[0].map(() => 0));
  for (let coalition = 0; coalition < coalitions; coalition++) {
    const size = bits(coalition);
    for (let p = 0; p < players; p++) {
      if ((coalition & (1 << p)) !== 0) continue;
      const joined = values[coalition | (1 << p)];
      for (let v = 0; v < joined.length; v++) {
        contributions[p][v] += weight[size] * (joined[v] - values[coalition][v]);
      }
    }
  }
  return {
    status: 'complete',
    evaluations: coalitions,
    before: values[0],
    after: values[everybody],
    contributions,
  };
}

/** |S|! (n − |S| − 1)! / n!, by the size of S: `[size]`. */
function weights(players: number): Float64Array {
  const weight = new Float64Array(players);
  for (let size = 0; size < players; size++) {
    weight[size] = 1 / players;
    for (let k = 1; k <= size; k++) weight[size] *= k / (players - k);
  }
  return weight;
}

function bits(coalition: number): number {
  let count = 0;
  for (let left = coalition; left !== 0; left &= left - 1) count++;
  return count;
}

function incomplete(
  players: number,
  values: readonly Float64Array[],
  why: Pick<Shapley, 'status' | 'unsolved'>,
): Shapley {
  const unknown = (values[0] ?? new Float64Array()).map(() => NaN);
  return {
    ...why,
    evaluations: values.length,
    before: values[0] ?? unknown,
    after: unknown,
    contributions: Array.from({ length: players }, () => unknown.slice()),
  };
}
