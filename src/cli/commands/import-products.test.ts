import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { command, temporaryFolder } from '../testing/command.ts';

function fileIn(folder: string, name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('reroute import baci', () => {
  const files = (folder: string): string[] => [
    fileIn(
      folder,
      'BACI_HS17_Y2023_V202501.csv',
      't,i,j,k,v,q\n2023,124,842,270900,1000,NA\n2023,842,124,870323,10,1\n2023,124,842,999999,1,1\n',
    ),
    fileIn(
      folder,
      'country_codes_V202501.csv',
      'country_code,country_name,country_iso2,country_iso3\n124,Canada,CA,CAN\n842,USA,US,USA\n',
    ),
  ];

  it('writes flows, and says what they are worth', async () => {
    const folder = temporaryFolder();
    const out = join(folder, 'flows');
    const args = [...files(folder), '--exporter', 'CAN', '--digits', '2', '--out', out];
    const { status, out: text, err } = await command('import', 'baci', ...args);
    expect([status, err]).toEqual([0, '']);
    expect(text).toContain('2023: 3 flows worth US$ 0.0 bn, 2 rows written');
    expect(readFileSync(join(out, 'trade.csv'), 'utf8')).toBe(
      'year,exporter,importer,product,value,quantity\n2023,CAN,USA,27,1000,\n2023,CAN,USA,99,1,1\n',
    );
  });

  it("adds up to sectors by the user's concordance, and warns of what has none", async () => {
    const folder = temporaryFolder();
    const own = fileIn(folder, 'own.csv', 'hs,sector\n27,ENERGY\n');
    const out = join(folder, 'flows');
    const args = [...files(folder), '--sectors', '--concordance', own, '--out', out];
    const { status, err } = await command('import', 'baci', ...args);
    expect(status).toBe(0);
    expect(err).toContain('[product-without-sector]');
    const table = readFileSync(join(out, 'trade.csv'), 'utf8').split('\n').toSorted();
    expect(table).toEqual(
      ['', 'C29,USA,CAN,10', 'ENERGY,CAN,USA,1000', 'sector,exporter,importer,value'].toSorted(),
    );
  });

  it.each([
    [['--digits', '3'], /Give 2, 4 or 6/u],
    [['--exporter', 'CANADA'], /\[unknown-country\]/u],
    [['--sectors', '--concordance', 'nowhere.csv'], /nowhere\.csv.*\[unreadable-file\]/u],
  ])('refuses %j', async (flags, message) => {
    const folder = temporaryFolder();
    const out = join(folder, 'flows');
    const { status, err } = await command(
      'import',
      'baci',
      ...files(folder),
      ...flags,
      '--out',
      out,
    );
    expect(status).toBe(2);
    expect(err).toMatch(message);
    expect(existsSync(out)).toBe(false);
  });
});

describe('reroute import wits-tariffs', () => {
  const trains = (folder: string): string =>
    fileIn(
      folder,
      'trains.csv',
      'Reporter,Product,Partner,Tariff Year,DutyType,Simple Average,Weighted Average,Imports Value in 1000 USD\n' +
        '840,870323,000,2022,MFN,2.5,2.5,10\n840,870421,000,2022,MFN,25,25,30\n',
    );

  it('takes the regions and sectors of an economy', async () => {
    const folder = temporaryFolder();
    const own = fileIn(folder, 'own.csv', 'hs,sector\n87,transport-equipment\n');
    const out = join(folder, 'tariffs');
    const args = [trains(folder), '--economy', 'canada-2021', '--concordance', own, '--out', out];
    const { status, out: text } = await command('import', 'wits-tariffs', ...args);
    expect(status).toBe(0);
    expect(text).toContain('19.4 % weighted by trade, 13.');
    const simple = join(folder, 'simple');
    args[args.length - 1] = simple;
    expect((await command('import', 'wits-tariffs', ...args, '--weights', 'simple')).status).toBe(
      0,
    );
    const rateOf = (path: string): number =>
      Number(readFileSync(join(path, 'tariffs.csv'), 'utf8').split('\n')[1]?.split(',').at(-1));
    expect(rateOf(out)).toBeCloseTo((10 * 0.025 + 30 * 0.25) / 40, 12);
    expect(rateOf(simple)).toBeCloseTo((0.025 + 0.25) / 2, 12);
  });

  it('asks for the economy', async () => {
    const folder = temporaryFolder();
    const args = [trains(folder), '--out', join(folder, 'tariffs')];
    const { status, err } = await command('import', 'wits-tariffs', ...args);
    expect(status).toBe(2);
    expect(err).toContain('--economy');
  });
});

describe('reroute import --download', () => {
  const bytes = Buffer.alloc(200_000, 'trade');
  const digest = createHash('sha256').update(bytes).digest('hex');

  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/2016-2022_SML.zip`;
  }

  it('fetches into the folder, says the digest and what to do next', async () => {
    const url = await serve((_, response) => response.end(bytes));
    const out = join(temporaryFolder(), 'downloads');
    const args = ['oecd-icio', '--download', '--from', url, '--out', out];
    const { status, out: text } = await command('import', ...args);
    expect(status).toBe(0);
    expect(text).toBe(
      `fetched: ${join(out, '2016-2022_SML.zip')}, 0.2 MB\nsha256:${digest}\nnext: unzip it and import the CSV of one year: 2022_SML.csv\n`,
    );
    const again = await command('import', ...args, '--checksum', `sha256:${digest}`);
    expect(again.out).toContain('there already');
  });

  it('ends with status 2 where the file is not there, or not the right one', async () => {
    const missing = await serve((_, response) => response.writeHead(404).end());
    const wrong = await serve((_, response) => response.end('another file'));
    const out = join(temporaryFolder(), 'downloads');
    const fetching = (url: string) =>
      command(
        ...['import', 'baci', '--download', '--from', url, '--out', out],
        ...['--checksum', `sha256:${digest}`],
      );
    expect(await fetching(missing)).toMatchObject({ status: 2, out: '' });
    const { status, err } = await fetching(wrong);
    expect(status).toBe(2);
    expect(err).toContain('set aside');
    expect(readdirSync(out)).toEqual(['2016-2022_SML.zip.wrong']);
  });

  it('says where files are that have no address', async () => {
    const args = ['wits-tariffs', '--download', '--out', temporaryFolder()];
    const { status, err } = await command('import', ...args);
    expect(status).toBe(2);
    expect(err).toContain('https://wits.worldbank.org');
  });

  it('keeps what has arrived when it is stopped by Ctrl-C, and goes on from there', async () => {
    const half = bytes.length / 2;
    const ranges: (string | undefined)[] = [];
    const url = await serve(({ headers }, response) => {
      ranges.push(headers.range);
      response.setHeader('etag', '"a"');
      if (headers.range === undefined) {
        response.writeHead(200, { 'content-length': bytes.length });
        response.write(bytes.subarray(0, half)); // and then nothing for a long time
      } else {
        const from = Number(/\d+/u.exec(headers.range)?.[0]);
        const range = `bytes ${from}-${bytes.length - 1}/${bytes.length}`;
        response.writeHead(206, { 'content-range': range }).end(bytes.subarray(from));
      }
    });
    const out = join(temporaryFolder(), 'downloads');
    const args = ['import', 'oecd-icio', '--download', '--from', url, '--out', out];
    const main = fileURLToPath(new URL('../main.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', main, ...args]);
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const part = join(out, '2016-2022_SML.zip.part');
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    await expect
      .poll(() => existsSync(part) && readFileSync(part).length, { timeout: 20_000 })
      .toBe(half);
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(err).toContain('the same command goes on from here');
    expect(readdirSync(out).sort()).toEqual([
      '2016-2022_SML.zip.part',
      '2016-2022_SML.zip.part.json',
    ]);
    expect((await command(...args)).status).toBe(0);
    expect(ranges).toEqual([undefined, `bytes=${half}-`]);
    expect(readFileSync(join(out, '2016-2022_SML.zip')).equals(bytes)).toBe(true);
  }, 40_000);
});
