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
  /** Absorption X, [region][sector]: purchases from everybody, tariffs included. */
  readonly absorption: Matrix;
  /** Trade deficit D by region, at border prices: imports less exports. */
  readonly deficit: Float64Array;
  /** Tariff revenue R by region. */
  readonly tariffRevenue: Float64Array;
  /** Final expenditure by region: Σ_k VA + R + D, what income and borrowing pay for. */
  readonly finalExpenditure: Float64Array;
}

/**
 * Derives the accounts from sales and value-added shares, both rounded to the stored digits first, so
 * that the balances hold for the numbers on disk:
 *
 *     Y_is = Σ_n T_s,in    X_nk = Σ_i T_k,in (1 + τ_k,in)    VA_is = v_is Y_is
 *     R_n  = Σ_k Σ_i T_k,in τ_k,in                           D_n = Σ_k (X_nk − Y_nk) − R_n
 *
 * @param sales one [exporter][importer] table for each sector, any unit
 * @param unit how many of that unit make one of the stored unit
 * @param valueAddedShare v, [region][sector], between 0 and 1
 * @param tariffs τ, one [exporter][importer] table for each sector; none where there are none
 */
export function nationalAccounts(
  sales: readonly Matrix[],
  unit: number,
  valueAddedShare: Matrix,
  tariffs: readonly Matrix[] = [],
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
  const imposed = table((region, sector) => revenueOf(flowsOf(sector), tariffs[sector], region));
  const absorption = table((region, sector) => {
    return flowsOf(sector).columnSum(region) + imposed.at(region, sector);
  });
  const valueAdded = table((region, sector) => {
    return storedValue(valueAddedShare.at(region, sector) * output.at(region, sector));
  });
  const purchases = table((region, sector) => {
    return output.at(region, sector) - valueAdded.at(region, sector);
  });
  const tariffRevenue = imposed.rowSums();
  const spending = absorption.rowSums().map((value, region) => value - output.rowSum(region));
  const deficit = spending.map((value, region) => value - (tariffRevenue[region] as number));
  const finalExpenditure = spending.map((value, region) => valueAdded.rowSum(region) + value);
  return {
    trade,
    output,
    valueAdded,
    purchases,
    absorption,
    deficit,
    tariffRevenue,
    finalExpenditure,
  };
}

/** Σ_i T_in τ_in of importer n. */
function revenueOf(flows: Matrix, rates: Matrix | undefined, importer: number): number {
  if (!rates) return 0;
  let revenue = 0;
  for (let i = 0; i < flows.rows; i++) revenue += flows.at(i, importer) * rates.at(i, importer);
  return revenue;
}
