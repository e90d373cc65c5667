import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
  mkdirSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { economyDigest } from './digest.ts';
import { formatEconomy } from './format-economy.ts';
import { parseEconomy } from './parse-economy.ts';
import type { EconomyReading } from './parse-economy.ts';
import { readEconomyFolder } from './read-folder.ts';
import { arbitraryEconomy } from './testing/arbitrary-economy.ts';
import { fixtureFiles } from './testing/fixture-folder.ts';
import { writeEconomyFolder } from './write-folder.ts';

let place = '';
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'reroute-write-'));
});
afterEach(() => {
  rmSync(place, { recursive: true, force: true });
});

function tiny(): Required<EconomyReading> {
  const { meta, tables, problems } = parseEconomy(fixtureFiles('valid'), '');
  if (!meta || !tables) throw new Error(JSON.stringify(problems));
  return { meta, tables, problems };
}

describe('formatEconomy', () => {
  it('is read back bit for bit, whatever the economy', () => {
    fc.assert(
      fc.property(arbitraryEconomy, ({ meta, tables }) => {
        const back = parseEconomy(formatEconomy(meta, tables), '');
        expect(back.problems).toEqual([]);
        expect(back.meta).toEqual(meta);
        expect(back.tables).toEqual(tables);
        expect(back.tables && economyDigest(meta, back.tables)).toBe(economyDigest(meta, tables));
      }),
      { numRuns: 200 },
    );
  });

  it('leaves out rows of 0, and tariffs.csv where there are none', () => {
    const { meta, tables } = tiny();
    const files = formatEconomy(meta, { ...tables, tariffs: tables.tariffs.map(() => 0) });
    expect(files.has('tariffs.csv')).toBe(false);
    expect(files.get('trade.csv')?.trimEnd().split('\n')).toHaveLength(1 + 22);
  });

  it('writes the fixture as it stands', () => {
    const { meta, tables } = tiny();
    expect(formatEconomy(meta, tables).get('sectors.csv')).toBe(
      fixtureFiles('valid').get('sectors.csv'),
    );
  });
});

describe('writeEconomyFolder', () => {
  it('makes a folder that reads back, with nothing beside it', () => {
    const { meta, tables } = tiny();
    const path = join(place, 'deep', 'tiny');
    writeEconomyFolder(path, meta, tables);
    expect(readEconomyFolder(path)).toEqual({ meta, tables, problems: [] });
    expect(readdirSync(join(place, 'deep'))).toEqual(['tiny']);
  });

  it('replaces an economy and keeps the files that are not of the format', () => {
    const { meta, tables } = tiny();
    const path = join(place, 'tiny');
    writeEconomyFolder(path, meta, tables);
    writeFileSync(join(path, 'README.md'), 'notes');
    const { transfers: _, ...withoutTransfers } = tables;
    writeEconomyFolder(path, { ...meta, title: 'Second' }, withoutTransfers);
    expect(readEconomyFolder(path).meta.title).toBe('Second');
    expect(existsSync(join(path, 'transfers.csv'))).toBe(false);
    expect(readFileSync(join(path, 'README.md'), 'utf8')).toBe('notes');
    expect(readdirSync(place)).toEqual(['tiny']);
  });

  it('does not touch a folder that is something else', () => {
    const { meta, tables } = tiny();
    const path = join(place, 'photos');
    mkdirSync(path);
    writeFileSync(join(path, 'cat.jpg'), '');
    expect(() => {
      writeEconomyFolder(path, meta, tables);
    }).toThrow('is not empty and not an economy folder');
    expect(readdirSync(path)).toEqual(['cat.jpg']);
  });
});
