import { describe, expect, it } from 'vitest';
import { sweep } from './sweep.ts';
import { handMade } from './testing/hand-made.ts';
import { randomEconomy, randomStream } from './testing/random-economy.ts';
import { settled, solved } from './testing/solved.ts';
import { TradeResponse } from './trade-response.ts';
import { createWorkspace } from './workspace.ts';

describe('the Newton step on the trade network', () => {
  it('is exact for two countries, one sector and no inputs: the imbalance falls to its square', () => {
    const economy = settled(
      handMade({
        theta: [5],
        share: [
          [
            [0.7, 0.3],
            [0.1, 0.9],
          ],
        ],
        valueAdded: [1, 3],
      }),
    );
    const ws = createWorkspace(economy, {}, 'zero');
    const response = new TradeResponse(2);
    // Wages off by h, with the prices and expenditures that belong to them: [ln ŵ | ln P̂ | ln X'].
    const imbalanceAt = (wages: readonly number[]): number => {
      const price = [0, 1].map((n) => {
        const [a, b] = [economy.share[n * 2], economy.share[n * 2 + 1]];
        return -Math.log(a * Math.exp(-5 * wages[0]) + b * Math.exp(-5 * wages[1])) / 5;
      });
      const spent = wages.map((wage, n) => wage + Math.log(economy.valueAdded[n]));
      x.set([...wages, ...price, ...spent]);
      sweep(ws, x, g);
      return ws.exports[0] - ws.imports[0];
    };
    const x = new Float64Array(6);
    const g = new Float64Array(6);
    const h = 1e-3;
    // Normalised as the numeraire asks: 1·e^a + 3·e^b = 4.
    const b = Math.log((4 - Math.exp(h)) / 3);
    const before = imbalanceAt([h, b]);
    expect(Math.abs(before)).toBeGreaterThan(1e-4);
    expect(response.linearise(ws)).toBe(true);
    response.move(ws, g);
    const after = imbalanceAt([g[0], g[1]]);
    // Newton's error is of second order: about θ h times the first-order imbalance.
    expect(Math.abs(after)).toBeLessThan(10 * h * Math.abs(before));
  });
});

describe('a world cut into two blocs by prohibitive tariffs', () => {
  const seeds = Array.from({ length: 150 }, (_, seed) => seed + 1);

  it('has its equilibrium found, whatever trickles between them', () => {
    for (const seed of seeds) {
      const random = randomStream(seed);
      const base = settled(
        randomEconomy(seed, {
          regions: 4 + Math.floor(random() * 12),
          sectors: 1 + Math.floor(random() * 6),
          theta: [1, 20],
          sizeSpread: 4 * random(),
        }),
        { closure: 'zero' },
      );
      const N = base.regions.length;
      const rate = 10 ** (6 * random());
      const tariff = base.tariff.map((before, cell) =>
        (Math.floor(cell / N) % N) % 2 === (cell % N) % 2 ? before : rate,
      );
      expect(() => solved(base, { tariff }, { closure: 'zero' }), `seed ${seed}`).not.toThrow();
    }
  });
});
