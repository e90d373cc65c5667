import { describe, expect, it } from 'vitest';
import type { Region, Sector } from '../model/index.ts';
import { formatProblem, formatProblems } from '../input/index.ts';
import { readTariffs } from './read-tariffs.ts';

const regions: readonly Region[] = [
  { id: 'CAN', name: 'Canada' },
  { id: 'USA', name: 'United States' },
];
const sectors: readonly Sector[] = [
  { id: 'goods', name: 'Goods', tradable: true, theta: 4 },
  { id: 'services', name: 'Services', tradable: false, theta: 4 },
];
const head = 'sector,exporter,importer,rate\n';
const read = (rows: string) => readTariffs('t.csv', head + rows, regions, sectors);
const told = (rows: string): string[] => read(rows).problems.map(formatProblem);

describe('a table of tariffs', () => {
  it('lists the cells it states, a rate of 0 too', () => {
    const { table, problems } = read('goods,USA,CAN,0\ngoods,CAN,USA,0.25\n');
    expect(problems).toEqual([]);
    // [sector][importer][exporter]: CAN buys from USA is cell 1, USA buys from CAN is cell 2.
    expect([...(table?.cells ?? [])]).toEqual([1, 2]);
    expect([...(table?.rates ?? [])]).toEqual([0, 0.25]);
  });

  it('leaves own sales alone: a 0 that stands there in a full table touches nothing', () => {
    const { table, problems } = read('goods,CAN,CAN,0\ngoods,CAN,USA,0.25\n');
    expect(problems).toEqual([]);
    expect([...(table?.cells ?? [])]).toEqual([2]);
    expect([...(table?.rates ?? [])]).toEqual([0.25]);
  });

  it('is refused whole when a row is wrong, all at once', () => {
    const { table } = read('goods,CAN,USA,25%\n');
    expect(table).toBeUndefined();
    expect(
      told('goods,CAN,USA,25%\nfish,CAN,USA,0.1\ngoods,CAN,CAN,0.1\ngoods,USA,CAN,-1\n'),
    ).toEqual([
      expect.stringMatching(/^t\.csv:2:15: error: .*25%.*\[not-a-number\]$/u),
      expect.stringMatching(/^t\.csv:3:1: error: 'fish' is not a sector.*\[unknown-sector\]$/u),
      expect.stringMatching(/^t\.csv:4:15: error: .*own sales.*\[tariff-on-own-sales\]$/u),
      expect.stringMatching(/^t\.csv:5:15: error: .*-1 is below -0\.99.*\[tariff-below-limit\]$/u),
    ]);
  });

  it('warns of a table that sets nothing and of rates in percent', () => {
    expect(told('')).toEqual([expect.stringMatching(/^t\.csv:1:1: warning: .*\[no-rows\]$/u)]);
    expect(told('goods,CAN,USA,25\n')).toEqual([
      expect.stringMatching(/^t\.csv:2:15: warning: .*\[rate-looks-like-percent\]$/u),
    ]);
  });

  it('survives more wrong rows than a call has room for, and counts them', () => {
    const { problems } = read('goods,CAN,USA,0.1\n'.repeat(200_001));
    expect(problems).toHaveLength(1000);
    expect(problems.at(-1)?.more).toBe(199_000);
    expect(formatProblems(problems).split('\n').at(-1)).toBe(
      't.csv: errors of [duplicate-key]: and 199980 more',
    );
  });

  it('warns of customs on what they do not reach, and applies it', () => {
    const { table, problems } = read('services,CAN,USA,0.1\n');
    expect(problems.map(({ severity, rule }) => [severity, rule])).toEqual([
      ['warning', 'tariff-on-non-tradable'],
    ]);
    expect(table?.cells).toHaveLength(1);
  });

  it('needs its four columns', () => {
    const { problems } = readTariffs(
      't.csv',
      'sector,exporter,importer,tariff\n',
      regions,
      sectors,
    );
    expect(problems.map(({ rule }) => rule)).toContain('missing-column');
  });
});
