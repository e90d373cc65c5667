import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkEconomyFolder } from '../check-folder.ts';
import { baciFormat } from './baci-format.ts';
import { figaroSource } from './figaro.ts';
import { importFormats } from './formats.ts';
import { gtapSource } from './gtap-har.ts';
import type * as importer from './oecd-icio.ts';
import type { ImportFormat } from './import-format.ts';
import { witsFormat } from './wits-format.ts';

/** What happens when the importer has read the file and closed the accounts, and nothing is written yet. */
let afterReading: () => void = () => undefined;
vi.mock('./oecd-icio.ts', async (original) => {
  const { importOecdIcio } = await original<typeof importer>();
  const importAndCall: typeof importOecdIcio = async (...args) => {
    const read = await importOecdIcio(...args);
    afterReading();
    return read;
  };
  return { importOecdIcio: importAndCall };
});

function format(id: string): ImportFormat {
  const found = importFormats.find((one) => one.id === id);
  if (!found) throw new Error(`no format ${id}`);
  return found;
}

describe('the list of formats', () => {
  it.each([figaroSource, gtapSource])('names the source as its importer does: $title', (source) => {
    const { title, publisher, url, licence } = source;
    const listed = importFormats.find((one) => one.title === title);
    expect(listed?.source).toMatchObject({ publisher, url, licence });
  });

  it.each([baciFormat, witsFormat])('says of $id what its importer says', (own) => {
    const { id, title, files, fileCount, source } = own;
    expect(format(id)).toMatchObject({ id, title, files, fileCount, source });
  });
});

/** One industry in one region: it sells 1 to itself and 2 to households, and adds a value of 2. */
const table = ['V1,AUS_A01,AUS_HFCE,OUT', 'AUS_A01,1,2,3', 'TLS,0,0,0', 'VA,2,0,2', 'OUT,3,2,5'];

describe('an import that is stopped', () => {
  let folder = '';
  let file = '';
  let out = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'reroute-formats-'));
    file = join(folder, '2020.csv');
    out = join(folder, 'world');
    writeFileSync(file, `${table.join('\n')}\n`);
  });
  afterEach(() => {
    afterReading = () => undefined;
    rmSync(folder, { recursive: true, force: true });
  });

  const points = {
    'before it begins': 'start',
    'at its first progress': 'first',
    'at its last progress': 'last',
    'when all is read': 'read',
    'by a signal that waits while the accounts are closed': 'waiting',
  } as const;

  it.each(Object.entries(points))('leaves nothing behind: %s', async (_, point) => {
    const stop = new AbortController();
    const reason = new Error(`stopped: ${point}`);
    const abort = (): void => {
      stop.abort(reason);
    };
    if (point === 'start') abort();
    if (point === 'read') afterReading = abort;
    if (point === 'waiting') afterReading = () => setImmediate(abort);
    const onProgress = (done: number, total: number): void => {
      if (point === 'first' || (point === 'last' && done === total)) abort();
    };
    const run = format('oecd-icio').run([file], out, { onProgress, signal: stop.signal });
    await expect(run).rejects.toBe(reason);
    expect(readdirSync(folder)).toEqual(['2020.csv']);
  });

  it('leaves the whole world when all is written before', async () => {
    const stop = new AbortController();
    await format('oecd-icio').run([file], out, { signal: stop.signal });
    stop.abort();
    expect(existsSync(out)).toBe(true);
    expect(checkEconomyFolder(out).problems).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual(['2020.csv', 'world']);
  });
});
