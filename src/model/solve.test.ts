import { describe, expect, it } from 'vitest';
import { rebase } from './equilibrium.ts';
import { outcomesOf } from './outcomes.ts';
import type { SolveOptions } from './solve-options.ts';
import { solve } from './solve.ts';
import { randomEconomy } from './testing/random-economy.ts';
import { randomShock } from './testing/random-shock.ts';
import { settled, solved } from './testing/solved.ts';
import { countUnsound } from './testing/verify.ts';

const economy = settled(randomEconomy(11, { regions: 6, sectors: 4 }), { closure: 'zero' });
const shock = randomShock(11, economy);
const N = 6;
const J = 4;

describe('a solve that runs out of iterations', () => {
  it.each(['accelerated', 'fallback'] as const)(
    'says iteration-limit after 3, with finite numbers (%s)',
    (method) => {
      const after = solve(economy, shock, { maxIterations: 3, method });
      expect(after.status).toBe('iteration-limit');
      expect(after.iterations).toBe(3);
      expect(after.residual).toBeGreaterThan(1e-10);
      expect(countUnsound(after)).toBe(0);
    },
  );

  it('is no base for another', () => {
    const after = solve(economy, shock, { maxIterations: 3 });
    expect(() => rebase(after)).toThrow(
      new RangeError('cannot rebase on a solve that ended as iteration-limit'),
    );
  });

  it('with none at all still tells whether the base is the answer', () => {
    expect(solve(economy, {}, { maxIterations: 0, tolerance: 1e-8 }).status).toBe('converged');
    expect(solve(economy, shock, { maxIterations: 0 }).status).toBe('iteration-limit');
  });

  it('can be taken up again from where it stopped', () => {
    const start = solve(economy, shock, { maxIterations: 10 });
    const rest = solved(economy, shock, { start });
    const whole = solved(economy, shock);
    expect(rest.iterations).toBeLessThan(whole.iterations);
  });
});

describe('progress', () => {
  it('is told after each sweep, counting from 1', () => {
    const heard: number[] = [];
    const residuals: number[] = [];
    const after = solve(economy, shock, {
      onProgress: (iteration, residual) => {
        heard.push(iteration);
        residuals.push(residual);
        return true;
      },
    });
    expect(heard).toEqual(Array.from({ length: after.iterations }, (_, k) => k + 1));
    expect(Math.min(...residuals)).toBeGreaterThan(1e-10);
  });

  it('stops the solve when the listener says so', () => {
    const after = solve(economy, shock, { onProgress: (iteration) => iteration < 5 });
    expect(after.status).toBe('iteration-limit');
    expect(after.iterations).toBeLessThanOrEqual(6);
    expect(countUnsound(after)).toBe(0);
  });
});

describe('a solve leaves alone what it is given', () => {
  it('economy, shock and start', () => {
    const start = solve(economy, {});
    const before = structuredClone({ economy, shock, start });
    solve(economy, shock, { start });
    expect({ economy, shock, start }).toEqual(before);
  });

  it('and its answer does not share memory with them', () => {
    const after = solve(economy, { tariff: shock.tariff });
    expect(after.tariff).toEqual(shock.tariff);
    expect(after.tariff).not.toBe(shock.tariff);
    expect(solve(economy).share.buffer).not.toBe(economy.share.buffer);
  });
});

describe('misuse throws RangeError and says what is wrong', () => {
  const filled = (length: number, value: number): Float64Array =>
    new Float64Array(length).fill(value);
  const spoiled = (length: number, value: number, at: number, bad: number): Float64Array => {
    const values = filled(length, value);
    values[at] = bad;
    return values;
  };
  const cells = J * N * N;

  it.each([
    ['tariff', filled(3, 0), 'shock.tariff has 3 entries; 144 are needed'],
    [
      'tariff',
      spoiled(cells, 0, 7, -1),
      'shock.tariff[7] is -1; it must be a finite number above -1',
    ],
    [
      'tariff',
      spoiled(cells, 0, 0, NaN),
      'shock.tariff[0] is NaN; it must be a finite number above -1',
    ],
    [
      'tradeCost',
      spoiled(cells, 1, 2, 0),
      'shock.tradeCost[2] is 0; it must be a finite number above 0',
    ],
    [
      'productivity',
      spoiled(N * J, 1, 5, Infinity),
      'shock.productivity[5] is Infinity; it must be a finite number above 0',
    ],
    ['productivity', filled(N, 1), 'shock.productivity has 6 entries; 24 are needed'],
    [
      'population',
      spoiled(N, 1, 1, -2),
      'shock.population[1] is -2; it must be a finite number above 0',
    ],
  ] as const)('%s %#', (member, values, message) => {
    expect(() => solve(economy, { [member]: values })).toThrow(new RangeError(message));
  });

  it.each([
    [{ tolerance: 0 }, 'tolerance is 0; it must be positive, and finite'],
    [{ tolerance: NaN }, 'tolerance is NaN; it must be positive, and finite'],
    [{ maxIterations: -1 }, 'maxIterations is -1; it must be 0 or more, and finite'],
    [{ maxIterations: Infinity }, 'maxIterations is Infinity; it must be 0 or more, and finite'],
    [{ maxIterations: NaN }, 'maxIterations is NaN; it must be 0 or more, and finite'],
  ])('options %o', (options, message) => {
    expect(() => solve(economy, {}, options)).toThrow(new RangeError(message));
  });

  it.each([
    [
      { closure: 'none' },
      "closure is 'none'; it must be one of fixed, zero, share-of-world-income",
    ],
    [{ method: 'newton' }, "method is 'newton'; it must be one of accelerated, fallback"],
    [{ tolerance: Infinity }, 'tolerance is Infinity; it must be positive, and finite'],
  ])('a word or number that makes no sense: %o', (options, message) => {
    expect(() => solve(economy, {}, options as SolveOptions)).toThrow(new RangeError(message));
  });

  it.each([
    [{ theta: new Float64Array(1) }, /economy\.theta has 1 entries/],
    [{ theta: economy.theta.map(() => -1) }, /economy\.theta\[0\] is -1; it must be positive/],
    [{ transfer: economy.transfer.map(() => NaN) }, /economy\.transfer\[0\] is NaN/],
  ])('an economy of the wrong shape or sign %#', (spoiled, message) => {
    expect(() => solve({ ...economy, ...spoiled })).toThrow(message);
  });

  it('outcomes of what is no equilibrium', () => {
    const unfinished = solve(
      economy,
      { population: filled(economy.regions.length, 1.1) },
      { maxIterations: 1 },
    );
    expect(() => outcomesOf(unfinished)).toThrow(
      /no outcomes of a solve that ended as iteration-limit/,
    );
  });

  it('a sector that is needed and not supplied', () => {
    const share = economy.share.slice();
    const N = economy.regions.length;
    share.fill(0, N, 2 * N); // sector 0, importer R1
    expect(() => solve({ ...economy, share })).toThrow(
      new RangeError('region R1 needs sector s0, but its shares say that nobody supplies it'),
    );
  });

  it('a start from another economy', () => {
    const other = settled(randomEconomy(1, { regions: 3, sectors: 2 }));
    expect(() => solve(economy, {}, { start: solve(other) })).toThrow(
      new RangeError('start is a solution of another economy: its regions or sectors differ'),
    );
  });
});
