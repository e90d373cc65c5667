import { basename } from 'node:path';
import type { EconomyTables } from '../../model/index.ts';
import type { EconomyMeta } from '../economy-meta.ts';
import { elasticitySetsFor, standingElasticities } from '../elasticities/named-sets.ts';
import { InputError, isError } from '../../input/index.ts';
import type { Problem, ProblemList } from '../../input/index.ts';
import { treatmentLine } from './import-report.ts';
import type { Treatment } from './import-report.ts';
import type { ImportedEconomy, ImportOptions, PublishedSource } from './import-format.ts';
import { checkAccounts, sourceBalance } from './mrio-balance.ts';
import { closeMrioAccounts } from './mrio-close.ts';
import type { MrioFlows, MrioTable } from './mrio-table.ts';
import { sourceTreatments } from './mrio-treatments.ts';
import type { MrioCategories } from './mrio-treatments.ts';

/** What a format says of itself. */
export interface MrioSource extends PublishedSource {
  readonly format: string;
  readonly title: string;
  readonly currency: string;
  readonly categories: MrioCategories;
}

/**
 * Turns a table that was read to its end into an economy.
 *
 * @param problems what the reading found; errors among them, and those of the accounts, are thrown together
 * @param year as the file states it
 * @throws InputError; rules: those of `checkAccounts`, `no-industries`, `year-not-stated`, `empty-region`
 */
export function economyOfMrio(
  file: string,
  table: MrioTable,
  problems: ProblemList,
  source: MrioSource,
  options: ImportOptions,
  year: number | undefined = options.year ?? yearOfName(file),
): ImportedEconomy {
  if (table.accounts.length === 0) problems.add(noIndustries(file));
  else if (!table.primary.some(({ code }) => source.categories.valueAdded.includes(code))) {
    problems.add(noValueAdded(file, source.categories.valueAdded));
  }
  // Cells that could not be read are missing from the sums: what these would say is not the file's fault.
  if (!problems.toArray().some(isError)) problems.addAll(checkAccounts(file, table));
  if (year === undefined) problems.add(yearNotStated(file));
  throwErrors(problems);

  const all = table.flows();
  const { flows, made } = withoutUnmade(all, table);
  const N = table.regions.length;
  const industries = made.map((j) => table.industries[j]).filter((one) => one !== undefined);
  const J = industries.length;
  const name = (n: number, j: number): string =>
    `${table.regions[n]?.id ?? ''} × ${industries[j]?.id ?? ''}`;
  const closed = closeMrioAccounts(flows, N, J, name);
  for (const problem of emptyRegions(file, table, closed.flows, J)) problems.add(problem);
  throwErrors(problems);

  const elasticitySets = elasticitySetsFor(industries.map(({ elasticityOf }) => elasticityOf));
  const tables: EconomyTables = {
    regions: table.regions.map(({ id, name, iso3 }) => ({
      id,
      name,
      ...(iso3 === undefined ? {} : { iso3 }),
    })),
    sectors: industries.map(({ id, name, goods }, j) => ({
      id,
      name,
      tradable: goods,
      theta: elasticitySets.get(standingElasticities)?.theta[j] ?? NaN,
    })),
    tariffs: new Float64Array(J * N * N),
    ...closed.flows,
  };
  const treatments = [...sourceTreatments(table, made, source.categories), ...closed.treatments];
  return {
    kind: 'economy',
    meta: metaOf(file, source, options, year ?? 0, treatments),
    tables,
    elasticitySets,
    problems: problems.toArray(),
    report: { balance: sourceBalance(table), treatments },
  };
}

/** The last year in a file's name: `ICIO2023_2019.csv`, `wiot11_row_sep12.csv`. */
export function yearOfName(file: string): number | undefined {
  const name = basename(file);
  const four = [...name.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/gu)].at(-1)?.[0];
  if (four !== undefined) return Number(four);
  const two = /^wiot(\d\d)(?!\d)/iu.exec(name)?.[1];
  return two === undefined ? undefined : Number(two) + (Number(two) > 80 ? 1900 : 2000);
}

/** Sectors that nobody makes are left out: a table has them for the completeness of its classification. */
function withoutUnmade(all: MrioFlows, table: MrioTable): { flows: MrioFlows; made: number[] } {
  const N = table.regions.length;
  const M = table.industries.length;
  const made = [...table.industries.keys()].filter((j) =>
    all.trade.subarray(j * N * N, (j + 1) * N * N).some((value) => value !== 0),
  );
  if (made.length === M) return { flows: all, made };
  const pick = (
    values: Float64Array,
    cells: number,
    source: (cell: number) => number,
  ): Float64Array => Float64Array.from({ length: cells }, (_, cell) => values[source(cell)] ?? 0);
  const J = made.length;
  const old = (j: number): number => made[j] ?? 0;
  const square = N * N;
  return {
    made,
    flows: {
      trade: pick(
        all.trade,
        J * square,
        (c) => old(Math.floor(c / square)) * square + (c % square),
      ),
      intermediate: pick(
        all.intermediate,
        N * J * J,
        (c) => (Math.floor(c / (J * J)) * M + old(Math.floor(c / J) % J)) * M + old(c % J),
      ),
      final: pick(all.final, N * J, (c) => Math.floor(c / J) * M + old(c % J)),
      valueAdded: pick(all.valueAdded, N * J, (c) => Math.floor(c / J) * M + old(c % J)),
    },
  };
}

function metaOf(
  file: string,
  source: MrioSource,
  options: ImportOptions,
  year: number,
  treatments: readonly Treatment[],
): EconomyMeta {
  const currency = options.currency ?? source.currency;
  const symbol = currency === 'USD' ? 'US$' : currency === 'EUR' ? '€' : currency;
  return {
    id: options.id ?? `${source.format}-${year}`,
    title: options.title ?? `${source.title}, ${year}`,
    year,
    currency,
    unit: `${symbol} million`,
    sources: [
      {
        title: source.title,
        publisher: source.publisher,
        url: source.url,
        licence: source.licence,
        notes: `imported from ${basename(file)}`,
      },
    ],
    licence: source.licence,
    notes: [`theta is that of ${standingElasticities}`, ...treatments.map(treatmentLine)].join(
      '\n',
    ),
    groups: {},
  };
}

function throwErrors(problems: ProblemList): void {
  const all = problems.toArray();
  if (all.some(isError)) throw new InputError(all);
}

const start = { line: 1, column: 1, severity: 'error' } as const;

function noIndustries(file: string): Problem {
  return {
    file,
    ...start,
    rule: 'no-industries',
    message: 'the file has no industry of any region',
    hint: 'check that this is the file of this format',
  };
}

function noValueAdded(file: string, rows: readonly string[]): Problem {
  return {
    file,
    ...start,
    rule: 'missing-row',
    message: `the file has no row of value added (${rows.join(', ')})`,
    why: 'the costs of industries cannot be told',
    hint: 'fetch the file again: the rows below the industries may have broken off',
  };
}

function yearNotStated(file: string): Problem {
  return {
    file,
    ...start,
    rule: 'year-not-stated',
    message: 'neither the file nor its name states the year of the figures',
    hint: 'give --year',
  };
}

function* emptyRegions(
  file: string,
  { regions, accounts }: MrioTable,
  { valueAdded, final }: MrioFlows,
  J: number,
): Generator<Problem> {
  for (const [n, region] of regions.entries()) {
    const sum = (values: Float64Array): number =>
      values.subarray(n * J, (n + 1) * J).reduce((total, value) => total + value, 0);
    const missing = [
      ...(sum(valueAdded) > 0 ? [] : ['value added']),
      ...(sum(final) > 0 ? [] : ['final demand']),
    ];
    if (missing.length === 0) continue;
    const first = accounts.find((account) => account.region === n);
    yield {
      file,
      ...start,
      ...(first?.row ?? {}),
      rule: 'empty-region',
      message: `${region.id} has no ${missing.join(' and no ')}`,
      why: 'it has no income, or spends none',
      hint: `remove its rows and columns, or check that its columns are there: those of final demand carry the code of ${region.name} as well`,
    };
  }
}
