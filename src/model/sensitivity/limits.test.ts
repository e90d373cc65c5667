import { describe, expect, it } from 'vitest';
import type { Equilibrium } from '../equilibrium.ts';
import { solve } from '../solve.ts';
import { complexStep } from '../testing/complex-step.ts';
import { handMade } from '../testing/hand-made.ts';
import { randomDirection } from '../testing/random-direction.ts';
import { randomEconomy } from '../testing/random-economy.ts';
import { randomShock } from '../testing/random-shock.ts';
import { settled, solved } from '../testing/solved.ts';
import { priceIndexHat } from '../welfare.ts';
import { linearise, sensitivity, tangent } from './linearise.ts';
import { outcomeValue } from './outcome-value.ts';
import { sensitivityOfChange } from './sensitivity-of-change.ts';

const twoRegions = settled(
  handMade({
    theta: [4],
    share: [
      [
        [0.7, 0.3],
        [0.3, 0.7],
      ],
    ],
  }),
  { tolerance: 1e-13 },
);

describe('closed forms', () => {
  it('a closed economy turns productivity into real income one for one over its labour share', () => {
    const closed = solved(settled(handMade({ theta: [4], share: [[[1]]], valueAddedShare: 0.5 })));
    const { gradient, value } = sensitivity(closed, { kind: 'real-income', regions: [0] });
    expect(value).toBeCloseTo(1, 12);
    expect(gradient.productivity[0]).toBeCloseTo(2, 11);
    // Money is world value added, so that labour adds no nominal income, but makes goods cheaper.
    expect(gradient.population[0]).toBeCloseTo(1, 11);
    expect(gradient.theta[0]).toBeCloseTo(0, 12);
  });

  it('with free trade a small tariff gains by the terms of trade alone', () => {
    // Two like regions without inputs, of wages w and 0, with π = 0.7 at home and m = 0.3 from abroad. The importer spends w + m t;
    // balanced trade says w + m t − θ π (t − w) − t = −θ π w, so that w = π (1 + θ) t / (1 + 2 θ π). Real income: m w.
    const { gradient } = sensitivity(solved(twoRegions), { kind: 'real-income', regions: [0] });
    const [theta, own, imported] = [4, 0.7, 0.3];
    const expected = (imported * own * (1 + theta)) / (1 + 2 * theta * own);
    expect(gradient.tariff[1]).toBeCloseTo(expected, 10);
    // Abroad pays for it.
    expect(gradient.tariff[2]).toBeCloseTo(-expected, 10);
  });
});

describe('where nothing happens', () => {
  it('a sector that nobody makes or buys has no derivatives and spoils none', () => {
    const economy = settled(
      handMade({
        theta: [4, 5, 6],
        share: [
          [
            [0.7, 0.3],
            [0.4, 0.6],
          ],
          [
            [0, 0],
            [0, 0],
          ],
          [
            [1, 0],
            [0.5, 0.5],
          ],
        ],
        valueAddedShare: 0.5,
        inputMix: [
          [0.5, 0, 0.5],
          [0.5, 0, 0.5],
          [0.5, 0, 0.5],
        ],
        finalShare: [
          [0.5, 0, 0.5],
          [0.5, 0, 0.5],
        ],
      }),
      { tolerance: 1e-13 },
    );
    const after = solved(economy, {}, { tolerance: 1e-13 });
    const { gradient, status } = sensitivity(after, { kind: 'real-income', regions: [0] });
    expect(status).toBe('converged');
    expect([...gradient.tariff.subarray(4, 8)]).toEqual([0, 0, 0, 0]);
    expect(gradient.theta[1]).toBe(0);
    const direction = { ...randomDirection(1, after), rents: new Float64Array(0) };
    const move = tangent(after, direction);
    const exact = complexStep(after, {}, direction);
    move.income.forEach((value, n) => {
      expect(value).toBeCloseTo(exact.income[n], 9);
    });
    expect([...move.expenditure].filter((_, at) => at % 3 === 1)).toEqual([0, 0]);
  });

  it('a tiny derivative has its digits as well: single tariffs far away, θ to 70, against complex steps', () => {
    const economy = settled(
      randomEconomy(3, {
        regions: 4,
        sectors: 2,
        theta: [20, 70],
        sizeSpread: 4,
        domesticSectors: 0,
      }),
      { tolerance: 1e-13 },
    );
    const shock = randomShock(3, economy, { tradeCost: 1.05, productivity: 1.05 });
    const after = solved(economy, shock, { tolerance: 1e-13 });
    const { gradient } = sensitivity(after, { kind: 'real-income', regions: [0] });
    const J = 2;
    let smallest = Infinity;
    after.share.forEach((share, cell) => {
      if (share === 0 || Math.floor(cell / 4) % 4 === 0 || cell % 4 === 0) return;
      const tariff = new Float64Array(after.share.length);
      tariff[cell] = 1;
      const { income, logPrice } = complexStep(after, shock, { tariff });
      let log = income[0] / after.income[0];
      for (let j = 0; j < J; j++) log -= economy.finalShare[j] * logPrice[j];
      const expected = log * outcomeValue(after, { kind: 'real-income', regions: [0] });
      smallest = Math.min(smallest, Math.abs(expected));
      expect(Math.abs(gradient.tariff[cell] / expected - 1)).toBeLessThan(1e-6);
    });
    expect(smallest).toBeLessThan(1e-6);
    expect(priceIndexHat(after)[0]).toBeGreaterThan(0);
  });
});

describe('misuse throws', () => {
  const after = solved(twoRegions, {});

  it('a solve that did not converge has no derivatives', () => {
    const stopped: Equilibrium = solve(
      twoRegions,
      { productivity: Float64Array.of(2, 1) },
      { maxIterations: 1 },
    );
    const message = new RangeError(
      'a solve that ended as iteration-limit is no equilibrium and has no derivatives',
    );
    expect(() => linearise(stopped)).toThrow(message);
    expect(() => outcomeValue(stopped, { kind: 'income', regions: [0] })).toThrow(
      /iteration-limit/,
    );
    expect(() => sensitivityOfChange(after, stopped, { kind: 'income', regions: [0] })).toThrow(
      /iteration-limit/,
    );
  });

  it.each([
    [{ kind: 'income', regions: [2] }, 'income: regions names 2; there are 2'],
    [{ kind: 'revenue', regions: [] }, 'revenue: regions names none'],
    [{ kind: 'flow', exporters: [0], importers: [-1] }, 'flow: importers names -1; there are 2'],
    [
      { kind: 'flow', exporters: [0], importers: [1], sectors: [1] },
      'flow: sectors names 1; there are 1',
    ],
    [{ kind: 'output', regions: [0], sector: 3 }, 'output: sector names 3; there are 1'],
  ] as const)('%j', (outcome, message) => {
    expect(() => sensitivity(after, outcome)).toThrow(new RangeError(message));
  });

  it('a direction of the wrong length, or that is not finite', () => {
    expect(() => tangent(after, { theta: new Float64Array(2) })).toThrow(
      new RangeError('direction.theta has 2 entries; 1 are needed'),
    );
    expect(() => tangent(after, { population: Float64Array.of(0, NaN) })).toThrow(
      new RangeError('direction.population[1] is NaN; it must be finite'),
    );
  });

  it('what the baseline has nothing of has no ratio to it', () => {
    expect(() => sensitivityOfChange(after, after, { kind: 'revenue', regions: [0] })).toThrow(
      new RangeError('revenue is 0 in the baseline: there is no ratio to it'),
    );
  });

  it('a linear solve that is cut short says so', () => {
    const { status, residual, iterations } = sensitivity(
      after,
      { kind: 'real-income', regions: [0] },
      { maxIterations: 1 },
    );
    expect(status).toBe('iteration-limit');
    expect(iterations).toBe(1);
    expect(residual).toBeGreaterThan(1e-12);
  });
});
