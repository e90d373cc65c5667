/** Economies on disk: reading, checking, writing, built-in worlds. The format is in docs/formats.md. */
export {
  InputError,
  countProblems,
  formatProblem,
  formatProblems,
  isError,
} from '../input/index.ts';
export type { Position, Problem } from '../input/index.ts';

export { pathKind } from './path-kind.ts';

export { parseEconomy } from './parse-economy.ts';
export type { EconomyReading } from './parse-economy.ts';
export type { EconomyMeta, EconomySource } from './economy-meta.ts';
export type { ElasticitySet, ElasticitySets, ElasticitySource } from './elasticity-set.ts';
export { elasticitySetIds, elasticitySetsFor, thetaOf } from './elasticities/named-sets.ts';
export type { Finding } from './economy-draft.ts';
export { judgeTheta } from './sector-table.ts';
export { productBases } from './product-flows.ts';
export type { ProductFlow, ProductFlows, ProductPair } from './product-flows.ts';
export { CellProducts } from './cell-products.ts';
export type { ProductShare } from './cell-products.ts';
export { readEconomyFolder } from './read-folder.ts';
export type { LoadedEconomy } from './loaded-economy.ts';
export {
  highestTariffRate,
  likelyPercent,
  lowestTariffRate,
  rateLikelyPercent,
} from './number-rules.ts';
export { readTariffs } from './read-tariffs.ts';
export type { TariffReading, TariffTable } from './read-tariffs.ts';
export { formatEconomy, packedFiles } from './format-economy.ts';
export type { EconomyFiles } from './file-names.ts';
export { writeEconomyFolder, writeWorldFiles } from './write-folder.ts';
export { worldBuilders } from './build-world.ts';
export type { WorldFiles } from './build-world.ts';
export type { WriteOptions } from './write-folder.ts';
export { economyDigest, productsDigest } from './digest.ts';

export { checkConsistency } from './consistency.ts';
export type { Consistency, Gap, Identity } from './consistency.ts';
export { checkEconomyFolder } from './check-folder.ts';
export type { EconomyCheck } from './check-folder.ts';
export { renderCheck } from './render-check.ts';

export { builtinWorlds } from './builtin-worlds.ts';
export type { BuiltinWorld } from './builtin-worlds.ts';
export { resolveEconomy } from './resolve-economy.ts';
export type { ResolvedEconomy } from './resolve-economy.ts';

export { aggregateWorld } from './aggregate/aggregate-world.ts';
export type { AggregatedWorld, AggregateWorldOptions } from './aggregate/aggregate-world.ts';
export { aggregateEconomy } from './aggregate/aggregate-economy.ts';
export type { Aggregate, AggregateOptions } from './aggregate/aggregate-economy.ts';
export { isKept } from './aggregate/target.ts';
export type { Target } from './aggregate/target.ts';
export type { Total } from './aggregate/totals.ts';

export { profileWorld } from './profile/profile-world.ts';
export { worldProfile } from './profile/world-profile.ts';
export type { WorldProfile } from './profile/world-profile.ts';

export { decodeHar, encodeHar, findHeader, harLimits, setHeader } from './har/index.ts';
export type {
  DecodeHarOptions,
  EncodeHarOptions,
  HarCoefficient,
  HarDimension,
  HarFile,
  HarHeader,
  HarIntegers,
  HarMatrix,
  HarReals,
  HarStrings,
} from './har/index.ts';

export { importFormats } from './import/formats.ts';
export { parseChecksum } from './import/checksum.ts';
export type { Checksum } from './import/checksum.ts';
export { DownloadError } from './import/download-errors.ts';
export { downloadSource } from './import/download-source.ts';
export type { DownloadSourceOptions, SourceDownload } from './import/download-source.ts';
export { hs6OfSector } from './concordance/hs6-codes.ts';
export { loadHsNames } from './concordance/hs-names.ts';
export type { NameOfHs } from './concordance/hs-names.ts';
export { hsOfSector, sectorOfHs } from './concordance/hs-sector.ts';
export type { GoodsSector } from './concordance/hs-rule.ts';
export { concordanceWith } from './concordance/concordance.ts';
export type { SectorOfHs } from './concordance/concordance.ts';
export { readConcordance } from './concordance/read-concordance.ts';
export type {
  Imported,
  ImportedEconomy,
  ImportedTables,
  ImportFormat,
  ImportOptions,
} from './import/import-format.ts';
export type { SourceBalance, Treatment } from './import/import-report.ts';
export { economyTotals } from './import/economy-totals.ts';
export type { EconomyTotals } from './import/economy-totals.ts';
