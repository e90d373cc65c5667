import { describe, expect, it } from 'vitest';
import { InputError } from '../../input/index.ts';
import type { Problem } from '../../input/index.ts';
import { importFigaro } from './figaro.ts';
import { importOecdIcio } from './oecd-icio.ts';
import { knownTable } from './testing/known-table.ts';
import {
  figaroFlatLines,
  figaroSdmxLines,
  icioLines,
  wiodSheetLines,
  wiodWideLines,
} from './testing/mrio-files.ts';
import { scratchFile } from './testing/scratch.ts';
import { importWiod2013, importWiod2016 } from './wiod.ts';

const known = knownTable(1, 3, 3);
const regions = ['CAN', 'MEX', 'ROW'];
const codes = { regions, industries: ['A01_02', 'C29', 'G'] };
const parts = [
  {
    region: 1,
    parts: [
      ['MX1', 0.25],
      ['MX2', 0.75],
    ],
  },
] as const;
const wiod3 = {
  regions: ['CAN', 'MEX', 'RoW'],
  industries: ['AtB', '34t35', 'L'],
  numbers: [1, 15, 31],
};
const wiod4 = { regions, industries: ['A01', 'C29', 'G45'], numbers: [1, 20, 28] };
const old = { firstFinal: 37, total: 42 };
const young = { firstFinal: 57, total: 62 };

/** A table as cells, to be broken in one place. */
type Cells = string[][];
const digits = (value: number): string => value.toFixed(6);
const icio = (): Cells => cellsOf(icioLines(known, codes, { digits }));

function cellsOf(lines: Iterable<string>): Cells {
  return [...lines].map((line) => line.split(','));
}

function textOf(cells: Cells): string {
  return `${cells.map((row) => row.join(',')).join('\n')}\n`;
}

function changed(
  cells: Cells,
  line: number,
  field: number,
  change: (text: string) => string,
): Cells {
  const row = cells[line - 1] ?? [];
  row[field] = change(row[field] ?? '');
  return cells;
}

const without = (cells: Cells, line: number): Cells => cells.filter((_, at) => at !== line - 1);

/** Column at which field `field` of a line begins. */
const columnOf = (cells: Cells, line: number, field: number): number =>
  (cells[line - 1] ?? []).slice(0, field).join(',').length + (field > 0 ? 2 : 1);

/** 1 label, 9 industries, 3 × 6 final uses, OUT; the header, 9 industries, TLS, VA, OUT. */
const [out, tls, va, total] = [28, 11, 12, 13];

type Case = readonly [
  rule: string,
  make: () => Cells,
  line: number,
  field: number,
  message: RegExp,
  hint: RegExp,
];

const icioCases: readonly Case[] = [
  [
    'unknown-region',
    () => changed(icio(), 1, 1, () => 'CNA_A01_02'),
    1,
    1,
    /'CNA_A01_02' begins with no country/u,
    /CAN/u,
  ],
  [
    'unknown-region',
    () => changed(icio(), 2, 0, () => 'XYZW_A01_02'),
    2,
    0,
    /begins with no country/u,
    /CAN_C29/u,
  ],
  [
    'unknown-code',
    () => changed(icio(), 1, 10, () => 'CAN_HFC'),
    1,
    10,
    /'HFC' of 'CAN_HFC' is neither/u,
    /HFCE/u,
  ],
  [
    'unknown-code',
    () => changed(icio(), 1, 2, () => 'CAN_C299'.replace('C299', 'Z29')),
    1,
    2,
    /'Z29'/u,
    /correct it/u,
  ],
  [
    'duplicate-column',
    () => changed(icio(), 1, 2, () => 'CAN_A01_02'),
    1,
    2,
    /CAN_A01_02 stands twice/u,
    /remove one/u,
  ],
  [
    'duplicate-row',
    () => [...icio().slice(0, 3), ...icio().slice(2)],
    4,
    0,
    /CAN_C29 stands twice, first in line 3/u,
    /remove one/u,
  ],
  ['missing-row', () => without(icio(), 4), 1, 3, /CAN_G has a column and no row/u, /broken off/u],
  [
    'missing-column',
    () => icio().map((row) => row.filter((_, at) => at !== 3)),
    4,
    0,
    /CAN_G has a row and no column/u,
    /broken off/u,
  ],
  [
    'wrong-field-count',
    () => changed(icio(), 3, 4, (text) => `1,${text}`),
    3,
    28,
    /CAN_C29 has 30 fields and the header has 29/u,
    /comma between thousands/u,
  ],
  [
    'thousands-separator',
    () => changed(icio(), 3, 4, () => '1 234.5'),
    3,
    4,
    /'CAN_C29 × MEX_A01_02' is '1 234.5'/u,
    /plain numbers/u,
  ],
  [
    'thousands-separator',
    () => changed(icio(), 3, 4, () => '1.234.567'),
    3,
    4,
    /marks between thousands/u,
    /plain numbers/u,
  ],
  [
    'not-a-number',
    () => changed(icio(), 3, 4, () => 'n.a.'),
    3,
    4,
    /'CAN_C29 × MEX_A01_02' is 'n.a.'/u,
    /plain number/u,
  ],
  ['not-a-number', () => changed(icio(), 3, 4, () => ''), 3, 4, /is empty/u, /plain number/u],
  [
    'not-a-number',
    () => changed(icio(), va, 4, () => '1,5'.replace(',', ';')),
    va,
    4,
    /VA × MEX_A01_02/u,
    /plain number/u,
  ],
  [
    'negative-output',
    () => negated(icio(), 3),
    3,
    0,
    /CAN_C29 has an output of -/u,
    /correct its row/u,
  ],
  [
    'unbalanced-row',
    () => changed(icio(), 3, out, (text) => String(Number(text) * 1.01)),
    3,
    out,
    /row CAN_C29 sum to .* its total is .*, 0\.99\d? % apart/u,
    /fetch the file again/u,
  ],
  [
    'unbalanced-column',
    () => changed(icio(), total, 2, (text) => String(Number(text) * 1.01)),
    total,
    2,
    /column CAN_C29 sum to/u,
    /fetch the file again/u,
  ],
  [
    'unbalanced-column',
    () => changed(icio(), tls, 2, (text) => String(Number(text) + 50)),
    total,
    2,
    /column CAN_C29 sum to/u,
    /fetch the file again/u,
  ],
  [
    'unbalanced-account',
    () =>
      without(
        changed(icio(), va, 2, (text) => String(Number(text) + 50)),
        total,
      ),
    3,
    0,
    /CAN_C29 sells .* inputs and value added sum to/u,
    /fetch the file again/u,
  ],
  ['empty-region', () => withoutFinalDemand(icio()), 2, 0, /CAN has no final demand/u, /columns/u],
  ['no-header', () => icio().slice(1), 1, 0, /no header was found/u, /this format/u],
  [
    'split-and-whole',
    () => wholeBesideParts(),
    5,
    0,
    /counts? it twice|both with sales/u,
    /remove the rows/u,
  ],
];

/** A row with every sign turned, in the columns' totals too. */
function negated(cells: Cells, line: number): Cells {
  const row = cells[line - 1] ?? [];
  cells[line - 1] = row.map((text, field) => (field === 0 ? text : String(-Number(text))));
  return cells;
}

/** Canada's final purchases handed to the rest of the world. */
function withoutFinalDemand(cells: Cells): Cells {
  for (const row of cells.slice(1, 10)) {
    for (let use = 0; use < 6; use++) {
      row[22 + use] = String(Number(row[22 + use]) + Number(row[10 + use]));
      row[10 + use] = '0';
    }
  }
  return cells;
}

/** Mexico's parts beside Mexico itself, with the same sales. */
function wholeBesideParts(): Cells {
  const split = cellsOf(icioLines(known, codes, { splits: parts, digits }));
  const whole = split[0]?.indexOf('MEX_A01_02') ?? 0;
  const part = split[0]?.indexOf('MX2_A01_02') ?? 0;
  const copy = (row: string[]): void => {
    for (let j = 0; j < 3; j++) row[whole + j] = row[part + j] ?? '';
  };
  split.slice(1).forEach(copy);
  const at = (label: string): number => split.findIndex(([first]) => first === label);
  for (const code of codes.industries) {
    const from = split[at(`MX2_${code}`)] ?? [];
    split[at(`MEX_${code}`)] = [`MEX_${code}`, ...from.slice(1)];
  }
  // The totals follow, so that nothing but the double count is wrong.
  for (const row of split.slice(1, -3)) {
    row[row.length - 1] = String(row.slice(1, -1).reduce((sum, text) => sum + Number(text), 0));
  }
  const totals = split.at(-1) ?? [];
  for (let field = 1; field < totals.length - 1; field++) {
    totals[field] = String(split.slice(1, -1).reduce((sum, row) => sum + Number(row[field]), 0));
  }
  // Sales and costs differ then: the stated totals are what each side is held against first.
  return split;
}

describe('oecd-icio refuses', () => {
  it.each(icioCases)('%s', async (rule, make, line, field, message, hint) => {
    const cells = make();
    const problems = await refusals(importOecdIcio, '2020.csv', textOf(cells));
    const problem = problems.find(
      (one) => one.rule === rule && (rule !== 'split-and-whole' || one.message.includes('both')),
    );
    if (!problem) throw new Error(`found ${problems.map((one) => one.rule).join(', ')}`);
    expect(problem.message).toMatch(message);
    expect(problem.hint).toMatch(hint);
    if (rule === 'split-and-whole') return;
    expect(problem).toMatchObject({
      line,
      column: columnOf(cells, line, field),
      severity: 'error',
    });
    expect(problem.file).toMatch(/2020\.csv$/u);
  });

  it('a file that breaks off, at a line end and within a line', async () => {
    const text = textOf(icio());
    const atLine = await refusals(importOecdIcio, '2020.csv', textOf(icio().slice(0, 7)));
    expect(atLine.map(({ rule }) => rule)).toContain('missing-row');
    expect(new Set(atLine.map(({ rule }) => rule))).toEqual(new Set(['missing-row']));
    const below = await refusals(importOecdIcio, '2020.csv', textOf(icio().slice(0, 10)));
    expect(below).toHaveLength(1);
    expect(below[0]?.message).toContain('no row of value added (VA, VALU)');
    const within = await refusals(importOecdIcio, '2020.csv', text.slice(0, text.length * 0.7));
    expect(within[0]).toMatchObject({ rule: 'truncated-file' });
  });

  it('a file whose name does not state the year, until it is given', async () => {
    const problems = await refusals(importOecdIcio, 'table.csv', textOf(icio()));
    expect(problems).toMatchObject([{ rule: 'year-not-stated', hint: 'give --year' }]);
    const imported = await importOecdIcio([scratchFile('table.csv', textOf(icio()))], {
      year: 2018,
    });
    expect(imported.meta).toMatchObject({ year: 2018, id: 'oecd-icio-2018' });
  });

  it('all that is wrong with a file at once', async () => {
    const cells = changed(
      changed(icio(), 3, 4, () => 'x'),
      4,
      5,
      () => '1 000',
    );
    const problems = await refusals(importOecdIcio, '2020.csv', textOf(cells));
    expect(problems.map(({ rule, line }) => `${line} ${rule}`)).toEqual([
      '3 not-a-number',
      '4 thousands-separator',
    ]);
  });
});

describe('wiod refuses', () => {
  const wide = (): Cells => cellsOf(wiodWideLines(known, wiod4, young));
  const sheet = (): Cells =>
    [...wiodSheetLines(known, wiod3, old)].map((line) => line.split(/,(?! of)/u));

  it('a country that is none', async () => {
    const cells = changed(sheet(), 7, 2, () => 'CNA');
    const problems = await refusals(importWiod2013, 'wiot11.csv', textOf(cells));
    expect(problems[0]).toMatchObject({ rule: 'unknown-region', line: 7 });
    expect(problems[0]?.message).toContain("'CNA'");
  });

  it('the other release', async () => {
    const problems = await refusals(importWiod2013, 'WIOT2014.csv', textOf(wide()));
    expect(problems[0]).toMatchObject({ rule: 'unknown-code', line: 1 });
    expect(problems[0]?.hint).toContain('wiod-2016 has 56');
  });

  it('a column that is no country and number', async () => {
    const cells = changed(wide(), 1, 6, () => 'vCANA');
    const problems = await refusals(importWiod2016, 'WIOT2014.csv', textOf(cells));
    expect(problems[0]).toMatchObject({ rule: 'unknown-code', line: 1 });
  });

  it('a workbook, and says what to do', async () => {
    const book = Buffer.from([0x50, 0x4b, 3, 4, 20, 0]);
    const problems = await refusals(importWiod2016, 'WIOT2014_Nov16_ROW.xlsb', book);
    expect(problems[0]?.hint).toContain('save the sheet as CSV');
  });
});

describe('figaro refuses', () => {
  const flat = (): Cells =>
    cellsOf(
      figaroFlatLines(known, { regions: ['DE', 'FR', 'FIGW1'], industries: ['A01', 'C29', 'L'] }),
    );

  it.each([
    ['unknown-region', () => changed(flat(), 4, 2, () => 'QQ'), 4, /QQ_A01/u],
    ['unknown-code', () => changed(flat(), 4, 5, () => 'P9'), 4, /P9/u],
    ['duplicate-cell', () => [...flat(), flat()[5] ?? []], 362, /DE_A01 × FR_C29 stands twice/u],
    ['not-a-number', () => changed(flat(), 6, 6, () => ':'), 6, /DE_A01 × FR_C29/u],
    ['wrong-field-count', () => changed(flat(), 6, 6, () => '1,234'), 6, /8 fields/u],
    [
      'unbalanced-account',
      () => changed(flat(), 6, 6, (text) => String(Number(text) + 1e5)),
      2,
      /DE_A01 sells/u,
    ],
    ['missing-column', () => changed(flat(), 1, 4, () => 'partner'), 1, /counterpartArea/u],
  ])('%s', async (rule, make, line, message) => {
    const problems = await refusals(importFigaro, 'flatfile_2020.csv', textOf(make()));
    const problem = problems.find((one) => one.rule === rule);
    expect(problem?.message).toMatch(message);
    expect(problem?.line).toBe(line);
  });

  it('a year that the file has not, and names those that it has', async () => {
    const codes = { regions: ['DE', 'FR', 'FIGW1'], industries: ['A01', 'C29', 'L'] };
    const lines = [...figaroSdmxLines(known, codes)];
    const ofYear = (files: string[]) => importFigaro(files, { year: 2018 });
    expect(await refusals(ofYear, 'naio_10_fcp_ii.csv', [...lines, ''].join('\n'))).toMatchObject([
      {
        rule: 'year-not-in-file',
        severity: 'error',
        message: 'the file has no line of 2018: it has 2019, 2020',
      },
    ]);
  });
});

async function refusals(
  importer: (files: string[]) => Promise<unknown>,
  name: string,
  contents: string | Uint8Array,
): Promise<readonly Problem[]> {
  const error: unknown = await importer([scratchFile(name, contents)]).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof InputError)) throw new Error('it was accepted', { cause: error });
  return error.problems;
}
