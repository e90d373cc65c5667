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
import { formatEconomy, packedFiles } from './format-economy.ts';
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

function tiny(): Required<Omit<EconomyReading, 'elasticitySets' | 'products'>> {
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

describe('sets of elasticities', () => {
  it('are read back bit for bit, in either form, and move the digest', () => {
    const { meta, tables } = tiny();
    const source = { title: 'A study, "quoted"', date: '2020', url: 'https://example.org' };
    const elasticitySets = new Map([
      ['low-2020', { source, theta: Float64Array.of(1 / 3, 2, 3) }],
      ['high', { source: { title: 'Another' }, theta: Float64Array.of(30, 20.5, 10) }],
    ]);
    for (const format of [formatEconomy, packedFiles]) {
      const back = parseEconomy(format(meta, tables, elasticitySets), '');
      expect(back.problems).toEqual([]);
      expect(back.elasticitySets).toEqual(elasticitySets);
      expect(Object.keys(back.meta?.elasticities ?? {})).toEqual(['low-2020', 'high']);
      // What is read may be written as it is: what meta says of sets is not written twice, nor left without its rows.
      const again = format(back.meta ?? meta, tables, back.elasticitySets);
      expect(again).toEqual(format(meta, tables, elasticitySets));
      expect(parseEconomy(format(back.meta ?? meta, tables), '').problems).toEqual([]);
    }
    expect(economyDigest(meta, tables, new Map())).toBe(economyDigest(meta, tables));
    const digests = [
      elasticitySets,
      new Map([...elasticitySets].reverse()),
      new Map([['high', { source, theta: Float64Array.of(30, 20.5, 10) }]]),
      new Map([['high', { source, theta: Float64Array.of(30, 20.5, 11) }]]),
      new Map([['higher', { source, theta: Float64Array.of(30, 20.5, 10) }]]),
    ].map((sets) => economyDigest(meta, tables, sets));
    expect(digests[1]).toBe(digests[0]);
    expect(new Set([economyDigest(meta, tables), ...digests]).size).toBe(5);
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

  it('packs the tables when asked to, and replaces one form by the other', () => {
    const { meta, tables } = tiny();
    const path = join(place, 'tiny');
    for (const packed of [true, false, true]) {
      writeEconomyFolder(path, meta, tables, { packed });
      expect(readEconomyFolder(path)).toEqual({ meta, tables, problems: [] });
      expect(existsSync(join(path, 'tables.bin'))).toBe(packed);
      expect(existsSync(join(path, 'trade.csv'))).toBe(!packed);
    }
    expect(readdirSync(path)).toEqual(['economy.yaml', 'regions.csv', 'sectors.csv', 'tables.bin']);
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
