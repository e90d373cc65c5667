import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkConsistency } from '../consistency.ts';
import { readEconomyFolder } from '../read-folder.ts';
import { writeEconomyFolder } from '../write-folder.ts';
import { importFigaro } from './figaro.ts';
import type { ImportedEconomy } from './import-format.ts';
import { importOecdIcio } from './oecd-icio.ts';
import { knownTable } from './testing/known-table.ts';
import type { KnownTable } from './testing/known-table.ts';
import {
  figaroFlatLines,
  figaroMatrixLines,
  figaroSdmxLines,
  icioLines,
  wiodSheetLines,
  wiodWideLines,
} from './testing/mrio-files.ts';
import { scratchFile, scratchFolder } from './testing/scratch.ts';
import { importWiod2013, importWiod2016 } from './wiod.ts';

const importers: Readonly<Record<string, (files: string[]) => Promise<ImportedEconomy>>> = {
  'oecd-icio': importOecdIcio,
  'wiod-2013': importWiod2013,
  'wiod-2016': importWiod2016,
  figaro: importFigaro,
};

const regions = ['CAN', 'USA', 'MEX', 'CHN', 'ROW'];
const split = [
  {
    region: 2,
    parts: [
      ['MX1', 0.25],
      ['MX2', 0.75],
    ],
  },
  {
    region: 3,
    parts: [
      ['CN1', 0.375],
      ['CN2', 0.625],
    ],
  },
] as const;
const isic = ['A01_02', 'B05_06', 'C10T12', 'C29', 'G'];
const nace = ['A01', 'C10T12', 'C31_32', 'E37T39', 'L'];
const wiod3 = { industries: ['AtB', 'C', '15t16', '34t35', 'L'], numbers: [1, 2, 3, 15, 31] };
const wiod4 = {
  industries: ['A01', 'C10-C12', 'C31_C32', 'J59_J60', 'R_S'],
  numbers: [1, 5, 22, 38, 54],
};
const old = { firstFinal: 37, total: 42 };
const young = { firstFinal: 57, total: 62 };
const eurostat = ['DE', 'FR', 'EL', 'US', 'FIGW1'];

type Write = (known: KnownTable) => Iterable<string>;

const files: readonly [
  title: string,
  format: string,
  name: string,
  write: Write,
  regions: readonly string[],
  sectors: readonly string[],
][] = [
  [
    'ICIO',
    'oecd-icio',
    '2020.csv',
    (k) => icioLines(k, { regions, industries: isic }),
    regions,
    isic,
  ],
  [
    'extended ICIO with parts of Mexico and China',
    'oecd-icio',
    'ICIO2023_2020.csv',
    (k) => icioLines(k, { regions, industries: isic }, { splits: split }),
    regions,
    isic,
  ],
  [
    'sheet of WIOD 2013',
    'wiod-2013',
    'sheet.csv',
    (k) => wiodSheetLines(k, { regions: ['CAN', 'USA', 'ROM', 'CHN', 'RoW'], ...wiod3 }, old),
    ['CAN', 'USA', 'ROU', 'CHN', 'ROW'],
    ['c1', 'c2', 'c3', 'c15', 'c31'],
  ],
  [
    'sheet of WIOD 2016',
    'wiod-2016',
    'WIOT2014_Nov16_ROW.csv',
    (k) => wiodSheetLines(k, { regions, ...wiod4 }, young, 'Intercountry Input-Output Table'),
    regions,
    wiod4.industries,
  ],
  [
    'wide table of WIOD 2016',
    'wiod-2016',
    'WIOT2014_Nov16_ROW.csv',
    (k) => wiodWideLines(k, { regions, ...wiod4 }, young),
    regions,
    wiod4.industries,
  ],
  [
    'matrix of FIGARO',
    'figaro',
    'matrix_eu-ic-io_ind-by-ind_25ed_2021_v2.csv',
    (k) => figaroMatrixLines(k, { regions: eurostat, industries: nace }),
    ['DEU', 'FRA', 'GRC', 'USA', 'ROW'],
    nace,
  ],
  [
    'flat file of FIGARO',
    'figaro',
    'flatfile_eu-ic-io_ind-by-ind_26ed_2024.csv',
    (k) => figaroFlatLines(k, { regions: eurostat, industries: nace }),
    ['DEU', 'FRA', 'GRC', 'USA', 'ROW'],
    nace,
  ],
];

describe.each(files)('%s', (_, format, name, write, ids, sectors) => {
  it.each([1, 2, 3])('returns the economy that it was written from, seed %i', async (seed) => {
    const known = knownTable(seed, 5, 5);
    const imported = await importLines(format, name, write(known));
    const { tables } = imported;
    expect(tables.regions.map(({ id }) => id)).toEqual(ids);
    const made = known.tables.sectors.flatMap((_, j) => (isMade(known, j) ? [sectors[j]] : []));
    expect(tables.sectors.map(({ id }) => id)).toEqual(made);
    expect(made).toHaveLength(5);
    const scale = Math.max(...known.output);
    for (const table of ['trade', 'intermediate', 'valueAdded', 'final'] as const) {
      expect(worstGap(tables[table], known.tables[table], scale), table).toBeLessThan(1e-6);
    }
  });

  it('passes every rule of an economy folder, with exact accounts', async () => {
    const imported = await importLines(format, name, write(knownTable(4, 5, 5)));
    const folder = join(scratchFolder(), 'economy');
    writeEconomyFolder(folder, imported.meta, imported.tables);
    const { problems, tables } = readEconomyFolder(folder);
    expect(problems).toEqual([]);
    const { absorption, cost } = checkConsistency(tables, 1e-9);
    expect([absorption.beyond, cost.beyond]).toEqual([0, 0]);
  });
});

it('knows the year from the file or its name', async () => {
  const years = await Promise.all(
    files.map(async ([, format, name, write]) => {
      const { meta } = await importLines(format, name, write(knownTable(1, 5, 5)));
      return meta.year;
    }),
  );
  expect(years).toEqual([2020, 2020, 2011, 2014, 2014, 2021, 2024]);
});

it('reports what it folded, booked elsewhere and left out', async () => {
  const known = knownTable(1, 5, 5);
  const lines = icioLines(known, { regions, industries: isic }, { splits: split });
  const { report } = await importLines('oecd-icio', '2020.csv', lines);
  const amount = (rule: string): number =>
    report.treatments.find((treatment) => treatment.rule === rule)?.amount ?? 0;
  const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);
  const J = isic.length;
  expect(amount('folded-part')).toBeCloseTo(sum(known.output.subarray(2 * J, 4 * J)), 4);
  expect(amount('taxes-in-value-added')).toBeCloseTo(sum(known.taxes), 4);
  expect(amount('taxes-on-final-use')).toBeCloseTo(0.07 * sum(known.tables.final), 4);
  expect(amount('purchases-abroad')).toBeCloseTo(0.125 * sum(known.tables.final), 4);
  expect(amount('stocks')).toBeCloseTo(0.0625 * sum(known.tables.final), 4);
  expect(report.balance?.share).toBeLessThan(1e-12);
});

async function importLines(
  format: string,
  name: string,
  lines: Iterable<string>,
): Promise<ImportedEconomy> {
  const file = scratchFile(name, `${[...lines].join('\n')}\n`);
  const importer = importers[format];
  if (!importer) throw new Error(`no importer for ${format}`);
  return importer([file]);
}

function isMade({ output }: KnownTable, j: number): boolean {
  return [0, 1, 2, 3, 4].some((n) => (output[n * 5 + j] ?? 0) > 0);
}

/** Largest difference relative to the figure itself, or to a billionth of the largest output. */
function worstGap(a: Float64Array, b: Float64Array, scale: number): number {
  expect(a.length).toBe(b.length);
  const gap = (value: number, cell: number): number =>
    Math.abs(value - (b[cell] ?? 0)) / Math.max(Math.abs(b[cell] ?? 0), 1e-9 * scale);
  return a.reduce((worst, value, cell) => Math.max(worst, gap(value, cell)), 0);
}

describe('FIGARO from the database', () => {
  const codes = {
    regions: ['DE', 'FR', 'EL', 'US', 'WRL_REST'],
    industries: ['A01', 'C10-C12', 'C31_C32', 'E37-E39', 'L'],
  };
  const known = knownTable(5, 5, 5);

  it('gives the year that is asked for', async () => {
    const file = scratchFile(
      'naio_10_fcp_ii4.csv',
      `${[...figaroSdmxLines(known, codes)].join('\n')}\n`,
    );
    const { tables, meta } = await importFigaro([file], { year: 2020 });
    expect(meta.year).toBe(2020);
    const scale = Math.max(...known.output);
    for (const table of ['trade', 'intermediate', 'valueAdded', 'final'] as const) {
      expect(worstGap(tables[table], known.tables[table], scale), table).toBeLessThan(1e-6);
    }
    await expect(importFigaro([file])).rejects.toThrow(
      'give --year 2020, or another of them [several-years]',
    );
  });
});
