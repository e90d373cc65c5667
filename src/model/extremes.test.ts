import { describe, expect, it } from 'vitest';
import { calibrate } from './calibrate.ts';
import type { Economy } from './economy.ts';
import type { Shock } from './shock.ts';
import { solve } from './solve.ts';
import { abroad, handMade } from './testing/hand-made.ts';
import { randomEconomy } from './testing/random-economy.ts';
import { randomShock } from './testing/random-shock.ts';
import { settled, solved } from './testing/solved.ts';
import { countUnsound } from './testing/verify.ts';

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed);

/** Tariff of one importer on one exporter in one sector. */
const oneTariff = (economy: Economy, rate: number, [j, n, i]: readonly number[]): Shock => {
  const N = economy.regions.length;
  const tariff = economy.tariff.slice();
  tariff[(j * N + n) * N + i] = rate;
  return { tariff };
};

describe('subsidies', () => {
  // The second sector is a thousandth of what is bought: at −99 % its buyers are paid a tenth of their income.
  const economy = settled(
    handMade({
      theta: [5, 3],
      share: [
        [
          [0.8, 0.1, 0.1],
          [0.2, 0.7, 0.1],
          [0.1, 0.2, 0.7],
        ],
        [
          [0.5, 0.3, 0.2],
          [0.3, 0.6, 0.1],
          [0.2, 0.2, 0.6],
        ],
      ],
      finalShare: [
        [0.999, 0.001],
        [0.999, 0.001],
        [0.999, 0.001],
      ],
      valueAdded: [1, 4, 2],
    }),
    { closure: 'zero' },
  );

  it.each([-0.2, -0.5, -0.9, -0.99])('a tariff of %f on one cell', (rate) => {
    const after = solved(economy, oneTariff(economy, rate, [1, 0, 2]), { closure: 'zero' });
    expect(after.share[1 * 9 + 0 * 3 + 2]).toBeGreaterThan(0.2);
    expect(after.revenue[0]).toBeLessThan(0);
  });

  it('everywhere, up to a tenth', () => {
    for (const seed of SEEDS) {
      const economy = settled(randomEconomy(seed, { regions: 8, sectors: 4 }), { closure: 'zero' });
      const { tariff } = randomShock(seed, economy, { tariff: [-0.1, 0.1], tariffCells: 1 });
      const after = solved(economy, { tariff }, { closure: 'zero' });
      expect(after.revenue.some((revenue) => revenue < 0)).toBe(true);
    }
  });
});

describe('elasticities from 0.4 to 70 in one economy', () => {
  const elasticities = [0.4, 1, 8, 30, 70];
  it.each([
    { change: 'productivity times or over 10', options: { productivity: 10 } },
    { change: 'iceberg costs times or over 10', options: { tradeCost: 10 } },
    { change: 'tariffs to 5000 %', options: { tariff: [0, 50] as [number, number] } },
  ])('neither overflow nor lose a row: $change', ({ options }) => {
    for (const seed of SEEDS) {
      const drawn = randomEconomy(seed, { regions: 8, sectors: 5, sizeSpread: 5, zeroCells: 0.3 });
      const economy = settled(
        { ...drawn, theta: Float64Array.from(elasticities) },
        { closure: 'zero' },
      );
      const shock = randomShock(seed, economy, options);
      const after = solved(economy, shock, { closure: 'zero' });
      expect(countUnsound(after)).toBe(0);
    }
  });
});

describe('what is not there', () => {
  it('cells without trade stay without', () => {
    for (const seed of SEEDS) {
      const economy = settled(randomEconomy(seed, { regions: 8, sectors: 4, zeroCells: 0.6 }), {
        closure: 'zero',
      });
      const after = solved(economy, randomShock(seed, economy), { closure: 'zero' });
      economy.share.forEach((share, cell) => {
        expect(after.share[cell] === 0).toBe(share === 0);
      });
    }
  });

  // Two sectors. Region 0 makes no cars, region 2 neither makes nor buys any.
  const tables = {
    regions: ['A', 'B', 'C'].map((id) => ({ id, name: id })),
    sectors: [
      { id: 'food', name: 'Food', tradable: true, theta: 4 },
      { id: 'cars', name: 'Cars', tradable: true, theta: 8 },
    ],
    // prettier-ignore
    trade: Float64Array.of(
      60, 0, 10,   30, 50, 0,   10, 0, 40,
      0, 30, 0,    0, 60, 0,    0, 0, 0,
    ),
    tariffs: new Float64Array(18),
    intermediate: new Float64Array(12),
    valueAdded: Float64Array.of(100, 0, 50, 90, 50, 0),
    final: Float64Array.of(70, 30, 80, 60, 50, 0),
  };

  it('a region that makes nothing of a sector sells nothing of it', () => {
    const { economy } = calibrate(tables);
    const base = settled(economy);
    const after = solved(base, { productivity: Float64Array.of(1.2, 3, 1, 1, 0.9, 5) });
    const [A, B, C] = [0, 1, 2];
    const cars = 1;
    expect(after.output[A * 2 + cars]).toBe(0);
    expect(after.output[C * 2 + cars]).toBe(0);
    expect(after.output[B * 2 + cars]).toBeGreaterThan(0);
  });

  it('a region that buys nothing of a sector spends nothing on it, and its price does not move', () => {
    const { economy } = calibrate(tables);
    const base = settled(economy);
    const after = solved(base, { tradeCost: abroad(base, 1.3) });
    const cell = 2 * 2 + 1;
    expect(after.expenditure[cell]).toBe(0);
    expect(after.priceHat[cell]).toBe(1);
    const carsOfC = after.share.subarray((1 * 3 + 2) * 3, (1 * 3 + 3) * 3);
    expect([...carsOfC]).toEqual([0, 0, 0]);
  });

  it('a consistent base year is its own equilibrium without an iteration', () => {
    const after = solved(calibrate(tables).economy);
    expect(after.iterations).toBe(0);
    expect(after.residual).toBeLessThan(1e-14); // sums of a few decimal numbers
  });
});

describe('prohibitive tariffs', () => {
  it.each([10, 1e3, 1e6])('of %d on every import of one region', (rate) => {
    for (const seed of SEEDS) {
      const N = 7;
      const economy = settled(randomEconomy(seed, { regions: N, sectors: 4, zeroCells: 0 }), {
        closure: 'zero',
      });
      const tariff = economy.tariff.map((old, cell) =>
        Math.floor(cell / N) % N === 3 && cell % N !== 3 ? rate : old,
      );
      const after = solved(economy, { tariff }, { closure: 'zero' });
      expect(after.revenue[3]).toBeGreaterThanOrEqual(0);
    }
  });

  it('between all regions leave each on its own', () => {
    for (const seed of SEEDS) {
      const N = 6;
      const economy = settled(
        randomEconomy(seed, { regions: N, sectors: 3, theta: [2, 60], zeroCells: 0 }),
        { closure: 'zero' },
      );
      const after = solved(economy, { tariff: abroad(economy, 1e8, 0) }, { closure: 'zero' });
      for (let j = 0; j < 3; j++) {
        for (let n = 0; n < N; n++) {
          // θ ≥ 2: at most (1e8)^−2 of trade is left, whatever relative costs do
          expect(after.share[(j * N + n) * N + n]).toBeGreaterThan(1 - 1e-9);
        }
      }
    }
  });
});

describe('where there is no equilibrium the status says so, and nothing throws', () => {
  const imports = [
    [
      [0.5, 0.5],
      [0, 1],
    ],
  ];
  const balanced = [
    [
      [0.9, 0.1],
      [0.1, 0.9],
    ],
  ];

  it('a region that imports, exports nothing and receives nothing ends in autarky, or says it got nowhere', () => {
    // Its wage falls without end, and its imports with it: the conditions hold to any tolerance, at none exactly.
    const economy = handMade({ theta: [4], share: imports });
    for (const tolerance of [1e-6, 1e-10, 1e-13]) {
      const after = solve(economy, {}, { closure: 'zero', tolerance });
      expect(countUnsound(after)).toBe(0);
      if (after.status !== 'converged') continue;
      expect(after.share[1]).toBeLessThan(2 * tolerance);
      // what it can buy is what autarky leaves, π_nn^(1/θ): a share of `tolerance` is a θ-th of that in prices
      const realWage = after.wageHat[0] / after.priceHat[0];
      expect(Math.abs(realWage / 0.5 ** (1 / 4) - 1)).toBeLessThan(tolerance);
    }
  });

  it('a transfer larger than what its payer has', () => {
    const economy = handMade({ theta: [4], share: balanced, transfer: [-1.5, 1.5] });
    expect(solve(economy, {}, { closure: 'fixed' }).status).toBe('diverged');
  });

  it('a transfer that has to be paid in exports, when exports have been shut off', () => {
    const economy = settled(handMade({ theta: [4], share: balanced, transfer: [-0.05, 0.05] }));
    const after = solve(economy, { tradeCost: abroad(economy, 1e6) });
    // Trade only fades with distance, so wages that fall far enough may still pay: either it says it did
    // not get there, or the answer is one.
    if (after.status === 'converged') solved(economy, { tradeCost: abroad(economy, 1e6) });
    else expect(['diverged', 'iteration-limit']).toContain(after.status);
  });

  it('subsidies on inputs that cost more than all value added', () => {
    // Of sales at ten times what buyers pay, a fifth is value added: 9 X of subsidies against 2 X of wages.
    const economy = settled(handMade({ theta: [4], share: balanced, valueAddedShare: 0.2 }), {
      closure: 'zero',
    });
    const after = solve(economy, { tariff: abroad(economy, -0.9, 0) }, { closure: 'zero' });
    expect(['diverged', 'iteration-limit']).toContain(after.status);
  });
});

describe('a purchase that nobody has a use for', () => {
  // Region 0 buys sector 1 in the data, but consumers do not want it and no sector needs it.
  const economy = handMade({
    theta: [4, 4],
    share: [
      [
        [0.8, 0.2],
        [0.2, 0.8],
      ],
      [
        [0.5, 0.5],
        [0.4, 0.6],
      ],
    ],
    finalShare: [
      [1, 0],
      [0.5, 0.5],
    ],
  });

  it('is left out, and the rest is solved', () => {
    const after = solved(economy, {}, { closure: 'zero' });
    expect(after.expenditure[1]).toBe(0);
    expect(after.iterations).toBeLessThan(100);
  });
});
