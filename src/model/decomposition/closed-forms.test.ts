import { describe, expect, it } from 'vitest';
import type { Economy } from '../economy.ts';
import type { VarietyFlow } from '../varieties.ts';
import type { OutcomeSpec } from '../sensitivity/outcome.ts';
import { handMade } from '../testing/hand-made.ts';
import { driverOf, problemOf, sparseOf, wholeMoves } from '../testing/random-path.ts';
import { settled } from '../testing/solved.ts';
import { decomposeByShapley } from './coalition.ts';
import { decompose } from './decompose.ts';

const realIncome: OutcomeSpec = { kind: 'real-income', regions: [0] };
const EXACT = 1e-9;
const expectNear = (value: number | undefined, expected: number): void => {
  expect(Math.abs((value ?? NaN) - expected)).toBeLessThan(EXACT);
};

describe('a closed economy: Ŵ = Â^(1/γ) L̂', () => {
  const gamma = 0.4;
  const economy = settled(handMade({ theta: [4], share: [[[1]]], valueAddedShare: gamma }), {
    tolerance: 1e-13,
  });
  const shock = { productivity: Float64Array.of(1.1), population: Float64Array.of(1.3) };
  const x = Math.log(1.1) / gamma;
  const y = Math.log(1.3);
  const { productivity, population } = wholeMoves({ economy, shock });
  const problem = problemOf({ economy, shock }, [
    driverOf('productivity', { productivity }),
    driverOf('labour', { population }),
  ]);

  it('along the path each has its part in the log, of the whole: x / (x + y) · (e^(x+y) − 1)', () => {
    const { status, outcomes, channels } = decompose(problem, [realIncome], { channels: true });
    expect(status).toBe('complete');
    const whole = Math.expm1(x + y);
    expectNear(outcomes[0].contributions[0], (x / (x + y)) * whole);
    expectNear(outcomes[0].contributions[1], (y / (x + y)) * whole);
    expectNear(channels?.channels.productivity[0], (x / (x + y)) * whole);
    expectNear(channels?.channels.population[0], (y / (x + y)) * whole);
  });

  it('by Shapley the mean of first and last: ½ (e^x − 1) (1 + e^y)', () => {
    const { status, contributions } = decomposeByShapley(problem, [realIncome]);
    expect(status).toBe('complete');
    expectNear(contributions[0][0], 0.5 * Math.expm1(x) * (1 + Math.exp(y)));
    expectNear(contributions[1][0], 0.5 * Math.expm1(y) * (1 + Math.exp(x)));
  });
});

/** Cells `[importer][exporter]` of two countries: the imports of the first and of the second. */
const IMPORTS = [1, 2];
const home = 0.7;
const gamma = 0.4;
const theta = 5;

function twoAlike(tariff = 0): Economy {
  const share = [
    [
      [home, 1 - home],
      [1 - home, home],
    ],
  ];
  const rates = [
    [
      [0, tariff],
      [tariff, 0],
    ],
  ];
  const drawn = handMade({ theta: [theta], share, tariff: rates, valueAddedShare: gamma });
  return settled(drawn, { tolerance: 1e-13 });
}

describe('two countries alike', () => {
  const atCells = (value: number, still: number): Float64Array =>
    Float64Array.of(still, value, value, still);

  it('iceberg costs: Ŵ = (h + (1 − h) d̂^−θ)^(1/(θγ)), all of it by trade costs', () => {
    const economy = twoAlike();
    const cost = 1.4;
    const shock = { tradeCost: atCells(cost, 1) };
    const drivers = IMPORTS.map((cell) => {
      const tradeCost = new Float64Array(4);
      tradeCost[cell] = Math.log(cost);
      return { id: `imports ${cell}`, tradeCost: sparseOf(tradeCost) };
    });
    const regions: OutcomeSpec[] = [0, 1].map((n) => ({ kind: 'real-income', regions: [n] }));
    const found = decompose(problemOf({ economy, shock }, drivers), regions, { channels: true });
    const change = (home + (1 - home) * cost ** -theta) ** (1 / (theta * gamma)) - 1;
    expectNear(found.outcomes[0].sum, change);
    // what the first country's own costs do to it, the second's do to the second
    const [ofFirst, ofSecond] = found.outcomes.map(({ contributions }) => contributions);
    expectNear(ofFirst[0], ofSecond[1]);
    expectNear(ofFirst[1], ofSecond[0]);
    expectNear(found.channels?.channels['trade-cost'][0], change);
    expectNear(found.channels?.channels['terms-of-trade'][0], 0);
    expectNear(found.channels?.channels['volume-of-trade'][0], 0);
  });

  it('prohibiting half of all imports: Ŵ = (h + (1 − h) / 2)^(1/(θγ)), all of it by access', () => {
    const economy = twoAlike();
    const flows: VarietyFlow[] = IMPORTS.map((cell) => ({
      sector: 0,
      importer: cell >> 1,
      exporter: cell & 1,
      varieties: [
        { share: 0.5, base: 0, rate: 0 },
        { share: 0.5, base: 0, rate: 0, prohibited: true },
      ],
    }));
    const ends = { economy, shock: {}, flows };
    const found = decompose(
      problemOf(ends, [driverOf('bans', { openings: wholeMoves(ends).openings })]),
      [realIncome],
      { channels: true },
    );
    const change = (home + (1 - home) / 2) ** (1 / (theta * gamma)) - 1;
    expect(found.status).toBe('complete');
    expectNear(found.outcomes[0].contributions[0], change);
    expectNear(found.channels?.channels.access[0], change);
  });

  it('prohibiting everything leaves the autarky of Arkolakis et al. (2012): Ŵ = h^(1/(θγ))', () => {
    const economy = twoAlike();
    const flows: VarietyFlow[] = IMPORTS.map((cell) => ({
      sector: 0,
      importer: cell >> 1,
      exporter: cell & 1,
      varieties: [{ share: 1, base: 0, rate: 0, prohibited: true }],
    }));
    const ends = { economy, shock: {}, flows };
    const drivers = [1, 2].map((part) =>
      driverOf(`ban ${part}`, { openings: wholeMoves(ends).openings.map((move) => move / 2) }),
    );
    const found = decompose(problemOf(ends, drivers), [realIncome]);
    const change = home ** (1 / (theta * gamma)) - 1;
    expect(found.status).toBe('complete');
    expectNear(found.outcomes[0].contributions[0], change / 2);
    expectNear(found.outcomes[0].contributions[1], change / 2);
  });

  it('equal tariffs of both leave the terms of trade; all is volume of trade', () => {
    const economy = twoAlike(0.05);
    const ends = { economy, shock: { tariff: atCells(0.6, 0) } };
    const found = decompose(
      problemOf(ends, [driverOf('tariffs', { tariff: wholeMoves(ends).tariff })]),
      [realIncome],
      { channels: true },
    );
    expectNear(found.channels?.channels['terms-of-trade'][0], 0);
    expectNear(found.channels?.channels['volume-of-trade'][0], found.outcomes[0].change);
    expect(found.outcomes[0].change).toBeLessThan(-1e-3);
  });
});
