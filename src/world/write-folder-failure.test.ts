import * as fs from 'node:fs';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { parseEconomy } from './parse-economy.ts';
import { readEconomyFolder } from './read-folder.ts';
import { fixtureFiles } from './testing/fixture-folder.ts';
import { writeEconomyFolder } from './write-folder.ts';

vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>();
  return { ...real, renameSync: vi.fn(real.renameSync) };
});

let place = '';
let path = '';
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'reroute-write-'));
  path = join(place, 'tiny');
  write('First');
});
afterEach(() => {
  vi.mocked(fs.renameSync).mockReset();
  rmSync(place, { recursive: true, force: true });
});

function write(title: string): void {
  const { meta, tables } = parseEconomy(fixtureFiles('valid'), '');
  if (!meta || !tables) throw new Error('the fixture is broken');
  writeEconomyFolder(path, { ...meta, title }, tables);
}

/** Lets moves pass for which `allowed` holds, and refuses the others. */
async function allowMoves(allowed: (from: string, to: string) => boolean): Promise<void> {
  const { renameSync } = await vi.importActual<typeof fs>('node:fs');
  vi.mocked(fs.renameSync).mockImplementation((from, to) => {
    if (!allowed(String(from), String(to))) throw new Error('EXDEV: planted');
    renameSync(from, to);
  });
}

it('puts the old folder back when the new one cannot take its name', async () => {
  await allowMoves((from) => basename(from) !== 'new');
  expect(() => {
    write('Second');
  }).toThrow('EXDEV: planted');
  expect(readEconomyFolder(path).meta.title).toBe('First');
  expect(readdirSync(place)).toEqual(['tiny']);
});

it('never takes away the only copy: says where it is when it cannot be put back', async () => {
  await allowMoves((from) => from === path);
  let message = '';
  try {
    write('Second');
  } catch (error) {
    message = String(error);
  }
  const parked = /it is in (.+) — move it back/u.exec(message)?.[1] ?? '';
  expect(parked.startsWith(place)).toBe(true);
  expect(readEconomyFolder(parked).meta.title).toBe('First');
});
