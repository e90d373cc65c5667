import type { EconomyTables, Region, Sector } from '../model/index.ts';
import { checkBalances } from './balance-rules.ts';
import { ProblemList, didYouMean, isError, nearest, readSheet, shorten } from '../input/index.ts';
import type { CsvSheet, Problem } from '../input/index.ts';
import {
  economyFileNames,
  elasticityFileName,
  flowColumns,
  flowFileNames,
  flowFiles,
  packedFileName,
  productFileName,
} from './economy-files.ts';
import type { FlowFileName } from './economy-files.ts';
import { readEconomyMeta } from './economy-meta.ts';
import type { EconomyMeta } from './economy-meta.ts';
import type { ElasticitySets } from './elasticity-set.ts';
import { elasticityColumns, readElasticities } from './elasticity-table.ts';
import { checkFileNames, formOf } from './file-names.ts';
import type { EconomyFiles } from './file-names.ts';
import { checkNumbers } from './number-rules.ts';
import type { ProductFlows } from './product-flows.ts';
import { readProducts } from './product-table.ts';
import { decodeTables } from './packed/decode-tables.ts';
import { readSheets, tablesOf } from './read-flows.ts';
import type { FlowsReading } from './read-flows.ts';
import { readRegions, regionColumns } from './region-table.ts';
import { readSectors, sectorColumns } from './sector-table.ts';
import { checkRows, checkSize } from './size-rules.ts';
import { checkSupply } from './supply-rules.ts';

/** What a folder says, as far as it could be understood. */
export interface EconomyReading {
  /** Absent when economy.yaml has errors. */
  readonly meta?: EconomyMeta;
  /** Absent when any file has errors: nothing is computed on an economy that breaks a rule. */
  readonly tables?: EconomyTables;
  /** Trade elasticities that a scenario may choose in place of those in sectors.csv; absent when there are none. */
  readonly elasticitySets?: ElasticitySets;
  /** What trade consists of; absent when nothing says so, or was not among the files. */
  readonly products?: ProductFlows;
  /** Every problem of every file at once, by file and line. */
  readonly problems: readonly Problem[];
}

/**
 * Reads an economy from its files and holds it to every rule. Pure: the doors are `readEconomyFolder` in Node and
 * `loadWorld` in a page.
 *
 * @param files content by file name (`trade.csv`, …); names of no file of the format are ignored, unless they look like
 *   a misspelt one
 * @param folderLabel how problems name the folder
 */
export function parseEconomy(files: EconomyFiles, folderLabel: string): EconomyReading {
  const label = (name: string): string => (folderLabel === '' ? name : `${folderLabel}/${name}`);
  const found = new ProblemList();
  found.addAll(checkFileNames(files, label));
  const sheet = (name: string, spec: Parameters<typeof readSheet>[2]): CsvSheet | undefined => {
    const content = files.get(name);
    if (content === undefined) return undefined;
    const reading = readSheet(label(name), asText(content), spec);
    found.addAll(reading.problems);
    return reading.sheet;
  };

  const form = formOf(files);
  const yaml = files.get('economy.yaml');
  const metaReading =
    yaml === undefined ? undefined : readEconomyMeta(label('economy.yaml'), asText(yaml));
  found.addAll(metaReading?.problems ?? []);
  const meta = metaReading?.value;
  const regionSheet = sheet('regions.csv', regionColumns);
  const sectorSheet = sheet('sectors.csv', sectorColumns);
  const elasticitySheet = sheet(elasticityFileName, elasticityColumns);
  const flowSheets = new Map<FlowFileName, CsvSheet>();
  for (const name of form === 'csv' ? flowFileNames : []) {
    const flowSheet = sheet(name, flowColumns(flowFiles[name]));
    if (!flowSheet) continue;
    flowSheets.set(name, flowSheet);
    found.addAll(checkRows(name, flowSheet));
  }

  const regionReading = regionSheet && readRegions(regionSheet);
  const sectorReading = sectorSheet && readSectors(sectorSheet);
  const idProblems = [...(regionReading?.problems ?? []), ...(sectorReading?.problems ?? [])];
  found.addAll(idProblems);
  let tables: EconomyTables | undefined;
  let elasticitySets: ElasticitySets = new Map();
  let products: ProductFlows | undefined;
  if (regionReading && sectorReading && isWhole(regionSheet) && isWhole(sectorSheet)) {
    const { regions } = regionReading;
    const { sectors } = sectorReading;
    if (metaReading?.value) {
      found.addAll(checkGroupNames(metaReading, regions, label));
      found.addAll(checkImporters(metaReading, regions, label));
      const { sets, problems } = readElasticities(
        elasticitySheet,
        {
          sources: metaReading.value.elasticities ?? {},
          place: (set) => ({
            file: label('economy.yaml'),
            ...metaReading.locate(['elasticities', set], 'key'),
          }),
        },
        sectors,
      );
      found.addAll(problems);
      elasticitySets = sets;
    }
    const productText = files.get(productFileName);
    if (productText !== undefined) {
      const reading = readProducts(label(productFileName), asText(productText), {
        regions,
        sectors,
      });
      found.addAll(reading.problems);
      products = reading.products;
    }
    const tooLarge = checkSize(regionSheet, regions.length, sectors.length);
    found.addAll(tooLarge);
    if (tooLarge.length === 0) {
      const { flows, problems } =
        form === 'csv'
          ? readSheets(flowSheets, regions, sectors)
          : readPacked(files.get(packedFileName), label(packedFileName), form, regions, sectors);
      found.addAll(problems);
      // Zeros are put in the place of a table that is missing, never in the place of one that is damaged.
      if (form === 'csv' || flows.size > 0) {
        const draft = {
          tables: tablesOf(regions, sectors, flows),
          // Where economy.yaml cannot be read, nothing is held against rates that it may allow.
          innerTariffs: !meta || meta.inner_tariffs === true,
          regionSheet,
          sectorSheet,
          flows,
        };
        found.addAll(checkNumbers(draft));
        const allThere = flowFileNames.every(
          (name) => flows.has(name) || !flowFiles[name].required,
        );
        if (allThere && !idProblems.some(isError)) {
          found.addAll(checkSupply(draft));
          found.addAll(checkBalances(draft));
        }
        tables = draft.tables;
      }
    }
  }

  const order = new Map(economyFileNames.map((name, index) => [label(name), index]));
  const rank = ({ file }: Problem): number => order.get(file) ?? order.size;
  const problems = found
    .toArray()
    .sort((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column);
  return {
    ...(meta ? { meta } : {}),
    ...(tables && meta && !problems.some(isError)
      ? {
          tables,
          ...(elasticitySets.size > 0 ? { elasticitySets } : {}),
          ...(products ? { products } : {}),
        }
      : {}),
    problems,
  };
}

function readPacked(
  content: string | Uint8Array | undefined,
  file: string,
  form: 'packed' | 'two',
  regions: readonly Region[],
  sectors: readonly Sector[],
): FlowsReading {
  if (content === undefined || form === 'two') return { flows: new Map(), problems: [] };
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return decodeTables(file, bytes, regions, sectors);
}

/** Bytes that are not UTF-8 become U+FFFD, which the rule `not-utf8` finds. */
function asText(content: string | Uint8Array): string {
  return typeof content === 'string'
    ? content
    : new TextDecoder('utf-8', { ignoreBOM: true }).decode(content);
}

/** Ids of a table with no rows or a torn one are not known: other files are not held to them. */
function isWhole(sheet: CsvSheet | undefined): sheet is CsvSheet {
  if (!sheet || sheet.rowCount === 0) return false;
  return [...Array(sheet.rowCount).keys()].every(sheet.isWhole);
}

/** Rule `unknown-group`: a display name for a group that has no member. */
function checkGroupNames(
  { value, locate }: ReturnType<typeof readEconomyMeta>,
  regions: readonly Region[],
  label: (name: string) => string,
): Problem[] {
  const groups = new Set(regions.flatMap(({ group }) => group ?? []));
  return Object.keys(value?.groups ?? {})
    .filter((group) => !groups.has(group))
    .map((group) => ({
      file: label('economy.yaml'),
      ...locate(['groups', group], 'key'),
      severity: 'error',
      rule: 'unknown-group',
      message: `no region is in a group '${shorten(group)}'`,
      hint: didYouMean(nearest(group, groups), "name it in the column 'group' of regions.csv"),
    }));
}

/** Rule `unknown-region` for `tariffs_include`. */
function checkImporters(
  { value, locate }: ReturnType<typeof readEconomyMeta>,
  regions: readonly Region[],
  label: (name: string) => string,
): Problem[] {
  const known = new Set(
    regions.flatMap(({ id, group }) => (group === undefined ? id : [id, group])),
  );
  return Object.keys(value?.tariffs_include ?? {})
    .filter((id) => !known.has(id))
    .map((id) => ({
      file: label('economy.yaml'),
      ...locate(['tariffs_include', id], 'key'),
      severity: 'error',
      rule: 'unknown-region',
      message: `'${shorten(id)}' is neither a region nor a group of this economy`,
      hint: didYouMean(nearest(id, known), 'the ids are those of regions.csv, and its groups'),
    }));
}
