import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Economy } from './economy.ts';
import { rebase } from './equilibrium.ts';
import type { ModelQuota, QuotaPosition } from './quotas.ts';
import { solveWithQuotas } from './quotas-solve.ts';
import { cases, TIGHT } from './testing/cases.ts';
import { handMade } from './testing/hand-made.ts';
import { searchQuotas } from './testing/quota-search.ts';
import { randomQuotas } from './testing/random-quotas.ts';
import { largestGap, settled, VERIFIED } from './testing/solved.ts';
import { quotaErrors } from './testing/verify-quotas.ts';
import { worstCondition } from './testing/verify.ts';
import { rebaseVarieties } from './varieties-rebase.ts';
import type { VarietyFlow } from './varieties.ts';

const HOLDERS = ['importer', 'exporter'] as const;

/** Three regions, two sectors. Region 0 charges 25 % on cars of region 1 in the base and 10 % on those of region 2. */
const economy: Economy = settled(
  handMade({
    theta: [4, 6],
    share: [
      [
        [0.7, 0.2, 0.1],
        [0.15, 0.7, 0.15],
        [0.2, 0.1, 0.7],
      ],
      [
        [0.5, 0.3, 0.2],
        [0.1, 0.8, 0.1],
        [0.2, 0.3, 0.5],
      ],
    ],
    tariff: [
      [
        [0, 0.05, 0.05],
        [0.1, 0, 0.1],
        [0, 0, 0],
      ],
      [
        [0, 0.25, 0.1],
        [0, 0, 0],
        [0, 0, 0],
      ],
    ],
    valueAdded: [3, 5, 2],
    valueAddedShare: 0.6,
  }),
  { tolerance: 1e-13 },
);

/** Half of the cars from region 1 and all those from region 2 may be under quotas, 0 and 1. */
const flows: readonly VarietyFlow[] = [
  {
    sector: 1,
    importer: 0,
    exporter: 1,
    varieties: [
      { share: 0.5, base: 0.25, rate: 0.25, quota: { index: 0, baseQuantity: 80 } },
      { share: 0.5, base: 0.25, rate: 0.25 },
    ],
  },
  {
    sector: 1,
    importer: 0,
    exporter: 2,
    varieties: [{ share: 1, base: 0.1, rate: 0.1, quota: { index: 1, baseQuantity: 50 } }],
  },
];
/** The first of them alone. */
const cars = flows.slice(0, 1);

const quota = (volume: number, rentTo: ModelQuota['rentTo'], id = 'cars'): ModelQuota => ({
  id,
  volume,
  inRate: 0.06,
  outRate: 1.06,
  rentTo,
});

describe('one quota, against a search over its shadow rate with the variety reference', () => {
  const at: readonly [number, QuotaPosition][] = [
    [1000, 'below'],
    [60, 'at-limit'],
    [0.5, 'above'],
  ];
  const both = HOLDERS.flatMap((rentTo) => at.map((one) => [...one, rentTo] as const));
  it.each(both)('a volume of %f is %s, rent to the %s', (volume, position, rentTo) => {
    const quotas = [quota(volume, rentTo)];
    const { equilibrium, quotas: states } = solveWithQuotas(economy, {}, cars, quotas, {
      tolerance: TIGHT,
    });
    const found = searchQuotas(economy, cars, quotas);
    expect(equilibrium.status).toBe('converged');
    expect(states[0].state).toBe(position);
    expect(states[0].shadowRate).toBeCloseTo(found.rates[0], 9);
    expect(states[0].quantity).toBeCloseTo(found.quantities[0], 7);
    expect(states[0].rent).toBeCloseTo(found.rents[0], 9);
    expect(largestGap(equilibrium.income, found.answer.income)).toBeLessThan(1e-9);
    expect(largestGap(equilibrium.priceHat, found.answer.priceHat)).toBeLessThan(1e-9);
    const holder = rentTo === 'importer' ? 0 : 1;
    expect(equilibrium.rent[holder]).toBeCloseTo(found.rents[0], 9);
    expect(equilibrium.revenue[0]).toBeCloseTo(found.answer.wedges[0] - found.rents[0], 9);
  });
});

describe('two quotas that compete for one buyer', () => {
  it.each([
    [30, 'importer', 40, 'importer'],
    [60, 'exporter', 30, 'importer'],
    [60, 'exporter', 0.1, 'exporter'],
    [1000, 'importer', 20, 'exporter'],
  ] as const)('volumes %f (%s) and %f (%s)', (first, firstRent, second, secondRent) => {
    const quotas = [quota(first, firstRent, 'one'), quota(second, secondRent, 'two')];
    const { equilibrium, quotas: states } = solveWithQuotas(economy, {}, flows, quotas, {
      tolerance: TIGHT,
    });
    expect(equilibrium.status).toBe('converged');
    const found = searchQuotas(economy, flows, quotas, 1e-10);
    states.forEach(({ shadowRate, rent }, q) => {
      expect(shadowRate).toBeCloseTo(found.rates[q], 8);
      expect(rent).toBeCloseTo(found.rents[q], 8);
    });
    expect(largestGap(equilibrium.income, found.answer.income)).toBeLessThan(1e-8);
  });
});

describe('the rent as the volume passes through the kinks', () => {
  it.each(HOLDERS)('is continuous and peaks in between, held by the %s', (rentTo) => {
    const at = (volume: number) =>
      solveWithQuotas(economy, {}, cars, [quota(volume, rentTo)], { tolerance: TIGHT });
    const inside = at(1e6).quotas[0].quantity; // what comes in at the in-quota rate
    const outside = at(1e-9).quotas[0].quantity; // and at the out-quota rate
    for (const [kink, states] of [
      [inside, ['at-limit', 'below']],
      [outside, ['above', 'at-limit']],
    ] as const) {
      // One part in a million on both sides of where the state changes. With rent abroad the kink itself moves a little.
      const around = bisect(kink, (volume) => at(volume).quotas[0].state === states[0]);
      const [before, after] = [1 - 1e-6, 1 + 1e-6].map((factor) => at(around * factor));
      expect(before.quotas[0].state).toBe(states[0]);
      expect(after.quotas[0].state).toBe(states[1]);
      expect(Math.abs(after.quotas[0].rent - before.quotas[0].rent)).toBeLessThan(1e-6);
      expect(largestGap(before.equilibrium.income, after.equilibrium.income)).toBeLessThan(1e-6);
    }
    const rents = [0.01, 0.5, 10, 60, 100, 500].map((volume) => at(volume).quotas[0].rent);
    expect(rents[0]).toBeLessThan(rents[2]);
    expect(rents[5]).toBe(0);
    expect(Math.max(...rents)).toBeGreaterThan(0.01);
  });

  /** Where `holds` turns from true to false, within a factor of two of a guess. */
  function bisect(guess: number, holds: (volume: number) => boolean): number {
    let [low, high] = [guess / 2, guess * 2];
    while (high / low > 1 + 1e-8) {
      const middle = Math.sqrt(low * high);
      if (holds(middle)) low = middle;
      else high = middle;
    }
    return low;
  }
});

describe('any quotas', () => {
  it('meet their conditions, and all conditions of the equilibrium, by definition', () => {
    const seen = new Set<QuotaPosition>();
    fc.assert(
      fc.property(cases(), ({ economy: drawn, shock, closure, seed }) => {
        const { flows: limited, quotas } = randomQuotas(seed, drawn, { quotas: 6 });
        const after = solveWithQuotas(drawn, shock, limited, quotas, { closure });
        expect(after.equilibrium.status).toBe('converged');
        const errors = quotaErrors(after, quotas);
        // 100 tolerances of 1e-10 are asked of the solver.
        expect(errors.complementarity).toBeLessThan(1.1e-8);
        expect(errors.rate).toBeLessThan(1e-14);
        expect(errors.quantity).toBeLessThan(1e-10);
        expect(errors.rent).toBeLessThan(1e-7);
        expect(errors.holders).toBeLessThan(1e-7);
        const { tariff } = after.equilibrium;
        const tradeCost = tradeCostOf(after.flows, drawn, shock.tradeCost, tariff);
        expect(
          worstCondition(after.equilibrium, { ...shock, tariff, tradeCost }).error,
        ).toBeLessThan(VERIFIED);
        for (const { state } of after.quotas) seen.add(state);
      }),
      { numRuns: 150, seed: 1978 },
    );
    expect([...seen].sort()).toEqual(['above', 'at-limit', 'below']);
  });

  /** The iceberg factor that varieties amount to, from its definition. */
  function tradeCostOf(
    priced: readonly VarietyFlow[],
    { theta, tariff: base, regions, share }: Economy,
    others: Float64Array,
    tariff: Float64Array,
  ): Float64Array {
    const N = regions.length;
    const tradeCost = others.slice();
    for (const { sector, importer, exporter, varieties } of priced) {
      const cell = (sector * N + importer) * N + exporter;
      if (share[cell] === 0) continue;
      const sum = varieties.reduce(
        (total, one) => total + one.share * ((1 + one.rate) / (1 + one.base)) ** -theta[sector],
        0,
      );
      tradeCost[cell] *= (sum ** (-1 / theta[sector]) * (1 + base[cell])) / (1 + tariff[cell]);
    }
    return tradeCost;
  }

  it.each(HOLDERS)('are the base of further changes: nothing moves, rent to the %s', (rentTo) => {
    for (const volume of [1000, 60, 0.5]) {
      const quotas = [quota(volume, rentTo)];
      const first = solveWithQuotas(economy, {}, cars, quotas, { tolerance: TIGHT });
      const again = solveWithQuotas(
        rebase(first.equilibrium),
        {},
        rebaseVarieties(first.equilibrium, first.flows),
        quotas,
        { tolerance: 1e-10 },
      );
      expect(again.equilibrium.iterations).toBe(0);
      expect(again.quotas[0].state).toBe(first.quotas[0].state);
      expect(again.quotas[0].shadowRate).toBeCloseTo(first.quotas[0].shadowRate, 9);
      expect(again.quotas[0].rent).toBeCloseTo(first.quotas[0].rent, 9);
      for (const field of ['income', 'revenue', 'rent', 'expenditure', 'share'] as const) {
        expect(largestGap(again.equilibrium[field], first.equilibrium[field])).toBeLessThan(1e-9);
      }
    }
  });

  it('without trade in the base stay at zero', () => {
    const none: VarietyFlow = {
      sector: 1,
      importer: 0,
      exporter: 1,
      varieties: [
        { share: 1, base: 0.25, rate: 0.25 },
        { share: 0, base: 0.25, rate: 0.25, quota: { index: 0, baseQuantity: 0 } },
      ],
    };
    const { quotas, equilibrium } = solveWithQuotas(economy, {}, [none], [quota(10, 'importer')]);
    expect(quotas[0]).toMatchObject({ state: 'not-traded', quantity: 0, rent: 0 });
    expect(largestGap(equilibrium.income, economy.valueAdded)).toBeLessThan(1); // sound
    expect(equilibrium.status).toBe('converged');
  });

  it('without volume charge the out-quota rate, and prohibit where there is none', () => {
    const plain = solveWithQuotas(economy, {}, cars, [quota(0, 'importer')]);
    expect(plain.quotas[0]).toMatchObject({ state: 'above', shadowRate: 1.06, rent: 0 });
    const closed = [{ ...quota(0, 'importer'), outRate: Infinity }];
    const after = solveWithQuotas(economy, {}, cars, closed);
    expect(after.quotas[0]).toMatchObject({ state: 'above', quantity: 0, rent: 0 });
    expect(after.equilibrium.status).toBe('converged');
  });

  it('without trade beyond the volume stop at it, whatever the price', () => {
    const strict = [{ ...quota(1e-6, 'exporter'), outRate: Infinity }];
    const after = solveWithQuotas(economy, {}, cars, strict);
    expect(after.equilibrium.status).toBe('converged');
    expect(after.quotas[0].state).toBe('at-limit');
    expect(after.quotas[0].quantity).toBeCloseTo(1e-6, 12);
    expect(after.quotas[0].shadowRate).toBeGreaterThan(1.06);
  });

  it('can be cancelled, and say so', () => {
    const { equilibrium } = solveWithQuotas(economy, {}, cars, [quota(60, 'importer')], {
      onProgress: (iteration) => iteration < 5,
    });
    expect(equilibrium.status).toBe('iteration-limit');
    expect(equilibrium.iterations).toBeLessThanOrEqual(5);
  });

  it.each([
    [{ ...quota(-1, 'importer') }, /volume of -1/],
    [{ ...quota(1, 'importer'), outRate: 0.01 }, /0.06 inside and 0.01 outside/],
    [{ ...quota(1, 'importer'), inRate: -1 }, /must be above -1/],
  ] as const)('are refused when they make no sense (%#)', (wrong, words) => {
    expect(() => solveWithQuotas(economy, {}, cars, [wrong])).toThrow(words);
  });

  it('are refused when a variety names one that is not there', () => {
    expect(() => solveWithQuotas(economy, {}, flows, [quota(1, 'importer')])).toThrow(
      /names quota 1; there are 1/,
    );
  });
});
