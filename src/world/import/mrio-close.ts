import type { Treatment } from './import-report.ts';
import { TreatmentTally } from './import-report.ts';
import type { MrioFlows } from './mrio-table.ts';

/** A closed set of accounts, and what was done to close it. */
export interface ClosedAccounts {
  readonly flows: MrioFlows;
  readonly treatments: readonly Treatment[];
}

/** Flows that are being closed, in place. */
export interface Accounts {
  readonly N: number;
  readonly J: number;
  readonly flows: MrioFlows;
  readonly name: (region: number, sector: number) => string;
}

/**
 * Makes the sums of a published table the accounts of the model, with every cell at or above 0 and both identities
 * exact:
 *
 *     Σ_i trade_nij = Σ_k intermediate_nkj + final_nj        what is bought is used
 *     Σ_m trade_mnj = valueAdded_nj + Σ_k intermediate_njk    sales pay for inputs and value added
 *
 * Each step keeps both, and keeps every region's trade deficit but the first, which moves bilateral flows:
 *
 * 1. A negative bilateral flow, stocks drawn down abroad, becomes 0; the exporter's own sales, and then its other
 *    sales in proportion, fall by as much, and final demand on both sides follows. Outputs do not change.
 * 2. Value added is what output leaves after inputs; the difference to the source's figure is its rounding.
 * 3. A negative purchase of inputs becomes 0 and final demand takes it; value added pays for it.
 * 4. Negative value added becomes 0: the inputs it could not pay for are bought by final users instead.
 * 5. Negative final demand, stocks drawn down at home, becomes 0: the industries that use the product buy less of it and
 *    have more value added instead, as if the stock had been their own.
 *
 * @param flows shapes as in `EconomyTables`; left as they are
 * @param name names an industry of a region, for the report
 */
export function closeMrioAccounts(
  flows: MrioFlows,
  N: number,
  J: number,
  name: (region: number, sector: number) => string,
): ClosedAccounts {
  const accounts: Accounts = {
    N,
    J,
    name,
    flows: {
      trade: flows.trade.slice(),
      intermediate: flows.intermediate.slice(),
      final: flows.final.slice(),
      valueAdded: flows.valueAdded.slice(),
    },
  };
  const output = flows.trade.reduce((sum, value) => sum + value, 0);
  const done = (rule: string, what: string, tally: TreatmentTally): Treatment[] =>
    tally.toTreatments(rule, what, output);
  const negativeTrade = moveNegativeTrade(accounts);
  const residual = closeValueAdded(accounts);
  const negativeInputs = moveNegativeInputs(accounts);
  const negativeValueAdded = moveNegativeValueAdded(accounts);
  const negativeFinal = moveNegativeFinal(accounts);
  return {
    flows: accounts.flows,
    treatments: [
      ...done(
        'rounding',
        'what sales and costs of an industry differ by is added to its value added',
        residual,
      ),
      ...done(
        'negative-trade',
        "bilateral flows below 0 are set to 0; the exporter's own sales fall by as much",
        negativeTrade,
      ),
      ...done(
        'negative-input',
        'purchases of inputs below 0 are set to 0 and taken from final demand',
        negativeInputs,
      ),
      ...done(
        'negative-value-added',
        'value added below 0 is set to 0; final users buy the inputs it could not pay for',
        negativeValueAdded,
      ),
      ...done(
        'negative-final',
        'final demand below 0 is set to 0; users of the product buy less of it and add more value',
        negativeFinal,
      ),
    ],
  };
}

function moveNegativeTrade({ N, J, flows: { trade, final }, name }: Accounts): TreatmentTally {
  const tally = new TreatmentTally();
  for (let j = 0; j < J; j++) {
    for (let i = 0; i < N; i++) {
      const cellOf = (n: number): number => (j * N + n) * N + i;
      /** Changes a flow and the final demand that takes it. */
      const change = (n: number, amount: number): void => {
        trade[cellOf(n)] = Math.max((trade[cellOf(n)] ?? 0) + amount, 0);
        final[n * J + j] = (final[n * J + j] ?? 0) + amount;
      };
      let owed = 0;
      for (let n = 0; n < N; n++) {
        const flow = trade[cellOf(n)] ?? 0;
        if (!(flow < 0)) continue;
        tally.add(flow, () => `${name(i, j)} to ${name(n, j)}`);
        owed -= flow;
        change(n, -flow);
      }
      if (owed === 0) continue;
      const own = Math.min(trade[cellOf(i)] ?? 0, owed);
      change(i, -own);
      owed -= own;
      if (owed <= 0) continue;
      let others = 0;
      for (let n = 0; n < N; n++) others += trade[cellOf(n)] ?? 0;
      for (let n = 0; n < N && others > 0; n++) {
        const flow = trade[cellOf(n)] ?? 0;
        if (flow > 0) change(n, -flow * Math.min(owed / others, 1));
      }
    }
  }
  return tally;
}

/** Value added becomes output less inputs; the tally is what it was off by. */
function closeValueAdded({ N, J, flows, name }: Accounts): TreatmentTally {
  const tally = new TreatmentTally();
  const { trade, intermediate, valueAdded } = flows;
  for (let n = 0; n < N; n++) {
    for (let j = 0; j < J; j++) {
      let rest = 0;
      for (let m = 0; m < N; m++) rest += trade[(j * N + m) * N + n] ?? 0;
      const output = rest;
      for (let k = 0; k < J; k++) rest -= intermediate[(n * J + j) * J + k] ?? 0;
      const gap = rest - (valueAdded[n * J + j] ?? 0);
      // Differences in the last digits of a sum are of the arithmetic, not of the source.
      if (Math.abs(gap) > 1e-9 * Math.abs(output)) tally.add(gap, () => name(n, j));
      valueAdded[n * J + j] = rest;
    }
  }
  return tally;
}

function moveNegativeInputs({ N, J, flows, name }: Accounts): TreatmentTally {
  const tally = new TreatmentTally();
  const { intermediate, final, valueAdded } = flows;
  for (let n = 0; n < N; n++) {
    for (let k = 0; k < J; k++) {
      for (let j = 0; j < J; j++) {
        const cell = (n * J + k) * J + j;
        const value = intermediate[cell] ?? 0;
        if (!(value < 0)) continue;
        tally.add(value, () => `${name(n, k)} of ${name(n, j)}`);
        intermediate[cell] = 0;
        final[n * J + j] = (final[n * J + j] ?? 0) + value;
        valueAdded[n * J + k] = (valueAdded[n * J + k] ?? 0) + value;
      }
    }
  }
  return tally;
}

/** Step 4, in place. */
export function moveNegativeValueAdded({ N, J, flows, name }: Accounts): TreatmentTally {
  const tally = new TreatmentTally();
  const { intermediate, final, valueAdded } = flows;
  for (let n = 0; n < N; n++) {
    for (let k = 0; k < J; k++) {
      const loss = -(valueAdded[n * J + k] ?? 0);
      if (!(loss > 0)) continue;
      tally.add(-loss, () => name(n, k));
      valueAdded[n * J + k] = 0;
      const inputs = intermediate.subarray((n * J + k) * J, (n * J + k + 1) * J);
      const share = Math.min(loss / inputs.reduce((sum, value) => sum + value, 0), 1);
      inputs.forEach((value, j) => {
        inputs[j] = value * (1 - share);
        final[n * J + j] = (final[n * J + j] ?? 0) + value * share;
      });
    }
  }
  return tally;
}

function moveNegativeFinal({ N, J, flows, name }: Accounts): TreatmentTally {
  const tally = new TreatmentTally();
  const { trade, intermediate, final, valueAdded } = flows;
  for (let n = 0; n < N; n++) {
    for (let j = 0; j < J; j++) {
      const bought = final[n * J + j] ?? 0;
      let supply = 0;
      for (let i = 0; i < N; i++) supply += trade[(j * N + n) * N + i] ?? 0;
      // Where nothing is supplied, nothing is used: what is left of either is the last digits of sums that cancel.
      if (!(bought < 0) && supply > 0) continue;
      tally.add(Math.min(bought, 0), () => name(n, j));
      final[n * J + j] = 0;
      let used = 0;
      for (let k = 0; k < J; k++) used += intermediate[(n * J + k) * J + j] ?? 0;
      const share = used > 0 ? Math.min(supply / used, 1) : 0;
      for (let k = 0; k < J; k++) {
        const cell = (n * J + k) * J + j;
        const value = intermediate[cell] ?? 0;
        intermediate[cell] = value * share;
        valueAdded[n * J + k] = (valueAdded[n * J + k] ?? 0) + value * (1 - share);
      }
    }
  }
  return tally;
}
