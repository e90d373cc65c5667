export {
  calibrate,
  tradeDeficits,
  type Calibration,
  type CalibrationWarning,
} from './calibrate.ts';
export type { Economy, Rent } from './economy.ts';
export { rebase, type Equilibrium, type SolveMethod, type SolveStatus } from './equilibrium.ts';
export { borderSales, overSectors, tariffRevenue, tradeOfGroup, type Trading } from './flows.ts';
export { outcomesOf, type Outcomes, type RegionOutcome } from './outcomes.ts';
export type { ModelQuota, QuotaPosition, QuotaState } from './quotas.ts';
export { solveWithQuotas, type QuotaEquilibrium } from './quotas-solve.ts';
export type { Shock, TransferClosure } from './shock.ts';
export { solve } from './solve.ts';
export type { SolveOptions } from './solve-options.ts';
export { groupsOf, type EconomyTables, type Region, type Sector } from './tables.ts';
export { calibrateVarieties, type VarietyTrade } from './varieties-calibrate.ts';
export { varietyOutcomes, type VarietyOutcome } from './varieties-outcomes.ts';
export { rebaseVarieties } from './varieties-rebase.ts';
export { withAverageTariffs, withVarieties } from './varieties-shock.ts';
export type { Variety, VarietyFlow } from './varieties.ts';
export { baseIncome, firstOrderWelfare, priceIndexHat, type FirstOrderWelfare } from './welfare.ts';
