import { describe, expect, it } from 'vitest';
import type { Economy } from './economy.ts';
import { NewtonStep, numbersForNewtonStep } from './newton-step.ts';
import { startingPoint } from './starting-point.ts';
import { sweep } from './sweep.ts';
import { randomEconomy, randomStream } from './testing/random-economy.ts';
import { settled } from './testing/solved.ts';
import { createWorkspace } from './workspace.ts';

const N = 4;
const J = 5;

/** The same economy with foreign shares of all purchases a fraction of what they are, settled anew. */
function closerToAutarky(economy: Economy, openness: number): Economy {
  const share = economy.share.map((value, cell) => {
    const [n, i] = [Math.floor(cell / N) % N, cell % N];
    const home = economy.share[cell - i + n];
    return i === n ? 1 - openness * (1 - home) : openness * value;
  });
  return settled({ ...economy, share }, { closure: 'zero' });
}

/** How far the largest error is brought down by one step, from prices and spending off by up to `size`. */
function reduction(economy: Economy, size: number): number {
  const spare = numbersForNewtonStep(N, J);
  const ws = createWorkspace(economy, {}, 'zero', { spare });
  const step = new NewtonStep(ws);
  const x = startingPoint(ws);
  const g = x.slice();
  const random = randomStream(3);
  for (let a = N; a < x.length; a++) x[a] += size * (2 * random() - 1);
  const before = sweep(ws, x, g);
  expect(step.linearise(ws)).toBe(true);
  step.move(ws, x, g);
  const after = sweep(ws, g, x);
  ws.arena.release();
  return after / before;
}

describe('the Newton step for prices, expenditures and wages', () => {
  const drawn = randomEconomy(12, { regions: N, sectors: J, theta: [2, 8], ownInput: 2 });

  it('is exact where regions hardly trade: what it leaves out are linkages between them', () => {
    const economy = closerToAutarky(drawn, 1e-6);
    for (const size of [1e-2, 1e-4]) expect(reduction(economy, size)).toBeLessThan(1e-4);
  });

  it('leaves an error that falls with openness', () => {
    const left = [0.3, 0.1, 0.03, 0.01, 0.003].map((openness) =>
      reduction(closerToAutarky(drawn, openness), 1e-5),
    );
    for (let k = 1; k < left.length; k++) expect(left[k]).toBeLessThan(0.7 * left[k - 1]);
  });
});
