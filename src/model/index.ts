export {
  calibrate,
  tradeDeficits,
  type Calibration,
  type CalibrationWarning,
} from './calibrate.ts';
export {
  CHANNELS,
  SOURCES,
  type Channel,
  type ChannelDecomposition,
  type Source,
} from './decomposition/channels.ts';
export { decomposeByShapley } from './decomposition/coalition.ts';
export {
  decompose,
  type DecomposeOptions,
  type Decomposition,
  type OutcomeDecomposition,
} from './decomposition/decompose.ts';
export type { Driver, SparseMove } from './decomposition/driver.ts';
export { driverParts, type DriverPart } from './decomposition/moves.ts';
export { pathRents, type PathProblem, type PathRent } from './decomposition/path-problem.ts';
export {
  MOST_PLAYERS,
  shapley,
  type Shapley,
  type ShapleyOptions,
} from './decomposition/shapley.ts';
export type { Economy, Rent } from './economy.ts';
export { rebase, type Equilibrium, type SolveMethod, type SolveStatus } from './equilibrium.ts';
export { borderSales, overSectors, tariffRevenue, tradeOfGroup, type Trading } from './flows.ts';
export {
  outcomesOf,
  realOutcomesOf,
  type Outcomes,
  type RealOutcome,
  type RegionOutcome,
} from './outcomes.ts';
export type { ModelQuota, QuotaPosition, QuotaState } from './quotas.ts';
export { solveWithQuotas, type QuotaEquilibrium, type QuotaSolveOptions } from './quotas-solve.ts';
export { composed } from './sensitivity/composed.ts';
export type { Direction } from './sensitivity/direction.ts';
export { alongHeld, HeldVolumes, type HeldGradient } from './sensitivity/held-volumes.ts';
export { linearise, sensitivity, tangent, type Linearisation } from './sensitivity/linearise.ts';
export type { LinearOptions, LinearSolution, LinearStatus } from './sensitivity/linear-solution.ts';
export type { OutcomeSpec } from './sensitivity/outcome.ts';
export { outcomeValue } from './sensitivity/outcome-value.ts';
export { QuotaPoint, type Makeup, type UnderQuotas } from './sensitivity/quota-point.ts';
export { along, type Sensitivity } from './sensitivity/sensitivity.ts';
export {
  lineariseChange,
  sensitivityOfChange,
  type HeldQuotas,
  type LinearisedChange,
  type SensitivityOfChange,
} from './sensitivity/sensitivity-of-change.ts';
export type { Tangent } from './sensitivity/tangent.ts';
export { Session, type TradeAt } from './session.ts';
export type { Shock, TransferClosure } from './shock.ts';
export { solve } from './solve.ts';
export type { SolveOptions } from './solve-options.ts';
export { groupsOf, type EconomyTables, type Region, type Sector } from './tables.ts';
export type { Row } from './trade-block.ts';
export { calibrateVarieties, type VarietyTrade } from './varieties-calibrate.ts';
export { varietyOutcomes, type VarietyOutcome } from './varieties-outcomes.ts';
export { rebaseVarieties } from './varieties-rebase.ts';
export { withAverageTariffs, withVarieties } from './varieties-shock.ts';
export type { Variety, VarietyFlow } from './varieties.ts';
export { baseIncome, firstOrderWelfare, priceIndexHat, type FirstOrderWelfare } from './welfare.ts';
