import { describe, expect, it } from 'vitest';
import { Arena, LinearSolver } from '../num/index.ts';
import { numbersForBlocks, RegionBlocks } from './region-blocks.ts';
import { shareOfCell } from './shares.ts';
import { startingPoint } from './starting-point.ts';
import { sweep } from './sweep.ts';
import { randomEconomy, randomStream } from './testing/random-economy.ts';
import { createWorkspace } from './workspace.ts';

describe('the blocks of regions', () => {
  it.each([
    { regions: 2, sectors: 1 },
    { regions: 3, sectors: 4 },
    { regions: 5, sectors: 7 },
    { regions: 4, sectors: 18 },
  ])('are solved as dense systems with pivots are: %o', ({ regions: N, sectors: J }) => {
    const economy = randomEconomy(N + J, { regions: N, sectors: J, ownInput: 2 });
    const ws = createWorkspace(economy, {}, 'fixed');
    const x = startingPoint(ws);
    sweep(ws, x, x.slice());
    const arena = new Arena(numbersForBlocks(N, J) + 2 * N * ws.sectorStride);
    const blocks = new RegionBlocks(N, J, arena);
    const [prices, spending] = [0, 1].map(() => arena.vector(N * ws.sectorStride));
    const random = randomStream(1);
    for (let n = 0; n < N; n++) {
      for (let j = 0; j < J; j++) {
        prices[n * ws.sectorStride + j] = random() - 0.5;
        spending[n * ws.sectorStride + j] = random() - 0.5;
      }
    }
    const [wanted, wantedSpending] = [prices.slice(), spending.slice()];
    expect(blocks.factor(ws)).toBe(true);
    blocks.solve(prices);
    blocks.solveTransposed(spending);

    const dense = new LinearSolver(J);
    for (let n = 0; n < N; n++) {
      const matrix = new Float64Array(J * J);
      for (let j = 0; j < J; j++) {
        const home = shareOfCell(ws, j, n, n);
        expect(blocks.home[n * J + j]).toBeCloseTo(home, 5);
        for (let k = 0; k < J; k++) {
          const input = economy.inputShare[(n * J + j) * J + k];
          matrix[j * J + k] = Number(j === k) - Math.min(home, 1 - 1e-6) * input;
        }
      }
      expect(dense.factor(matrix)).toBe(true);
      const row = (of: Float64Array) => of.slice(n * ws.sectorStride, n * ws.sectorStride + J);
      const [price, spent] = [row(wanted), row(wantedSpending)];
      dense.solve(price);
      dense.solveTransposed(spent);
      for (let j = 0; j < J; j++) {
        expect(row(prices)[j]).toBeCloseTo(price[j], 12);
        expect(row(spending)[j]).toBeCloseTo(spent[j], 12);
      }
    }
    arena.release();
    ws.arena.release();
  });
});
