import * as fs from 'node:fs';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { reportName, writeTableFolder } from './table-folder.ts';

vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>();
  return { ...real, renameSync: vi.fn(real.renameSync) };
});

let place = '';
let path = '';
beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'reroute-tables-'));
  path = join(place, 'flows');
  await write('first');
});
afterEach(() => {
  vi.mocked(fs.renameSync).mockReset();
  rmSync(place, { recursive: true, force: true });
});

async function write(report: string): Promise<void> {
  await writeTableFolder(path, async (folder) => {
    writeFileSync(join(folder, reportName), report);
    await Promise.resolve();
  });
}

const reportIn = (folder: string): string => readFileSync(join(folder, reportName), 'utf8');

/** Lets moves pass for which `allowed` holds, and refuses the others. */
async function allowMoves(allowed: (from: string) => boolean): Promise<void> {
  const { renameSync } = await vi.importActual<typeof fs>('node:fs');
  vi.mocked(fs.renameSync).mockImplementation((from, to) => {
    if (!allowed(String(from))) throw new Error('EXDEV: planted');
    renameSync(from, to);
  });
}

it('replaces an earlier import as a whole', async () => {
  writeFileSync(join(path, 'flows.csv'), 'old');
  await write('second');
  expect(reportIn(path)).toBe('second');
  expect(readdirSync(path)).toEqual([reportName]);
  expect(readdirSync(place)).toEqual(['flows']);
});

it('leaves what stood there when the filling fails', async () => {
  const failing = writeTableFolder(path, () => Promise.reject(new Error('no space')));
  await expect(failing).rejects.toThrow('no space');
  expect(reportIn(path)).toBe('first');
  expect(readdirSync(place)).toEqual(['flows']);
});

it('puts the old folder back when the new one cannot take its name', async () => {
  await allowMoves((from) => basename(from) !== 'new');
  await expect(write('second')).rejects.toThrow('EXDEV: planted');
  expect(reportIn(path)).toBe('first');
  expect(readdirSync(place)).toEqual(['flows']);
});

it('never takes away the only copy: says where it is when it cannot be put back', async () => {
  await allowMoves((from) => from === path);
  const message = await write('second').then(
    () => '',
    (error: unknown) => String(error),
  );
  const parked = /it is in (.+) — move it back/u.exec(message)?.[1] ?? '';
  expect(parked.startsWith(place)).toBe(true);
  expect(reportIn(parked)).toBe('first');
});

it('does not touch a file, nor a folder that holds anything else', async () => {
  const file = join(place, 'notes.txt');
  writeFileSync(file, 'mine');
  await expect(writeTableFolder(file, () => Promise.resolve())).rejects.toThrow(
    `${file} is a file, not a folder: give another path`,
  );
  expect(readFileSync(file, 'utf8')).toBe('mine');
  const photos = join(place, 'photos');
  mkdirSync(photos);
  writeFileSync(join(photos, 'cat.jpg'), '');
  await expect(writeTableFolder(photos, () => Promise.resolve())).rejects.toThrow(
    'is not empty and not an earlier import',
  );
  expect(readdirSync(place).sort()).toEqual(['flows', 'notes.txt', 'photos']);
});
