/** Nodes on [−1, 1] and their weights. */
interface Rule {
  readonly nodes: readonly number[];
  readonly weights: readonly number[];
}

// prettier-ignore
const HALVES: readonly (readonly (readonly [node: number, weight: number])[])[] = [
  [[0.7745966692414834, 0.5555555555555556]],
  [
    [0.9604912687080203, 0.10465622602646726], [0.7745966692414834, 0.26848808986833345],
    [0.43424374934680254, 0.40139741477596225],
  ],
  [
    [0.993831963212755, 0.01700171962994026], [0.9604912687080203, 0.05160328299707974],
    [0.888459232872257, 0.09292719531512454], [0.7745966692414834, 0.13441525524378423],
    [0.6211029467372264, 0.1715119091363914], [0.43424374934680254, 0.20062852937698902],
    [0.2233866864289669, 0.2191568584015875],
  ],
];
const MIDDLES = [0.8888888888888888, 0.45091653865847414, 0.2255104997982067];

/**
 * Gauss-Legendre with 3 nodes and its optimal extensions to 7 (Kronrod 1965) and 15 (Patterson 1968): each takes the nodes of the
 * one before and is exact for polynomials of degree 5, 11 and 23. In ascending order.
 */
export const RULES: readonly Rule[] = HALVES.map((half, level) => ({
  nodes: [...half.map(([node]) => -node), 0, ...half.map(([node]) => node).toReversed()],
  weights: [
    ...half.map(([, weight]) => weight),
    MIDDLES[level],
    ...half.map(([, weight]) => weight).toReversed(),
  ],
}));

/** An interval of the path: values of the integrand at its nodes so far, and the integrals under the last two rules. */
export interface Interval {
  readonly from: number;
  readonly to: number;
  level: number;
  /** By the node's place in [0, 1]. */
  readonly values: Map<number, Float64Array>;
  integral: Float64Array;
  coarser: Float64Array;
}

/** Nodes of an interval under a rule, in ascending order. */
export function nodesOf({ from, to }: Pick<Interval, 'from' | 'to'>, level: number): number[] {
  const middle = (from + to) / 2;
  const half = (to - from) / 2;
  return RULES[level].nodes.map((node) => middle + half * node);
}

/** The integral under a rule all of whose nodes have values. */
export function integralOf(interval: Interval, level: number): Float64Array {
  const half = (interval.to - interval.from) / 2;
  const { weights } = RULES[level];
  let sum: Float64Array | undefined;
  nodesOf(interval, level).forEach((node, k) => {
    const value = interval.values.get(node);
    if (!value) throw new Error(`no value at ${node}`);
    sum ??= new Float64Array(value.length);
    for (let part = 0; part < value.length; part++) sum[part] += half * weights[k] * value[part];
  });
  return sum ?? new Float64Array();
}
