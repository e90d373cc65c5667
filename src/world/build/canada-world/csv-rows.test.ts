import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readControlTotals } from './control-totals.ts';
import { positionIn, readRows } from './csv-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'reroute-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function fileOf(text: string, name = 'source.csv'): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('rows of a source', () => {
  it('give texts, numbers and what a blank stands for', () => {
    const [first, second] = readRows(fileOf('id,value\nA,1.5\nB,\n'));
    expect([first?.text('id'), first?.number('value')]).toEqual(['A', 1.5]);
    expect(second?.number('value', 0)).toBe(0);
  });

  it('name file and line of what is no number, of a column and of an id that are not there', () => {
    const [row] = readRows(fileOf('id,value\nA,"1,500"\n'));
    expect(() => row?.number('value')).toThrow(/source\.csv:2: value '1,500' is not a finite/u);
    expect(() => row?.text('rate')).toThrow(/source\.csv:2: there is no column 'rate'/u);
    const position = positionIn(['X', 'Y'], 'region');
    expect(() => row && position(row, 'id')).toThrow(/source\.csv:2: 'A' is no region/u);
  });

  it('refuse a blank where it stands for nothing', () => {
    const [row] = readRows(fileOf('id,value\nA,\n'));
    expect(() => row?.number('value')).toThrow(/value '' is not a finite number/u);
  });
});

describe('control totals', () => {
  it('say which series is missing', () => {
    fileOf('series,period,value,unit,source,check\n', 'statistics.csv');
    expect(() => readControlTotals(folder)).toThrow(
      /statistics\.csv has no 'Canada goods exports, total' of 2024 in C\$ bn \(customs\)/u,
    );
  });
});
