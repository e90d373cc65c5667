import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdirSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { downloadSource } from './download-source.ts';
import { importFormats } from './formats.ts';
import { downloadSources } from './sources.ts';
import { scratchFolder } from './testing/scratch.ts';

describe('the addresses of the sources', () => {
  it('exist for every format that can be imported, and for no other', () => {
    expect(Object.keys(downloadSources).sort()).toEqual(importFormats.map(({ id }) => id).sort());
  });

  it('are https, each of a file with a name of its own', () => {
    for (const { files, page } of Object.values(downloadSources)) {
      const addresses = [page, ...files.map(({ url }) => url)].map((url) => new URL(url));
      expect(addresses.filter(({ protocol }) => protocol !== 'https:')).toEqual([]);
      expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
      expect(files.filter(({ name }) => !/^[\w.-]+\.(?:zip|csv|gz)$/u.test(name))).toEqual([]);
    }
  });
});

describe('downloadSource', () => {
  async function serve(): Promise<string> {
    const server = createServer((_, response) => response.end('table'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it('keeps a file from another address under the name in it, or the one that is given', async () => {
    const server = await serve();
    const folder = scratchFolder();
    const fetched = await downloadSource('baci', folder, { from: `${server}/BACI_new.zip?v=1` });
    expect(fetched).toMatchObject({ bytes: 5, url: `${server}/BACI_new.zip?v=1` });
    expect(fetched.next).toContain('country_codes');
    await downloadSource('baci', folder, { from: `${server}/`, file: 'mine.zip' });
    await downloadSource('baci', folder, { from: `${server}/..%2F..%2Fevil` });
    expect(readdirSync(folder).sort()).toEqual(['BACI_new.zip', 'download', 'mine.zip']);
  });

  it.each([
    ['baci', 'BACI_HS99.zip', /no file 'BACI_HS99\.zip'.*BACI_HS17/u],
    ['gtap-har', undefined, /no address of their own.*licensed/u],
    ['wits-tariffs', undefined, /Advanced Query.*https:\/\/wits/u],
    ['nonesuch', undefined, /has no download/u],
    ['toString', undefined, /has no download/u],
  ])('has nothing of %s, %s', async (format, file, message) => {
    await expect(downloadSource(format, scratchFolder(), { file })).rejects.toThrow(message);
  });
});
