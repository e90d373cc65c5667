/** Scenario file → run → result; what shells need of the rooms below passes through here. */
export { checkPath, type PathCheck } from './check-path.ts';
export {
  comparedFields,
  compareResults,
  type Compared,
  type ComparedField,
  type ComparedRun,
  type Comparison,
  type RegionComparison,
} from './compare-results.ts';
export {
  defaultScenario,
  findScenario,
  gallery,
  galleryScenario,
  type GalleryEntry,
} from './gallery.ts';
export {
  listMeasures,
  type ListFilter,
  type MeasureEntry,
  type SpellEntry,
} from './list-measures.ts';
export {
  averageTariff,
  type AverageRates,
  type AverageTariff,
  type AverageTariffQuestion,
  type AverageTariffSpell,
  type WeighedProduct,
} from './average-tariff.ts';
export { loadWeights, type TradeWeights } from './load-weights.ts';
export { registerHorizon } from './register-horizon.ts';
export { loadScenario, loadScenarioText } from './load-scenario.ts';
export type { LoadedScenario } from './loaded-scenario.ts';
export { parseScenario } from './read-scenario.ts';
export type {
  AverageDifference,
  BandResult,
  ChangedMeasure,
  FlowResult,
  MeasuresResult,
  ProductResult,
  Provenance,
  QuotaResult,
  RegionResult,
  Result,
  SectorResult,
  SolverReport,
  SolverStatus,
} from './result.ts';
export {
  explainScenario,
  explanationKinds,
  explanationTables,
  outcomeNames,
  parseOutcome,
  TooManyPlayers,
  type Explanation,
  type ExplanationKind,
  type NamedOutcome,
  type OutcomeExplanation,
  type OutcomeUnit,
  type Part,
  type PartnerPart,
  type TariffPart,
} from './explain/index.ts';
export { resultHar } from './result-har.ts';
export { resultTables } from './result-tables.ts';
export { runScenario, type Run, type RunOptions } from './run-scenario.ts';
export { shockOf } from './scenario-shock.ts';
export type { Change, Position, Scenario, Selector } from './scenario.ts';
export {
  openOnThreads,
  overQueue,
  QueueError,
  workOnQueue,
  type QueuedSweep,
  type QueueWork,
} from './sweep/queue/index.ts';
export {
  ChunkStore,
  createEngine,
  centralRun,
  inProcess,
  inThreads,
  planSweep,
  runSweep,
  sweepResult,
  writePointsParquet,
  type ChunkComputer,
  type FinishedSweep,
  type RefusedChunk,
  type SweepBand,
  type SweepOutcome,
  type SweepPlan,
  type SweepProgress,
  type SweepRequest,
  type SweepResult,
  type SweepSource,
} from './sweep/index.ts';
export {
  axesOf,
  quickBand,
  streamsOf,
  summarise,
  withValues,
  type Axis,
  type ColumnSummary,
  type Drivers,
  type Stream,
  type SweepSummary,
} from './uncertainty/index.ts';
export { version } from './version.ts';
export {
  aggregateWorld,
  builtinWorlds,
  isKept,
  loadHsNames,
  profileWorld,
  worldBuilders,
  writeEconomyFolder,
  writeWorldFiles,
  type AggregatedWorld,
  type BuiltinWorld,
  type WorldProfile,
} from '../world/index.ts';
export {
  DownloadError,
  downloadSource,
  economyDigest,
  economyTotals,
  importFormats,
  parseChecksum,
  type Checksum,
  type Imported,
  type ImportedEconomy,
  type ImportFormat,
  type ImportOptions,
  type SourceBalance,
  type SourceDownload,
} from '../world/index.ts';
export {
  InputError,
  didYouMean,
  formatProblem,
  formatProblems,
  isIdentifier,
  nearest,
  type Problem,
} from '../input/index.ts';
export {
  changesBetween,
  checkRegion,
  dayOf,
  filterMeasures,
  instruments,
  loadRegister,
  measureById,
  normaliseHs,
  regionName,
  statuses,
  type Charge,
  type Instrument,
  type Layer,
  type Measure,
  type MeasureChange,
  type MeasureFilter,
  type Register,
  type RegisterDay,
  type Source,
  type Status,
} from '../register/index.ts';
