import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import { describe, expect, it } from 'vitest';
import type { Region, Sector } from '../../model/index.ts';
import { readTariffs } from '../read-tariffs.ts';
import { InputError } from '../../input/index.ts';
import type { Problem } from '../../input/index.ts';
import { scratchFile, scratchFolder } from './testing/scratch.ts';
import { importWitsTariffs } from './wits-tariffs.ts';
import type { WitsOptions } from './wits-tariffs.ts';

const region = (id: string, iso3?: string): Region => ({
  id,
  name: id,
  ...(iso3 === undefined ? {} : { iso3 }),
});
const sector = (id: string): Sector => ({ id, name: id, tradable: true, theta: 4 });

const regions = [
  region('USA'),
  region('ON', 'CAN'),
  region('QC', 'CAN'),
  region('DEU'),
  region('FRA'),
  region('ROW'),
];
const sectors = ['A01', 'C29', 'B06', 'SERV'].map(sector);

const header =
  'Selected Nomen,Native Nomen,Reporter,Reporter Name,Product,Product Name,Partner,Partner Name,Tariff Year,Trade Year,Trade Source,DutyType,Simple Average,Weighted Average,Standard Deviation,Minimum Rate,Maximum Rate,Nbr of Total Lines,Nbr of Domestic Peaks,Nbr of International Peaks,Imports Value in 1000 USD,Binding Coverage';

/** A row as WITS writes it. */
function row(
  reporter: string,
  product: string,
  partner: string,
  duty: string,
  rates: readonly [simple: number | '', weighted?: number | '', highest?: number],
  imports: number | '' = '',
  year = 2022,
): string {
  const [simple, weighted = simple, highest = Number(simple)] = rates;
  return `H5,H5,${reporter},"Reporter, R",${product},"Name, of it",${partner},P,${year},${year},CTS,${duty},${simple},${weighted},0,0,${highest},3,0,0,${imports},100`;
}

/** The United States: cars and tractors for road (C29), crops (A01). */
const usa = [
  row('840', '870323', '000', 'MFN', [2.5], 1000),
  row('840', '870421', '000', 'MFN', [25], 500),
  row('840', '100199', '000', 'MFN', [4, 5], 100),
  row('840', '100199', '000', 'BND', [6]),
  row('840', '870323', '124', 'AHS', [0], 300),
  row('840', '870323', '124', 'MFN', [2.5], 300),
  row('840', '870421', '124', 'PRF', [10, 8], 100),
  row('840', '870323', '276', 'MFN', [2.5], 700),
];

const fileOf = (rows: readonly string[]): string => [header, ...rows, ''].join('\n');

async function imported(
  rows: readonly string[] | string,
  options: Partial<WitsOptions> = {},
): Promise<{
  readonly rates: ReadonlyMap<string, number>;
  readonly averages: readonly Readonly<Record<string, string | undefined>>[];
  readonly problems: readonly Problem[];
  readonly out: string;
  readonly report: unknown;
}> {
  const text = typeof rows === 'string' ? rows : fileOf(rows);
  const file = scratchFile('DataJobID-1.csv', text);
  const out = join(scratchFolder(), 'tariffs');
  const { problems, report } = await importWitsTariffs([file], out, {
    regions,
    sectors,
    ...options,
  });
  const tariffs = csvParse(readFileSync(join(out, 'tariffs.csv'), 'utf8'));
  const rates = new Map(
    tariffs.map((one) => [
      `${one['importer'] ?? ''} ${one['exporter'] ?? ''} ${one['sector'] ?? ''}`,
      Number(one['rate']),
    ]),
  );
  const averages = csvParse(readFileSync(join(out, 'averages.csv'), 'utf8'));
  return { rates, averages, problems, out, report };
}

async function refusal(rows: readonly string[] | string): Promise<readonly Problem[]> {
  try {
    await imported(rows);
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('importWitsTariffs', () => {
  it('weights by imports from the exporter', async () => {
    const { rates } = await imported(usa);
    // cars at 0 % worth 300, trucks at a preference of 8 % worth 100
    expect(rates.get('USA ON C29')).toBeCloseTo((300 * 0 + 100 * 0.08) / 400, 14);
    expect(rates.get('USA QC C29')).toBe(rates.get('USA ON C29'));
    // only cars are imported from Germany: trucks have no weight
    expect(rates.get('USA DEU C29')).toBeCloseTo(0.025, 14);
  });

  it('applies the rate of partner 000 to all without one of their own, weighted by all imports', async () => {
    const { rates } = await imported(usa);
    const everybody = (1000 * 0.025 + 500 * 0.25) / 1500;
    expect(rates.get('USA FRA C29')).toBeCloseTo(everybody, 14);
    expect(rates.get('USA ROW C29')).toBeCloseTo(everybody, 14);
    expect(rates.get('USA ON A01')).toBeCloseTo(0.05, 14);
  });

  it('writes both means side by side, with what they rest on', async () => {
    const { averages, rates } = await imported(usa, { weights: 'simple' });
    expect(rates.get('USA ON C29')).toBeCloseTo((0 + 0.1) / 2, 14);
    expect(rates.get('USA FRA C29')).toBeCloseTo((0.025 + 0.25) / 2, 14);
    const find = (exporter: string, id: string) =>
      averages.find((one) => one['exporter'] === exporter && one['sector'] === id);
    expect(find('ON', 'C29')).toMatchObject({
      trade_weighted: '0.02',
      simple: '0.05',
      weights: 'exporter',
      products: '2',
      without_trade: '0',
      own_rate: '2',
      imports_usd_thousand: '400',
      domestic_peaks: '0',
      international_peaks: '0',
      highest: '0.1',
      highest_product: '870421',
    });
    // the mean MFN rate is 10.5 %: 25 % is an international peak, but not thrice the mean
    expect(find('FRA', 'C29')).toMatchObject({
      weights: 'world',
      without_trade: '2',
      own_rate: '0',
      domestic_peaks: '0',
      international_peaks: '1',
    });
  });

  it('counts domestic peaks: above three times the mean MFN rate', async () => {
    const low = Array.from({ length: 9 }, (_, at) => row('840', `87032${at}`, '0', 'MFN', [1], 1));
    const { averages } = await imported([...low, row('840', '870421', '0', 'MFN', [12], 1)]);
    // the mean is 2.1 %
    expect(averages[0]).toMatchObject({ domestic_peaks: '1', international_peaks: '0' });
  });

  it('takes what is charged before a preference, and that before MFN, in any order of rows', async () => {
    const rows = [
      row('840', '870323', '124', 'MFN', [2.5], 1),
      row('840', '870323', '124', 'AHS', [1], 1),
      row('840', '870323', '124', 'PRF', [0.5], 1),
      row('840', '870323', '000', 'AHS', [2], 1),
      row('840', '870323', '000', 'MFN', [2.5], 1),
    ];
    for (const order of [rows, rows.toReversed()]) {
      const { rates, problems } = await imported(order);
      expect(rates.get('USA ON C29')).toBe(0.01);
      expect(rates.get('USA FRA C29')).toBe(0.025);
      expect(problems).toEqual([]);
    }
  });

  it('says so where a mean over partners stands for the MFN rate', async () => {
    const { problems } = await imported([row('840', '870323', '000', 'AHS', [2], 1)]);
    expect(problems).toMatchObject([{ rule: 'mean-for-mfn', severity: 'warning' }]);
  });

  it('gives the tariff of the European Union to its members, and none between them', async () => {
    const rows = [
      row('918', '870323', '000', 'MFN', [10], 100),
      row('918', '870323', '124', 'AHS', [0], 10),
      row('840', '870323', '000', 'MFN', [2.5], 100),
      row('840', '870323', '918', 'PRF', [1], 50),
    ];
    const { rates } = await imported(rows);
    expect(rates.get('DEU USA C29')).toBe(0.1);
    expect(rates.get('FRA ON C29')).toBe(0);
    expect(rates.has('FRA DEU C29')).toBe(false);
    expect(rates.get('USA FRA C29')).toBe(0.01);
    const british = [region('GBR'), region('FRA')];
    const after = await imported(rows, { regions: british });
    expect(after.rates.get('FRA GBR C29')).toBe(0.1);
    const member = rows.map((one) => one.replaceAll(',2022,', ',2019,'));
    expect((await imported(member, { regions: british })).rates.size).toBe(0);
  });

  it('has no tariff within a state, and none for a region that states none', async () => {
    const { rates, report } = await imported(usa);
    expect([...rates.keys()].filter((key) => !key.startsWith('USA '))).toEqual([]);
    expect(report).toMatchObject({ importersWithoutTariff: ['ON', 'QC', 'DEU', 'FRA', 'ROW'] });
    const canada = await imported([row('124', '870323', '000', 'MFN', [6.1], 1)]);
    expect(canada.rates.get('ON USA C29')).toBeCloseTo(0.061, 14);
    expect(canada.rates.has('ON QC C29')).toBe(false);
  });

  it('falls back on the simple mean where no imports are stated', async () => {
    const rows = [
      row('840', '870323', '000', 'MFN', [2, '']),
      row('840', '870421', '000', 'MFN', [4, '']),
    ];
    const { averages } = await imported(rows);
    expect(averages[0]).toMatchObject({ trade_weighted: '0.03', simple: '0.03', weights: 'none' });
  });

  it('writes a table that a scenario can name', async () => {
    const { out } = await imported(usa);
    const text = readFileSync(join(out, 'tariffs.csv'), 'utf8');
    expect(readTariffs('tariffs.csv', text, regions, sectors).problems).toEqual([]);
    expect(readdirSync(out).sort()).toEqual(['averages.csv', 'import.json', 'tariffs.csv']);
  });

  it('tells of products without a sector, of partners that are no country, of rows passed over', async () => {
    const { problems, report } = await imported([
      ...usa,
      row('840', '271600', '000', 'MFN', [0], 1),
      row('840', '870323', '837', 'AHS', [0], 1),
      row('840', '870422', '000', 'MFN', ['', ''], 1),
      row('156', '870323', '000', 'MFN', [15], 1),
    ]);
    expect(problems.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([
      'warning unknown-partner',
      'warning product-without-sector',
    ]);
    expect(report).toMatchObject({
      rowsSkipped: { bound: 1, unwanted: 2, otherYear: 0, withoutRate: 1 },
      productsWithoutSector: ['271600'],
    });
  });

  it('reads one year of several when it is told which', async () => {
    const rows = [...usa, row('840', '870323', '000', 'MFN', [99], 1, 2021)];
    expect((await refusal(rows)).map(({ rule }) => rule)).toContain('several-years');
    const { rates } = await imported(rows, { year: 2022 });
    expect(rates.get('USA DEU C29')).toBeCloseTo(0.025, 14);
  });

  it('takes alpha-3 codes for numbers, those that ISO does not list among them', async () => {
    const rows = [
      row('EUN', '870323', '000', 'MFN', [10], 100),
      row('EUN', '870323', 'CAN', 'AHS', [0], 10),
      row('EUN', '870323', 'XKX', 'AHS', [3], 10),
    ];
    const kosovo = [...regions, region('XKX')];
    const { rates, problems } = await imported(rows, { regions: kosovo });
    expect(problems).toEqual([]);
    expect(rates.get('DEU ON C29')).toBe(0);
    expect(rates.get('DEU XKX C29')).toBe(0.03);
    expect(rates.get('DEU USA C29')).toBe(0.1);
  });

  it('tells its progress over all files, up to the whole and no further', async () => {
    const half = usa.length / 2;
    const texts = [usa.slice(0, half), usa.slice(half)].map(fileOf);
    const files = texts.map((text, at) => scratchFile(`DataJobID-${at}.csv`, text));
    const total = texts.join('').length;
    const seen: number[] = [];
    const onProgress = (done: number, all: number): void => {
      expect(all).toBe(total);
      seen.push(done);
    };
    const out = join(scratchFolder(), 'tariffs');
    await importWitsTariffs(files, out, { regions, sectors, onProgress });
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen).toContain(texts[0]?.length);
    expect(seen.at(-1)).toBe(total);
  });

  it('reads the header of other editions, semicolons and lost zeros', async () => {
    const text = fileOf([row('840', '10121', '0', 'MFN', [3], 1)])
      .replace('Nbr of Domestic Peaks', 'Nbr of DomesticPeaks')
      .replaceAll('"Reporter, R"', 'R')
      .replaceAll('"Name, of it"', 'N')
      .replaceAll(',', ';');
    const { rates } = await imported(text);
    expect(rates.get('USA FRA A01')).toBe(0.03);
  });
});

describe('importWitsTariffs refuses', () => {
  const good = row('840', '870323', '000', 'MFN', [2.5], 1);

  it.each([
    ['a rate twice', good, 'duplicate-key'],
    ['an unknown reporter', row('999', '870323', '000', 'MFN', [1], 1), 'unknown-reporter'],
    ['a reporter of no code', row('ZZZ', '870323', '000', 'MFN', [1], 1), 'unknown-reporter'],
    ['a partner of no code', row('840', '870323', 'ZZZ', 'AHS', [1], 1), 'unknown-partner'],
    ['a name for a number', row('Canada', '870323', '000', 'MFN', [1]), 'malformed-country-code'],
    ['a heading', row('840', '8703', '000', 'MFN', [1]), 'malformed-hs-code'],
    ['no code', row('840', 'Total', '000', 'MFN', [1]), 'malformed-hs-code'],
    ['another kind of duty', row('840', '870421', '000', 'ADV', [1]), 'unknown-duty-type'],
    ['a negative rate', row('840', '870421', '000', 'MFN', [-1, 1, 1]), 'negative-rate'],
    ['negative imports', row('840', '870421', '000', 'MFN', [1], -5), 'negative-flow'],
    ['another year', row('840', '870421', '000', 'MFN', [1], 1, 2021), 'several-years'],
    [
      'no year',
      row('840', '870421', '000', 'MFN', [1]).replaceAll(',2022,', ',,'),
      'malformed-year',
    ],
    [
      'a word for a rate',
      row('840', '870421', '000', 'MFN', [1]).replace(',1,1,', ',free,1,'),
      'not-a-number',
    ],
    [
      'a thousands separator',
      row('840', '870421', '000', 'MFN', [1], 7).replace(',7,100', ',"1,250",100'),
      'thousands-separator',
    ],
    ['a row cut off', 'H5,H5,840,R,870421,N,000,P,2022,2022,CTS,MFN,1', 'wrong-field-count'],
  ])('%s, with its line', async (_, bad, rule) => {
    expect(await refusal([good, bad])).toMatchObject([{ rule, line: 3, severity: 'error' }]);
  });

  it('a file without a column it needs', async () => {
    const text = fileOf(usa).replace('DutyType', 'Kind');
    expect(await refusal(text)).toMatchObject([
      { rule: 'missing-column', line: 1 },
      { rule: 'no-reporter' },
    ]);
  });

  it('tariffs of products that the economy has no sector for', async () => {
    expect(await refusal([row('840', '300490', '000', 'MFN', [1], 1)])).toMatchObject([
      { rule: 'no-sector', severity: 'error' },
    ]);
  });

  it('and writes nothing', async () => {
    const folder = scratchFolder();
    const file = scratchFile('tariffs.csv', fileOf([good, good]));
    const out = join(folder, 'out');
    await expect(importWitsTariffs([file], out, { regions, sectors })).rejects.toThrow(InputError);
    expect(readdirSync(folder)).toEqual([]);
  });
});
