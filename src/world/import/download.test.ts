import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseChecksum } from './checksum.ts';
import { DownloadError } from './download-errors.ts';
import { downloadFile } from './download.ts';
import type { Download, DownloadOptions } from './download.ts';
import { scratchFolder } from './testing/scratch.ts';

/** Bytes that differ everywhere, so that a part in the wrong place shows. */
const file = Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * 7 + (at >> 8)) % 251));
const sha256 = createHash('sha256').update(file).digest('hex');

type Handler = (request: IncomingMessage, response: ServerResponse, count: number) => void;

/** Address of a server on this machine, and the Range headers that it was asked with. */
async function serve(handler: Handler): Promise<{ url: string; ranges: (string | undefined)[] }> {
  const ranges: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    ranges.push(request.headers.range);
    handler(request, response, ranges.length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/table.zip`, ranges };
}

interface Behaviour {
  readonly bytes?: Buffer;
  readonly etag?: string | undefined;
  readonly modified?: string;
  /** Cut the connection after so many bytes of the body. */
  readonly cutAfter?: number | undefined;
  readonly ignoresRanges?: boolean;
  readonly ignoresIfRange?: boolean;
}

/** Answers as a careful server does, but for what is said. */
function answer(request: IncomingMessage, response: ServerResponse, how: Behaviour = {}): void {
  const { bytes = file, modified, cutAfter } = how;
  const etag = 'etag' in how ? how.etag : '"v1"';
  if (etag !== undefined) response.setHeader('etag', etag);
  if (modified !== undefined) response.setHeader('last-modified', modified);
  const from = Number(/^bytes=(\d+)-$/u.exec(request.headers.range ?? '')?.[1] ?? 0);
  const ifRange = request.headers['if-range'];
  const same = how.ignoresIfRange === true || ifRange === etag || ifRange === modified;
  const partial = from > 0 && same && how.ignoresRanges !== true;
  if (partial && from >= bytes.length) {
    response.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end();
    return;
  }
  const body = partial ? bytes.subarray(from) : bytes;
  const range = { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` };
  response.writeHead(partial ? 206 : 200, {
    'content-length': body.length,
    ...(partial ? range : {}),
  });
  if (cutAfter === undefined) response.end(body);
  else response.write(body.subarray(0, cutAfter), () => setTimeout(() => response.destroy(), 20));
}

const quick: DownloadOptions = { pauseMs: 1 };

/** Downloads, cut off by the user after the first bytes: what an interrupted command leaves. */
async function interrupted(url: string, folder: string): Promise<void> {
  const stop = new AbortController();
  const attempt = downloadFile(url, folder, 'table.zip', {
    ...quick,
    signal: stop.signal,
    onProgress: (done) => {
      if (done > 0) stop.abort(new Error('interrupted'));
    },
  });
  await expect(attempt).rejects.toThrow('interrupted');
}

function expectWhole(folder: string, download: Download): void {
  expect(readdirSync(folder)).toEqual(['table.zip']);
  expect(readFileSync(join(folder, 'table.zip')).equals(file)).toBe(true);
  expect(download).toMatchObject({ bytes: file.length, sha256, wasThere: false });
}

describe('downloadFile', () => {
  it('fetches a file whole and says what its digest is', async () => {
    const { url } = await serve((request, response) => {
      answer(request, response);
    });
    const folder = join(scratchFolder(), 'new');
    const seen: [number, number | undefined][] = [];
    const onProgress = (done: number, total: number | undefined) => seen.push([done, total]);
    const download = await downloadFile(url, folder, 'table.zip', { onProgress });
    expectWhole(folder, download);
    expect(seen[0]).toEqual([0, file.length]);
    expect(seen.at(-1)).toEqual([file.length, file.length]);
    expect(seen).toEqual(seen.toSorted(([a], [b]) => a - b));
  });

  it('goes on where a cut connection ended', async () => {
    const { url, ranges } = await serve((request, response, count) => {
      answer(request, response, { cutAfter: count < 4 ? 50_000 : undefined });
    });
    const folder = scratchFolder();
    const retries: number[] = [];
    const download = await downloadFile(url, folder, 'table.zip', {
      ...quick,
      attempts: 2,
      onRetry: (_, attempt) => retries.push(attempt),
    });
    expectWhole(folder, download);
    expect(ranges[0]).toBeUndefined();
    expect(ranges.slice(1).every((range) => /^bytes=\d+-$/u.test(range ?? ''))).toBe(true);
    // each attempt brought something: none of them is a second failure in a row
    expect(retries).toEqual([1, 1, 1]);
  });

  it('goes on where an interrupted command ended', async () => {
    const { url, ranges } = await serve((request, response, count) => {
      answer(request, response, { cutAfter: count === 1 ? 100_000 : undefined });
    });
    const folder = scratchFolder();
    await interrupted(url, folder);
    expect(readdirSync(folder).sort()).toEqual(['table.zip.part', 'table.zip.part.json']);
    const left = statSync(join(folder, 'table.zip.part')).size;
    expect(left).toBeGreaterThan(0);
    const download = await downloadFile(url, folder, 'table.zip', quick);
    expectWhole(folder, download);
    expect(download.resumedFrom).toBe(left);
    expect(ranges).toEqual([undefined, `bytes=${left}-`]);
  });

  it.each<[string, Behaviour, Behaviour]>([
    ['ignores ranges', {}, { ignoresRanges: true }],
    ['has another file by now', { bytes: Buffer.alloc(300_000, 1), etag: '"old"' }, {}],
    [
      'has another file by now, and ignores If-Range',
      { bytes: Buffer.alloc(300_000, 1), etag: '"old"' },
      { ignoresIfRange: true },
    ],
    [
      'has a shorter file by now, and ignores If-Range',
      { bytes: Buffer.alloc(900_000, 1), etag: '"old"', cutAfter: 400_000 },
      { ignoresIfRange: true },
    ],
    ['never says which file it is', { etag: undefined }, { etag: undefined }],
    ['has only a weak tag', { etag: 'W/"v1"' }, { etag: 'W/"v1"' }],
  ])('never mixes two files: the server %s', async (_, first, then) => {
    let later = false;
    const { url } = await serve((request, response) => {
      answer(request, response, later ? then : { cutAfter: 100_000, ...first });
    });
    const folder = scratchFolder();
    await interrupted(url, folder);
    later = true;
    expectWhole(folder, await downloadFile(url, folder, 'table.zip', quick));
  });

  it('has taken the old part away before a stamp says that another file is there', async () => {
    let later = false;
    const { url } = await serve((request, response) => {
      const first = { etag: '"old"', cutAfter: 100_000 };
      answer(request, response, later ? {} : first);
    });
    const folder = scratchFolder();
    const part = join(folder, 'table.zip.part');
    await interrupted(url, folder);
    expect(existsSync(part)).toBe(true);
    later = true;
    const atStart: [stamp: string, there: boolean][] = [];
    const onProgress = (done: number): void => {
      if (done === 0) atStart.push([readFileSync(`${part}.json`, 'utf8'), existsSync(part)]);
    };
    expectWhole(folder, await downloadFile(url, folder, 'table.zip', { ...quick, onProgress }));
    expect(atStart).toEqual([[expect.stringContaining('v1'), false]]);
  });

  it('trusts a date where there is no tag', async () => {
    const modified = 'Wed, 01 Jan 2025 00:00:00 GMT';
    const { url, ranges } = await serve((request, response, count) => {
      const cutAfter = count === 1 ? 100_000 : undefined;
      answer(request, response, { etag: undefined, modified, cutAfter });
    });
    const folder = scratchFolder();
    await interrupted(url, folder);
    expectWhole(folder, await downloadFile(url, folder, 'table.zip', quick));
    expect(ranges[1]).toMatch(/^bytes=/u);
  });

  it('does not take up a part of another address', async () => {
    const folder = scratchFolder();
    const other = await serve((request, response) => {
      answer(request, response, { cutAfter: 100_000, bytes: Buffer.alloc(300_000, 9) });
    });
    await interrupted(other.url, folder);
    const { url, ranges } = await serve((request, response) => {
      answer(request, response);
    });
    expectWhole(folder, await downloadFile(url, folder, 'table.zip', quick));
    expect(ranges).toEqual([undefined]);
  });

  it('takes a part that is already the whole file', async () => {
    const { url } = await serve((request, response) => {
      answer(request, response);
    });
    const folder = scratchFolder();
    writeFileSync(join(folder, 'table.zip.part'), file);
    const stamp = { url, etag: '"v1"', total: file.length };
    writeFileSync(join(folder, 'table.zip.part.json'), JSON.stringify(stamp));
    expectWhole(folder, await downloadFile(url, folder, 'table.zip', quick));
  });

  it('tries again while the server is busy, and then gives up', async () => {
    const busy = await serve((request, response, count) => {
      if (count < 3) response.writeHead(503).end('busy');
      else answer(request, response);
    });
    const folder = scratchFolder();
    expectWhole(folder, await downloadFile(busy.url, folder, 'table.zip', quick));
    const dead = await serve((_, response) => response.writeHead(500).end());
    const options = { ...quick, attempts: 3 };
    await expect(downloadFile(dead.url, folder, 'other.zip', options)).rejects.toThrow(
      'answered 500',
    );
    expect(dead.ranges).toHaveLength(3);
  });

  it('fetches nothing that is there, unless it is not what it should be', async () => {
    const { url, ranges } = await serve((request, response) => {
      answer(request, response);
    });
    const folder = scratchFolder();
    await downloadFile(url, folder, 'table.zip', quick);
    const again = await downloadFile(url, folder, 'table.zip', quick);
    expect(again).toMatchObject({ wasThere: true, sha256 });
    expect(ranges).toHaveLength(1);
    const checksum = parseChecksum(`md5:${'0'.repeat(32)}`);
    await expect(downloadFile(url, folder, 'table.zip', { checksum })).rejects.toThrow('is there');
  });

  it.each(['sha256', 'sha1', 'md5'] as const)('compares a %s checksum', async (algorithm) => {
    const { url } = await serve((request, response) => {
      answer(request, response);
    });
    const hex = createHash(algorithm).update(file).digest('hex');
    const folder = scratchFolder();
    const checksum = parseChecksum(`${algorithm}:${hex.toUpperCase()}`);
    expectWhole(folder, await downloadFile(url, folder, 'table.zip', { checksum }));
  });

  it('sets a file aside that is not what the checksum says', async () => {
    const { url } = await serve((request, response) => {
      answer(request, response, { bytes: Buffer.from('not the table') });
    });
    const folder = scratchFolder();
    const checksum = parseChecksum(`sha256:${sha256}`);
    const attempt = downloadFile(url, folder, 'table.zip', { checksum });
    await expect(attempt).rejects.toThrow(/does not have the checksum .* set aside as .*\.wrong/u);
    expect(readdirSync(folder)).toEqual(['table.zip.wrong']);
  });

  it('counts the bytes of a file that the server packs on the way, and resumes none', async () => {
    const { url, ranges } = await serve((_, response, count) => {
      const packed = gzipSync(file);
      response.writeHead(200, {
        etag: '"v1"',
        'content-encoding': 'gzip',
        'content-length': packed.length,
      });
      if (count > 1) response.end(packed);
      else
        response.write(packed.subarray(0, 2_000), () => setTimeout(() => response.destroy(), 20));
    });
    const folder = scratchFolder();
    expectWhole(folder, await downloadFile(url, folder, 'table.zip', quick));
    expect(ranges).toEqual([undefined, undefined]);
  });

  it('follows redirects on this machine', async () => {
    const { url } = await serve((request, response, count) => {
      if (count === 1) response.writeHead(302, { location: '/moved.zip' }).end();
      else answer(request, response);
    });
    const folder = scratchFolder();
    expectWhole(folder, await downloadFile(url, folder, 'table.zip', quick));
  });
});

describe('downloadFile refuses', () => {
  const refusal = async (handler: Handler, attempts = 2): Promise<unknown> => {
    const { url } = await serve(handler);
    const folder = scratchFolder();
    const options = { ...quick, attempts };
    const error: unknown = await downloadFile(url, folder, 'table.zip', options).then(
      () => 'it was accepted',
      (reason: unknown) => reason,
    );
    expect(existsSync(join(folder, 'table.zip'))).toBe(false);
    expect(error).toBeInstanceOf(DownloadError);
    return error;
  };

  it.each([
    [404, /no such file \(404\).*--from/u],
    [403, /refuses the file \(403\).*browser/u],
    [418, /answered 418/u],
  ])('status %i at once', async (status, message) => {
    let asked = 0;
    const error = await refusal((_, response) => {
      asked++;
      response.writeHead(status).end('<html>an error page</html>');
    });
    expect(String(error)).toMatch(message);
    expect(asked).toBe(1);
  });

  it('a redirect away from https and this machine', async () => {
    const error = await refusal((_, response) => {
      response.writeHead(302, { location: 'http://example.org/table.zip' }).end();
    });
    expect(String(error)).toMatch(/redirects to http:\/\/example.org.* not an https address/u);
  });

  it('a circle of redirects', async () => {
    const error = await refusal((request, response) => {
      response.writeHead(302, { location: request.url ?? '/' }).end();
    });
    expect(String(error)).toContain('redirects in a circle');
  });

  it('a connection that always breaks, in words', async () => {
    const error = await refusal((request) => request.socket.destroy());
    expect(String(error)).toMatch(/connection (?:broke|failed).*run the command again/u);
  });

  it('a server that cuts every answer and goes on with another file', async () => {
    let asked = 0;
    const error = await refusal((request, response) => {
      asked++;
      // begun anew, the part grows again: that is no progress
      const etag = request.headers.range === undefined ? '"v1"' : '"v2"';
      answer(request, response, { etag, ignoresIfRange: true, cutAfter: 100_000 });
    }, 3);
    expect(String(error)).toContain('a part of another file');
    expect(asked).toBe(6);
  });

  it('a server that knows no ranges and cuts its answers now sooner, now later', async () => {
    let asked = 0;
    await refusal((request, response) => {
      asked++;
      const cutAfter = asked % 2 === 0 ? 50_000 : 100_000;
      answer(request, response, { ignoresRanges: true, cutAfter });
    }, 3);
    expect(asked).toBe(4);
  });

  it('a folder in the place of the part', async () => {
    const { url } = await serve((request, response) => {
      answer(request, response);
    });
    const folder = scratchFolder();
    mkdirSync(join(folder, 'table.zip.part'));
    await expect(downloadFile(url, folder, 'table.zip', quick)).rejects.toThrow(
      /\.part cannot be written.*another folder/u,
    );
  });

  it('an answer that ends short of what it promised', async () => {
    const error = await refusal((request, response) => {
      answer(request, response, { etag: undefined, cutAfter: 1000 });
    });
    expect(String(error)).toMatch(/connection|arrived/u);
  });

  it.each(['http://example.org/table.zip', 'ftp://example.org/x', 'table.zip'])(
    '%s',
    async (url) => {
      await expect(downloadFile(url, scratchFolder(), 'x.zip', quick)).rejects.toThrow(
        DownloadError,
      );
    },
  );

  it('a port where nobody listens', async () => {
    const { url } = await serve(() => undefined);
    const closed = url.replace(/:\d+/u, ':1');
    const options = { ...quick, attempts: 2 };
    await expect(downloadFile(closed, scratchFolder(), 'x.zip', options)).rejects.toThrow(
      /ECONNREFUSED|connection|port/u,
    );
  });
});

describe('parseChecksum', () => {
  it.each(['', 'sha256', 'sha256:12', `sha512:${'0'.repeat(128)}`, `md5:${'g'.repeat(32)}`])(
    'takes %j for none',
    (text) => {
      expect(parseChecksum(text)).toBeUndefined();
    },
  );
});
