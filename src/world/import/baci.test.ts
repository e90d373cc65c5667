import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { csvParse } from 'd3-dsv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sectorOfHs } from '../concordance/hs-sector.ts';
import { InputError } from '../../input/index.ts';
import type { Problem } from '../../input/index.ts';
import { importBaci } from './baci.ts';
import type { BaciOptions } from './baci.ts';
import { scratchFile, scratchFolder } from './testing/scratch.ts';

const countryCodes = `country_code,country_name,country_iso2,country_iso3
4,Afghanistan,AF,AFG
124,Canada,CA,CAN
251,France,FR,FRA
490,"Other Asia, not elsewhere specified",N/A,S19
842,"USA, Puerto Rico and US Virgin Islands",US,USA
697,"Europe EFTA, not elsewhere specified",N/A,N/A
`;

const flows = `t,i,j,k,v,q
2023,124,842,270900,101000.5,   2000.125
2023,124,842,270112,10,1
2023,124,842,010121,0.125,NA
2023,124,251,120510,7.25,
2023,842,124,870323,50000,10
2023,842,490,999999,3,1
`;

interface Tables {
  readonly out: string;
  readonly rows: readonly string[];
  readonly problems: readonly Problem[];
  readonly summary: readonly string[];
}

async function imported(
  contents: string | readonly string[],
  options: BaciOptions = {},
  name = 'flows.csv',
): Promise<Tables> {
  const texts = typeof contents === 'string' ? [contents] : contents;
  const files = [
    ...texts.map((text) => scratchFile(name, text)),
    scratchFile('country_codes_V202501.csv', countryCodes),
  ];
  const out = join(scratchFolder(), 'baci');
  const { problems, summary } = await importBaci(files, out, options);
  const rows = readFileSync(join(out, 'trade.csv'), 'utf8').trimEnd().split('\n');
  return { out, rows, problems, summary };
}

async function refusal(contents: string, options?: BaciOptions, name?: string): Promise<Problem[]> {
  try {
    await imported(contents, options, name);
  } catch (error) {
    if (error instanceof InputError) return [...error.problems];
    throw error;
  }
  throw new Error('it was accepted');
}

describe('importBaci', () => {
  it('writes every flow once, in the order of exporter, importer and product', async () => {
    const { rows, problems, out } = await imported(flows);
    expect(rows).toEqual([
      'year,exporter,importer,product,value,quantity',
      '2023,CAN,FRA,120510,7.25,',
      '2023,CAN,USA,010121,0.125,',
      '2023,CAN,USA,270112,10,1',
      '2023,CAN,USA,270900,101000.5,2000.125',
      '2023,USA,CAN,870323,50000,10',
      '2023,USA,TWN,999999,3,1',
    ]);
    expect(problems).toEqual([]);
    expect(readdirSync(out).sort()).toEqual(['countries.csv', 'import.json', 'trade.csv']);
    expect(readFileSync(join(out, 'countries.csv'), 'utf8')).toContain(
      'TWN,"Other Asia, not elsewhere specified"',
    );
  });

  it('adds up to chapters; a sum states the quantities that are known', async () => {
    const { rows } = await imported(flows, { digits: 2, exporters: ['CAN'], importers: ['USA'] });
    expect(rows).toEqual([
      'year,exporter,importer,product,value,quantity',
      '2023,CAN,USA,01,0.125,',
      '2023,CAN,USA,27,101010.5,2001.125',
    ]);
  });

  it('adds up to sectors in the form of an economy, and tells what has none', async () => {
    const { rows, problems } = await imported(flows, { sectorOf: sectorOfHs });
    expect(rows.toSorted()).toEqual(
      [
        'sector,exporter,importer,value',
        'A01,CAN,FRA,7.25',
        'A01,CAN,USA,0.125',
        'B05,CAN,USA,10',
        'B06,CAN,USA,101000.5',
        'C29,USA,CAN,50000',
      ].toSorted(),
    );
    expect(problems).toMatchObject([{ rule: 'product-without-sector', severity: 'warning' }]);
    expect(problems[0]?.message).toContain('999999');
  });

  it('reports what it read, kept and left out', async () => {
    const { out } = await imported(flows, { sectorOf: sectorOfHs, exporters: ['USA'] });
    const report: unknown = JSON.parse(readFileSync(join(out, 'import.json'), 'utf8'));
    expect(report).toMatchObject({
      format: 'baci',
      years: [
        {
          year: 2023,
          rowsRead: 6,
          rowsWritten: 1,
          value: 151020.875,
          valueKept: 50000,
          withoutSector: { products: ['999999'], value: 3 },
        },
      ],
    });
  });

  it('takes several years and puts them below each other', async () => {
    const { rows } = await imported([flows, flows.replaceAll('2023,', '2022,')], { digits: 2 });
    expect(rows.filter((row) => row.startsWith('2022,'))).toHaveLength(5);
    expect(rows.filter((row) => row.startsWith('2023,'))).toHaveLength(5);
  });

  it('puts back zeros that a spreadsheet took away, and says so', async () => {
    const { rows, problems } = await imported(flows.replace('010121', '10121'));
    expect(rows).toContain('2023,CAN,USA,010121,0.125,');
    expect(problems).toMatchObject([{ rule: 'lost-leading-zero', severity: 'warning' }]);
  });

  it('replaces its own earlier import and nothing else', async () => {
    const { out } = await imported(flows);
    const codes = scratchFile('country_codes.csv', countryCodes);
    const file = scratchFile('flows.csv', flows.split('\n').slice(0, 2).join('\n'));
    await importBaci([file, codes], out);
    expect(readFileSync(join(out, 'trade.csv'), 'utf8').trimEnd().split('\n')).toHaveLength(2);
    await expect(importBaci([file, codes], dirname(codes))).rejects.toThrow('not empty');
  });

  it('leaves nothing behind when it is stopped or refused', async () => {
    const file = scratchFile('flows.csv', `${flows}2023,124,842,270900,1,1\n`);
    const codes = scratchFile('country_codes.csv', countryCodes);
    const folder = scratchFolder();
    await expect(importBaci([file, codes], join(folder, 'out'))).rejects.toThrow('duplicate-key');
    expect(readdirSync(folder)).toEqual([]);
    const stop = new AbortController();
    stop.abort(new Error('stopped'));
    const options = { signal: stop.signal };
    await expect(importBaci([file, codes], join(folder, 'out'), options)).rejects.toThrow();
    expect(existsSync(join(folder, 'out'))).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('adds up as a table does that knows nothing of streams', async () => {
    const row = fc.record({
      i: fc.constantFrom('4', '124', '251', '842'),
      j: fc.constantFrom('4', '124', '251', '842'),
      k: fc.constantFrom('010121', '010129', '270900', '271019', '870323'),
      v: fc.nat(100_000).map((value) => value / 1000),
    });
    const tables = fc.uniqueArray(row, {
      selector: ({ i, j, k }) => `${i} ${j} ${k}`,
      minLength: 1,
    });
    await fc.assert(
      fc.asyncProperty(tables, async (all) => {
        const rows = all.filter(({ i, j }) => i !== j);
        fc.pre(rows.length > 0);
        const text = rows.map(({ i, j, k, v }) => `2023,${i},${j},${k},${v},1\n`).join('');
        const { out } = await imported(`t,i,j,k,v,q\n${text}`, { digits: 2 });
        const written = csvParse(readFileSync(join(out, 'trade.csv'), 'utf8'));
        const numberOf: Record<string, string> = { AFG: '4', CAN: '124', FRA: '251', USA: '842' };
        for (const { exporter = '', importer = '', product = '', value, quantity } of written) {
          const parts = rows.filter(
            ({ i, j, k }) =>
              i === numberOf[exporter] && j === numberOf[importer] && k.startsWith(product),
          );
          expect(Number(value)).toBeCloseTo(
            parts.reduce((sum, { v }) => sum + v, 0),
            9,
          );
          expect(Number(quantity)).toBe(parts.length);
        }
        const total = rows.reduce((sum, { v }) => sum + v, 0);
        expect(written.reduce((sum, { value }) => sum + Number(value), 0)).toBeCloseTo(total, 8);
      }),
      { numRuns: 25 },
    );
  });
});

describe('importBaci refuses', () => {
  const withRow = (row: string): string => `${flows}${row}\n`;

  it.each([
    ['a flow twice', '2023,124,842,270900,1,1', 'duplicate-key', 14],
    ['an unknown country', '2023,124,999,270900,1,1', 'unknown-country', 10],
    ['a country without a code', '2023,697,842,270900,1,1', 'unknown-country', 6],
    ['a negative value', '2023,251,842,270900,-1,1', 'negative-flow', 21],
    ['a missing value', '2023,251,842,270900,NA,1', 'not-a-number', 21],
    ['a thousands separator', '2023,251,842,270900,"1,250.5",1', 'thousands-separator', 21],
    ['a comma in a number', '2023,251,842,270900,1,250.5,1', 'wrong-field-count', 29],
    ['a wrong quantity', '2023,251,842,270900,1,many', 'not-a-number', 23],
    ['a negative quantity', '2023,251,842,270900,1,-4', 'negative-flow', 23],
    ['another year', '2022,251,842,270900,1,1', 'other-year', 1],
    ['no year', '23,251,842,270900,1,1', 'malformed-year', 1],
    ['a heading', '2023,251,842,2709,1,1', 'malformed-hs-code', 14],
    ['trade with itself', '2023,124,124,270900,1,1', 'own-trade', 10],
  ])('%s', async (_, row, rule, column) => {
    expect(await refusal(withRow(row))).toMatchObject([{ rule, line: 8, column }]);
  });

  it('every row that is wrong, at once', async () => {
    const text = `${flows}2023,1,842,270900,-1,1\n2022,251,842,2709,x,1\n`;
    const rules = (await refusal(text)).map(({ rule, line }) => `${line} ${rule}`);
    expect(rules).toEqual([
      '8 unknown-country',
      '8 negative-flow',
      '9 other-year',
      '9 malformed-hs-code',
      '9 not-a-number',
    ]);
  });

  it('a file that is named for another year', async () => {
    const problems = await refusal(flows, {}, 'BACI_HS17_Y2022_V202501.csv');
    expect(problems[0]?.message).toContain('the file is named for 2022');
    expect(problems).toHaveLength(6);
  });

  it('a country that is asked for and unknown', async () => {
    const [problem] = await refusal(flows, { exporters: ['CNA'] });
    expect(problem).toMatchObject({ rule: 'unknown-country', hint: "did you mean 'CAN'?" });
  });

  it('a product that is not in the list of the release', async () => {
    const products = scratchFile('product_codes.csv', 'code,description\n270900,"Oils, crude"\n');
    const codes = scratchFile('country_codes.csv', countryCodes);
    const file = scratchFile('flows.csv', flows);
    const attempt = importBaci([file, products, codes], join(scratchFolder(), 'out'));
    await expect(attempt).rejects.toThrow('[unknown-product]');
  });

  it.each([
    ['no country codes', [flows], 'no-country-codes'],
    ['no flows', [countryCodes], 'no-flows'],
    ['another table', [flows, countryCodes, 'a,b\n1,2\n'], 'unknown-table'],
    ['country codes twice', [flows, countryCodes, countryCodes], 'given-twice'],
    ['a country twice', [flows, `${countryCodes}124,Kanada,CA,CAN\n`], 'duplicate-key'],
    ['a header alone', ['t,i,j,k,v,q\n', countryCodes], 'no-rows'],
  ])('%s', async (_, texts, rule) => {
    const files = texts.map((text, at) => scratchFile(`${at}.csv`, text));
    const attempt = importBaci(files, join(scratchFolder(), 'out'));
    await expect(attempt).rejects.toThrow(`[${rule}]`);
  });

  it('two years in a table that has no column for them', async () => {
    const codes = scratchFile('country_codes.csv', countryCodes);
    const files = [scratchFile('a.csv', flows), scratchFile('b.csv', flows), codes];
    const attempt = importBaci(files, join(scratchFolder(), 'out'), { sectorOf: sectorOfHs });
    await expect(attempt).rejects.toThrow('[several-years]');
  });
});
