import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { command, temporaryFolder } from '../testing/command.ts';

/**
 * A table of the OECD's layout: every industry sells 20 to its like at home, 40 to households there, draws 2 from stocks,
 * and sells 3 to households of each other region. Output is 64: inputs of 20, taxes of 4, value added of 40.
 */
const lines = tableLines(['CAN', 'USA', 'ROW'], ['A01_02', 'C29', 'G']);

function tableLines(regions: readonly string[], industries: readonly string[]): string[] {
  const uses = ['HFCE', 'NPISH', 'GGFC', 'GFCF', 'INVNT', 'DPABR'];
  const parties = regions.flatMap((region) => industries.map((industry) => ({ region, industry })));
  const finals = regions.flatMap((region) => uses.map((use) => ({ region, use })));
  const rows = parties.map(({ region, industry }) => [
    `${region}_${industry}`,
    ...parties.map((buyer) => (buyer.region === region && buyer.industry === industry ? 20 : 0)),
    ...finals.map((buyer) => {
      if (buyer.use === 'HFCE') return buyer.region === region ? 40 : 3;
      return buyer.use === 'INVNT' && buyer.region === region ? -2 : 0;
    }),
    64,
  ]);
  const below = (label: string, ofIndustry: number, ofFinal: number): (string | number)[] => [
    label,
    ...parties.map(() => ofIndustry),
    ...finals.map(() => ofFinal),
    0,
  ];
  const labels = [
    ...parties.map(({ region, industry }) => `${region}_${industry}`),
    ...finals.map(({ region, use }) => `${region}_${use}`),
  ];
  return [
    ['', ...labels, 'OUT'],
    ...rows,
    below('TLS', 4, 1),
    below('VA', 40, 0),
    below('OUT', 64, 0),
  ].map((row) => row.join(','));
}

function icioFile(folder: string, text = `${lines.join('\n')}\n`): string {
  const file = join(folder, '2020.csv');
  writeFileSync(file, text);
  return file;
}

describe('reroute import', () => {
  it('writes an economy that checks clean, and says what it is', async () => {
    const folder = temporaryFolder();
    const out = join(folder, 'worlds', 'icio');
    const {
      status,
      out: text,
      err,
    } = await command('import', 'oecd-icio', icioFile(folder), '--out', out);
    expect([status, err]).toEqual([0, '']);
    expect(text).toContain('3 regions × 3 sectors (2 of goods), US$ million, 2020');
    expect(text).toMatch(/gross output\s+576\n/u);
    expect(text).toMatch(/final demand\s+396\n/u);
    expect(text).toContain('(fontagne-2022-services-4)');
    expect(text).toMatch(
      /taxes and adjustments that industries pay are part of their value added\s+1\s+[\d,]+\s+[\d.]+ %/u,
    );
    expect(text).toContain(`wrote ${out}`);
    const checked = await command('check', out);
    expect(checked.status).toBe(0);
    expect(checked.out).toContain('0 errors, 0 warnings');
    expect(readFileSync(join(out, 'economy.yaml'), 'utf8')).toContain('taxes-on-final-use');
  });

  it('lays tariffs over the table, with accounts that still close', async () => {
    const folder = temporaryFolder();
    const tariffs = join(folder, 'tariffs.csv');
    writeFileSync(tariffs, 'sector,exporter,importer,rate\nC29,CAN,USA,0.25\nA01_02,ROW,CAN,0.1\n');
    const out = join(folder, 'icio');
    const args = ['oecd-icio', icioFile(folder), '--out', out, '--tariffs', tariffs];
    const { status, out: text } = await command('import', ...args);
    expect(status).toBe(0);
    expect(text).toContain('purchases include the duties of the tariff table');
    expect(text).toContain('tariffs: 2 rates other than 0');
    const checked = await command('check', out);
    expect(checked.out).toContain('0 errors, 0 warnings');
    expect(checked.out).toMatch(/ok: absorption.*\n.*ok: cost/u);
    writeFileSync(tariffs, 'sector,exporter,importer,rate\nC29,CAN,USX,0.25\n');
    const refused = await command('import', ...args, '--force');
    expect([refused.status, refused.err]).toEqual([2, expect.stringContaining(`${tariffs}:2:9`)]);
  });

  it('prints one object with --json', async () => {
    const folder = temporaryFolder();
    const file = icioFile(folder);
    const args = [
      '--out',
      join(folder, 'a'),
      '--json',
      '--id',
      'mine',
      '--year',
      '1999',
      '--currency',
      'CAD',
    ];
    const { status, out } = await command('import', 'oecd-icio', file, ...args);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      schema: 'reroute.import/1',
      format: 'oecd-icio',
      files: [file],
      economy: {
        id: 'mine',
        year: 1999,
        currency: 'CAD',
        unit: 'CAD million',
        regions: 3,
        sectors: 3,
      },
      report: { balance: { industries: 9 } },
      warnings: [],
    });
  });

  it('names what is wrong with the file, and leaves nothing behind', async () => {
    const folder = temporaryFolder();
    const file = icioFile(folder, `${lines.join('\n').replace('USA_C29', 'USX_C29')}\n`);
    const { status, err } = await command('import', 'oecd-icio', file, '--out', join(folder, 'a'));
    expect(status).toBe(2);
    expect(err).toContain(`${file}:1:`);
    expect(err).toContain('[unknown-region]');
    expect(readdirSync(folder)).toEqual(['2020.csv']);
  });

  it.each([
    [
      'an unknown format',
      ['oecd-iico', '2020.csv', '--out', 'x'],
      /unknown format 'oecd-iico' — did you mean 'oecd-icio'/u,
    ],
    [
      'two files where one is wanted',
      ['oecd-icio', 'a', 'b', '--out', 'x'],
      /takes 1 file, and 2 are given/u,
    ],
    ['a year that is none', ['oecd-icio', 'a', '--out', 'x', '--year', '20'], /four digits/u],
    ['an id that is none', ['oecd-icio', 'a', '--out', 'x', '--id', '-x y'], /letters, digits/u],
    [
      'a currency that is none',
      ['oecd-icio', 'a', '--out', 'x', '--currency', 'dollar'],
      /ISO 4217/u,
    ],
    ['no file', ['oecd-icio', '--out', 'x'], /takes 1 file, and 0 are given/u],
    [
      'a flag that the format does not take',
      ['oecd-icio', 'a', '--out', 'x', '--digits', '2'],
      /oecd-icio does not take --digits — it is for baci/u,
    ],
    [
      'files beside --download',
      ['oecd-icio', '2020.csv', '--out', 'x', '--download'],
      /--download takes no files, and 2020\.csv is given/u,
    ],
    [
      'a flag of the import beside --download',
      ['oecd-icio', '--out', 'x', '--download', '--year', '2020'],
      /--download does not take --year/u,
    ],
    [
      '--force beside --download',
      ['oecd-icio', '--out', 'x', '--download', '--force'],
      /--download does not take --force/u,
    ],
    ...[
      ['--checksum', 'md5:d41d8cd98f00b204e9800998ecf8427e'],
      ['--from', 'http://localhost/2020.zip'],
      ['--file', '2016-2022_SML.zip'],
    ].map(([flag = '', value = '']): [string, string[], RegExp] => [
      `${flag} without --download`,
      ['oecd-icio', '2020.csv', '--out', 'x', flag, value],
      new RegExp(`${flag} is for --download`, 'u'),
    ]),
    [
      'a file that is not there',
      ['oecd-icio', '/nowhere.csv', '--out', 'x'],
      /\[unreadable-file\]/u,
    ],
  ])('refuses %s', async (_, args, message) => {
    const { status, err } = await command('import', ...args);
    expect(status).toBe(2);
    expect(err).toMatch(message);
  });

  it('does not replace what stands there, unless it is told to', async () => {
    const folder = temporaryFolder();
    const file = icioFile(folder);
    const out = join(folder, 'a');
    mkdirSync(out);
    writeFileSync(join(out, 'notes.txt'), 'mine');
    const refused = await command('import', 'oecd-icio', file, '--out', out);
    expect([refused.status, refused.err]).toEqual([2, expect.stringContaining('is not empty')]);
    const forced = await command('import', 'oecd-icio', file, '--out', out, '--force');
    expect([forced.status, forced.err]).toEqual([
      2,
      expect.stringContaining('nothing was written'),
    ]);
    expect(readdirSync(out)).toEqual(['notes.txt']);
    const onto = await command('import', 'oecd-icio', file, '--out', file, '--force');
    expect([onto.status, onto.err]).toEqual([2, expect.stringContaining(`${file} is a file`)]);
    const fresh = join(folder, 'b');
    for (const more of [[], ['--force']]) {
      const { status } = await command('import', 'oecd-icio', file, '--out', fresh, ...more);
      expect(status).toBe(0);
    }
  });
});

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** Runs the program in a process of its own, and sends it a signal when its progress shows. */
function interrupted(
  args: readonly string[],
  signal: NodeJS.Signals,
  when: RegExp,
): Promise<{ status: number | null; killedBy: NodeJS.Signals | null; err: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let err = '';
  let sent = false;
  child.stderr.on('data', (text: Buffer) => {
    err += text.toString();
    if (sent || !when.test(err)) return;
    sent = child.kill(signal);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, killedBy) => {
      resolve({ status, killedBy, err });
    });
  });
}

describe('an interrupted import', () => {
  /** A small file that takes seconds to read: 300 MB of one line when it is unpacked. */
  const endless = gzipSync(
    `${lines[0]}\n${`${lines[1]}\n`.repeat(Math.ceil(3e8 / (lines[1]?.length ?? 1)))}`,
  );

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'leaves nothing behind while it reads: %s',
    async (signal, status) => {
      const folder = temporaryFolder();
      const file = join(folder, '2020.csv.gz');
      writeFileSync(file, endless);
      const args = ['import', 'oecd-icio', file, '--out', join(folder, 'world')];
      const ended = await interrupted(args, signal, /oecd-icio: read \d+ %/u);
      expect(ended).toMatchObject({ status, killedBy: null });
      expect(ended.err).toContain('stopped: nothing was written');
      expect(readdirSync(folder)).toEqual(['2020.csv.gz']);
    },
    30_000,
  );
});
