import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { EconomyTables } from '../../model/index.ts';
import { parseEconomy } from '../parse-economy.ts';
import { formatProblem } from '../../input/index.ts';
import { packedFixture } from '../testing/packed-fixture.ts';
import { crc32 } from './crc32.ts';
import type { Directory } from './directory.ts';
import { joinFile } from './encode-tables.ts';

type Files = Map<string, string | Uint8Array>;

/** The sound packed fixture with its bytes changed. */
function withBytes(change: (bytes: Uint8Array) => Uint8Array): Files {
  const files = packedFixture();
  files.set('tables.bin', change(Uint8Array.from(files.get('tables.bin') as Uint8Array)));
  return files;
}

/** The same with another directory, and blocks of its own where they are given: all checksums are right. */
function withDirectory(
  change: (directory: Directory) => unknown,
  blockOf: (name: string, block: Uint8Array) => Uint8Array = (_, block) => block,
): Files {
  return withBytes((bytes) => {
    const end = 20 + new DataView(bytes.buffer).getUint32(12, true);
    const text = new TextDecoder().decode(bytes.subarray(20, end));
    const directory = JSON.parse(text) as Directory;
    let at = end;
    const blocks = directory.blocks.map((block) => {
      const old = bytes.subarray(at, (at += block.bytes));
      const fresh = blockOf(block.name, old);
      Object.assign(block, { bytes: fresh.length, crc32: crc32(fresh) });
      return fresh;
    });
    const changed = change(directory) ?? directory;
    const json = typeof changed === 'string' ? changed : JSON.stringify(changed);
    return joinFile(new TextEncoder().encode(json), blocks);
  });
}

/** The sound packed fixture with one number changed before it is packed. */
function withCell(table: 'trade' | 'tariffs' | 'valueAdded', cell: number, value: number): Files {
  return packedFixture((tables: EconomyTables) => {
    tables[table][cell] = value;
    return tables;
  });
}

function flip(bytes: Uint8Array, at: number): Uint8Array {
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
}

const cases: Readonly<
  Record<string, readonly [title: string, files: () => Files, said: string][]>
> = {
  'not-packed-tables': [
    [
      'empty',
      () => withBytes(() => new Uint8Array()),
      'the file is empty — fetch or build the world anew, or remove the file and put CSV tables in its place',
    ],
    [
      'a text',
      () => new Map([...packedFixture(), ['tables.bin', 'sector,exporter\n']]),
      'the file does not begin as packed tables do — fetch or build the world anew, or remove the file and put CSV tables in its place',
    ],
    [
      'line ends changed',
      () => withBytes((bytes) => bytes.filter((byte) => byte !== 0x0d)),
      'the file does not begin as packed tables do: it was changed as if it were text — copy it as a binary file, or fetch or build the world anew',
    ],
  ],
  'packed-version': [
    [
      'a later one',
      () => withBytes((bytes) => bytes.fill(2, 8, 9)),
      'these tables are of version 2 of the format and this version of Reroute reads version 1 — update Reroute, or write the world anew with this version',
    ],
  ],
  'truncated-file': [
    [
      'in the header',
      () => withBytes((bytes) => bytes.subarray(0, 15)),
      'the file ends at byte 15 and the header runs to byte 20 — it was not copied whole: fetch or build the world anew',
    ],
    [
      'in the directory',
      () => withBytes((bytes) => bytes.subarray(0, 100)),
      'the file ends at byte 100 and the directory runs to byte 808 — it was not copied whole: fetch or build the world anew',
    ],
    [
      'in a table',
      () => withBytes((bytes) => bytes.subarray(0, 900)),
      "the file ends at byte 900 and table 'trade' runs to byte 983 — it was not copied whole: fetch or build the world anew",
    ],
  ],
  'damaged-file': [
    [
      'the directory',
      () => withBytes((bytes) => flip(bytes, 60)),
      'the directory, bytes 20 to 808, is not what was written — fetch or build the world anew',
    ],
    [
      'a table',
      () => withBytes((bytes) => flip(bytes, 900)),
      "table 'trade', bytes 808 to 983, is not what was written — fetch or build the world anew",
    ],
    [
      'bytes too many',
      () => withBytes((bytes) => Uint8Array.of(...bytes, 0, 0)),
      `there are 2 bytes after the last table, from byte 1346 on — fetch or build the world anew`,
    ],
  ],
  'invalid-directory': [
    [
      'no JSON',
      () => withDirectory(() => '{'),
      'its directory is no JSON text — write the file as docs/formats.md says',
    ],
    [
      'not UTF-8',
      () => withBytes((bytes) => joinFile(Uint8Array.of(0xff), [bytes.subarray(808)])),
      'its directory is no JSON text — write the file as docs/formats.md says',
    ],
    [
      'larger than any',
      () => withBytes((bytes) => bytes.fill(0xff, 12, 16)),
      'its directory would have 4294967295 bytes, more than 16777216 — write the file as docs/formats.md says',
    ],
    [
      'an unknown encoding',
      () =>
        withDirectory((directory) => {
          Object.assign(directory.blocks[0] ?? {}, { encoding: 'zstd' });
        }),
      `its directory: blocks.0.encoding: Invalid option: expected one of "dense"|"sparse"|"coded" — write the file as docs/formats.md says`,
    ],
    [
      'an unknown table',
      () =>
        withDirectory((directory) => ({
          ...directory,
          blocks: [{ ...directory.blocks[0], name: 'stocks' }],
        })),
      `its directory: blocks.0.name: Invalid option: expected one of "trade"|"tariffs"|"intermed… — write the file as docs/formats.md says`,
    ],
    [
      'a table twice',
      () =>
        withDirectory((directory) => {
          Object.assign(directory.blocks[1] ?? {}, { name: 'trade' });
        }),
      'its directory names a table twice — write the file as docs/formats.md says',
    ],
    [
      'another layout',
      () =>
        withDirectory((directory) => {
          Object.assign(directory.blocks[0] ?? {}, { layout: ['sector', 'exporter', 'importer'] });
        }),
      "table 'trade' is not laid out by sector, importer, exporter — write the file as docs/formats.md says",
    ],
    [
      'another size',
      () =>
        withDirectory((directory) => {
          Object.assign(directory.blocks[0] ?? {}, { cells: 28 });
        }),
      "table 'trade' has 28 cells instead of 27 — write the file as docs/formats.md says",
    ],
    [
      'a table that is not of its size',
      () =>
        withDirectory(
          () => undefined,
          (name, block) => (name === 'final' ? new Uint8Array(12) : block),
        ),
      `table 'final', bytes 1250 to 1262, cannot be read: it has 12 bytes instead of 72 — write the file as docs/formats.md says`,
    ],
  ],
  'missing-table': [
    [
      'final',
      () =>
        withDirectory(
          (directory) => ({
            ...directory,
            blocks: directory.blocks.filter(({ name }) => name !== 'final'),
          }),
          (name, block) => (name === 'final' ? new Uint8Array() : block),
        ),
      `there is no table 'final' in the file — write the folder anew, with all its tables`,
    ],
  ],
  'ids-differ': [
    [
      'renamed',
      () =>
        withDirectory((directory) => {
          directory.regions[1] = 'AB';
        }),
      `number 2 of the regions is 'AB' in the tables and 'QC' in regions.csv (its numbers would be given to the wrong ones) — restore regions.csv as it was when the tables were packed, or write the folder anew`,
    ],
    [
      'in another order',
      () =>
        withDirectory((directory) => {
          directory.sectors.reverse();
        }),
      `number 1 of the sectors is 'services' in the tables and 'goods' in sectors.csv (its numbers would be given to the wrong ones) — restore sectors.csv as it was when the tables were packed, or write the folder anew`,
    ],
    [
      'one less',
      () =>
        withDirectory((directory) => {
          directory.sectors.pop();
        }),
      `the tables are of 2 sectors and sectors.csv lists 3 (its numbers would be given to the wrong ones) — restore sectors.csv as it was when the tables were packed, or write the folder anew`,
    ],
  ],
  'not-a-number': [
    [
      'NaN',
      () => withCell('trade', 1, NaN),
      "table 'trade', sector goods, exporter QC, importer ON: NaN is not a finite number — write 0 where there is nothing",
    ],
    [
      '∞',
      () => withCell('tariffs', 6, -Infinity),
      `table 'tariffs', sector goods, exporter ON, importer USA: -Infinity is not a finite number — write 0 where there is nothing`,
    ],
  ],
};

describe('packed tables that break a rule', () => {
  for (const [rule, list] of Object.entries(cases)) {
    it.each(list)(`${rule}: %s`, (_, files, said) => {
      const { tables, problems } = parseEconomy(files(), 'worlds/tiny');
      expect(tables).toBeUndefined();
      expect(problems.map(formatProblem)).toEqual([
        `worlds/tiny/tables.bin:1:1: error: ${said} [${rule}]`,
      ]);
    });
  }

  it('has a case for each rule that the source names', () => {
    const sources = readdirSync(import.meta.dirname).filter((name) => !name.endsWith('.test.ts'));
    const named = sources.flatMap((name) => {
      const text = readFileSync(`${import.meta.dirname}/${name}`, 'utf8');
      return [...text.matchAll(/(?:\brule: |\berror\(\s*)'([a-z0-9-]+)'/gu)].map(
        ([, rule]) => rule,
      );
    });
    expect([...new Set(named)].sort()).toEqual(Object.keys(cases).sort());
  });
});

describe('a packed economy that breaks a rule of every economy', () => {
  const said = (files: Files): string[] => parseEconomy(files, '').problems.map(formatProblem);

  it('is told in words which cell is meant', () => {
    expect(said(withCell('trade', 1, -50))).toEqual([
      `tables.bin:1:1: error: table 'trade', sector goods, exporter QC, importer ON: a sale is -50, below 0 — correct it, or leave the row out if nothing is meant [negative-flow]`,
    ]);
    expect(said(withCell('tariffs', 6, 25))).toEqual([
      `tables.bin:1:1: warning: table 'tariffs', sector goods, exporter ON, importer USA: the rate 25 is 2500 % — rates are fractions: 0.25 is 25 %; write 0.25 if 25 % is meant [rate-looks-like-percent]`,
    ]);
    expect(said(withCell('tariffs', 4, 0.1))).toEqual([
      `tables.bin:1:1: error: table 'tariffs', sector goods, exporter QC, importer QC: 'QC' would charge a tariff of 0.1 on its own sales (own sales pass no customs) — remove the row; if the region is an aggregate and this the mean duty on trade among its members, state inner_tariffs: true in economy.yaml [tariff-on-own-sales]`,
    ]);
    expect(said(withCell('valueAdded', 1, 1e200))).toEqual([
      `tables.bin:1:1: error: table 'value_added', region ON, sector energy: 1e+200 is beyond 1e+100 (sums would overflow) — correct it, or state all tables in a larger unit [value-too-large]`,
    ]);
  });

  it('is told what its tables add up to', () => {
    const zeroed = (table: 'trade' | 'valueAdded', from: number, to: number): Files =>
      packedFixture((tables) => ({ ...tables, [table]: tables[table].fill(0, from, to) }));
    expect(said(zeroed('valueAdded', 0, 3))).toEqual([
      `regions.csv:2:1: error: region 'ON' adds no value in any sector (it has no income to spend) — add its rows to table 'value_added' of tables.bin, or remove the region [no-value-added]`,
    ]);
    expect(said(zeroed('trade', 0, 9)).slice(0, 1)).toEqual([
      `sectors.csv:2:1: error: sector 'goods' is bought by 3 of 3 regions (ON, QC, USA) and made by none — add its sales to table 'trade' of tables.bin, or remove its purchases from table 'intermediate' of tables.bin and table 'final' of tables.bin [sector-nobody-makes]`,
    ]);
    expect(said(zeroed('trade', 21, 24))).toEqual([
      `tables.bin:1:1: error: 'QC' buys 'services' here and table 'trade' of tables.bin has nobody who sells it to 'QC' (its expenditure shares cannot sum to 1) — add the sales to table 'trade' of tables.bin, own sales included, or remove the purchase [no-supply]`,
    ]);
    const transfers = Float64Array.of(1, 1, 1);
    expect(said(packedFixture((tables) => ({ ...tables, transfers })))).toEqual([
      `tables.bin:1:1: warning: transfers sum to 3.00000, 1.78e-4 of world value added, and not to 0 (one region's deficit is the others' surplus) — balance them on the rest of the world, or remove table 'transfers' of tables.bin to derive them from table 'trade' of tables.bin [unbalanced-transfers]`,
    ]);
  });
});

describe('memory', () => {
  it('is not taken for what a few bytes cannot hold', () => {
    // 2,300 regions make 1.6e7 cells, 127 MB: the file claims them with blocks of 20 bytes.
    const ids = Array.from({ length: 2300 }, (_, n) => `R${n}`);
    const files = withDirectory(
      (directory) => ({
        ...directory,
        regions: ids,
        blocks: directory.blocks.map((block) => ({
          ...block,
          cells: block.name === 'trade' || block.name === 'tariffs' ? 3 * 2300 ** 2 : block.cells,
        })),
      }),
      () => new Uint8Array(20),
    );
    files.set('regions.csv', `id,name\n${ids.map((id) => `${id},${id}\n`).join('')}`);
    files.set('economy.yaml', String(files.get('economy.yaml')).replace(/groups:[\s\S]*/u, ''));
    const before = process.memoryUsage().arrayBuffers;
    const { problems } = parseEconomy(files, '');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10e6);
    expect(problems.map(formatProblem)[0]).toMatch(
      /table 'trade', bytes \d+ to \d+, cannot be read: it has .* instead of .* \[invalid-directory\]$/u,
    );
  });
});
