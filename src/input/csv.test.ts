import { csvParseRows } from 'd3-dsv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from './csv.ts';
import type { CsvText } from './csv.ts';

function rowsOf({ cells, rowStarts }: CsvText): string[][] {
  return rowStarts.slice(0, -1).map((start, row) => cells.slice(start, rowStarts[row + 1]));
}

describe('parseCsv', () => {
  it('reads quotes, doubled quotes, commas and line ends inside them (RFC 4180)', () => {
    const csv = parseCsv('id,name\r\nA,"Goods, ""all""\r\nof them"\r\nB,x\r\n');
    expect(rowsOf(csv)).toEqual([
      ['id', 'name'],
      ['A', 'Goods, "all"\r\nof them'],
      ['B', 'x'],
    ]);
    expect(csv.faults).toEqual([]);
  });

  it('knows the line and column of every field, behind quoted line ends too', () => {
    const csv = parseCsv('id,name\nA,"two\nlines",1\nB,x\n');
    const places = csv.offsets.map((offset) => csv.positionAt(offset));
    expect(places.map(({ line, column }) => `${line}:${column}`)).toEqual([
      '1:1',
      '1:4',
      '2:1',
      '2:3',
      '3:8',
      '4:1',
      '4:3',
    ]);
  });

  it.each([
    ['LF', 'a,b\n1,2\n', 2],
    ['CRLF', 'a,b\r\n1,2\r\n', 2],
    ['CR', 'a,b\r1,2\r', 2],
    ['no line end at the end', 'a,b\n1,2', 2],
    ['blank lines', '\na,b\n\n1,2\n\n', 4],
    ['blanks in the last line', 'a,b\n1,2\n  \t\n', 2],
    ['blanks and no line end', 'a,b\r\n1,2\r\n ', 2],
    ['a byte order mark', '\uFEFFa,b\n1,2\n', 2],
  ])('takes %s', (_, text, line) => {
    const csv = parseCsv(text);
    expect(rowsOf(csv)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(csv.positionAt(csv.offsets[2] ?? -1)).toEqual({ line, column: 1 });
    expect(csv.positionAt(csv.offsets[0] ?? -1).column).toBe(1);
  });

  it('keeps an empty field at the very end', () => {
    expect(rowsOf(parseCsv('a,b\n1,'))).toEqual([
      ['a', 'b'],
      ['1', ''],
    ]);
  });

  it('separates by semicolons and tabs where it is told to', () => {
    expect(rowsOf(parseCsv('a;b,c\n1;"2;3"\n', { separator: ';' }))).toEqual([
      ['a', 'b,c'],
      ['1', '2;3'],
    ]);
    expect(rowsOf(parseCsv('a\tb\n1\t\n', { separator: '\t' }))).toEqual([
      ['a', 'b'],
      ['1', ''],
    ]);
  });

  it.each([
    ['a row without its line end', 'a,b\n1,2\n3,', 2, 8],
    ['a field that may go on', 'a,b\n1,2\n3', 2, 8],
    ['a quote that is open', 'a,b\n1,2\n3,"4\n', 2, 8],
    ['nothing', 'a,b\n1,2\n', 2, 8],
    ['everything', 'a,b', 0, 0],
  ])('leaves %s for the text that follows', (_, text, rows, end) => {
    const csv = parseCsv(text, { goesOn: true });
    expect(rowsOf(csv)).toHaveLength(rows);
    expect(csv.offsets).toHaveLength(csv.cells.length);
    expect([csv.end, csv.faults]).toEqual([end, []]);
  });

  it('has no rows in an empty text', () => {
    expect(rowsOf(parseCsv(''))).toEqual([]);
  });

  it('says where a quote is never closed, and where text follows one', () => {
    const open = parseCsv('a,b\n1,"2\n');
    expect(open.faults).toEqual([{ kind: 'unclosed-quote', offset: 6 }]);
    const after = parseCsv('a,b\n1,"2"x\n');
    expect(after.faults).toEqual([{ kind: 'text-after-quote', offset: 9 }]);
  });

  it('agrees with d3-dsv on whatever is well formed', () => {
    const field = fc.oneof(fc.constantFrom('', ',', '"', '\n', '\r\n', 'é'), fc.string());
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) => fc.array(fc.array(field, { minLength: width, maxLength: width })));
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, lineEnd) => {
        const quoted = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`));
        const text = quoted.map((row) => row.join(',')).join(lineEnd);
        expect(rowsOf(parseCsv(text))).toEqual(csvParseRows(text));
        expect(rowsOf(parseCsv(text))).toEqual(rows);
      }),
    );
  });
});
