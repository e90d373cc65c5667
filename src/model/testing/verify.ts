import type { Equilibrium } from '../equilibrium.ts';
import type { Shock } from '../shock.ts';

/** Largest error of each equilibrium condition; relative unless the condition says otherwise. */
export interface ConditionErrors {
  /** Anything that is not a finite number, or is negative where it cannot be: how many entries. */
  readonly unsound: number;
  /** Σ_n w'_n L'_n = Σ_n w_n L_n. */
  readonly numeraire: number;
  /** w'_n L'_n = ŵ_n L̂_n w_n L_n. */
  readonly wageBill: number;
  /** ĉ_nj = ŵ_n^γ_nj Π_k P̂_nk^γ_njk / Â_nj. */
  readonly cost: number;
  /** P̂_nj = (Σ_i π_nij (κ̂_nij ĉ_ij)^−θ_j)^(−1/θ_j). */
  readonly price: number;
  /** π'_nij = π_nij (κ̂_nij ĉ_ij / P̂_nj)^−θ_j; absolute. */
  readonly share: number;
  /** Σ_i π'_nij = 1 where something is bought; absolute. */
  readonly shareSum: number;
  /** What was not traded is not traded: largest such share. */
  readonly zeroShare: number;
  /** Y'_ij = Σ_n X'_nj π'_nij / (1 + τ'_nij). */
  readonly sales: number;
  /** X'_nj = Σ_k γ_nkj Y'_nk + α_nj I'_n. */
  readonly expenditure: number;
  /** R'_n = Σ_j Σ_i τ'_nij X'_nj π'_nij / (1 + τ'_nij) − rents paid; against income and all that is levied or paid out. */
  readonly revenue: number;
  /** Rents of a region's holders; against income. */
  readonly rent: number;
  /** World income is value added and what tariffs and rents take: transfers and rents only move it; against world income. */
  readonly worldIncome: number;
  /** I'_n = w'_n L'_n + R'_n + rent_n + D'_n. */
  readonly income: number;
  /** D'_n as the closure says; against value added. */
  readonly transfer: number;
  /** w'_n L'_n = Σ_j γ_nj Y'_nj. */
  readonly labour: number;
  /** imports_n = exports_n + D'_n + rents received − rents paid; against value added. */
  readonly tradeBalance: number;
}

/**
 * Recomputes every condition of an equilibrium from its definition, at the levels that the solver returned, with
 * plain loops and powers and nothing of the solver's own code. What is compared is the returned number against
 * what the definition makes of the other returned numbers.
 */
export function conditionErrors(after: Equilibrium, shock: Shock = {}): ConditionErrors {
  const { economy: base, closure } = after;
  const N = base.regions.length;
  const J = base.sectors.length;
  const cellOf = (j: number, n: number, i: number): number => (j * N + n) * N + i;
  const newTariff = shock.tariff ?? base.tariff;

  const errors = {
    unsound: countUnsound(after),
    numeraire: relative(total(after.valueAdded), total(base.valueAdded)),
    wageBill: 0,
    cost: 0,
    price: 0,
    share: 0,
    shareSum: 0,
    zeroShare: 0,
    sales: 0,
    expenditure: 0,
    revenue: 0,
    rent: 0,
    worldIncome: 0,
    income: 0,
    transfer: 0,
    labour: 0,
    tradeBalance: 0,
  };
  const note = (condition: keyof ConditionErrors, error: number): void => {
    if (!(error <= errors[condition])) errors[condition] = error;
  };

  const sales = new Float64Array(N * J);
  const revenue = new Float64Array(N);
  const leviedOrPaid = new Float64Array(N);
  const exports = new Float64Array(N);
  const imports = new Float64Array(N);
  let baseRevenue = 0;
  for (let j = 0; j < J; j++) {
    const theta = base.theta[j];
    for (let n = 0; n < N; n++) {
      let sum = 0;
      let shares = 0;
      for (let i = 0; i < N; i++) {
        const cell = cellOf(j, n, i);
        const pi = base.share[cell];
        baseRevenue +=
          (base.expenditure[n * J + j] * pi * base.tariff[cell]) / (1 + base.tariff[cell]);
        if (pi === 0) {
          note('zeroShare', after.share[cell]);
          continue;
        }
        // Everything is taken relative to P̂_nj, so that the sum is near 1 and θ = 70 cannot overflow it.
        const tradeCostHat =
          ((1 + newTariff[cell]) / (1 + base.tariff[cell])) * (shock.tradeCost?.[cell] ?? 1);
        const term =
          pi *
          Math.pow((tradeCostHat * after.costHat[i * J + j]) / after.priceHat[n * J + j], -theta);
        sum += term;
        shares += after.share[cell];
        note('share', Math.abs(after.share[cell] - term));
        const spent = after.expenditure[n * J + j] * after.share[cell];
        const received = spent / (1 + newTariff[cell]);
        sales[i * J + j] += received;
        revenue[n] += newTariff[cell] * received;
        leviedOrPaid[n] += Math.abs(newTariff[cell]) * received;
        if (i !== n) {
          exports[i] += received;
          imports[n] += received;
        }
      }
      if (sum > 0) {
        note('price', Math.abs(Math.pow(sum, -1 / theta) - 1));
        note('shareSum', Math.abs(shares - 1));
      }
    }
  }

  const worldIncome = total(after.valueAdded) + total(revenue);
  const worldIncomeRatio = worldIncome / (total(base.valueAdded) + baseRevenue);
  const worldTransfer = total(after.transfer);
  note('worldIncome', Math.abs(total(after.income) - worldTransfer - worldIncome) / worldIncome);
  const rentPaid = new Float64Array(N);
  const rentReceived = new Float64Array(N);
  for (const { sector: j, importer: n, exporter: i, rate, holder } of after.rents) {
    const cell = cellOf(j, n, i);
    const bought = (after.expenditure[n * J + j] * after.share[cell]) / (1 + newTariff[cell]);
    rentPaid[n] += rate * bought;
    rentReceived[holder === 'exporter' ? i : n] += rate * bought;
  }
  for (let n = 0; n < N; n++) {
    const population = shock.population?.[n] ?? 1;
    note(
      'wageBill',
      relative(after.valueAdded[n], after.wageHat[n] * population * base.valueAdded[n]),
    );
    let labour = 0;
    for (let j = 0; j < J; j++) {
      const cell = n * J + j;
      let cost = Math.pow(after.wageHat[n], base.valueAddedShare[cell]);
      let demand = base.finalShare[cell] * after.income[n];
      for (let k = 0; k < J; k++) {
        cost *= Math.pow(after.priceHat[n * J + k], base.inputShare[cell * J + k]);
        demand += base.inputShare[(n * J + k) * J + j] * after.output[n * J + k];
      }
      note('cost', relative(after.costHat[cell], cost / (shock.productivity?.[cell] ?? 1)));
      note('sales', relative(after.output[cell], sales[cell]));
      note('expenditure', relative(after.expenditure[cell], demand));
      labour += base.valueAddedShare[cell] * after.output[cell];
    }
    note('labour', relative(after.valueAdded[n], labour));
    const leftToState = revenue[n] - rentPaid[n];
    note('revenue', Math.abs(after.revenue[n] - leftToState) / (after.income[n] + leviedOrPaid[n]));
    note('rent', Math.abs(after.rent[n] - rentReceived[n]) / after.income[n]);
    note(
      'income',
      relative(
        after.income[n],
        after.valueAdded[n] + after.revenue[n] + after.rent[n] + after.transfer[n],
      ),
    );
    const kept = { fixed: 1, zero: 0, 'share-of-world-income': worldIncomeRatio }[closure];
    note('transfer', Math.abs(after.transfer[n] - kept * base.transfer[n]) / after.valueAdded[n]);
    note(
      'tradeBalance',
      Math.abs(imports[n] - exports[n] - after.transfer[n] - rentReceived[n] + rentPaid[n]) /
        after.valueAdded[n],
    );
  }
  return errors;
}

/** The condition that is met worst. */
export function worstCondition(
  after: Equilibrium,
  shock: Shock = {},
): { condition: string; error: number } {
  let worst = { condition: 'none', error: 0 };
  for (const [condition, error] of Object.entries(conditionErrors(after, shock))) {
    if (!(error <= worst.error)) worst = { condition, error: error as number };
  }
  return worst;
}

/** How many numbers of an equilibrium are not finite, or negative (transfers and revenue may be). */
export function countUnsound(after: Equilibrium): number {
  const { wageHat, priceHat, costHat, share, expenditure, output, valueAdded, income } = after;
  const positive = [wageHat, priceHat, costHat, share, expenditure, output, valueAdded, income];
  let count = 0;
  for (const values of positive) for (const value of values) if (!(value >= 0)) count++;
  for (const values of [...positive, after.revenue, after.rent, after.transfer, after.tariff]) {
    for (const value of values) if (!Number.isFinite(value)) count++;
  }
  return count;
}

function relative(value: number, expected: number): number {
  if (value === expected) return 0;
  return Math.abs(value - expected) / Math.max(Math.abs(value), Math.abs(expected));
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
