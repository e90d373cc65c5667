import { describe, expect, it } from 'vitest';
import type { OutcomeSpec } from '../sensitivity/outcome.ts';
import {
  driverOf,
  problemOf,
  randomDrivers,
  randomPath,
  wholeMoves,
} from '../testing/random-path.ts';
import { decomposeByShapley } from './coalition.ts';
import { decompose } from './decompose.ts';

const outcomes: OutcomeSpec[] = [
  { kind: 'real-income', regions: [0] },
  { kind: 'exports', regions: [1, 2] },
];

describe('Shapley values of drivers', () => {
  it.each([1, 2, 3])('add up to the exact change (economy %i)', (seed) => {
    const ends = randomPath(seed, { closure: 'zero' });
    const problem = problemOf(ends, randomDrivers(seed, wholeMoves(ends), 4));
    const found = decomposeByShapley(problem, outcomes, { tolerance: 1e-12 });
    expect(found).toMatchObject({ status: 'complete', evaluations: 16 });
    const along = decompose(problem, outcomes);
    outcomes.forEach((_, k) => {
      const sum = found.contributions.reduce((total, parts) => total + parts[k], 0);
      const { change, before, after } = along.outcomes[k];
      expect(Math.abs(sum - (found.after[k] - found.before[k]))).toBeLessThan(1e-12 * after);
      expect(Math.abs(sum - change)).toBeLessThan(1e-9 * Math.abs(before));
    });
  });

  it('are nearly those along the path when changes are small', () => {
    const ends = randomPath(4, { varieties: { divided: 0 } });
    const shrink = (values: Float64Array): Float64Array => values.map((value) => value / 100);
    const { tradeCost, productivity } = wholeMoves(ends);
    const moves = { tradeCost: shrink(tradeCost), productivity: shrink(productivity) };
    const { economy } = ends;
    const shock = {
      tradeCost: moves.tradeCost.map(Math.exp),
      productivity: moves.productivity.map(Math.exp),
    };
    const drivers = [
      driverOf('costs', { tradeCost: moves.tradeCost }),
      driverOf('productivity', { productivity: moves.productivity }),
    ];
    const problem = problemOf({ economy, shock }, drivers);
    const along = decompose(problem, outcomes).outcomes[0].contributions;
    const found = decomposeByShapley(problem, outcomes, { tolerance: 1e-12 }).contributions;
    along.forEach((part, d) => {
      // both leave out no more than third-order terms of moves of a few thousandths
      expect(Math.abs(found[d][0] - part)).toBeLessThan(1e-7);
      expect(Math.abs(part)).toBeGreaterThan(1e-5);
    });
  });

  it('are refused for thirteen drivers', () => {
    const ends = randomPath(1);
    const problem = problemOf(ends, randomDrivers(1, wholeMoves(ends), 13));
    expect(() => decomposeByShapley(problem, outcomes)).toThrow(/13 players/);
  });
});
