import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solveWithQuotas, type QuotaEquilibrium } from '../quotas-solve.ts';
import { cases } from '../testing/cases.ts';
import { randomQuotas } from '../testing/random-quotas.ts';
import { randomDirection, someOutcomes } from '../testing/random-direction.ts';
import { randomStream } from '../testing/random-economy.ts';
import { cellOf } from '../varieties.ts';
import type { Direction } from './direction.ts';
import { alongHeld, HeldVolumes } from './held-volumes.ts';
import { linearise } from './linearise.ts';
import { outcomeValue } from './outcome-value.ts';
import { QuotaPoint } from './quota-point.ts';
import { along } from './sensitivity.ts';

const STEP = 2e-4;
const TOLERANCE = 1e-13;

/** Where quotas stand, and how near the edge of it. */
const states = ({ quotas }: QuotaEquilibrium): string => quotas.map(({ state }) => state).join(' ');

describe('a gradient that holds the volumes of quotas', () => {
  it('is what central differences of solves with quotas say', () => {
    const seen = new Set<string>();
    let checked = 0;
    fc.assert(
      fc.property(cases({ regions: 5, sectors: 4 }), ({ economy, shock, closure, seed }) => {
        const { flows, quotas } = randomQuotas(seed, economy, { quotas: 3, members: 3 });
        const options = { closure, tolerance: TOLERANCE };
        const start = solveWithQuotas(economy, shock, flows, quotas, options);
        fc.pre(start.equilibrium.status === 'converged');
        const random = randomStream(seed ^ 77);
        const covered = new Set(flows.map((flow) => cellOf(economy, flow)));
        const { tariff, tradeCost, productivity, population } = randomDirection(
          seed,
          start.equilibrium,
        );
        // Tariffs of flows with varieties move with those; nothing is known of the rents of others.
        const plain: Partial<Direction> = {
          tariff: tariff.map((value, cell) => (covered.has(cell) ? 0 : value)),
          tradeCost,
          productivity,
          population,
        };
        const rates = flows.map(({ varieties }) =>
          varieties.map(({ quota }) => (quota ? 0 : 2 * random() - 1)),
        );
        const volumes = quotas.map(() => 2 * random() - 1);
        const at = (step: number): QuotaEquilibrium => {
          const factor = (values: Float64Array, move: Float64Array): Float64Array =>
            values.map((value, k) => value * Math.exp(step * move[k]));
          return solveWithQuotas(
            economy,
            {
              ...shock,
              tariff: factor(
                shock.tariff.map((rate) => 1 + rate),
                plain.tariff ?? tariff,
              ).map((gross) => gross - 1),
              tradeCost: factor(shock.tradeCost, tradeCost),
              productivity: factor(shock.productivity, productivity),
              population: factor(shock.population, population),
            },
            flows.map((flow, f) => ({
              ...flow,
              varieties: flow.varieties.map((variety, p) => ({
                ...variety,
                rate: (1 + variety.rate) * Math.exp(step * rates[f][p]) - 1,
              })),
            })),
            quotas.map((quota, q) => ({
              ...quota,
              volume: quota.volume * Math.exp(step * volumes[q]),
            })),
            { ...options, start: start.equilibrium, startQuotas: start.quotas },
          );
        };
        const moved = [1, -1, 2, -2].map((steps) => at(steps * STEP));
        // On either side of a quota that just fills there is no derivative.
        fc.pre(
          moved.every(
            (one) => one.equilibrium.status === 'converged' && states(one) === states(start),
          ),
        );
        states(start)
          .split(' ')
          .forEach((state) => seen.add(state));
        const point = new QuotaPoint({ ...start, rules: quotas });
        const linear = linearise(start.equilibrium);
        const volumesHeld = new HeldVolumes(linear, point);
        const byRates = point.moveOfRates((flow, p) => rates[start.flows.indexOf(flow)][p]);
        for (const outcome of someOutcomes(economy.regions.length, 0)) {
          const held = volumesHeld.hold(linear.sensitivity(outcome).gradient);
          let slope = along(held.gradient, plain) + alongHeld(held, byRates);
          held.volume.forEach((each, q) => {
            slope += each * volumes[q];
          });
          const [up, down, up2, down2] = moved.map((one) => outcomeValue(one.equilibrium, outcome));
          const difference = (8 * (up - down) - (up2 - down2)) / (12 * STEP);
          const size = Math.max(Math.abs(up), Math.abs(difference));
          expect(Math.abs(slope - difference)).toBeLessThan(1e-6 * size);
        }
        checked++;
      }),
      { numRuns: 60, seed: 1993 },
    );
    expect(checked).toBeGreaterThan(30);
    expect([...seen]).toEqual(expect.arrayContaining(['below', 'at-limit', 'above']));
  });
});
