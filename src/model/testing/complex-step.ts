import { LinearSolver } from '../../num/index.ts';
import type { Equilibrium } from '../equilibrium.ts';
import type { Direction } from '../sensitivity/direction.ts';
import type { Shock } from '../shock.ts';
import { tariffRevenue } from '../flows.ts';
import { rentFlows } from '../rents.ts';
import { complex, exp, log, minus, over, plus, times, total, type Complex } from './complex.ts';

/** The imaginary step: far below rounding, since nothing is subtracted. */
const STEP = 1e-30;

/** Derivatives along a direction, of logs of wages and prices and of money for the others; shapes as in `Tangent`. */
export interface ComplexStep {
  readonly logWage: number[];
  readonly logPrice: number[];
  readonly logCost: number[];
  readonly expenditure: number[];
  readonly output: number[];
  readonly revenue: number[];
  readonly transfer: number[];
  readonly income: number[];
  /** `[sector][importer][exporter]`, money. */
  readonly trade: number[];
}

/** All of an equilibrium but its wages, and what is left of trade balances. */
interface State {
  readonly logPrice: Complex[];
  readonly logCost: Complex[];
  readonly expenditure: Complex[];
  readonly output: Complex[];
  readonly revenue: Complex[];
  readonly transfer: Complex[];
  readonly income: Complex[];
  readonly trade: Complex[];
  readonly gap: Complex[];
}

/**
 * The derivative of an equilibrium by solving it in complex numbers, with all that moves shifted by an imaginary step h: the imaginary
 * parts over h are exact derivatives, without differences of nearly equal numbers (Squire and Trapp 1998).
 *
 * It knows nothing of the linearisation that it is to check: prices and expenditures are iterated on from their definitions, wages
 * follow Newton's method whose matrix comes from complex steps as well.
 */
export function complexStep(
  equilibrium: Equilibrium,
  shock: Shock,
  direction: Partial<Direction>,
): ComplexStep {
  const { economy, closure } = equilibrium;
  const N = economy.regions.length;
  const J = economy.sectors.length;
  const shifted = (value: number, move: number | undefined): Complex =>
    complex(value, STEP * (move ?? 0));
  const theta = Array.from(economy.theta, (value, j) => shifted(value, direction.theta?.[j]));
  const gross = Array.from(equilibrium.tariff, (rate, cell) =>
    exp(shifted(Math.log(1 + rate), direction.tariff?.[cell])),
  );
  const logKappa = gross.map((each, cell) =>
    plus(
      minus(log(each), complex(Math.log(1 + economy.tariff[cell]))),
      shifted(Math.log(shock.tradeCost?.[cell] ?? 1), direction.tradeCost?.[cell]),
    ),
  );
  const open = Array.from(
    economy.share,
    (share, cell) => share > 0 && shock.tradeCost?.[cell] !== Infinity,
  );
  const logProductivity = Array.from({ length: N * J }, (_, at) =>
    shifted(Math.log(shock.productivity?.[at] ?? 1), direction.productivity?.[at]),
  );
  const labour = Array.from(economy.valueAdded, (value, n) =>
    exp(shifted(Math.log(value * (shock.population?.[n] ?? 1)), direction.population?.[n])),
  );
  const given = Array.from(economy.transfer, (value, n) => shifted(value, direction.transfer?.[n]));
  const rentRate = equilibrium.rents.map(({ rate }, at) => shifted(rate, direction.rents?.[at]));
  const baseWorld =
    sum(economy.valueAdded) + sum(tariffRevenue(economy)) + sum(rentFlows(economy, N).paid);

  const at = (wage: readonly Complex[]): State => {
    const bill = wage.map((each, n) => times(exp(each), labour[n]));
    let logPrice = Array.from(equilibrium.priceHat, (hat) => complex(Math.log(hat)));
    let logCost: Complex[] = [];
    let share: Complex[] = [];
    settle(() => {
      logCost = logPrice.map((_, cell) => {
        const n = Math.floor(cell / J);
        const inputs = logPrice
          .slice(n * J, n * J + J)
          .map((price, k) => times(price, complex(economy.inputShare[cell * J + k])));
        const own = times(wage[n], complex(economy.valueAddedShare[cell]));
        return minus(plus(own, total(inputs)), logProductivity[cell]);
      });
      share = new Array<Complex>(J * N * N).fill(complex(0));
      const next = logPrice.slice();
      for (let j = 0; j < J; j++) {
        for (let n = 0; n < N; n++) {
          const row = (j * N + n) * N;
          const members = [...Array(N).keys()].filter((i) => open[row + i]);
          if (members.length === 0) continue;
          const exponent = members.map((i) =>
            times(times(complex(-1), theta[j]), plus(logKappa[row + i], logCost[i * J + j])),
          );
          const best = Math.max(...exponent.map(({ re }) => re));
          const weight = exponent.map((each, m) =>
            times(complex(economy.share[row + members[m]]), exp(minus(each, complex(best)))),
          );
          const all = total(weight);
          members.forEach((i, m) => {
            share[row + i] = over(weight[m], all);
          });
          next[n * J + j] = over(plus(log(all), complex(best)), times(complex(-1), theta[j]));
        }
      }
      const moved = distance(next, logPrice);
      logPrice = next;
      return moved;
    });

    let expenditure = Array.from(equilibrium.expenditure, (value) => complex(value));
    let rest = flowsAt(bill, share, expenditure);
    settle(() => {
      rest = flowsAt(bill, share, expenditure);
      const next = expenditure.map((_, cell) => {
        const n = Math.floor(cell / J);
        const k = cell % J;
        const inputs = [...Array(J).keys()].map((j) =>
          times(rest.output[n * J + j], complex(economy.inputShare[(n * J + j) * J + k])),
        );
        return plus(total(inputs), times(rest.income[n], complex(economy.finalShare[cell])));
      });
      const moved = distance(next, expenditure);
      expenditure = next;
      return moved;
    });
    const worldBill = over(total(bill), complex(sum(economy.valueAdded)));
    const gap = [...rest.balance.slice(0, N - 1), log(worldBill)];
    return { logPrice, logCost, expenditure, ...rest, gap };
  };

  const flowsAt = (
    bill: readonly Complex[],
    share: readonly Complex[],
    expenditure: readonly Complex[],
  ) => {
    const zeros = (length: number): Complex[] => new Array<Complex>(length).fill(complex(0));
    const trade = share.map((each, cell) => {
      const j = Math.floor(cell / (N * N));
      const n = Math.floor(cell / N) % N;
      return over(times(expenditure[n * J + j], each), gross[cell]);
    });
    const output = zeros(N * J);
    const wedge = zeros(N);
    const balance = zeros(N);
    trade.forEach((flow, cell) => {
      const j = Math.floor(cell / (N * N));
      const n = Math.floor(cell / N) % N;
      const i = cell % N;
      output[i * J + j] = plus(output[i * J + j], flow);
      wedge[n] = plus(wedge[n], times(flow, minus(gross[cell], complex(1))));
      if (i === n) return;
      balance[i] = plus(balance[i], flow);
      balance[n] = minus(balance[n], flow);
    });
    const world = plus(complex(sum(economy.valueAdded)), total(wedge));
    const scale = {
      zero: complex(0),
      fixed: complex(1),
      'share-of-world-income': over(world, complex(baseWorld)),
    };
    const transfer = given.map((each) => times(each, scale[closure]));
    const revenue = wedge.slice();
    const rent = zeros(N);
    equilibrium.rents.forEach(({ sector, importer, exporter, holder }, r) => {
      const money = times(rentRate[r], trade[(sector * N + importer) * N + exporter]);
      const to = holder === 'importer' ? importer : exporter;
      revenue[importer] = minus(revenue[importer], money);
      rent[to] = plus(rent[to], money);
      balance[importer] = minus(balance[importer], money);
      balance[to] = plus(balance[to], money);
    });
    const income = bill.map((each, n) => total([each, revenue[n], rent[n], transfer[n]]));
    return {
      output,
      trade,
      revenue,
      transfer,
      income,
      balance: balance.map((each, n) =>
        over(plus(each, transfer[n]), complex(economy.valueAdded[n])),
      ),
    };
  };

  // The real solution with the shift: wages move by imaginary parts alone, but for what the solver left.
  let wage = Array.from(equilibrium.wageHat, (hat) => complex(Math.log(hat)));
  const matrix = new Float64Array(N * N);
  for (let m = 0; m < N; m++) {
    const probe = wage.map((each, n) => complex(each.re, n === m ? 1e-10 : 0));
    at(probe).gap.forEach((each, n) => {
      matrix[n * N + m] = each.im / 1e-10;
    });
  }
  const solver = new LinearSolver(N);
  if (!solver.factor(matrix))
    throw new Error('the response of trade balances to wages is singular');
  for (let round = 0; round < 6; round++) {
    const { gap } = at(wage);
    const re = Float64Array.from(gap, (each) => each.re);
    const im = Float64Array.from(gap, (each) => each.im / STEP);
    solver.solve(re);
    solver.solve(im);
    wage = wage.map((each, n) => complex(each.re - re[n], each.im - im[n] * STEP));
  }
  const state = at(wage);
  const parts = (values: readonly Complex[]): number[] => values.map(({ im }) => im / STEP);
  return {
    logWage: parts(wage),
    logPrice: parts(state.logPrice),
    logCost: parts(state.logCost),
    expenditure: parts(state.expenditure),
    output: parts(state.output),
    revenue: parts(state.revenue),
    transfer: parts(state.transfer),
    income: parts(state.income),
    trade: parts(state.trade),
  };
}

const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);

/** Repeats a step until what it moves no longer shrinks. */
function settle(step: () => number): void {
  let least = Infinity;
  for (let round = 0, quiet = 0; round < 5000 && quiet < 3; round++) {
    const moved = step();
    quiet = moved < 0.9 * least ? 0 : quiet + 1;
    least = Math.min(least, moved);
  }
}

/** Largest move of any real part and, in steps, of any imaginary part, each over the largest of its kind. */
function distance(a: readonly Complex[], b: readonly Complex[]): number {
  const scale = { re: 1e-300, im: 1e-300 };
  const gap = { re: 0, im: 0 };
  a.forEach((each, at) => {
    for (const part of ['re', 'im'] as const) {
      scale[part] = Math.max(scale[part], Math.abs(each[part]));
      gap[part] = Math.max(gap[part], Math.abs(each[part] - b[at][part]));
    }
  });
  return Math.max(gap.re / scale.re, gap.im / scale.im);
}
