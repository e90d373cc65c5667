import type { KnownTable } from './known-table.ts';

/** What writes numbers: tests keep every digit, the bench as many as publishers do. */
export type Digits = (value: number) => string;

/** Names of a table's regions and industries in a file. */
export interface FileCodes {
  readonly regions: readonly string[];
  readonly industries: readonly string[];
}

/** A region with accounts of its own for its parts, and their shares in all that it sells and buys. */
export interface Split {
  readonly region: number;
  readonly parts: readonly (readonly [code: string, share: number])[];
}

interface Party {
  readonly code: string;
  readonly region: number;
  readonly industry: number;
  readonly share: number;
}

const icioUses = ['HFCE', 'NPISH', 'GGFC', 'GFCF', 'INVNT', 'DPABR'];
const wiodUses = ['CONS_h', 'CONS_np', 'CONS_g', 'GFCF', 'INVEN'];
const figaroUses = ['P3_S14', 'P3_S15', 'P3_S13', 'P51G', 'P5M'];

/** Tax rate on final use in the files: importers leave it out. */
const finalTax = 0.07;

/** Lines of the OECD's CSV of the table, the parts of split regions behind all others, as in the extended tables. */
export function* icioLines(
  known: KnownTable,
  codes: FileCodes,
  { splits = [], digits = String }: { splits?: readonly Split[]; digits?: Digits } = {},
): Generator<string> {
  const { parties, N } = partiesOf(codes, splits);
  // Direct purchases are a quarter of household consumption.
  const use = (i: number, j: number, n: number, u: number): number =>
    u === 0 || u === 5
      ? known.final(i, j, n, 0) * (u === 0 ? 0.75 : 0.25)
      : known.final(i, j, n, u);
  const label = ({ code, industry }: Party): string => `${code}_${codes.industries[industry]}`;
  const finals = codes.regions.flatMap((_, n) => icioUses.map((_, u) => [n, u] as const));
  const finalLabels = finals.map(([n, u]) => `${codes.regions[n]}_${icioUses[u]}`);
  yield ['V1', ...parties.map(label), ...finalLabels, 'OUT'].join(',');
  const finalTotals = new Float64Array(finals.length);
  for (const seller of parties) {
    const { region: i, industry: j, share } = seller;
    const inputs = parties.map((buyer) =>
      digits(known.input(i, j, buyer.region, buyer.industry) * share * buyer.share),
    );
    const final = finals.map(([n, u], at) => {
      const value = use(i, j, n, u) * share;
      finalTotals[at] = (finalTotals[at] ?? 0) + value;
      return digits(value);
    });
    const output = digits((known.output[i * codes.industries.length + j] ?? 0) * share);
    yield [label(seller), ...inputs, ...final, output].join(',');
  }
  const J = codes.industries.length;
  const ofParties = (values: Float64Array): string[] =>
    parties.map(({ region, industry, share }) =>
      digits((values[region * J + industry] ?? 0) * share),
    );
  const nothing = finals.map(() => '0');
  const taxes = [...finalTotals].map((value) => digits(value * finalTax));
  yield ['TLS', ...ofParties(known.taxes), ...taxes, '0'].join(',');
  yield ['VA', ...ofParties(withoutTaxes(known)), ...nothing, '0'].join(',');
  const totals = [...finalTotals].map((value) => digits(value * (1 + finalTax)));
  yield ['OUT', ...ofParties(known.output), ...totals, '0'].join(',');
  if (N === 0) throw new Error('a table without regions');
}

/** Lines of FIGARO's matrix. */
export function* figaroMatrixLines(
  known: KnownTable,
  codes: FileCodes,
  digits: Digits = String,
): Generator<string> {
  const { rows, columns } = figaroCells(known, codes);
  yield ['rowLabels', ...columns.map(({ label }) => label)].join(',');
  for (const row of rows) {
    yield [row.label, ...columns.map((_, at) => digits(row.value(at)))].join(',');
  }
}

/** Lines of FIGARO's flat file. */
export function* figaroFlatLines(
  known: KnownTable,
  codes: FileCodes,
  digits: Digits = String,
): Generator<string> {
  const { rows, columns } = figaroCells(known, codes);
  yield 'icioiRow,icioiCol,refArea,rowIi,counterpartArea,colIi,obsValue';
  const parts = (label: string): string => label.replace('_', ',');
  for (const row of rows) {
    for (const [at, { label }] of columns.entries()) {
      yield `${row.label},${label},${parts(row.label)},${parts(label)},${digits(row.value(at))}`;
    }
  }
}

/** Lines of what Eurostat's database gives out: two years, of which the first is twice the table. */
export function* figaroSdmxLines(known: KnownTable, codes: FileCodes): Generator<string> {
  const { rows, columns } = figaroCells(known, codes);
  yield 'DATAFLOW,LAST UPDATE,freq,ind_use,ind_ava,c_dest,unit,c_orig,TIME_PERIOD,OBS_VALUE,OBS_FLAG';
  const parts = (label: string): [string, string] => {
    if (label.startsWith('WRL_REST_')) return ['WRL_REST', label.slice(9)];
    const at = label.indexOf('_');
    return [label.slice(0, at), label.slice(at + 1)];
  };
  for (const row of rows) {
    const [origin, made] = parts(row.label);
    for (const [at, { label }] of columns.entries()) {
      const [destination, used] = parts(label);
      const value = row.value(at);
      for (const [year, times] of [
        [2019, 2],
        [2020, 1],
      ] as const) {
        yield `ESTAT:NAIO_10_FCP_II(1.0),15/06/26,A,${used},${made},${destination},MIO_EUR,${origin},${year},${value * times},`;
      }
    }
  }
}

interface Cells {
  readonly columns: readonly { readonly label: string }[];
  readonly rows: readonly { readonly label: string; readonly value: (column: number) => number }[];
}

function figaroCells(known: KnownTable, codes: FileCodes): Cells {
  const { regions, industries } = codes;
  const J = industries.length;
  const inputs = regions.length * J;
  const label = (at: number): string => `${regions[Math.floor(at / J)]}_${industries[at % J]}`;
  const columns = [
    ...Array.from({ length: inputs }, (_, at) => ({ label: label(at) })),
    ...regions.flatMap((region) => figaroUses.map((use) => ({ label: `${region}_${use}` }))),
  ];
  const cell = (row: number, column: number): number => {
    const [i, j] = [Math.floor(row / J), row % J];
    if (column < inputs) return known.input(i, j, Math.floor(column / J), column % J);
    const at = column - inputs;
    return known.final(i, j, Math.floor(at / figaroUses.length), at % figaroUses.length);
  };
  const basic = withoutTaxes(known);
  const part = (share: number) => (column: number) =>
    column < inputs ? (basic[column] ?? 0) * share : 0;
  return {
    columns,
    rows: [
      ...Array.from({ length: inputs }, (_, row) => ({
        label: label(row),
        value: (c: number) => cell(row, c),
      })),
      { label: 'W2_D21X31', value: (c) => (c < inputs ? (known.taxes[c] ?? 0) : 12.5) },
      { label: 'W2_OP_RES', value: (c) => (c < inputs ? 0 : 3) },
      { label: 'W2_OP_NRES', value: (c) => (c < inputs ? 0 : -3) },
      { label: 'W2_D1', value: part(0.5) },
      { label: 'W2_D29X39', value: part(0.0625) },
      { label: 'W2_B2A3G', value: part(0.4375) },
    ],
  };
}

/** How a release of WIOD numbers its columns. */
export interface WiodNumbers {
  readonly firstFinal: number;
  readonly total: number;
}

/** Lines of the sheet of WIOD's workbook; a code below 10 is the number of an industry in the whole release. */
export function* wiodSheetLines(
  known: KnownTable,
  codes: FileCodes & { readonly numbers: readonly number[] },
  { firstFinal, total }: WiodNumbers,
  title = 'Intercountry Input-Output Table for 2011',
): Generator<string> {
  const { heads, rows } = wiodCells(known, codes, firstFinal, total);
  yield `${title}${','.repeat(heads.length + 3)}`;
  yield `"41 countries, in current prices"${','.repeat(heads.length + 3)}`;
  yield ['(industry-by-industry)', '', '', '', ...heads.map(({ code }) => code)].join(',');
  yield ['(millions of US$)', '', '', '', ...heads.map(({ code }) => `"name, of ${code}"`)].join(
    ',',
  );
  yield ['', '', '', '', ...heads.map(({ country }) => country)].join(',');
  yield ['', '', '', '', ...heads.map(({ number }) => `c${number}`)].join(',');
  for (const { code, country, number, values } of rows) {
    yield [code, `"name, of ${code}"`, country, `r${number}`, ...values].join(',');
  }
}

/** Lines of the wide table of WIOD's release of 2016, as R writes it. */
export function* wiodWideLines(
  known: KnownTable,
  codes: FileCodes & { readonly numbers: readonly number[] },
  { firstFinal, total }: WiodNumbers,
  prefix = 'v',
): Generator<string> {
  const { heads, rows } = wiodCells(known, codes, firstFinal, total);
  const names = heads.map(({ country, number }) =>
    number === total ? 'TOT' : `${prefix}${country}${number}`,
  );
  yield [
    '"IndustryCode","IndustryDescription","Country","RNr","Year"',
    ...names.map((name) => `"${name}"`),
  ].join(',');
  for (const { code, country, number, values } of rows) {
    yield [`"${code}","name, of ${code}","${country}",${number},2014`, ...values].join(',');
  }
}

interface WiodHead {
  readonly code: string;
  readonly country: string;
  readonly number: number;
}

function wiodCells(
  known: KnownTable,
  { regions, industries, numbers }: FileCodes & { readonly numbers: readonly number[] },
  firstFinal: number,
  total: number,
): {
  heads: readonly WiodHead[];
  rows: readonly (WiodHead & { readonly values: readonly string[] })[];
} {
  const J = industries.length;
  const parties = regions.flatMap((country) =>
    industries.map((code, j): WiodHead => ({ code, country, number: numbers[j] ?? 0 })),
  );
  const finals = regions.flatMap((country) =>
    wiodUses.map((code, u): WiodHead => ({ code, country, number: firstFinal + u })),
  );
  const heads = [...parties, ...finals, { code: 'GO', country: 'TOT', number: total }];
  const place = (at: number): [number, number] => [Math.floor(at / J), at % J];
  const rows = parties.map((party, row) => {
    const [i, j] = place(row);
    const inputs = parties.map((_, column) => known.input(i, j, ...place(column)));
    const uses = finals.map((_, at) =>
      known.final(i, j, Math.floor(at / wiodUses.length), at % wiodUses.length),
    );
    return { ...party, values: [...inputs, ...uses, known.output[row] ?? 0].map(String) };
  });
  const basic = withoutTaxes(known);
  const below = (
    code: string,
    number: number,
    ofIndustry: (at: number) => number,
    ofFinal: number,
  ) => ({
    code,
    country: 'TOT',
    number,
    values: [
      ...parties.map((_, at) => String(ofIndustry(at))),
      ...finals.map(() => String(ofFinal)),
      '',
    ],
  });
  return {
    heads,
    rows: [
      ...rows,
      below('II_fob', 65, (at) => (known.output[at] ?? 0) - (known.tables.valueAdded[at] ?? 0), 0),
      below('TXSP', 66, (at) => known.taxes[at] ?? 0, 7),
      below('EXP_adj', 67, () => 0, 0),
      below('PURR', 68, () => 0, 2),
      below('PURNR', 69, () => 0, -2),
      below('VA', 70, (at) => 0.9 * (basic[at] ?? 0), 0),
      below('IntTTM', 71, (at) => 0.1 * (basic[at] ?? 0), 0),
      below('GO', 73, (at) => known.output[at] ?? 0, 0),
    ],
  };
}

function withoutTaxes({ tables, taxes }: KnownTable): Float64Array {
  return tables.valueAdded.map((value, cell) => value - (taxes[cell] ?? 0));
}

function partiesOf(codes: FileCodes, splits: readonly Split[]): { parties: Party[]; N: number } {
  const of = (code: string, region: number, share: number): Party[] =>
    codes.industries.map((_, industry) => ({ code, region, industry, share }));
  const whole = codes.regions.flatMap((code, region) => {
    const split = splits.some((one) => one.region === region);
    return of(code, region, split ? 0 : 1);
  });
  const parts = splits.flatMap(({ region, parts }) =>
    parts.flatMap(([code, share]) => of(code, region, share)),
  );
  return { parties: [...whole, ...parts], N: codes.regions.length };
}
