import type { Accounts } from './accounts.ts';
import type { Matrix } from './matrix.ts';
import { type RasResult, ras } from './ras.ts';

/**
 * Balances one region's use table [product][using sector …, final use] by RAS: row k adds up to
 * absorption X_nk, column s to intermediate purchases Y_ns − VA_ns, the last column to final expenditure.
 */
export function balanceUse(accounts: Accounts, region: number, seed: Matrix): RasResult {
  const { absorption, purchases, finalExpenditure } = accounts;
  const sectors = absorption.columns;
  const rows = Float64Array.from({ length: sectors }, (_, k) => absorption.at(region, k));
  const columns = Float64Array.from({ length: sectors + 1 }, (_, s) => {
    return s < sectors ? purchases.at(region, s) : (finalExpenditure[region] as number);
  });
  return ras(seed, rows, columns, { tolerance: 1e-13 });
}
