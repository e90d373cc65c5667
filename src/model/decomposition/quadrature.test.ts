import { describe, expect, it } from 'vitest';
import { integralOf, nodesOf, RULES, type Interval } from './quadrature.ts';

/** ∫_{−1}^{1} x^k dx. */
const moment = (k: number): number => (k % 2 === 0 ? 2 / (k + 1) : 0);

describe.each([
  { level: 0, nodes: 3, degree: 5 },
  { level: 1, nodes: 7, degree: 11 },
  { level: 2, nodes: 15, degree: 23 },
])('the rule with $nodes nodes', ({ level, nodes, degree }) => {
  const rule = RULES[level];
  const apply = (k: number): number =>
    rule.nodes.reduce((sum, node, at) => sum + rule.weights[at] * node ** k, 0);

  it('has ascending nodes within the interval and positive weights', () => {
    expect(rule.nodes).toHaveLength(nodes);
    expect(rule.weights).toHaveLength(nodes);
    rule.nodes.forEach((node, at) => {
      expect(Math.abs(node)).toBeLessThan(1);
      if (at > 0) expect(node).toBeGreaterThan(rule.nodes[at - 1]);
      expect(rule.weights[at]).toBeGreaterThan(0);
    });
  });

  it(`is exact for polynomials up to degree ${degree}, and no further`, () => {
    for (let k = 0; k <= degree; k++) expect(Math.abs(apply(k) - moment(k))).toBeLessThan(1e-15);
    expect(Math.abs(apply(degree + 1) - moment(degree + 1))).toBeGreaterThan(1e-12);
  });

  it('takes over the nodes of the rule before, also where an interval puts them', () => {
    if (level === 0) return;
    const place = { from: 0.25, to: 0.7 };
    expect(nodesOf(place, level)).toEqual(expect.arrayContaining(nodesOf(place, level - 1)));
  });
});

it('integrates several functions at once over an interval', () => {
  const empty = new Float64Array();
  const interval: Interval = {
    from: 0.25,
    to: 0.5,
    level: 1,
    values: new Map(),
    integral: empty,
    coarser: empty,
  };
  for (const s of nodesOf(interval, 1)) {
    interval.values.set(s, Float64Array.of(Math.exp(s), 1, s ** 3));
  }
  const [exponential, one, cube] = integralOf(interval, 1);
  expect(exponential).toBeCloseTo(Math.exp(0.5) - Math.exp(0.25), 14);
  expect(one).toBeCloseTo(0.25, 15);
  expect(cube).toBeCloseTo((0.5 ** 4 - 0.25 ** 4) / 4, 15);
});
