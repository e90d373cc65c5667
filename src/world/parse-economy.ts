import type { EconomyTables, Region, Sector } from '../model/index.ts';
import { checkBalances } from './balance-rules.ts';
import { readSheet } from './csv-sheet.ts';
import type { CsvSheet } from './csv-sheet.ts';
import type { EconomyDraft } from './economy-draft.ts';
import {
  economyFileNames,
  flowColumns,
  flowFileNames,
  flowFiles,
  flowKeys,
  isRequired,
} from './economy-files.ts';
import type { FlowFileName } from './economy-files.ts';
import { economyKeys, readEconomyMeta } from './economy-meta.ts';
import type { EconomyMeta } from './economy-meta.ts';
import { readFlows } from './flow-table.ts';
import type { FlowReading } from './flow-table.ts';
import { checkNumbers } from './number-rules.ts';
import { ProblemList } from './problem-list.ts';
import { isError } from './problem.ts';
import type { Problem } from './problem.ts';
import { readRegions, regionColumns } from './region-table.ts';
import { readSectors, sectorColumns } from './sector-table.ts';
import { shorten } from './shorten.ts';
import { checkRows, checkSize } from './size-rules.ts';
import { didYouMean, nearest } from './suggest.ts';
import { checkSupply } from './supply-rules.ts';

/** What a folder says, as far as it could be understood. */
export interface EconomyReading {
  /** Absent when economy.yaml has errors. */
  readonly meta?: EconomyMeta;
  /** Absent when any file has errors: nothing is computed on an economy that breaks a rule. */
  readonly tables?: EconomyTables;
  /** Every problem of every file at once, by file and line. */
  readonly problems: readonly Problem[];
}

/**
 * Reads an economy from the texts of its files and holds it to every rule. Pure: the Node door is
 * `readEconomyFolder`.
 *
 * @param files text by file name (`trade.csv`, …); names of no file of the format are ignored, unless they look like
 *   a misspelt one
 * @param folderLabel how problems name the folder
 */
export function parseEconomy(
  files: ReadonlyMap<string, string>,
  folderLabel: string,
): EconomyReading {
  const label = (name: string): string => (folderLabel === '' ? name : `${folderLabel}/${name}`);
  const found = new ProblemList();
  found.addAll(checkFileNames(files, label));
  const sheet = (name: string, spec: Parameters<typeof readSheet>[2]): CsvSheet | undefined => {
    const text = files.get(name);
    if (text === undefined) return undefined;
    const reading = readSheet(label(name), text, spec);
    found.addAll(reading.problems);
    return reading.sheet;
  };

  const yaml = files.get('economy.yaml');
  const metaReading = yaml === undefined ? undefined : readEconomyMeta(label('economy.yaml'), yaml);
  found.addAll(metaReading?.problems ?? []);
  const meta = metaReading?.value;
  const regionSheet = sheet('regions.csv', regionColumns);
  const sectorSheet = sheet('sectors.csv', sectorColumns);
  const flowSheets = new Map<FlowFileName, CsvSheet>();
  for (const name of flowFileNames) {
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
  if (regionReading && sectorReading && isWhole(regionSheet) && isWhole(sectorSheet)) {
    const { regions } = regionReading;
    if (metaReading?.value) found.addAll(checkGroupNames(metaReading, regions, label));
    const tooLarge = checkSize(regionSheet, regions.length, sectorReading.sectors.length);
    found.addAll(tooLarge);
    if (tooLarge.length === 0) {
      const sheets = { regionSheet, sectorSheet, flowSheets };
      const draft = readDraft(regions, sectorReading.sectors, sheets);
      for (const { reading } of draft.flows.values()) found.addAll(reading.problems);
      found.addAll(checkNumbers(draft));
      const allThere = flowFileNames.every((name) => flowSheets.has(name) || !isRequired(name));
      if (allThere && !idProblems.some(isError)) {
        found.addAll(checkSupply(draft));
        found.addAll(checkBalances(draft));
      }
      tables = draft.tables;
    }
  }

  const order = new Map(economyFileNames.map((name, index) => [label(name), index]));
  const rank = ({ file }: Problem): number => order.get(file) ?? order.size;
  const problems = found
    .toArray()
    .sort((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column);
  return {
    ...(meta ? { meta } : {}),
    ...(tables && meta && !problems.some(isError) ? { tables } : {}),
    problems,
  };
}

function readDraft(
  regions: readonly Region[],
  sectors: readonly Sector[],
  sheets: Pick<EconomyDraft, 'regionSheet' | 'sectorSheet'> & {
    flowSheets: ReadonlyMap<FlowFileName, CsvSheet>;
  },
): EconomyDraft {
  const flows = new Map<FlowFileName, { sheet: CsvSheet; reading: FlowReading }>();
  for (const [name, sheet] of sheets.flowSheets) {
    const { keys, size } = flowKeys(flowFiles[name], regions, sectors);
    flows.set(name, { sheet, reading: readFlows(sheet, keys, flowFiles[name].valueColumn, size) });
  }
  const values = (name: FlowFileName): Float64Array =>
    flows.get(name)?.reading.values ??
    new Float64Array(flowKeys(flowFiles[name], regions, sectors).size);
  const tables: EconomyTables = {
    regions,
    sectors,
    trade: values('trade.csv'),
    tariffs: values('tariffs.csv'),
    intermediate: values('intermediate.csv'),
    valueAdded: values('value_added.csv'),
    final: values('final.csv'),
    ...(flows.has('transfers.csv') ? { transfers: values('transfers.csv') } : {}),
  };
  return { tables, ...sheets, flows };
}

/** Ids of a table with no rows or a torn one are not known: other files are not held to them. */
function isWhole(sheet: CsvSheet | undefined): sheet is CsvSheet {
  if (!sheet || sheet.rowCount === 0) return false;
  return [...Array(sheet.rowCount).keys()].every(sheet.isWhole);
}

/** Rules `missing-file` and `misspelt-file`. */
function checkFileNames(
  files: ReadonlyMap<string, string>,
  label: (name: string) => string,
): Problem[] {
  const absent = economyFileNames.filter((name) => !files.has(name));
  const place = { line: 1, column: 1 };
  const misspelt = [...files.keys()].flatMap((name): Problem[] => {
    if (economyFileNames.includes(name)) return [];
    const meant = nearest(name, absent);
    if (meant === undefined) return [];
    const message = `'${name}' is not a file of an economy and is not read`;
    const hint = didYouMean(meant, '');
    return [
      { file: label(name), ...place, severity: 'warning', rule: 'misspelt-file', message, hint },
    ];
  });
  const missing = absent.filter(isRequired).map((name): Problem => {
    const message = 'this file is missing';
    const hint = `add it, with ${contentsOf(name)}`;
    return { file: label(name), ...place, severity: 'error', rule: 'missing-file', message, hint };
  });
  return [...misspelt, ...missing];
}

/** What a file must hold, for somebody who has to write it. */
function contentsOf(name: string): string {
  if (name === 'economy.yaml') return `the keys ${economyKeys.join(', ')}`;
  const columns =
    name === 'regions.csv'
      ? regionColumns
      : name === 'sectors.csv'
        ? sectorColumns
        : flowColumns(flowFiles[name as FlowFileName]);
  return `the columns ${columns.required.join(',')}`;
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
