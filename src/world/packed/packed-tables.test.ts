import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { economyDigest } from '../digest.ts';
import { formatEconomy, packedFiles } from '../format-economy.ts';
import { parseEconomy } from '../parse-economy.ts';
import { arbitraryEconomy } from '../testing/arbitrary-economy.ts';
import { fixtureEconomy, packedFixture } from '../testing/packed-fixture.ts';
import type { Directory } from './directory.ts';
import { encodeTables } from './encode-tables.ts';

describe('a packed economy', () => {
  it('is read back bit for bit, whatever it is, and has the digest of its CSV form', () => {
    fc.assert(
      fc.property(arbitraryEconomy, ({ meta, tables }) => {
        const back = parseEconomy(packedFiles(meta, tables), '');
        expect(back.problems).toEqual([]);
        expect(back.meta).toEqual(meta);
        expect(back.tables).toEqual(tables);
        const fromCsv = parseEconomy(formatEconomy(meta, tables), '').tables;
        expect(back.tables && economyDigest(meta, back.tables)).toBe(
          fromCsv && economyDigest(meta, fromCsv),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('leaves out the tables that CSV files leave out', () => {
    const { tables } = fixtureEconomy();
    const { transfers: _, ...derived } = tables;
    const bytes = encodeTables({ ...derived, tariffs: tables.tariffs.map(() => 0) });
    expect(unpackByHand(bytes).map(({ name }) => name)).toEqual([
      'trade',
      'intermediate',
      'value_added',
      'final',
    ]);
    const files = packedFixture(() => ({ ...derived, tariffs: tables.tariffs.map(() => 0) }));
    const back = parseEconomy(files, '').tables;
    expect(back).not.toHaveProperty('transfers');
    expect(back?.tariffs).toEqual(new Float64Array(27));
  });

  it('has the same bytes for minus zero and zero', () => {
    const { tables } = fixtureEconomy();
    const negated = tables.tariffs.map((rate) => (rate === 0 ? -0 : rate));
    expect(encodeTables({ ...tables, tariffs: negated })).toEqual(encodeTables(tables));
  });

  it('may be given as a view into a larger buffer', () => {
    const files = packedFixture();
    const bytes = files.get('tables.bin') as Uint8Array;
    const larger = new Uint8Array(bytes.length + 13);
    larger.set(bytes, 7);
    const sound = parseEconomy(files, '');
    for (const whole of [larger, Buffer.from(larger.buffer)]) {
      files.set('tables.bin', whole.subarray(7, 7 + bytes.length));
      expect(parseEconomy(files, '')).toEqual(sound);
    }
  });
});

interface UnpackedTable {
  readonly name: string;
  readonly layout: string[];
  readonly encoding: string;
  readonly values: number[];
}

/** A reader of the format as docs/formats.md describes it, without the code of this folder. */
function unpackByHand(bytes: Uint8Array): UnpackedTable[] {
  const file = Buffer.from(bytes);
  expect(file.subarray(0, 8).toString('latin1')).toBe('\x89RRT\r\n\x1a\n');
  expect(file.readUInt32LE(8)).toBe(1);
  const length = file.readUInt32LE(12);
  const directory = JSON.parse(file.subarray(20, 20 + length).toString('utf8')) as Directory;
  let at = 20 + length;
  const tables = directory.blocks.map(({ name, layout, cells, encoding, bytes: size }) => {
    const block = file.subarray(at, (at += size));
    const cell = (index: number): number => {
      if (encoding === 'dense') return block.readDoubleLE(8 * index);
      if (encoding === 'coded') {
        const codes = block.readUInt32LE(0);
        const start = 4 + 8 * codes;
        const code =
          codes <= 256 ? block.readUInt8(start + index) : block.readUInt16LE(start + 2 * index);
        return block.readDoubleLE(4 + 8 * code);
      }
      const isSet = (one: number): boolean => ((block.readUInt8(one >> 3) >> (one & 7)) & 1) === 1;
      if (!isSet(index)) return 0;
      const before = Array.from({ length: index }, (_, one) => isSet(one)).filter(Boolean).length;
      return block.readDoubleLE(Math.ceil(cells / 8) + 8 * before);
    };
    return { name, layout, encoding, values: Array.from({ length: cells }, (_, one) => cell(one)) };
  });
  expect(at).toBe(file.length);
  return tables;
}

describe('the format reroute.tables/1', () => {
  it('is read by a reader of its own', () => {
    const { tables } = fixtureEconomy();
    const wanted = [
      ['trade', tables.trade],
      ['tariffs', tables.tariffs],
      ['intermediate', tables.intermediate],
      ['value_added', tables.valueAdded],
      ['final', tables.final],
      ['transfers', tables.transfers],
    ];
    const read = unpackByHand(encodeTables(tables));
    expect(read.map(({ name, values }) => [name, Float64Array.from(values)])).toEqual(wanted);
    expect(read[0]?.layout).toEqual(['sector', 'importer', 'exporter']);
    expect(read[2]?.layout).toEqual(['region', 'sector', 'input']);
    expect(new Set(read.map(({ encoding }) => encoding)).size).toBeGreaterThan(1);
  });

  it('has the same bytes on every machine', () => {
    expect(bytesToHex(sha256(encodeTables(fixtureEconomy().tables)))).toMatchInlineSnapshot(
      `"70b43fd30b957d953c7832929ea3661f7bee6b2104ef863e04136a9c145eac4d"`,
    );
  });
});
