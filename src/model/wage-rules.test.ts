import { describe, expect, it } from 'vitest';
import { sweep } from './sweep.ts';
import { handMade } from './testing/hand-made.ts';
import { moveByLabour, TradeBalanceRule } from './wage-rules.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

const share = [
  [
    [0.8, 0.2],
    [0.1, 0.9],
  ],
];

/** The workspace swept at its base: region 0 imports 0.2 and exports 0.1. */
const sweptAtBase = (transfer: readonly number[] = [0, 0]): Workspace => {
  const ws = createWorkspace(handMade({ theta: [4], share, transfer }), {}, 'fixed');
  const x = new Float64Array(6);
  sweep(ws, x, new Float64Array(6));
  return ws;
};

describe('moveByLabour', () => {
  it('moves a log wage by the step times log excess demand for labour', () => {
    const ws = sweptAtBase();
    const g = new Float64Array(6);
    moveByLabour(ws, g, 0.5);
    // sales: 0.8 + 0.1 to region 0, 0.2 + 0.9 to region 1, against value added of 1 each
    expect(g[0]).toBeCloseTo(0.5 * Math.log(0.9), 14);
    expect(g[1]).toBeCloseTo(0.5 * Math.log(1.1), 14);
    expect([...g.subarray(2)]).toEqual([0, 0, 0, 0]);
  });
});

describe('TradeBalanceRule', () => {
  it('raises the wage of who exports more than it imports, and lowers the other', () => {
    const g = new Float64Array(6);
    new TradeBalanceRule(2, 1e-11).move(sweptAtBase(), g);
    // the first step is 0.1 · 1.1, of ln(0.1 / 0.2); 1e-9 of value added is added to both
    expect(g[0]).toBeCloseTo(-0.11 * Math.log(2), 8);
    expect(g[1]).toBeCloseTo(0.11 * Math.log(2), 8);
  });

  it('counts a transfer received as inflow: a financed deficit moves nothing', () => {
    const g = new Float64Array(6);
    new TradeBalanceRule(2, 1e-11).move(sweptAtBase([0.1, -0.1]), g);
    expect(g[0]).toBe(0);
    expect(g[1]).toBe(0);
  });

  it('steps wider while the sign stays, never further than half a log point', () => {
    const rule = new TradeBalanceRule(2, 1e-11);
    const ws = sweptAtBase();
    const moves = Array.from({ length: 40 }, () => {
      const g = new Float64Array(6);
      rule.move(ws, g);
      return g[1];
    });
    expect(moves[1] / moves[0]).toBeCloseTo(1.1, 12);
    expect(Math.max(...moves)).toBe(0.5);
  });

  it('halves the step when the sign turns', () => {
    const rule = new TradeBalanceRule(2, 1e-11);
    const ws = sweptAtBase();
    const first = new Float64Array(6);
    rule.move(ws, first);
    [ws.exports[0], ws.imports[0]] = [ws.imports[0], ws.exports[0]];
    const second = new Float64Array(6);
    rule.move(ws, second);
    expect(second[0] / first[0]).toBeCloseTo(-0.5, 12);
  });
});
