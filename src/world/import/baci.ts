import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { SectorOfHs } from '../concordance/concordance.ts';
import { ProblemList, InputError, didYouMean, isError, nearestId } from '../../input/index.ts';
import type { Problem } from '../../input/index.ts';
import { readBaciCountries, readBaciProducts } from './baci-codes.ts';
import type { BaciCodes } from './baci-codes.ts';
import { sortBaciFiles } from './baci-files.ts';
import type { BaciFiles } from './baci-files.ts';
import { readBaciFlows } from './baci-flows.ts';
import type { BaciSelection, BaciTotals } from './baci-flows.ts';
import { groupsByDigits, groupsBySector } from './baci-groups.ts';
import { baciReport, baciSummary, baciWarnings } from './baci-report.ts';
import type { BaciReport } from './baci-report.ts';
import { countriesTable, flowsHeader, flowsTable, productsTable } from './baci-tables.ts';
import type { ImportedTables, ImportOptions } from './import-format.ts';
import { progressOverFiles } from './progress-over-files.ts';
import { reportName, writeTableFolder } from './table-folder.ts';

export interface BaciOptions {
  /** Only flows of these exporters, of these importers (alpha-3 codes); default: all. */
  readonly exporters?: readonly string[];
  readonly importers?: readonly string[];
  /** Products of 2, 4 or 6 digits; default 6. */
  readonly digits?: 2 | 4 | 6;
  /** Adds products up to sectors instead, in the columns of an economy's `trade.csv`. For one year. */
  readonly sectorOf?: SectorOfHs;
  readonly onProgress?: ImportOptions['onProgress'];
  readonly signal?: ImportOptions['signal'];
}

/**
 * Imports flows of BACI (CEPII) into a folder: `trade.csv`, `countries.csv`, `products.csv` where descriptions were
 * given, and `import.json`, which says what was read, kept and left out. Values are US$ thousand at the exporter's
 * border (FOB), quantities metric tons. Memory is bounded by the largest year, not by their number.
 *
 * @param files one or more years of flows, the country codes and, optionally, the product codes, in any order
 * @throws InputError with the problems found; rules: those of `sortBaciFiles`, `readBaciCountries`,
 * `readBaciProducts`, `readBaciFlows`, `unknown-country`, `several-years`
 */
export async function importBaci(
  files: readonly string[],
  out: string,
  options: BaciOptions = {},
): Promise<ImportedTables & { readonly report: BaciReport }> {
  const { signal, sectorOf, digits = 6 } = options;
  const reading = { problems: new ProblemList(), signal };
  const sorted = await sortBaciFiles(files, reading);
  refuseErrors(reading.problems);
  const codes = await readCodes(sorted, reading);
  const wanted = wantedCountries(sorted.countries, codes, options, reading.problems);
  if (sectorOf && sorted.flows.length > 1) reading.problems.add(severalYears(sorted));
  refuseErrors(reading.problems);

  const groups = sectorOf ? groupsBySector(sectorOf) : groupsByDigits(digits);
  const bySector = sectorOf !== undefined;
  const years: BaciTotals[] = [];
  const progressOf = await progressOverFiles(sorted.flows, options.onProgress);
  const table = async function* (): AsyncGenerator<string> {
    yield flowsHeader(bySector);
    for (const file of sorted.flows) {
      const selection = { ...wanted, groupOf: groups.groupOf };
      const onProgress = progressOf(file);
      const flows = await readBaciFlows(file, codes, selection, { ...reading, onProgress });
      refuseErrors(reading.problems);
      yield* flowsTable(flows, codes.countries, groups.labelOf, bySector);
      years.push(flows.totals);
    }
  };
  const report = (): BaciReport => baciReport(years, sorted);
  await writeTableFolder(out, async (folder) => {
    await pipeline(Readable.from(table()), createWriteStream(join(folder, 'trade.csv')), {
      signal,
    });
    await writeFile(join(folder, 'countries.csv'), countriesTable(codes.countries));
    if (codes.products && !bySector) {
      await writeFile(join(folder, 'products.csv'), productsTable(codes.products));
    }
    await writeFile(join(folder, reportName), `${JSON.stringify(report(), null, 2)}\n`);
  });
  reading.problems.addAll(baciWarnings(years, sorted, codes));
  const problems = reading.problems.toArray();
  return { kind: 'tables', summary: baciSummary(report()), problems, report: report() };
}

async function readCodes(
  { countries, products }: BaciFiles,
  reading: { readonly problems: ProblemList; readonly signal: AbortSignal | undefined },
): Promise<BaciCodes> {
  return {
    countries: await readBaciCountries(countries, reading),
    ...(products === undefined ? {} : { products: await readBaciProducts(products, reading) }),
  };
}

function wantedCountries(
  file: string,
  { countries: { ids, names } }: BaciCodes,
  { exporters, importers }: BaciOptions,
  problems: ProblemList,
): Pick<BaciSelection, 'exporter' | 'importer'> {
  const among = (wanted: readonly string[] | undefined): ((country: number) => boolean) => {
    if (wanted === undefined) return () => true;
    const known = ids.map((id, at) => ({ id, name: names[at] ?? id }));
    for (const id of wanted) {
      if (ids.includes(id)) continue;
      problems.add({
        file,
        line: 1,
        column: 1,
        severity: 'error',
        rule: 'unknown-country',
        message: `this file has no country '${id}'`,
        hint: didYouMean(nearestId(id, known), 'give the code of three letters, such as CAN'),
      });
    }
    const flags = ids.map((id) => wanted.includes(id));
    return (country) => flags[country] ?? false;
  };
  return { exporter: among(exporters), importer: among(importers) };
}

function severalYears({ flows }: BaciFiles): Problem {
  return {
    file: flows[1] ?? '',
    line: 1,
    column: 1,
    severity: 'error',
    rule: 'several-years',
    message: 'a table by sector has no column for the year, and this is a second file of flows',
    hint: 'import one year at a time, each into a folder of its own',
  };
}

function refuseErrors(problems: ProblemList): void {
  const found = problems.toArray();
  if (found.some(isError)) throw new InputError(found);
}
