/** Selectors held against an economy: docs/formats.md, "Scenario". */
export { resolvePairs, type PairSelection, type PairSelector } from './resolve-pairs.ts';
export { resolveRegions, type GroupNames, type Selection } from './resolve-regions.ts';
export { resolveSectors } from './resolve-sectors.ts';
