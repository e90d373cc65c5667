import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeMrioAccounts } from './mrio-close.ts';
import type { MrioFlows } from './mrio-table.ts';

/** Cells of a small table: what `i` sells of `j` to industry `k` of `n`, or to final users of `n` (`k = J`). */
type Cell = (i: number, j: number, n: number, k: number) => number;

/** Sums of a table as they are gathered from its cells; value added as stated is `stated`. */
function flowsOf(N: number, J: number, cell: Cell, stated = 0): MrioFlows {
  const flows: MrioFlows = {
    trade: new Float64Array(J * N * N),
    intermediate: new Float64Array(N * J * J),
    final: new Float64Array(N * J),
    valueAdded: new Float64Array(N * J).fill(stated),
  };
  const add = (values: Float64Array, at: number, value: number): void => {
    values[at] = (values[at] ?? 0) + value;
  };
  for (let i = 0; i < N; i++) {
    for (let j = 0; j < J; j++) {
      for (let n = 0; n < N; n++) {
        for (let k = 0; k <= J; k++) {
          const value = cell(i, j, n, k);
          add(flows.trade, (j * N + n) * N + i, value);
          if (k < J) add(flows.intermediate, (n * J + k) * J + j, value);
          else add(flows.final, n * J + j, value);
        }
      }
    }
  }
  return flows;
}

/** Largest violation of the two identities, relative to all sales. */
function worstIdentity(
  { trade, intermediate, final, valueAdded }: MrioFlows,
  N: number,
  J: number,
): number {
  const total = trade.reduce((a, b) => a + Math.abs(b), 0);
  let worst = 0;
  for (let n = 0; n < N; n++) {
    for (let j = 0; j < J; j++) {
      let [bought, sold] = [-(final[n * J + j] ?? 0), -(valueAdded[n * J + j] ?? 0)];
      for (let i = 0; i < N; i++) {
        bought += trade[(j * N + n) * N + i] ?? 0;
        sold += trade[(j * N + i) * N + n] ?? 0;
      }
      for (let k = 0; k < J; k++) {
        bought -= intermediate[(n * J + k) * J + j] ?? 0;
        sold -= intermediate[(n * J + j) * J + k] ?? 0;
      }
      worst = Math.max(worst, Math.abs(bought), Math.abs(sold));
    }
  }
  return worst / total;
}

const outputs = ({ trade }: MrioFlows, N: number, J: number): number[] =>
  Array.from({ length: N * J }, (_, cell) => {
    const [i, j] = [Math.floor(cell / J), cell % J];
    return Array.from({ length: N }, (_, n) => trade[(j * N + n) * N + i] ?? 0).reduce(
      (a, b) => a + b,
      0,
    );
  });

const name = (n: number, j: number): string => `r${n} × s${j}`;
const treated = (rule: string, cells: number, amount: number) =>
  expect.objectContaining({ rule, cells, amount: expect.closeTo(amount, 9) as number }) as unknown;

describe('closeMrioAccounts', () => {
  const [N, J] = [3, 2];

  it('closes any table whose outputs are not negative: nothing below 0, both identities exact, outputs kept', () => {
    const cells = fc.array(fc.double({ min: -0.3, max: 1, noNaN: true }), {
      minLength: N * J * N * (J + 1),
      maxLength: N * J * N * (J + 1),
    });
    fc.assert(
      fc.property(cells, (values) => {
        const drawn: Cell = (i, j, n, k) => values[((i * J + j) * N + n) * (J + 1) + k] ?? 0;
        // Own final sales are raised where an output would be below 0.1: a negative one is refused before.
        const lacking = outputs(flowsOf(N, J, drawn), N, J).map((value) =>
          Math.max(0.1 - value, 0),
        );
        const flows = flowsOf(N, J, (i, j, n, k) =>
          i === n && k === J ? drawn(i, j, n, k) + (lacking[i * J + j] ?? 0) : drawn(i, j, n, k),
        );
        const before = outputs(flows, N, J);
        const { flows: closed } = closeMrioAccounts(flows, N, J, name);
        for (const table of Object.values(closed) as Float64Array[]) {
          expect(Math.min(...table)).toBeGreaterThanOrEqual(0);
        }
        expect(worstIdentity(closed, N, J)).toBeLessThan(1e-13);
        outputs(closed, N, J).forEach((value, at) => {
          expect(value).toBeCloseTo(before[at] ?? 0, 12);
        });
      }),
    );
  });

  it('changes nothing and reports nothing where the accounts are closed and nothing is negative', () => {
    const flows = flowsOf(N, J, (i, j, n, k) => (k === J ? 100 : 1 + i + j + n + k));
    outputs(flows, N, J).forEach((output, at) => {
      let rest = output;
      for (let k = 0; k < J; k++) rest -= flows.intermediate[at * J + k] ?? 0;
      flows.valueAdded[at] = rest;
    });
    const { treatments, flows: closed } = closeMrioAccounts(flows, N, J, name);
    expect(treatments).toEqual([]);
    expect(closed).toEqual(flows);
  });

  /** One region, one sector that sells 10 to itself and 90 to final users. */
  const one = (inputs: number, final: number): MrioFlows =>
    flowsOf(1, 1, (_i, _j, _n, k) => (k === 0 ? inputs : final), 0);

  it('puts what the source is off by into value added', () => {
    const flows = { ...one(10, 90), valueAdded: Float64Array.of(89) };
    const { flows: closed, treatments } = closeMrioAccounts(flows, 1, 1, name);
    expect(closed.valueAdded).toEqual(Float64Array.of(90));
    expect(treatments).toEqual([treated('rounding', 1, 1)]);
  });

  it('lets users of a product take what was drawn from stocks', () => {
    const flows = { ...one(100, -20), valueAdded: Float64Array.of(-20) };
    const { flows: closed, treatments } = closeMrioAccounts(flows, 1, 1, name);
    // Value added of −20 first becomes 0 as final users buy 20 of the inputs; that offsets the stocks.
    expect(closed.final[0]).toBeCloseTo(0, 12);
    expect(closed.intermediate[0]).toBeCloseTo(80, 12);
    expect(closed.valueAdded[0]).toBeCloseTo(0, 12);
    expect(treatments).toEqual([treated('negative-value-added', 1, 20)]);
  });

  it("moves a negative flow between regions to the exporter's own sales", () => {
    // Region 0 sells 50 at home and −4 to region 1, which draws down stocks of it; region 1 sells 30 at home.
    const cells: Record<string, number> = { '00': 50, '01': -4, '11': 30 };
    const flows = flowsOf(2, 1, (i, _j, n, k) => (k === 1 ? (cells[`${i}${n}`] ?? 0) : 0));
    flows.valueAdded.set([46, 30]);
    const { flows: closed, treatments } = closeMrioAccounts(flows, 2, 1, name);
    expect(closed.trade).toEqual(Float64Array.of(46, 0, 0, 30));
    expect(closed.final).toEqual(Float64Array.of(46, 30));
    expect(treatments).toEqual([treated('negative-trade', 1, 4)]);
    expect(treatments[0]?.largest).toEqual([{ where: 'r0 × s0 to r1 × s0', value: -4 }]);
  });

  it('takes from the other sales in proportion where own sales do not reach', () => {
    // Region 0 sells 1 at home, −4 to region 1, 9 to region 2.
    const cells: Record<string, number> = { '00': 1, '01': -4, '02': 9, '11': 5, '22': 5 };
    const flows = flowsOf(3, 1, (i, _j, n, k) => (k === 1 ? (cells[`${i}${n}`] ?? 0) : 0));
    flows.valueAdded.set([6, 5, 5]);
    const { flows: closed } = closeMrioAccounts(flows, 3, 1, name);
    expect(closed.trade).toEqual(Float64Array.of(0, 0, 0, 0, 5, 0, 6, 0, 5));
  });

  it('moves a negative purchase of inputs to final demand and value added', () => {
    const flows = { ...one(-10, 90), valueAdded: Float64Array.of(90) };
    const { flows: closed, treatments } = closeMrioAccounts(flows, 1, 1, name);
    expect([closed.intermediate[0], closed.final[0], closed.valueAdded[0]]).toEqual([0, 80, 80]);
    expect(treatments).toEqual([treated('negative-input', 1, 10)]);
  });
});
