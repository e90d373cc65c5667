import { expect, it } from 'vitest';
import {
  linearise,
  outcomeValue,
  rebase,
  sensitivityOfChange,
  type Equilibrium,
  type OutcomeSpec,
} from '../model/index.ts';
import { solved } from '../model/testing/solved.ts';
import { describeWithSharedData } from '../../test/shared-data.ts';
import { readCaliendoParro } from './testing/caliendo-parro.ts';

/** Tolerance of what is subtracted; θ is 65 in petroleum. */
const EXACT = { closure: 'zero', tolerance: 1e-13 } as const;

describeWithSharedData('gradients on NAFTA', 'caliendo-parro-1993', (path) => {
  it('the tariffs that matter most to Canada, and θ, against central differences', () => {
    const data = readCaliendoParro(path);
    const { economy } = data;
    const baseline = solved(economy, {}, EXACT);
    const tariff = data.tariffs('tariffs-nafta-2005.csv');
    const after = solved(rebase(baseline), { tariff }, EXACT);
    const outcome: OutcomeSpec = { kind: 'real-income', regions: [data.region('CAN')] };
    const { gradient, status } = linearise(after).sensitivity(outcome);
    expect(status).toBe('converged');

    const N = economy.regions.length;
    const largest = [...gradient.tariff.keys()]
      .sort((a, b) => Math.abs(gradient.tariff[b] ?? 0) - Math.abs(gradient.tariff[a] ?? 0))
      .slice(0, 12);
    for (const cell of largest) {
      const step = 0.02 / (economy.theta[Math.floor(cell / (N * N))] ?? NaN);
      const at = (steps: number): number => {
        const moved = tariff.slice();
        moved[cell] = (1 + (moved[cell] ?? NaN)) * Math.exp(steps * step) - 1;
        const found = solved(rebase(baseline), { tariff: moved }, { ...EXACT, start: after });
        return outcomeValue(found, outcome);
      };
      const expected = (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * step);
      expect(Math.abs((gradient.tariff[cell] ?? NaN) / expected - 1)).toBeLessThan(1e-6);
    }

    // A common factor on all θ, the baseline re-solved with the counterfactual.
    const step = 2e-4;
    const pair = (steps: number): [Equilibrium, Equilibrium] => {
      const theta = economy.theta.map((value) => value * Math.exp(steps * step));
      const before = solved({ ...economy, theta }, {}, EXACT);
      return [before, solved(rebase(before), { tariff }, EXACT)];
    };
    const value = (steps: number): number => outcomeValue(pair(steps)[1], outcome);
    const expected = (8 * (value(1) - value(-1)) - (value(2) - value(-2))) / (12 * step);
    const { theta } = sensitivityOfChange(baseline, after, outcome);
    const ours = theta.reduce((sum, each, j) => sum + each * (economy.theta[j] ?? NaN), 0);
    expect(Math.abs(ours / expected - 1)).toBeLessThan(1e-6);
  });
});
