/**
 * The door for pages and workers: nothing behind it needs Node. What it exports is what `index.ts` exports by the same
 * name, but for `loadWorld` and `loadProducts`, which take the place of `readEconomyFolder`.
 */
export { loadProducts, loadWorld } from './load-world.ts';
export type { Fetch } from './load-world.ts';
export type { LoadedEconomy } from './loaded-economy.ts';
export { parseEconomy } from './parse-economy.ts';
export type { EconomyReading } from './parse-economy.ts';
export type { EconomyFiles } from './file-names.ts';
export type { EconomyMeta, EconomySource } from './economy-meta.ts';
export type { ElasticitySet, ElasticitySets, ElasticitySource } from './elasticity-set.ts';
export { CellProducts } from './cell-products.ts';
export type { ProductShare } from './cell-products.ts';
export { productBases } from './product-flows.ts';
export type { ProductFlow, ProductFlows, ProductPair } from './product-flows.ts';
export { sectorOfHs } from './concordance/hs-sector.ts';
export { hs6OfSector } from './concordance/hs6-codes.ts';
export { loadHsNames } from './concordance/hs-names.ts';
export type { NameOfHs } from './concordance/hs-names.ts';
export { economyDigest, productsDigest } from './digest.ts';
export { checkConsistency } from './consistency.ts';
export type { Consistency, Gap, Identity } from './consistency.ts';
export {
  InputError,
  countProblems,
  formatProblem,
  formatProblems,
  isError,
} from '../input/index.ts';
export type { Position, Problem } from '../input/index.ts';
