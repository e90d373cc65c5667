import { describe, expect, it } from 'vitest';
import { linearise } from '../sensitivity/linearise.ts';
import { measureOutcome } from '../sensitivity/measured-outcome.ts';
import { outcomeValue } from '../sensitivity/outcome-value.ts';
import type { OutcomeSpec } from '../sensitivity/outcome.ts';
import { solveWithQuotas } from '../quotas-solve.ts';
import { randomQuotas } from '../testing/random-quotas.ts';
import {
  driverOf,
  problemOf,
  randomPath,
  wholeMoves,
  type PathEnds,
} from '../testing/random-path.ts';
import type { TransferClosure } from '../shock.ts';
import { Path } from './path.ts';
import { slopes } from './slopes.ts';

const outcomes: OutcomeSpec[] = [
  { kind: 'real-income', regions: [0] },
  { kind: 'revenue', regions: [1] },
  { kind: 'exports', regions: [2] },
  { kind: 'output', regions: [3], sector: 0 },
];
/** Truncation is h² of the third derivative, which θ makes large; the solver's 1e-13 over h is 1e-9. */
const STEP = 1e-4;
const DERIVATIVE = 1e-6;
const options = { tolerance: 1e-13 };

/** An economy in which each part of a driver moves something. */
function everything(seed: number, closure: TransferClosure): PathEnds {
  const ends = randomPath(seed, { closure, varieties: { prohibited: 0.3 } });
  if (closure === 'zero') return ends;
  const { flows, quotas } = randomQuotas(seed, ends.economy, { quotas: 6 });
  const after = solveWithQuotas(ends.economy, ends.shock, flows, quotas, { closure });
  return { ...ends, flows: after.flows, rents: after.equilibrium.rents };
}

describe('slopes of outcomes along the path', () => {
  const cases = [1, 2, 3].flatMap((seed) =>
    (['fixed', 'zero', 'share-of-world-income'] as const).map((closure) => ({ seed, closure })),
  );

  it.each(cases)(
    'are what central differences say, part by part ($closure, economy $seed)',
    ({ seed, closure }) => {
      const ends = everything(seed, closure);
      const drivers = Object.entries(wholeMoves(ends)).map(([part, values]) =>
        driverOf(part, { [part]: values }),
      );
      const path = new Path(problemOf(ends, drivers));
      const valuesAt = (fractions: readonly number[]): number[] => {
        const there = path.fromBase(path.solve(path.with(fractions), options));
        return outcomes.map((outcome) => outcomeValue(there, outcome));
      };
      const here = drivers.map(() => 0.6);
      const equilibrium = path.solve(path.with(here), options);
      const linear = linearise(equilibrium);
      const { responses } = path.with(here);
      const found = outcomes.map((outcome) => {
        const { gradient } = linear.gradientOf(measureOutcome(path.fromBase(equilibrium), outcome));
        return slopes(drivers, gradient, path.table, responses);
      });
      drivers.forEach(({ id }, d) => {
        const up = valuesAt(here.with(d, 0.6 + STEP));
        const down = valuesAt(here.with(d, 0.6 - STEP));
        outcomes.forEach(({ kind }, k) => {
          const difference = (up[k] - down[k]) / (2 * STEP);
          const scale = Math.abs(up[k]) + Math.abs(difference);
          const off = Math.abs(found[k][d] - difference) / scale;
          expect([id, kind, off < DERIVATIVE]).toEqual([id, kind, true]);
        });
      });
      const moved = drivers.filter((_, d) => Math.abs(found[0][d]) > 10 * DERIVATIVE);
      expect(moved.length).toBeGreaterThanOrEqual(closure === 'zero' ? 6 : 5);
    },
  );
});
