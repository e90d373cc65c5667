/** Economies on disk: reading, checking, writing, built-in worlds. The format is in docs/formats.md. */
export { WorldError, countProblems, formatProblem, formatProblems, isError } from './problem.ts';
export type { Position, Problem } from './problem.ts';
export { ProblemList } from './problem-list.ts';
export { shorten } from './shorten.ts';
export { controlCharacter } from './control-characters.ts';
export { didYouMean, nearest, nearestId } from './suggest.ts';
export type { Named } from './suggest.ts';

export { readYaml } from './yaml-document.ts';
export type { YamlReading } from './yaml-document.ts';
export { isIdentifier } from './identifier.ts';
export { pathKind } from './path-kind.ts';
export { unreadableFile } from './unreadable-file.ts';

export { parseEconomy } from './parse-economy.ts';
export type { EconomyReading } from './parse-economy.ts';
export type { EconomyMeta, EconomySource } from './economy-meta.ts';
export { readEconomyFolder } from './read-folder.ts';
export type { LoadedEconomy } from './read-folder.ts';
export {
  highestTariffRate,
  likelyPercent,
  lowestTariffRate,
  rateLikelyPercent,
} from './number-rules.ts';
export { readTariffs } from './read-tariffs.ts';
export type { TariffReading, TariffTable } from './read-tariffs.ts';
export { writeEconomyFolder } from './write-folder.ts';
export { economyDigest } from './digest.ts';

export { checkConsistency } from './consistency.ts';
export type { Consistency, Gap, Identity } from './consistency.ts';
export { checkEconomyFolder } from './check-folder.ts';
export type { EconomyCheck } from './check-folder.ts';
export { renderCheck } from './render-check.ts';

export { builtinWorlds } from './builtin-worlds.ts';
export type { BuiltinWorld } from './builtin-worlds.ts';
export { resolveEconomy } from './resolve-economy.ts';
export type { ResolvedEconomy } from './resolve-economy.ts';
