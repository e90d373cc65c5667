import { join } from 'node:path';
import { Matrix, matrixOf } from '../matrix.ts';
import { readRows } from './csv-rows.ts';
import { type Flows, indices, need } from './flows.ts';
import { type SectorBlock, SECTORS, blocksBy } from './sectors.ts';

/** Sectors that are one or several industries of WIOD together: the detail in which WIOD speaks of the world. */
export const WIOD_BLOCKS: readonly SectorBlock[] = blocksBy(({ wiod }) => wiod.join(' '));

/** Input-output structure of one economy, or the mean of several, by block. */
export interface InputStructure {
  /** Share of block k in what block s buys, columns add up to 1: [input block][using block]. */
  readonly inputShare: Matrix;
  /** Value added over gross output, by block. */
  readonly valueAddedShare: readonly number[];
  /** Final use over absorption, by block. */
  readonly finalUse: readonly number[];
}

/** The world of 2011 as `wiod` has it: 40 countries and the rest of the world, by ISO code. */
export interface WiodSource {
  readonly countries: readonly string[];
  readonly structures: ReadonlyMap<string, InputStructure>;
  /** Sales between them, one [exporter][importer] table for each block, US$ million. */
  readonly sales: Flows;
}

const blockOfIndustry = new Map(
  WIOD_BLOCKS.flatMap(({ name }, block) =>
    name.split(' ').map((industry) => [industry, block] as const),
  ),
);

/** WIOD writes Romania and the rest of the world in its own way. */
const isoOf = (code: string): string => ({ ROM: 'ROU', RoW: 'ROW' })[code] ?? code;

/** Shares of final use at the edges are artefacts of rounding to US$ million: they are kept inside these. */
const [LEAST_FINAL_USE, MOST_FINAL_USE] = [0.005, 0.995];

/** Reads `wiod`, summed to {@link WIOD_BLOCKS}. */
export function readWiod(folder: string): WiodSource {
  const bilateral = readRows(join(folder, 'bilateral_2011.csv'));
  const codes = [...new Set(bilateral.map((row) => row.text('exporter')))];
  const countries = codes.map(isoOf);
  const sales = WIOD_BLOCKS.map(() => new Matrix(codes.length, codes.length));
  const blockOf = (industry: string): number => need(blockOfIndustry, industry, 'WIOD industries');
  for (const row of bilateral) {
    const table = sales[blockOf(row.text('industry'))] as Matrix;
    const exporter = codes.indexOf(row.text('exporter'));
    codes.forEach((code, importer) => {
      table.set(exporter, importer, table.at(exporter, importer) + row.number(code, 0));
    });
  }

  const blocks = WIOD_BLOCKS.length;
  const uses = new Map(countries.map((country) => [country, new Matrix(blocks, blocks)]));
  for (const row of readRows(join(folder, 'io_2011.csv'))) {
    const use = need(uses, isoOf(row.text('country')), 'WIOD uses');
    const [k, s] = [blockOf(row.text('input')), blockOf(row.text('output'))];
    use.set(k, s, use.at(k, s) + row.number('value', 0));
  }
  const accounts = new Map(countries.map((country) => [country, new Matrix(2, blocks)]));
  for (const row of readRows(join(folder, 'output_va_2011.csv'))) {
    const account = need(accounts, isoOf(row.text('country')), 'WIOD output');
    const s = blockOf(row.text('industry'));
    account.set(0, s, account.at(0, s) + row.number('gross_output', 0));
    account.set(1, s, account.at(1, s) + row.number('va_incl_taxes_margins', 0));
  }
  const structures = countries.map((country, n) => {
    const absorption = sales.map((table) => table.columnSum(n));
    const use = need(uses, country, 'WIOD uses');
    return [country, structureOf(use, need(accounts, country, 'WIOD output'), absorption)] as const;
  });
  return { countries, structures: new Map(structures), sales };
}

/** Shares from flows. A block that an economy does not make, or does not buy, has none: NaN. */
function structureOf(use: Matrix, account: Matrix, absorption: readonly number[]): InputStructure {
  const blocks = use.rows;
  const bought = use.columnSums();
  return {
    inputShare: matrixOf(blocks, blocks, (k, s) => {
      return use.at(k, s) / (bought[s] as number);
    }),
    valueAddedShare: indices(blocks).map((s) => {
      const share = account.at(1, s) / account.at(0, s);
      return share > 0 ? Math.min(share, 0.98) : NaN;
    }),
    finalUse: absorption.map((spent, k) => {
      const share = 1 - use.rowSum(k) / spent;
      return Number.isFinite(share)
        ? Math.min(Math.max(share, LEAST_FINAL_USE), MOST_FINAL_USE)
        : NaN;
    }),
  };
}

/** Position in {@link WIOD_BLOCKS} of each sector. */
export const BLOCK_OF_SECTOR: readonly number[] = indices(SECTORS.length).map((sector) =>
  WIOD_BLOCKS.findIndex(({ members }) => members.includes(sector)),
);
