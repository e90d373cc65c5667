import { Matrix, matrixOf } from './matrix.ts';
import { storedValue } from './stored-value.ts';

/** What trade and value added alone fix of an economy; the unit is that of the flows. */
export interface Accounts {
  /** Sales: one [exporter][importer] table for each sector, own sales included. */
  readonly trade: readonly Matrix[];
  /** Gross output Y, [region][sector]: sales to everybody. */
  readonly output: Matrix;
  /** Value added, [region][sector]. */
  readonly valueAdded: Matrix;
  /** Intermediate purchases Y − VA, [region][sector]. */
  readonly purchases: Matrix;
  /** Absorption X, [region][sector]: purchases from everybody; without tariffs, what is spent. */
  readonly absorption: Matrix;
  /** Trade deficit D by region: Σ_k (X − Y). */
  readonly deficit: Float64Array;
  /** Final expenditure by region: Σ_k VA + D, what income and borrowing pay for. */
  readonly finalExpenditure: Float64Array;
}

/**
 * Derives the accounts from sales and value-added shares, both rounded to the stored digits first, so
 * that the balances hold for the numbers on disk:
 *
 *     Y_is = Σ_n T_s,in    X_nk = Σ_i T_k,in    VA_is = v_is Y_is    D_n = Σ_k (X_nk − Y_nk)
 *
 * @param sales one [exporter][importer] table for each sector, any unit
 * @param unit how many of that unit make one of the stored unit
 * @param valueAddedShare v, [region][sector], between 0 and 1
 */
export function nationalAccounts(
  sales: readonly Matrix[],
  unit: number,
  valueAddedShare: Matrix,
): Accounts {
  const [regions, sectors] = [valueAddedShare.rows, valueAddedShare.columns];
  const trade = sales.map((flows) => {
    return new Matrix(
      regions,
      regions,
      flows.data.map((value) => storedValue(value / unit)),
    );
  });
  const table = (value: (region: number, sector: number) => number): Matrix =>
    matrixOf(regions, sectors, value);
  const flowsOf = (sector: number): Matrix => trade[sector] as Matrix;

  const output = table((region, sector) => flowsOf(sector).rowSum(region));
  const absorption = table((region, sector) => flowsOf(sector).columnSum(region));
  const valueAdded = table((region, sector) => {
    return storedValue(valueAddedShare.at(region, sector) * output.at(region, sector));
  });
  const purchases = table((region, sector) => {
    return output.at(region, sector) - valueAdded.at(region, sector);
  });
  const deficit = Float64Array.from({ length: regions }, (_, region) => {
    return absorption.rowSum(region) - output.rowSum(region);
  });
  const finalExpenditure = deficit.map((value, region) => valueAdded.rowSum(region) + value);
  return { trade, output, valueAdded, purchases, absorption, deficit, finalExpenditure };
}
