import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Region, Sector } from '../../model/index.ts';
import type { SectorOfHs } from '../concordance/concordance.ts';
import { sectorOfHs } from '../concordance/hs-sector.ts';
import { ProblemList, InputError, isError } from '../../input/index.ts';
import type { Problem } from '../../input/index.ts';
import { countryByCode } from './countries.ts';
import { europeanUnion, isInEuropeanUnion } from './customs-unions.ts';
import type { ImportedTables, ImportOptions } from './import-format.ts';
import { progressOverFiles } from './progress-over-files.ts';
import { reportName, writeTableFolder } from './table-folder.ts';
import { sectorTariffs } from './wits-averages.ts';
import { witsReport, witsSummary } from './wits-report.ts';
import type { WitsReport } from './wits-report.ts';
import { readWits } from './wits-rows.ts';
import type { WitsReading } from './wits-rows.ts';
import { averagesTable, tariffsTable } from './wits-tables.ts';
import type { RegionTariff, Weights } from './wits-tables.ts';

export interface WitsOptions extends Pick<ImportOptions, 'year' | 'onProgress' | 'signal'> {
  /** The economy whose regions and sectors the tariffs are for. */
  readonly regions: readonly Region[];
  readonly sectors: readonly Sector[];
  /** Which mean `tariffs.csv` holds; default `trade`. Both stand in `averages.csv`. */
  readonly weights?: Weights;
  /** Default: the built-in concordance. */
  readonly sectorOf?: SectorOfHs;
}

/**
 * Imports tariffs that WITS exports from TRAINS into a folder: `tariffs.csv` for an economy or a scenario,
 * `averages.csv` with both means of each cell, peaks and coverage, and `import.json`. A region takes the tariff of
 * the state it belongs to (its `iso3`, else its id).
 *
 * @param files CSV of WITS at six digits, reporters and partners by number
 * @throws InputError with every problem of the files; rules: those of `readWits`, `no-reporter`, `no-sector`
 */
export async function importWitsTariffs(
  files: readonly string[],
  out: string,
  options: WitsOptions,
): Promise<ImportedTables & { readonly report: WitsReport }> {
  const { regions, sectors, year, signal, weights = 'trade', sectorOf = sectorOfHs } = options;
  const problems = new ProblemList();
  const states = statesOf(regions);
  const wanted = new Set(states.keys());
  const selection = {
    year,
    reporter: (iso3: string) => wanted.has(iso3) || iso3 === europeanUnion,
    partner: (iso3: string) => wanted.has(iso3) || iso3 === europeanUnion,
  };
  const progressOf = await progressOverFiles(files, options.onProgress);
  const reading = await readWits(files, selection, { problems, signal, progressOf });
  const known = new Set(sectors.map(({ id }) => id));
  const inEconomy: SectorOfHs = (code) => {
    const sector = sectorOf(code);
    return sector !== undefined && known.has(sector) ? sector : undefined;
  };
  const file = files[0] ?? '';
  problems.addAll(judge(file, reading, inEconomy));
  const found = problems.toArray();
  if (found.some(isError)) throw new InputError(found);

  const tariffs: RegionTariff[] = [];
  for (const importer of states.keys()) {
    const reporter = reporterOf(importer, reading);
    if (reporter === undefined) continue;
    const others = [...states.keys()];
    for (const tariff of sectorTariffs(reading, reporter, importer, others, inEconomy)) {
      for (const n of states.get(importer) ?? []) {
        for (const i of states.get(tariff.exporter) ?? []) {
          tariffs.push({ importer: n, exporter: i, tariff });
        }
      }
    }
  }
  const report = witsReport(files, reading, tariffs, regions, inEconomy);
  await writeTableFolder(out, async (folder) => {
    await writeFile(join(folder, 'tariffs.csv'), tariffsTable(tariffs, weights));
    await writeFile(join(folder, 'averages.csv'), averagesTable(tariffs));
    await writeFile(join(folder, reportName), `${JSON.stringify(report, null, 2)}\n`);
  });
  return { kind: 'tables', summary: witsSummary(report, weights), problems: found, report };
}

/** Region ids by state. A region that is no state's (rest of the world) stands by its id, and takes the MFN rate. */
function statesOf(regions: readonly Region[]): Map<string, string[]> {
  const states = new Map<string, string[]>();
  for (const { id, iso3 } of regions) {
    const state = iso3 ?? countryByCode(id)?.iso3 ?? id;
    states.set(state, [...(states.get(state) ?? []), id]);
  }
  return states;
}

/** Who states the tariff of a country: itself, or the European Union in the years of its membership. */
function reporterOf(importer: string, { yearOf }: WitsReading): string | undefined {
  if (yearOf.has(importer)) return importer;
  const year = yearOf.get(europeanUnion);
  return year !== undefined && isInEuropeanUnion(importer, year) ? europeanUnion : undefined;
}

function* judge(file: string, reading: WitsReading, inEconomy: SectorOfHs): Generator<Problem> {
  const place = { file, line: 1, column: 1 };
  const { rates } = reading;
  if (rates.reporters.length === 0) {
    yield {
      ...place,
      severity: 'error',
      rule: 'no-reporter',
      message: 'none of the rows is a tariff of a region of this economy',
      hint: 'name the economy that the tariffs are for with --economy',
    };
    return;
  }
  const products = new Set(rates.reporters.flatMap((reporter) => rates.productsOf(reporter)));
  const without = [...products].filter((product) => inEconomy(product) === undefined).sort();
  if (without.length > 0) {
    const none = without.length === products.size;
    yield {
      ...place,
      severity: none ? 'error' : 'warning',
      rule: none ? 'no-sector' : 'product-without-sector',
      message: `${without.length} of ${products.size} products belong to no sector of this economy${none ? '' : ' and are left out'}: ${without.slice(0, 5).join(', ')}`,
      hint: 'give --concordance a file that places them (docs/methods/concordance.md)',
    };
  }
  if (rates.onlyMean > 0) {
    yield {
      ...place,
      severity: 'warning',
      rule: 'mean-for-mfn',
      message: `${rates.onlyMean} products have only AHS for partner 000: a mean over partners stands for the MFN rate`,
      why: 'it includes preferences that other exporters do not have',
      hint: 'export MFN rates as well (DutyType: all)',
    };
  }
}
