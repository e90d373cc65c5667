import type { EconomyTables, Region, Sector } from '../model/index.ts';
import type { CsvSheet, Problem } from '../input/index.ts';
import { flowFiles, flowKeys } from './economy-files.ts';
import type { FlowFileName } from './economy-files.ts';
import { readSheetFlows } from './flow-source.ts';
import type { FlowSource } from './flow-source.ts';

/** The tables of numbers of a folder, in either form. */
export interface FlowsReading {
  readonly flows: ReadonlyMap<FlowFileName, FlowSource>;
  readonly problems: readonly Problem[];
}

/** The tables that CSV files state. */
export function readSheets(
  sheets: ReadonlyMap<FlowFileName, CsvSheet>,
  regions: readonly Region[],
  sectors: readonly Sector[],
): FlowsReading {
  const flows = new Map<FlowFileName, FlowSource>();
  const problems: Problem[] = [];
  for (const [name, sheet] of sheets) {
    const reading = readSheetFlows(name, sheet, regions, sectors);
    flows.set(name, reading.source);
    for (const problem of reading.problems) problems.push(problem);
  }
  return { flows, problems };
}

/** Tables that are not stated are zeros, but for transfers. */
export function tablesOf(
  regions: readonly Region[],
  sectors: readonly Sector[],
  flows: ReadonlyMap<FlowFileName, FlowSource>,
): EconomyTables {
  const values = (name: FlowFileName): Float64Array =>
    flows.get(name)?.values ?? new Float64Array(flowKeys(flowFiles[name], regions, sectors).size);
  return {
    regions,
    sectors,
    trade: values('trade.csv'),
    tariffs: values('tariffs.csv'),
    intermediate: values('intermediate.csv'),
    valueAdded: values('value_added.csv'),
    final: values('final.csv'),
    ...(flows.has('transfers.csv') ? { transfers: values('transfers.csv') } : {}),
  };
}
