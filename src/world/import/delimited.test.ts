import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { csvParseRows } from 'd3-dsv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProblemList, InputError } from '../../input/index.ts';
import type { Problem } from '../../input/index.ts';
import { readDelimited } from './delimited.ts';
import type { DelimitedOptions, DelimitedRecord } from './delimited.ts';
import { scratchFile } from './testing/scratch.ts';

async function recordsOf(file: string, options: DelimitedOptions = {}): Promise<DelimitedRecord[]> {
  const records: DelimitedRecord[] = [];
  for await (const batch of readDelimited(file, options)) records.push(...batch);
  return records;
}

async function rowsOf(
  contents: string | Uint8Array,
  options?: DelimitedOptions,
): Promise<(readonly string[])[]> {
  const records = await recordsOf(scratchFile('table.csv', contents), options);
  return records.map(({ fields }) => fields);
}

/** The problem that reading ends with. */
async function refusal(contents: string | Uint8Array, name = 'table.csv'): Promise<Problem> {
  const error: unknown = await recordsOf(scratchFile(name, contents), { chunkBytes: 5 }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof InputError) || !error.problems[0]) throw new Error('it was accepted');
  return error.problems[0];
}

const text = 'id,name\r\nA,"Goods, ""all""\r\nof them"\r\n\r\n \t\r\nB,é\r\n';
const rows = [
  ['id', 'name'],
  ['A', 'Goods, "all"\r\nof them'],
  ['B', 'é'],
];

describe('readDelimited', () => {
  it.each([1, 2, 3, 7, 1 << 20])(
    'reads quotes and line ends across chunks of %i bytes',
    async (chunkBytes) => {
      expect(await rowsOf(text, { chunkBytes })).toEqual(rows);
      expect(await rowsOf(`\uFEFF${text}`, { chunkBytes })).toEqual(rows);
      expect(await rowsOf(gzipSync(text), { chunkBytes })).toEqual(rows);
    },
  );

  it.each([
    ['CR only', 'a,b\r1,2\r3,4\r'],
    ['no line end at the end', 'a,b\n1,2\n3,4'],
    ['semicolons', 'a;b\n1;2\n3;4\n'],
    ['tabs', 'a\tb\n1\t2\n3\t4\n'],
  ])('takes %s', async (_, contents) => {
    const expected = [
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ];
    for (const chunkBytes of [1, 4, 100]) {
      expect(await rowsOf(contents, { chunkBytes })).toEqual(expected);
    }
  });

  it('knows where each field stands, whatever the chunks', async () => {
    const file = scratchFile('table.csv', 'a,b\r\n\r\n1,"x\ny",7\r\nlast,2\r\n');
    for (const chunkBytes of [1, 6, 100]) {
      const records = await recordsOf(file, { chunkBytes });
      const places = records.map((record) =>
        [0, 1, 2].map((i) => record.positionOf(i)).map(({ line, column }) => `${line}:${column}`),
      );
      expect(places).toEqual([
        ['1:1', '1:3', '1:4'],
        ['3:1', '3:3', '4:4'],
        ['5:1', '5:6', '5:7'],
      ]);
      expect(records.map(({ line }) => line)).toEqual([1, 3, 5]);
    }
  });

  it('agrees with d3-dsv on whatever is well formed, cut anywhere', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'reroute-delimited-'));
    const file = join(folder, 'table.csv');
    const field = fc.oneof(fc.constantFrom('', ',', '"', '\n', '\r\n', 'é', '😀'), fc.string());
    const table = fc.array(fc.array(field, { minLength: 3, maxLength: 3 }), { minLength: 1 });
    const wellFormed = fc.tuple(
      table,
      fc.constantFrom('\n', '\r\n'),
      fc.integer({ min: 1, max: 40 }),
    );
    try {
      await fc.assert(
        fc.asyncProperty(wellFormed, async ([cells, lineEnd, chunkBytes]) => {
          const lines = cells.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`));
          const contents = lines.map((row) => row.join(',')).join(lineEnd);
          fc.pre(!contents.includes('\0'));
          writeFileSync(file, contents);
          const records = await recordsOf(file, { chunkBytes, separator: ',' });
          expect(records.map(({ fields }) => fields)).toEqual(csvParseRows(contents));
        }),
        { numRuns: 60 },
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('tells how far it is, to the end', async () => {
    const seen: number[] = [];
    const contents = 'a,b\n'.repeat(100);
    await rowsOf(contents, {
      chunkBytes: 64,
      onProgress: (done, total) => seen.push(done / total),
    });
    expect(seen.length).toBeGreaterThan(5);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const reading = rowsOf('a,b\n'.repeat(100), {
      chunkBytes: 16,
      signal: stop.signal,
      onProgress: (done) => {
        if (done > 100) stop.abort(new Error('enough'));
      },
    });
    await expect(reading).rejects.toThrow('enough');
  });

  it.each([3, 1 << 20])(
    'warns once of a last line that may be cut, in chunks of %i bytes',
    async (chunkBytes) => {
      const problemsOf = async (contents: string): Promise<Problem[]> => {
        const problems = new ProblemList();
        await rowsOf(contents, { chunkBytes, problems });
        return problems.toArray();
      };
      expect(await problemsOf('a,b\n1,2\n3,45')).toMatchObject([
        { rule: 'no-final-line-end', severity: 'warning', line: 3, column: 5 },
      ]);
      for (const whole of ['a,b\n1,2\n', 'a,b\r1,2\r', 'a,b\r\n1,2\r\n', 'a,b\n1,2\n  ']) {
        expect(await problemsOf(whole)).toEqual([]);
      }
    },
  );

  it.each([
    ['a plain file', 'a,b\n1,2\n'],
    ['a .gz', gzipSync('a,b\n1,2\n')],
  ])('does not blame %s for a defect', async (_, contents) => {
    const onProgress = (): void => {
      throw new TypeError('a defect');
    };
    await expect(rowsOf(contents, { onProgress })).rejects.toThrow(TypeError);
  });

  it('goes on behind text after a quote when problems are collected', async () => {
    const problems = new ProblemList();
    expect(await rowsOf('a,b\n"1"x,2\n', { problems })).toHaveLength(2);
    expect(problems.toArray()).toMatchObject([{ rule: 'text-after-quote', line: 2, column: 4 }]);
  });
});

describe('readDelimited refuses', () => {
  const latin1 = Buffer.from('a,b\n1,2\n3,Qu\u00e9bec\n', 'latin1');
  const utf16 = Buffer.from('\uFEFFa,b\n1,2\n', 'utf16le');
  const cut = gzipSync('a,b\n'.repeat(1000)).subarray(0, 40);
  const flipped = gzipSync('a,b\n');
  flipped[14] = (flipped[14] ?? 0) ^ 0xff;

  it.each([
    ['Latin-1', latin1, 'not-utf8', 3, 5, 'save the file as UTF-8'],
    ['UTF-16', utf16, 'not-a-text-file', 1, 1, 'UTF-8'],
    ['UTF-16 without a mark', Buffer.from('a,b\n', 'utf16le'), 'nul-byte', 1, 2, 'UTF-8'],
    ['a NUL byte', 'a,b\n1,2\n3,\0', 'nul-byte', 3, 3, 'fetch it again'],
    ['an unclosed quote', 'a,b\n1,2\n3,"4\n5,6\n', 'unclosed-quote', 3, 3, 'close the field'],
    ['text after a quote', 'a,b\n1,"2"x\n', 'text-after-quote', 2, 6, 'close the field'],
    [
      'a truncated last record',
      'a,b,c\n1,2,3\n4,5',
      'truncated-file',
      3,
      4,
      'did not arrive whole',
    ],
    ['an empty file', '', 'empty-file', 1, 1, 'fetch it again'],
    ['a truncated .gz', cut, 'truncated-file', 1, 1, 'did not arrive whole'],
    ['a damaged .gz', flipped, 'broken-archive', 1, 1, 'did not arrive whole'],
    ['a zip archive', Buffer.from('PK\u0003\u0004rest'), 'not-a-text-file', 1, 1, 'unzip'],
    ['an R data file', 'RDX3\nX\n', 'not-a-text-file', 1, 1, 'CSV'],
  ])('%s', async (_, contents, rule, line, column, hint) => {
    const problem = await refusal(contents);
    expect(problem).toMatchObject({ rule, line, column, severity: 'error' });
    expect(problem.hint).toContain(hint);
    expect(problem.file).toMatch(/table\.csv$/u);
  });

  it('a workbook, with a hint that helps', async () => {
    const problem = await refusal(Buffer.from('PK\u0003\u0004rest'), 'wiot.xlsx');
    expect(problem.hint).toContain('save the sheet as CSV');
  });

  it('what is not there, and a folder', async () => {
    await expect(recordsOf('/nowhere/table.csv')).rejects.toThrow('[unreadable-file]');
    await expect(recordsOf(tmpdir())).rejects.toThrow('[unreadable-file]');
  });
});
