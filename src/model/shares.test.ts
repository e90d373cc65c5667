import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOfCell, sharesOfRow } from './shares.ts';
import { startingPoint } from './starting-point.ts';
import { sweep } from './sweep.ts';
import { randomEconomy, randomStream } from './testing/random-economy.ts';
import { createWorkspace } from './workspace.ts';

describe('shares at a point', () => {
  it('are those of logs and exponentials to 1e-14 of the arguments that these take', () => {
    fc.assert(
      fc.property(
        fc.record({
          seed: fc.nat(),
          theta: fc.constantFrom([2, 8] as const, [30, 70] as const),
          rate: fc.constantFrom(0.1, 3),
        }),
        ({ seed, theta, rate }) => {
          const [N, J] = [5, 3];
          const economy = randomEconomy(seed, { regions: N, sectors: J, theta });
          const random = randomStream(seed);
          const tariff = economy.tariff.map((before) => before + (random() < 0.5 ? rate : 0));
          const ws = createWorkspace(economy, { tariff }, 'zero');
          const x = startingPoint(ws);
          for (let a = 0; a < N + N * J; a++) x[a] += 0.2 * (random() - 0.5);
          sweep(ws, x, x.slice());
          const row = new Float64Array(N);
          for (let j = 0; j < J; j++) {
            for (let n = 0; n < N; n++) {
              sharesOfRow(ws, j, n, row, 0);
              let largest = 1;
              const logs = Array.from(row, (_, i) => {
                const cell = (j * N + n) * N + i;
                const wedge = Math.log((1 + tariff[cell]) / (1 + economy.tariff[cell]));
                const log = economy.theta[j] * (wedge + ws.logCost[i * J + j]);
                largest = Math.max(largest, Math.abs(log));
                return Math.log(economy.share[cell]) - log;
              });
              const best = Math.max(...logs);
              const sum = logs.reduce((total, log) => total + Math.exp(log - best), 0);
              logs.forEach((log, i) => {
                const expected = Math.exp(log - best) / sum;
                expect(Math.abs(row[i] - expected)).toBeLessThanOrEqual(1e-14 * largest * expected);
                expect(shareOfCell(ws, j, n, i)).toBe(row[i]);
              });
            }
          }
          ws.arena.release();
        },
      ),
      { numRuns: 60 },
    );
  });
});
