import { describe, expect, it } from 'vitest';
import type { SweepPlan, SweepPoint } from '../../sweep/sweep.ts';
import { drawOf } from '../draw.ts';
import { driversOf, type Drivers } from './drivers.ts';

/** Indices of a function of uniform inputs, from draws of a sweep. */
function drivers(
  ids: readonly string[],
  f: (u: readonly number[]) => number,
  draws = 1000,
): Drivers {
  const plan = {
    design: { kind: 'draws', seed: 1, draws },
    points: draws,
    parameters: ids.map((id) => ({ id, label: id, central: 0.5 })),
    columns: [],
  } as unknown as SweepPlan;
  const points = Array.from({ length: draws }, (_, index) => ({ index })) as SweepPoint[];
  const values = Float64Array.from(points, ({ index }) =>
    f(ids.map((_, k) => drawOf(k, 1, index))),
  );
  const found = driversOf(plan, points)?.(values);
  if (!found) throw new Error('no sample');
  return found;
}

function reported(found: Drivers) {
  if (found.status !== 'reported') throw new Error(found.status);
  return new Map([...found.parameters, ...found.groups].map((index) => [index.id, index]));
}

describe('Sobol indices', () => {
  it('of the function of Ishigami and Homma are those of its closed form', () => {
    const found = drivers(['x.1', 'x.2', 'x.3'], (u) => {
      const [a, b, c] = u.map((v) => Math.PI * (2 * v - 1)) as [number, number, number];
      return Math.sin(a) + 7 * Math.sin(b) ** 2 + 0.1 * c ** 4 * Math.sin(a);
    });
    // a = 7, b = 0.1: variances of x1, x2 and of x1 with x3, Ishigami and Homma (1990).
    const one = 0.5 * (1 + (0.1 * Math.PI ** 4) / 5) ** 2;
    const two = 49 / 8;
    const both = 0.01 * Math.PI ** 8 * (1 / 18 - 1 / 50);
    const all = one + two + both;
    const indices = reported(found);
    const expected = { 'x.1': [one, one + both], 'x.2': [two, two], 'x.3': [0, both] };
    for (const [id, [first = NaN, total = NaN]] of Object.entries(expected)) {
      expect(Math.abs(indices.get(id)!.first - first / all)).toBeLessThan(0.002);
      expect(Math.abs(indices.get(id)!.total - total / all)).toBeLessThan(0.002);
    }
    // All three are of one kind.
    expect(indices.get('x')).toMatchObject({ first: 1, total: 1 });
  });

  it('of the g-function of Sobol are those of its closed form', () => {
    const a = [0, 1, 4.5, 9, 99, 99, 99, 99];
    const ids = a.map((_, k) => `${k < 2 ? 'strong' : 'weak'}.${k}`);
    const indices = reported(
      drivers(ids, (u) =>
        u.reduce((product, v, k) => (product * (Math.abs(4 * v - 2) + a[k]!)) / (1 + a[k]!), 1),
      ),
    );
    const parts = a.map((one) => 1 / 3 / (1 + one) ** 2);
    const product = (of: readonly number[]): number => of.reduce((all, v) => all * (1 + v), 1);
    const all = product(parts) - 1;
    parts.forEach((part, k) => {
      const others = product(parts.filter((_, other) => other !== k));
      expect(Math.abs(indices.get(ids[k]!)!.first - part / all)).toBeLessThan(0.01);
      expect(Math.abs(indices.get(ids[k]!)!.total - (part * others) / all)).toBeLessThan(0.01);
    });
    const strong = product(parts.slice(0, 2));
    const weak = product(parts.slice(2));
    expect(Math.abs(indices.get('strong')!.first - (strong - 1) / all)).toBeLessThan(0.01);
    expect(Math.abs(indices.get('strong')!.total - ((strong - 1) * weak) / all)).toBeLessThan(0.01);
  });

  it('find the few that matter among many, and tell the largest first', () => {
    const ids = Array.from({ length: 40 }, (_, k) => `theta.${k}`);
    const found = drivers(ids, (u) => Math.exp(u[7]!) + 2 * u[30]! * u[12]! + 0.01 * u[3]!);
    if (found.status !== 'reported') throw new Error(found.status);
    expect(found.q2).toBeGreaterThan(0.999);
    expect(new Set(found.parameters.slice(0, 3).map(({ id }) => id))).toEqual(
      new Set(['theta.7', 'theta.12', 'theta.30']),
    );
    const rest = found.parameters.slice(4).reduce((sum, { total }) => sum + total, 0);
    expect(rest).toBeLessThan(0.001);
  });

  it('are refused where the surrogate does not see the function', () => {
    const rough = drivers(['a', 'b'], (u) => Math.sign(Math.sin(9000 * u[0]! * u[1]!) + 1e-9));
    expect(rough).toMatchObject({ status: 'refused' });
    // Half of the variance is noise, half a line.
    const half = drivers(['a', 'b'], (u) => u[0]! + 0.408 * Math.sin(1e7 * u[1]!));
    expect(half.status).toBe('refused');
    if (half.status !== 'refused') return;
    expect(half.q2).toBeGreaterThan(0.4);
    expect(half.q2).toBeLessThan(0.6);
  });

  it('are not made of what is constant, of few draws or of a grid', () => {
    expect(drivers(['a'], () => 3)).toEqual({ status: 'constant' });
    expect(drivers(['a'], ([u = 0]) => u, 50)).toEqual({ status: 'too-few-draws' });
    const grid = { design: { kind: 'grid', axes: [] }, parameters: [] } as unknown as SweepPlan;
    expect(driversOf(grid, [])).toBeUndefined();
  });
});
