import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { beforeWriting, checkPlace, checkPlaceOf } from './place.ts';
import { temporaryFolder } from './testing/command.ts';

describe('the place of an output', () => {
  it('is free where nothing stands, or an empty folder', () => {
    const folder = temporaryFolder();
    expect(() => {
      checkPlace(folder, false);
      checkPlace(join(folder, 'new'), false);
    }).not.toThrow();
  });

  it('is taken by files, unless they are to be replaced, and by a file always', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'notes.txt');
    writeFileSync(file, '');
    expect(() => {
      checkPlace(folder, false);
    }).toThrow(/is not empty — give --out another folder, or --force/u);
    expect(() => {
      checkPlace(folder, true);
    }).not.toThrow();
    expect(() => {
      checkPlace(file, true);
    }).toThrow(/is a file — give --out a folder/u);
  });

  it('of a world that is built again may hold that world, and no other', () => {
    const folder = join(temporaryFolder(), 'canada-2021');
    mkdirSync(folder);
    writeFileSync(join(folder, 'economy.yaml'), 'id: canada-2021\ntitle: Canada\n');
    expect(() => {
      checkPlaceOf('canada-2021', folder, false);
    }).not.toThrow();
    expect(() => {
      checkPlaceOf('canada-world', folder, false);
    }).toThrow(/is not empty/u);
  });
});

describe('before writing', () => {
  it('a stop that came while the program was busy is heeded', async () => {
    const stop = new AbortController();
    setImmediate(() => {
      stop.abort(new Error('stopped'));
    });
    await expect(beforeWriting(stop.signal)).rejects.toThrow('stopped');
    await expect(beforeWriting(new AbortController().signal)).resolves.toBeUndefined();
  });
});
