import { describe, expect, it } from 'vitest';
import { outcomesOf } from './outcomes.ts';
import { handMade } from './testing/hand-made.ts';
import { randomEconomy, randomStream } from './testing/random-economy.ts';
import { randomVarieties } from './testing/random-varieties.ts';
import { settled, solved } from './testing/solved.ts';
import { calibrateVarieties } from './varieties-calibrate.ts';
import { withAverageTariffs, withVarieties } from './varieties-shock.ts';
import { respond, type VarietyFlow } from './varieties.ts';

const economy = settled(
  handMade({
    theta: [5],
    share: [
      [
        [0.7, 0.2, 0.1],
        [0.2, 0.7, 0.1],
        [0.2, 0.1, 0.7],
      ],
    ],
  }),
  { tolerance: 1e-13 },
);
const CELL = 1;
const theta = 5;

/** Two halves of what region 0 buys from region 1, at 20 % more and less a dispersion. */
const halves = (dispersion: number): VarietyFlow[] => [
  {
    sector: 0,
    importer: 0,
    exporter: 1,
    varieties: [0.2 - dispersion, 0.2 + dispersion].map((rate) => ({ share: 0.5, base: 0, rate })),
  },
];

describe('the plain average of tariffs', () => {
  it('is right when all rates are the same', () => {
    const exact = withVarieties(economy, {}, halves(0));
    const plain = withAverageTariffs(economy, {}, halves(0));
    expect(plain.tariff?.[CELL]).toBeCloseTo(exact.tariff[CELL], 14);
    expect(plain.tradeCost?.[CELL]).toBeCloseTo(1, 14);
  });

  // ln k of the halves is m ± s. Exact: the flow falls by (Σ k^−θ / 2), its tariff is 1 + τ = Σ k^−θ / Σ k^−θ−1.
  it.each([0.02, 0.05, 0.1])(
    'understates trade by θ(θ+1)/2 · var ln k and overstates its tariff by (θ+1) · var ln k: %f',
    (dispersion) => {
      const flows = halves(dispersion);
      const { costHat, gross } = respond(flows[0].varieties, theta);
      const [low, high] = [1.2 - dispersion, 1.2 + dispersion].map(Math.log);
      const variance = ((high - low) / 2) ** 2;
      const plain = 1 + (withAverageTariffs(economy, {}, flows).tariff?.[CELL] ?? NaN);
      const trade = -theta * Math.log(costHat / plain);
      expect(trade / variance).toBeCloseTo((theta * (theta + 1)) / 2, 0);
      expect(Math.log(plain / gross) / variance).toBeCloseTo(theta + 1, 0);
    },
  );

  it('as measured: the share of a flow half at 5 % and half at 35 % falls by 30 %, not by 38 %', () => {
    const flows = halves(0.15);
    const [exact, plain] = [withVarieties, withAverageTariffs].map((compile) =>
      solved(economy, compile(economy, {}, flows)),
    );
    const fall = (share: Float64Array) => 100 - (100 * share[CELL]) / economy.share[CELL];
    expect(fall(exact.share)).toBeCloseTo(30.0, 1);
    expect(fall(plain.share)).toBeCloseTo(37.9, 1);
    expect(exact.tariff[CELL]).toBeCloseTo(0.104, 3); // of what is still bought
    expect(plain.tariff[CELL]).toBeCloseTo(0.2, 14);
    expect(plain.revenue[0] / exact.revenue[0]).toBeCloseTo(1.59, 2);
  });

  it('leaves out what is prohibited', () => {
    const [flow] = halves(0.1);
    const [cheap, dear] = flow.varieties;
    const half = [{ ...flow, varieties: [cheap, { ...dear, prohibited: true }] }];
    const plain = withAverageTariffs(economy, {}, half);
    const exact = withVarieties(economy, {}, half);
    expect(plain.tariff?.[CELL]).toBeCloseTo(0.1, 14);
    expect(plain.tradeCost?.[CELL]).toBeCloseTo(exact.tradeCost[CELL], 14);
    const none = [
      { ...flow, varieties: flow.varieties.map((one) => ({ ...one, prohibited: true })) },
    ];
    expect(withAverageTariffs(economy, {}, none).tradeCost?.[CELL]).toBe(Infinity);
  });
});

describe('calibrated varieties', () => {
  it('average to the tariff of the cell, in proportion to their schedule', () => {
    const known = [
      { value: 10, rate: 0 },
      { value: 30, rate: 0.1 },
      { value: 60, rate: 0.05 },
    ];
    const varieties = calibrateVarieties(known, 0.03);
    expect(varieties.map(({ base }) => base)).toEqual([0, 0.05, 0.025]);
    const paid = varieties.map(({ share, base }) => share / (1 + base));
    expect(paid[1] / paid[0]).toBeCloseTo(3, 13);
    expect(paid.reduce((a, b) => a + b)).toBeCloseTo(1 / 1.03, 14);
  });

  it('pay the tariff of the cell where the schedule charges nothing', () => {
    expect(calibrateVarieties([{ value: 2, rate: 0 }], 0.04)).toEqual([{ share: 1, base: 0.04 }]);
  });

  it('need a value', () => {
    expect(() => calibrateVarieties([{ value: 0, rate: 0 }], 0)).toThrow(/no value/);
    expect(() => calibrateVarieties([{ value: -1, rate: 0 }], 0)).toThrow(/-1/);
  });
});

describe('flows that do not fit are refused', () => {
  const [flow] = halves(0.1);
  it.each([
    [[flow, flow], /from R1 to R0 is listed twice/],
    [[{ ...flow, exporter: 3 }], /exporter 3; the economy has 1 sectors and 3 regions/],
    [[{ ...flow, varieties: [{ share: 0.9, base: 0, rate: 0 }] }], /sum to 0.9, not to 1/],
    [
      [{ ...flow, varieties: [{ share: 1, base: 0.1, rate: 0 }] }],
      /average to 0.1.*the economy says 0/,
    ],
    [[{ ...flow, varieties: [{ share: 1, base: 0, rate: -1 }] }], /above -1/],
    [[{ ...flow, varieties: [{ share: 1, base: 0, rate: NaN }] }], /finite numbers/],
    [[{ ...flow, varieties: [{ share: -1, base: 0, rate: 0 }] }], /share of -1/],
  ])('%#', (flows, words) => {
    expect(() => withVarieties(economy, {}, flows)).toThrow(words);
  });
});

it('the first-order formula with varieties is the derivative of exact real income', () => {
  for (const seed of [1, 2, 3, 4]) {
    const drawn = settled(
      randomEconomy(seed, { regions: 4, sectors: 3, sizeSpread: 1, theta: [2, 8], tariff: 0.6 }),
      { closure: 'zero', tolerance: 1e-13 },
    );
    const random = randomStream(seed);
    const known = randomVarieties(seed, drawn);
    const direction = known.map(({ varieties }) => varieties.map(() => random() - 0.3));
    const h = 1e-4; // truncation is h² = 1e-8 of the third derivative
    const [up, down] = [h, -h].map((step) => {
      const flows = known.map((flow, at) => ({
        ...flow,
        varieties: flow.varieties.map((one, p) => ({
          ...one,
          rate: one.base + step * direction[at][p],
        })),
      }));
      const options = { closure: 'zero', tolerance: 1e-13 } as const;
      const after = solved(drawn, withVarieties(drawn, {}, flows), options);
      return { exact: outcomesOf(after), varieties: outcomesOf(after, flows) };
    });
    let missed = 0;
    drawn.regions.forEach((_, n) => {
      const [above, below] = [up, down].map(({ exact }) => exact.region(n));
      const exact = Math.log(above.realIncomeHat / below.realIncomeHat) / (2 * h);
      const formula =
        (up.varieties.region(n).welfareCp2015 - down.varieties.region(n).welfareCp2015) / (2 * h);
      expect(Math.abs(exact - formula)).toBeLessThan(1e-6);
      missed = Math.max(
        missed,
        Math.abs(exact - (above.welfareCp2015 - below.welfareCp2015) / (2 * h)),
      );
    });
    expect(missed).toBeGreaterThan(1e-4); // what the formula misses without them
  }
});
