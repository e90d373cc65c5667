import { join } from 'node:path';
import type { EconomyTables } from '../../../model/index.ts';
import { standingElasticities, thetaOf } from '../../elasticities/named-sets.ts';
import { type Accounts, nationalAccounts } from '../accounts.ts';
import { balanceUse } from '../balance-use.ts';
import { readCanadaSource } from '../canada-source.ts';
import { economyTables } from '../economy-tables.ts';
import { Matrix, matrixOf } from '../matrix.ts';
import type { RasResult } from '../ras.ts';
import { type BaselineTariffs, baselineTariffs } from './baseline-tariffs.ts';
import { type ControlTotals, readControlTotals } from './control-totals.ts';
import { type SectionTrade, readSectionTrade } from './customs-sections.ts';
import { indices, need } from './flows.ts';
import { type IcioSource, readIcio } from './icio-source.ts';
import { type Assigned, assignStructures } from './income-groups.ts';
import { readPartnerTrade } from './partner-trade.ts';
import { type ProvincialTotals, provincialTotals } from './provincial-totals.ts';
import { NATIONS, PROVINCES, REGIONS } from './regions.ts';
import { GOODS, SECTORS, blocksBy } from './sectors.ts';
import { type ProvincialTrade, splitProvinces } from './split-provinces.ts';
import { splitServices } from './split-services.ts';
import { type NationalTrade, updateTrade } from './update-trade.ts';
import { type PartnerImports, readUsImports } from './us-imports.ts';
import { useSeed } from './use-seeds.ts';
import { BLOCK_OF_SECTOR, readWiod } from './wiod-source.ts';

/** No sector lives on value added alone. */
const MOST_VALUE_ADDED = 0.95;

/** The world and every stage it went through, for the provenance report and the checks. */
export interface CanadaWorld {
  readonly tables: EconomyTables;
  readonly icio: IcioSource;
  readonly totals: ControlTotals;
  readonly sections: SectionTrade;
  /** US imports from Canada as the Census Bureau has them. */
  readonly census: PartnerImports;
  readonly updated: NationalTrade;
  readonly divided: ProvincialTrade;
  readonly tariffs: BaselineTariffs;
  readonly structures: ReadonlyMap<string, Assigned>;
  readonly accounts: Accounts;
  /** First guess and balanced table of what each region buys, in the order of REGIONS. */
  readonly seeds: readonly Matrix[];
  readonly balanced: readonly RasResult[];
}

/**
 * Builds the world `canada-world` from the shared data: map, update, split, tariffs, balance. The same source gives
 * the same numbers on every machine.
 *
 * @param sharedData folder that holds `icio-2022`, `wiod`, `canada-provinces-2021` and the others
 * @param onProgress called before each stage, with its name
 * @param marginPart part of a pair's services that may be margins on its goods, in place of MARGIN_PART
 * @throws Error when a source is damaged, or a region cannot be balanced
 */
export function buildCanadaWorld(
  sharedData: string,
  onProgress: (stage: string) => void = () => undefined,
  marginPart?: number,
): CanadaWorld {
  const from = (folder: string): string => join(sharedData, folder);
  onProgress('reading sources');
  const icio = readIcio(from('icio-2022'));
  const wiod = readWiod(from('wiod'));
  const provincial = provincialTotals(readCanadaSource(from('canada-provinces-2021')));
  const sections = readSectionTrade(from('canada-provinces-us'));
  const usImports = readUsImports(from('us-imports-2024'));
  const partners = readPartnerTrade(from('canada-trade-2023'));
  const totals = readControlTotals(from('facts'));

  onProgress('updating border trade to 2024');
  const updated = updateTrade({ icio, usImports, sections, partners, totals }, marginPart);
  onProgress('splitting services and provinces');
  const national = splitServices(updated, wiod, provincial);
  const structures = assignStructures(wiod);
  const { structure } = need(structures, 'CAN', 'input structures');
  const divided = splitProvinces(national, sections, updated.toUs, provincial, structure);
  const tariffs = baselineTariffs(icio, usImports);

  onProgress('balancing what each region buys');
  const marginOf = marginsByRegion(updated, divided);
  const accounts = accountsOf(divided.flows, tariffs, structures, provincial, marginOf);
  const seeds = REGIONS.map(({ id }, n) => {
    const { structure } = need(structures, nationOf(id), 'input structures');
    return useSeed(accounts, n, structure, marginOf[n] ?? []);
  });
  const balanced = seeds.map((seed, n) => converged(balanceUse(accounts, n, seed), n));
  const sectors = SECTORS.map(({ id, name, tradable }) => ({
    id,
    name,
    tradable,
    theta: thetaOf(standingElasticities, id) ?? NaN,
  }));
  const use = balanced.map(({ table }) => table);
  const tables = economyTables(REGIONS, sectors, accounts, use, regionalTariffs(tariffs));
  const census = need(usImports, 'CAN', 'us-imports-2024');
  return {
    tables,
    icio,
    totals,
    sections,
    census,
    updated,
    divided,
    tariffs,
    structures,
    accounts,
    seeds,
    balanced,
  };
}

/** The nation that a region is, or is a province of. */
function nationOf(region: string): string {
  return NATIONS.includes(region) ? region : 'CAN';
}

/** Margins in the price of each region's exports, [region][sector]; provinces share Canada's by what they sell abroad. */
function marginsByRegion(
  { margins }: NationalTrade,
  { toUs, toOthers }: ProvincialTrade,
): number[][] {
  const canada = NATIONS.indexOf('CAN');
  const sold = (p: number, j: number): number => toUs.at(p, j) + toOthers.at(p, j);
  return REGIONS.map(({ id }, n) =>
    SECTORS.map((_, j) => {
      if (j >= GOODS.length) return 0;
      if (n >= PROVINCES.length) return margins.at(NATIONS.indexOf(id), j);
      const all = indices(PROVINCES.length).reduce((sum, p) => sum + sold(p, j), 0);
      return all > 0 ? (margins.at(canada, j) * sold(n, j)) / all : 0;
    }),
  );
}

/** Accounts with value added as a share of output without the margins on exports. */
function accountsOf(
  flows: readonly Matrix[],
  tariffs: BaselineTariffs,
  structures: ReadonlyMap<string, Assigned>,
  provincial: ProvincialTotals,
  margins: readonly (readonly number[])[],
): Accounts {
  const stated = (n: number, j: number): number => {
    const { structure } = need(structures, nationOf(REGIONS[n]?.id ?? ''), 'input structures');
    return structure.valueAddedShare[BLOCK_OF_SECTOR[j] ?? -1] ?? NaN;
  };
  const output = matrixOf(REGIONS.length, SECTORS.length, (n, j) => flows[j]?.rowSum(n) ?? 0);
  const provinces = provincialValueAdded(output, provincial, stated);
  const valueAddedShare = matrixOf(REGIONS.length, SECTORS.length, (n, j) => {
    const share = n < PROVINCES.length ? provinces.at(n, j) : stated(n, j);
    const made = output.at(n, j);
    return made > 0 ? share * Math.max(0, 1 - (margins[n]?.[j] ?? 0) / made) : share;
  });
  return nationalAccounts(flows, 1, valueAddedShare, regionalTariffs(tariffs));
}

/**
 * Value-added shares of provinces, [province][sector]. The provincial tables have one for a group of sectors; within it,
 * shares differ as Canada's of WIOD do, so that the group's value added stands.
 */
function provincialValueAdded(
  output: Matrix,
  provincial: ProvincialTotals,
  ofCanada: (region: number, sector: number) => number,
): Matrix {
  const shares = new Matrix(PROVINCES.length, SECTORS.length);
  for (const { name, members } of blocksBy((sector) => sector.provincial)) {
    indices(PROVINCES.length).forEach((p) => {
      const sum = (value: (j: number) => number): number =>
        members.reduce((total, j) => total + value(j), 0);
      const group = provincial.valueAddedShare(p, name);
      const made = sum((j) => output.at(p, j));
      const expected = sum((j) => output.at(p, j) * ofCanada(p, j));
      for (const j of members) {
        const factor = expected > 0 ? (group * made) / expected : 1;
        shares.set(p, j, Math.min(factor * ofCanada(p, j), MOST_VALUE_ADDED));
      }
    });
  }
  return shares;
}

/** The tariffs of nations between regions: a province pays and levies Canada's; services are free. */
function regionalTariffs({ rates }: BaselineTariffs): Matrix[] {
  const nations = REGIONS.map(({ id }) => NATIONS.indexOf(nationOf(id)));
  return SECTORS.map((_, j) =>
    matrixOf(REGIONS.length, REGIONS.length, (i, n) => {
      const [from, to] = [nations[i] ?? -1, nations[n] ?? -1];
      return from === to ? 0 : (rates[j]?.at(from, to) ?? 0);
    }),
  );
}

function converged(result: RasResult, region: number): RasResult {
  if (result.status === 'converged') return result;
  const { status, iterations, residual } = result;
  throw new Error(
    `${REGIONS[region]?.name ?? ''}: what it buys cannot be balanced (${status} after ${iterations} iterations, residual ${residual}); look at its rows in the sources`,
  );
}
