import { describe, expect, it } from 'vitest';
import type { Economy } from './economy.ts';
import { outcomesOf } from './outcomes.ts';
import { abroad, handMade } from './testing/hand-made.ts';
import { throughInputs } from './testing/leontief.ts';
import { randomEconomy } from './testing/random-economy.ts';
import { randomShock } from './testing/random-shock.ts';
import { settled, solved } from './testing/solved.ts';

/** Relative. The solver stops at 1e-12; wages are about 1/(θ · trade share) as exact, which leaves 1e-10 or better. */
const EXACT = 1e-9;
const options = { closure: 'zero', tolerance: 1e-12 } as const;

const expectRatio = (value: number, expected: number, tolerance = EXACT): void => {
  expect(Math.abs(value / expected - 1)).toBeLessThan(tolerance);
};

describe('Arkolakis, Costinot and Rodríguez-Clare (2012): gains from trade in one sector', () => {
  const share = [
    [
      [0.6, 0.3, 0.1],
      [0.2, 0.7, 0.1],
      [0.3, 0.3, 0.4],
    ],
  ];
  const economyWith = (theta: number, gamma: number): Economy =>
    settled(
      handMade({ theta: [theta], share, valueAdded: [1, 5, 0.2], valueAddedShare: gamma }),
      options,
    );

  it.each([
    { theta: 0.4, gamma: 1 },
    { theta: 4, gamma: 1 },
    { theta: 70, gamma: 1 },
    { theta: 4, gamma: 0.5 },
    { theta: 8.28, gamma: 0.21 },
  ])('real income is λ̂^(−1/(θ γ)) for θ = $theta, γ = $gamma', ({ theta, gamma }) => {
    const economy = economyWith(theta, gamma);
    const { tradeCost } = randomShock(1, economy, { tradeCost: 1.3 });
    const after = solved(economy, { tradeCost }, options);
    const N = 3;
    for (let n = 0; n < N; n++) {
      const lambdaHat = after.share[n * N + n] / economy.share[n * N + n];
      const { realIncomeHat, realWageHat } = outcomesOf(after).region(n);
      expect(Math.abs(lambdaHat - 1)).toBeGreaterThan(1e-3); // the shock is felt
      expectRatio(realIncomeHat, lambdaHat ** (-1 / (theta * gamma)));
      expectRatio(realWageHat, realIncomeHat);
    }
  });
});

describe('two symmetric countries', () => {
  const home = 0.7;
  const theta = 5;
  it.each([
    { gamma: 1, cost: 0.8 },
    { gamma: 1, cost: 1.5 },
    { gamma: 0.4, cost: 0.9 },
    { gamma: 0.4, cost: 3 },
  ])(
    'iceberg costs times $cost, γ = $gamma: wages stay, P̂ = (h + (1−h) d̂^−θ)^(−1/(θγ))',
    ({ gamma, cost }) => {
      const share = [
        [
          [home, 1 - home],
          [1 - home, home],
        ],
      ];
      const economy = settled(handMade({ theta: [theta], share, valueAddedShare: gamma }), options);
      const after = solved(economy, { tradeCost: abroad(economy, cost) }, options);
      const expected = (home + (1 - home) * cost ** -theta) ** (-1 / (theta * gamma));
      for (let n = 0; n < 2; n++) {
        expectRatio(after.wageHat[n], 1);
        expectRatio(after.priceHat[n], expected);
      }
    },
  );

  it.each([
    { gamma: 1, rate: 0.25 },
    { gamma: 0.5, rate: 1 },
    { gamma: 0.5, rate: -0.2 },
  ])('a mutual tariff of $rate, γ = $gamma: the revenue is income', ({ gamma, rate }) => {
    const share = [
      [
        [home, 1 - home],
        [1 - home, home],
      ],
    ];
    const economy = settled(handMade({ theta: [theta], share, valueAddedShare: gamma }), options);
    const after = solved(economy, { tariff: abroad(economy, rate, 0) }, options);
    const total = home + (1 - home) * (1 + rate) ** -theta;
    const priceHat = total ** (-1 / (theta * gamma));
    const foreignShare = 1 - home / total;
    // of every unit spent, t is revenue; value added is γ of the rest
    const t = (foreignShare * rate) / (1 + rate);
    const incomeHat = 1 + t / (gamma * (1 - t));
    for (let n = 0; n < 2; n++) {
      expectRatio(after.share[n * 2 + (1 - n)], foreignShare);
      expectRatio(outcomesOf(after).region(n).realIncomeHat, incomeHat / priceHat);
    }
  });
});

describe('autarky', () => {
  // Every region makes everything and charges no tariff, so that autarky is feasible and income is wages.
  const economy = settled(
    randomEconomy(7, {
      regions: 6,
      sectors: 4,
      theta: [3, 12],
      zeroCells: 0,
      domesticSectors: 0,
      tariff: 0,
    }),
    options,
  );
  const N = 6;
  const J = 4;

  /** ln(ŵ/P̂) = Σ_j α_j [(I − Γ)⁻¹ (ln π_nn / θ)]_j: own shares go to 1, and prices pass through inputs. */
  const realWageHat = (n: number): number => {
    const loss = throughInputs(
      economy,
      n,
      Array.from({ length: J }, (_, j) => {
        return Math.log(economy.share[(j * N + n) * N + n]) / economy.theta[j];
      }),
    );
    return Math.exp(loss.reduce((sum, value, j) => sum + economy.finalShare[n * J + j] * value, 0));
  };

  it.each([
    // With θ ≥ 3 what is left of trade is (1e5)^−3 = 1e-15 of it, and (1e6)^−3 less.
    { by: 'iceberg costs of 1e5', shock: { tradeCost: abroad(economy, 1e5) } },
    { by: 'iceberg costs of 1e12', shock: { tradeCost: abroad(economy, 1e12) } },
    { by: 'tariffs of 1e6', shock: { tariff: abroad(economy, 1e6, 0) } },
    { by: 'tariffs of 1e9', shock: { tariff: abroad(economy, 1e9, 0) } },
  ])('through $by costs Π_j π_nn,j to the powers of the input-output system', ({ shock }) => {
    const after = solved(economy, shock, options);
    for (let n = 0; n < N; n++) {
      const outcome = outcomesOf(after).region(n);
      expectRatio(outcome.realWageHat, realWageHat(n));
      expectRatio(outcome.realIncomeHat, realWageHat(n));
    }
  });

  it('of one region alone is the same to it', () => {
    const tradeCost = Float64Array.from(economy.share, (_, cell) => {
      const importer = Math.floor(cell / N) % N;
      const exporter = cell % N;
      return importer !== exporter && (importer === 2 || exporter === 2) ? 1e6 : 1;
    });
    const after = solved(economy, { tradeCost }, options);
    expectRatio(outcomesOf(after).region(2).realIncomeHat, realWageHat(2));
  });
});

describe('a small open economy', () => {
  it('faces given prices abroad: its wage solves one equation', () => {
    const theta = 6;
    const size = 1e-9;
    const openness = 0.4;
    const economy = settled(
      handMade({
        theta: [theta],
        share: [
          [
            [1 - openness, openness],
            [openness * size, 1 - openness * size],
          ],
        ],
        valueAdded: [size, 1],
      }),
      options,
    );
    const cost = 1.2; // on its exports alone
    const tradeCost = Float64Array.of(1, 1, cost, 1);
    const after = solved(economy, { tradeCost }, options);
    // exports (d̂ ŵ)^−θ = imports ŵ m(ŵ) / m(1), by bisection
    const imported = (wage: number): number =>
      openness / ((1 - openness) * wage ** -theta + openness);
    let low = 0.5;
    let high = 1;
    for (let step = 0; step < 60; step++) {
      const wage = (low + high) / 2;
      if ((cost * wage) ** -theta * openness > wage * imported(wage)) low = wage;
      else high = wage;
    }
    // what the world feels of it is of the order of its size
    expectRatio(after.wageHat[0] / after.wageHat[1], low, 1e-7);
  });
});

describe('growth everywhere', () => {
  const random = randomEconomy(3, { regions: 5, sectors: 4, tariff: 0.4, transfer: 0.1 });
  const N = 5;
  const J = 4;

  it('of productivity by x raises every real income by (1 + x)^(1/γ), whatever the trade', () => {
    const gamma = 0.4;
    const economy = settled(
      {
        ...random,
        inputShare: random.inputShare.map(
          (value, at) => (value * (1 - gamma)) / (1 - random.valueAddedShare[Math.floor(at / J)]),
        ),
        valueAddedShare: new Float64Array(N * J).fill(gamma),
      },
      { tolerance: 1e-12 },
    );
    const productivity = new Float64Array(N * J).fill(1.05);
    const after = solved(economy, { productivity }, { tolerance: 1e-12 });
    for (let n = 0; n < N; n++) {
      expectRatio(after.wageHat[n], 1);
      expectRatio(outcomesOf(after).region(n).realIncomeHat, 1.05 ** (1 / gamma));
    }
  });

  it('of population to twice as many: real wages stay, real incomes double', () => {
    const economy = settled(random, { tolerance: 1e-12 });
    const population = new Float64Array(N).fill(2);
    const after = solved(economy, { population }, { tolerance: 1e-12 });
    for (let n = 0; n < N; n++) {
      expectRatio(outcomesOf(after).region(n).realWageHat, 1);
      expectRatio(outcomesOf(after).region(n).realIncomeHat, 2);
    }
  });
});
