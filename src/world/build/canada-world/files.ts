import { calibrate, solve } from '../../../model/index.ts';
import { checkConsistency } from '../../consistency.ts';
import { elasticitySetsFor } from '../../elasticities/named-sets.ts';
import { packedFiles } from '../../format-economy.ts';
import { parseEconomy } from '../../parse-economy.ts';
import { formatProblems } from '../../../input/index.ts';
import { buildCanadaWorld } from './build.ts';
import { knownTotals, requireKnownTotals } from './checks.ts';
import { CANADA_WORLD } from './meta.ts';
import { worldProducts } from './products/build.ts';
import { provenance } from './provenance.ts';

/** What the stored folder must keep: its accounts to the first, its base year as an equilibrium to the second. */
const [BALANCE_TOLERANCE, EQUILIBRIUM_TOLERANCE] = [1e-10, 1e-9];

/**
 * Every file of the world `canada-world`, by name. The same source gives the same bytes.
 *
 * @throws Error when a source is damaged, a known total is missed, or the result breaks a rule
 */
export function canadaWorldFiles(
  sharedData: string,
  onProgress: (stage: string) => void = () => undefined,
): Map<string, string | Uint8Array> {
  const world = buildCanadaWorld(sharedData, onProgress);
  onProgress('checking');
  const known = knownTotals(world);
  requireKnownTotals(known);
  const sets = elasticitySetsFor(world.tables.sectors.map(({ id }) => id));
  const products = worldProducts(world.tables, sharedData);
  const files = packedFiles(CANADA_WORLD, world.tables, sets, products.products);
  checkWritten(files);
  return files.set('PROVENANCE.md', provenance(world, known, products));
}

/** Reads the files back as anybody would: no rule broken, no warning, balanced and in equilibrium as written. */
function checkWritten(files: ReadonlyMap<string, string | Uint8Array>): void {
  const { tables, problems } = parseEconomy(files, CANADA_WORLD.id);
  if (!tables || problems.length > 0) throw new Error(formatProblems(problems));
  const { absorption, cost } = checkConsistency(tables, BALANCE_TOLERANCE);
  if (absorption.beyond > 0 || cost.beyond > 0) {
    const worst = JSON.stringify([...absorption.largest, ...cost.largest][0]);
    throw new Error(`the files as written do not balance to ${BALANCE_TOLERANCE}: ${worst}`);
  }
  const { status, iterations, residual } = solve(
    calibrate(tables).economy,
    {},
    { tolerance: EQUILIBRIUM_TOLERANCE },
  );
  if (status !== 'converged' || iterations > 0) {
    throw new Error(
      `the base year is no equilibrium: ${status} after ${iterations}, residual ${residual}`,
    );
  }
}
