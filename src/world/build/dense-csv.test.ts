import { describe, expect, it } from 'vitest';
import { parseDenseCsv } from './dense-csv.ts';

const dimensions = [
  { column: 'region', labels: ['Alberta', 'Ontario'] },
  { column: 'sector', labels: ['Food', 'Wood, Paper'] },
];
const read = (...lines: string[]): number[] => [
  ...parseDenseCsv(['sector,region,value', ...lines].join('\n'), 'shares.csv', dimensions),
];

describe('parseDenseCsv', () => {
  it('puts cells in the order of the dimensions, whatever the order of columns and rows', () => {
    const rows = [
      '"Wood, Paper",Ontario,4',
      'Food,Ontario,3',
      'Food,Alberta,1',
      '"Wood, Paper",Alberta,2',
    ];
    expect(read(...rows)).toEqual([1, 2, 3, 4]);
  });

  it('refuses an unknown label with file, line and the known ones', () => {
    expect(() => read('Food,Albertta,1')).toThrow(
      "shares.csv:2: unknown region 'Albertta'; known: Alberta; Ontario",
    );
  });

  it('refuses a duplicate cell', () => {
    expect(() => read('Food,Alberta,1', 'Food,Alberta,1')).toThrow(
      'shares.csv:3: this cell was already given above',
    );
  });

  it('refuses a negative value, text and an empty value', () => {
    for (const value of ['-1', 'n/a', '', 'Infinity']) {
      expect(() => read(`Food,Alberta,${value}`)).toThrow(
        /shares.csv:2: value '.*' is not a finite number/,
      );
    }
  });

  it('names the first missing cell', () => {
    expect(() => read('Food,Alberta,1')).toThrow(
      "shares.csv: no value for region 'Alberta', sector 'Wood, Paper'",
    );
  });
});
