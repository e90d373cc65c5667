import { join } from 'node:path';
import type { EconomyTables, Region, Sector } from '../../model/index.ts';
import { checkConsistency } from '../consistency.ts';
import { formatEconomy } from '../format-economy.ts';
import { parseEconomy } from '../parse-economy.ts';
import { formatProblems } from '../../input/index.ts';
import { nationalAccounts } from './accounts.ts';
import { balanceUse } from './balance-use.ts';
import { readCustomsExports } from './canada-customs.ts';
import { CANADA_2021 } from './canada-meta.ts';
import { REGIONS, SECTORS } from './canada-names.ts';
import { canadaProvenance } from './canada-provenance.ts';
import { readCanadaSource } from './canada-source.ts';
import { economyTables } from './economy-tables.ts';
import type { Matrix } from './matrix.ts';
import type { RasResult } from './ras.ts';
import { type SeedRoles, statedUseSeed, useSeed } from './use-seed.ts';

const sectorAt = (id: string): number => SECTORS.findIndex((sector) => sector.id === id);

/** What the source's sectors are taken for when final use is seeded; see {@link useSeed}. */
const ROLES: SeedRoles = {
  consumerSectors: [
    'food',
    'textiles',
    'real-estate',
    'education',
    'health',
    'recreation-hospitality',
    'public-services',
  ].map(sectorAt),
  rawMaterials: [sectorAt('mining')],
};

/** The source holds C$ thousand, the world C$ million. */
const SOURCE_PER_UNIT = 1000;

/** What the stored folder must keep: its base year to this, relative to every single total. */
const BALANCE_TOLERANCE = 1e-10;

/**
 * Builds the world `canada-2021` from the shared data: every file of its folder, by name. The same
 * source gives the same bytes.
 *
 * @param sharedData folder that holds `canada-provinces-2021` and `canada-provinces-us`
 * @throws Error when a source is damaged, a region cannot be balanced, or the result breaks a rule
 */
export function buildCanada2021(sharedData: string): Map<string, string> {
  const source = readCanadaSource(join(sharedData, 'canada-provinces-2021'));
  const accounts = nationalAccounts(source.trade, SOURCE_PER_UNIT, source.valueAddedShare);
  const { inputShare, consumptionShare } = source;
  const balance = (seeds: readonly Matrix[]): RasResult[] =>
    seeds.map((seed, n) => converged(balanceUse(accounts, n, seed), REGIONS[n]?.name ?? ''));

  const seeds = REGIONS.map((_, n) => useSeed(accounts, inputShare, consumptionShare, n, ROLES));
  const stated = REGIONS.map((_, n) => statedUseSeed(accounts, inputShare, consumptionShare, n));
  const results = balance(seeds.map((seed) => seed.table));

  const regions: Region[] = REGIONS.map(({ sourceName: _, ...region }) => region);
  const sectors: Sector[] = SECTORS.map(({ sourceName: _, ...sector }, s) => {
    // The source stores 1/θ; nine digits give back the θ it started from.
    return { ...sector, theta: Number((1 / (source.dispersion[s] ?? NaN)).toPrecision(9)) };
  });
  const use = results.map((result) => result.table);
  const files = formatEconomy(CANADA_2021, economyTables(regions, sectors, accounts, use));
  files.set('tariffs.csv', 'sector,exporter,importer,rate\n');
  checkWritten(files);
  const provenance = canadaProvenance({
    accounts,
    seeds,
    results,
    stated,
    statedResults: balance(stated),
    customs: readCustomsExports(join(sharedData, 'canada-provinces-us'), 2021),
    balanceTolerance: BALANCE_TOLERANCE,
  });
  return files.set('PROVENANCE.md', provenance);
}

function converged(result: RasResult, region: string): RasResult {
  if (result.status === 'converged') return result;
  throw new Error(
    `${region}: the use table cannot be balanced (${result.status} after ${result.iterations} iterations, residual ${result.residual}); look at its rows in the source`,
  );
}

/** Reads the files back as anybody would: no rule broken, no warning, and balanced as written. */
function checkWritten(files: ReadonlyMap<string, string>): EconomyTables {
  const { tables, problems } = parseEconomy(files, 'canada-2021');
  if (!tables || problems.length > 0) throw new Error(formatProblems(problems));
  const { absorption, cost } = checkConsistency(tables, BALANCE_TOLERANCE);
  if (absorption.beyond > 0 || cost.beyond > 0) {
    const worst = JSON.stringify([...absorption.largest, ...cost.largest][0]);
    throw new Error(`the files as written do not balance to ${BALANCE_TOLERANCE}: ${worst}`);
  }
  return tables;
}
