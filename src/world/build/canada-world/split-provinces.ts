import { Matrix, matrixOf } from '../matrix.ts';
import { type RasResult, ras } from '../ras.ts';
import type { SectionTrade } from './customs-sections.ts';
import { indices, sales, scaledTo, tableOf } from './flows.ts';
import { needsOf } from './input-needs.ts';
import type { ProvincialTotals } from './provincial-totals.ts';
import { NATIONS, PROVINCES, REGIONS } from './regions.ts';
import { SECTORS, type SectorBlock, blocksBy } from './sectors.ts';
import { productionShare } from './specialisation.ts';
import type { InputStructure } from './wiod-source.ts';

/** The world with Canada divided, and what was made on the way; tables are [province][sector of SECTORS]. */
export interface ProvincialTrade {
  /** One [exporter][importer] table over {@link REGIONS} for each sector. */
  readonly flows: Matrix[];
  readonly toUs: Matrix;
  readonly toOthers: Matrix;
  readonly atHome: Matrix;
}

const CAN = NATIONS.indexOf('CAN');
const USA = NATIONS.indexOf('USA');
const P = PROVINCES.length;
const provinces = indices(P);
const allSectors = indices(SECTORS.length);

/** Sectors that the provincial tables hold as one. */
const GROUPS: readonly SectorBlock[] = blocksBy(({ provincial }) => provincial);

/** Every province may sell a little of everything it makes: a share this small seeds what no source rules out. */
const TRACE = 0.002;

/** A province's exports to others than the United States are at least this part of what it sells abroad in a group. */
const LEAST_TO_OTHERS = 0.05;

/**
 * Divides Canada's trade among ten provinces.
 *
 * - To the United States: customs sections by province, divided among a section's sectors by RAS.
 * - To others: what provincial tables have as exports to everybody, less what goes to the United States, by group of
 *   sectors; divided among a group's sectors by RAS. All partners but the United States see the same provinces.
 * - At home: sales of provincial tables by group, divided among sectors by RAS; each province's among its buyers by RAS,
 *   to the tables' sales of the group, seeded with what buyers need: oil goes to refineries, ore to smelters.
 * - Imports: those of the provincial tables by group, divided in the same way. All partners see the same buyers.
 *
 * @param national one [exporter][importer] table over NATIONS for each sector, Canada in one piece
 * @param toUs Canada's exports to the United States, [sector][section]
 * @param structure Canada's input structure
 */
export function splitProvinces(
  national: readonly Matrix[],
  sections: SectionTrade,
  toUs: Matrix,
  provincial: ProvincialTotals,
  structure: InputStructure,
): ProvincialTrade {
  const abroad = indices(NATIONS.length).filter((n) => n !== CAN);
  const others = abroad.filter((n) => n !== USA);
  const ofCanada = (j: number, importers: readonly number[]): number =>
    importers.reduce((sum, n) => sum + tableOf(national, j).at(CAN, n), 0);

  const usTable = exportsToUs(sections, toUs, provincial, (j) => ofCanada(j, [USA]));
  const specialised = specialisation(usTable, provincial);

  const otherTable = new Matrix(P, SECTORS.length);
  const homeTable = new Matrix(P, SECTORS.length);
  for (const group of GROUPS) {
    const toAll = provinces.map((p) => provincial.exports(p, group.name));
    const all = group.members.reduce((sum, j) => sum + ofCanada(j, abroad), 0);
    const left = scaledTo(toAll, all).map((total, p) => {
      const us = group.members.reduce((sum, j) => sum + usTable.at(p, j), 0);
      return Math.max(total - us, LEAST_TO_OTHERS * total);
    });
    fill(otherTable, group, left, specialised, (j) => ofCanada(j, others));
    const home = provinces.map((p) =>
      provinces.reduce((sum, q) => sum + provincial.domestic(p, q, group.name), 0),
    );
    fill(homeTable, group, home, specialised, (j) => ofCanada(j, [CAN]));
  }
  const output = matrixOf(P, SECTORS.length, (p, j) => {
    return usTable.at(p, j) + otherTable.at(p, j) + homeTable.at(p, j);
  });
  const imported = (j: number): number =>
    abroad.reduce((sum, i) => sum + tableOf(national, j).at(i, CAN), 0);
  const needs = needsOf(structure, output, (j) => ofCanada(j, [CAN]) + imported(j));
  const imports = new Matrix(P, SECTORS.length);
  const bought = provinces.map(() => new Matrix(P, SECTORS.length));
  for (const group of GROUPS) {
    const fromAbroad = provinces.map((q) => provincial.imports(q, group.name));
    fill(imports, group, fromAbroad, needs, imported);
    bought.forEach((table, p) => {
      const sold = provinces.map((q) => provincial.domestic(p, q, group.name));
      fill(table, group, sold, needs, (j) => homeTable.at(p, j));
    });
  }
  const made = { usTable, otherTable, imports, bought };
  const flows = allSectors.map((j) => regionalFlows(tableOf(national, j), j, made));
  return { flows, toUs: usTable, toOthers: otherTable, atHome: homeTable };
}

/** Exports to the United States: sections with their provinces; what has no section by provincial tables. */
function exportsToUs(
  { exports }: SectionTrade,
  toUs: Matrix,
  provincial: ProvincialTotals,
  total: (sector: number) => number,
): Matrix {
  const table = new Matrix(P, SECTORS.length);
  const add = (p: number, j: number, value: number): void => {
    table.set(p, j, table.at(p, j) + value);
  };
  for (const c of indices(exports.columns)) {
    const members = allSectors.filter((j) => toUs.at(j, c) > 0);
    const rows = provinces.map((p) => exports.at(p, c));
    const seed = matrixOf(P, members.length, (p, m) => {
      const j = members[m] ?? 0;
      const known = productionShare(SECTORS[j]?.id ?? '', PROVINCES[p]?.id ?? '');
      return toUs.at(j, c) * ((known ?? exportShare(provincial, p, j)) + TRACE);
    });
    const columns = members.map((j) => toUs.at(j, c));
    const { table: fitted } = divided(seed, rows, columns, `customs section ${c}`);
    for (const p of provinces) members.forEach((j, m) => add(p, j, fitted.at(p, m)));
  }
  for (const j of allSectors.filter((sector) => toUs.rowSum(sector) === 0)) {
    const shares = scaledTo(
      provinces.map((p) => provincial.exports(p, SECTORS[j]?.provincial ?? '', 'USA')),
      total(j),
    );
    shares.forEach((value, p) => {
      add(p, j, value);
    });
  }
  return table;
}

/** Share of a province in what Canada sells abroad of a sector's group, by provincial tables. */
function exportShare(provincial: ProvincialTotals, province: number, sector: number): number {
  const group = SECTORS[sector]?.provincial ?? '';
  const values = provinces.map((p) => provincial.exports(p, group));
  return scaledTo(values, 1)[province] ?? 0;
}

/**
 * How much of a sector is a province's, as a seed for sales that no source has in detail: its share in production where
 * that is published, otherwise its share in exports to the United States.
 */
function specialisation(usTable: Matrix, provincial: ProvincialTotals): Matrix {
  return matrixOf(P, SECTORS.length, (p, j) => {
    const known = productionShare(SECTORS[j]?.id ?? '', PROVINCES[p]?.id ?? '');
    const sold = usTable.columnSum(j);
    const share = sold > 0 ? usTable.at(p, j) / sold : exportShare(provincial, p, j);
    return (known ?? share) + TRACE;
  });
}

/** Divides a group's provincial totals among its sectors, whose national totals are known. */
function fill(
  table: Matrix,
  { name, members }: SectorBlock,
  rowWeights: readonly number[],
  seedShare: Matrix,
  total: (sector: number) => number,
): void {
  const columns = members.map(total);
  const rows = scaledTo(
    rowWeights,
    columns.reduce((a, b) => a + b, 0),
  );
  const seed = matrixOf(P, members.length, (p, m) => {
    return (columns[m] ?? 0) * seedShare.at(p, members[m] ?? 0);
  });
  const { table: fitted } = divided(seed, rows, columns, name);
  for (const p of provinces) members.forEach((j, m) => table.set(p, j, fitted.at(p, m)));
}

/** RAS to totals that agree in sum; what does not converge is an error of the sources. */
function divided(
  seed: Matrix,
  rows: readonly number[],
  columns: readonly number[],
  what: string,
): RasResult {
  const total = columns.reduce((a, b) => a + b, 0);
  const wanted = scaledTo(rows, total);
  const result = ras(seed, Float64Array.from(wanted), Float64Array.from(columns));
  if (result.status !== 'converged') {
    throw new Error(`${what}: provinces cannot be divided (${result.status}, ${result.residual})`);
  }
  return result;
}

/** Tables [province][sector] of exports and imports, and what each province sells at home, by buyer. */
interface DividedTables {
  readonly usTable: Matrix;
  readonly otherTable: Matrix;
  readonly imports: Matrix;
  /** One [buyer][sector] table for each selling province. */
  readonly bought: readonly Matrix[];
}

/** One sector over REGIONS: provinces in Canada's place, the other economies as they were. */
function regionalFlows(national: Matrix, j: number, made: DividedTables): Matrix {
  const nationOf = REGIONS.map(({ id }) => NATIONS.indexOf(id));
  const shareOf = (table: Matrix): number[] =>
    scaledTo(
      provinces.map((p) => table.at(p, j)),
      1,
    );
  const toOthers = shareOf(made.otherTable);
  const importers = shareOf(made.imports);
  return matrixOf(REGIONS.length, REGIONS.length, (i, n) => {
    const [from, to] = [nationOf[i] ?? -1, nationOf[n] ?? -1];
    if (i < P && n < P) return tableOf(made.bought, i).at(n, j);
    if (i < P) {
      return to === USA ? made.usTable.at(i, j) : national.at(CAN, to) * (toOthers[i] ?? 0);
    }
    return n < P ? national.at(from, CAN) * (importers[n] ?? 0) : national.at(from, to);
  });
}

/** Σ over sectors of a region's sales to another in the divided world; a convenience for reports. */
export function regionalSales(
  flows: readonly Matrix[],
  sectors: readonly number[],
  exporter: string,
  importer: string,
): number {
  const at = (id: string): number => REGIONS.findIndex((region) => region.id === id);
  return sales(flows, sectors, at(exporter), at(importer));
}
