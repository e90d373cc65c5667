import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeWithSharedData } from '../../../test/shared-data.ts';
import { icioColumns, icioThetas } from './icio-thetas.ts';
import { elasticitySetIds, elasticitySetsFor, thetaOf } from './named-sets.ts';
import { namedSets } from './sources.ts';

describeWithSharedData('the published elasticities', 'icio-2022', (path) => {
  it('are those of the compilation, each column under one name', () => {
    const text = readFileSync(join(path, 'elasticities.csv'), 'utf8');
    const [header = '', ...lines] = text.trim().split(/\r?\n/u);
    const columns = header.split(',').slice(1);
    expect(columns).toEqual(icioColumns);
    expect(Object.keys(icioThetas)).toEqual(lines.map((line) => line.split(',')[0]));
    const used = namedSets.flatMap(({ theta }) => (typeof theta === 'string' ? [theta] : []));
    expect([...new Set(used)].sort()).toEqual(columns);
    for (const line of lines) {
      const [sector = '', ...values] = line.split(',');
      for (const { id, theta, services } of namedSets) {
        if (typeof theta === 'number') continue;
        if (sector === 'SERV' && services !== undefined) {
          expect(thetaOf(id, sector)).toBe(services);
          continue;
        }
        expect(thetaOf(id, sector)).toBe(Number(values[columns.indexOf(theta)]));
      }
    }
  });
});

describe('thetaOf', () => {
  it.each([
    ['caliendo-parro-2015', 'C19', 64.85],
    ['caliendo-parro-2015', 'C29', 1.115],
    ['fontagne-2022', 'A01_02', 2.91],
    ['fontagne-2022', 'A01T03', 2.91],
    ['fontagne-2022', 'B05_06', 3.41],
    ['fontagne-2022', 'B', 3.41],
    ['fontagne-2022', 'C24', 7.39],
    ['fontagne-2022', 'C10-C12', 4.17],
    ['fontagne-2022', 'C31_C32', 4.06],
    ['fontagne-2022', 'C33', 4.06],
    ['fontagne-2022', 'C30', 8.955],
    ['fontagne-2022', '20', 10.56],
    ['fontagne-2022', 'D35T39', 8.35],
    ['fontagne-2022', 'I55R93', 8.35],
    ['fontagne-2022', 'G', 8.35],
    ['fontagne-2022', 'SERV', 8.35],
    ['lashkaripour-lugovskyy-2023', 'H49', 4],
    // Rows C24A, C24B and C25 of Bagwell and others: 5.515, 5.515 and 9.56.
    ['bagwell-staiger-yurukoglu-2021', 'C24_25', (5.515 + 5.515 + 9.56) / 3],
    ['bagwell-staiger-yurukoglu-2021', 'c12', (5.515 + 5.515 + 9.56) / 3],
    ['shapiro-2016', 'c4', 14.255],
    ['shapiro-2016', 'c17', 4],
    ['shapiro-2016', 'c35', 4],
    ['uniform-4', 'Q86T88', 4],
    ['boehm-2023-long-run', 'C29', 1],
  ])('%s: %s is %d', (set, code, theta) => {
    expect(thetaOf(set, code)).toBeCloseTo(theta, 12);
  });

  it.each(['', 'c0', 'c36', 'wheat', 'X99', 'C1', 'C33T35', '00', 'c', 'B06x'])(
    "'%s' is no code, or one of goods and services at once",
    (code) => {
      expect(thetaOf('uniform-4', code)).toBeUndefined();
    },
  );

  it('knows its sets only', () => {
    expect(() => thetaOf('fontagne-2020', 'C20')).toThrow(
      "there is no set of elasticities 'fontagne-2020'",
    );
  });
});

describe('elasticitySetsFor', () => {
  it('covers every sector of a world with every set, each with its source', () => {
    const sets = elasticitySetsFor(['C29', 'SERV', 'A01_02']);
    expect([...sets.keys()]).toEqual(elasticitySetIds);
    expect(sets.get('caliendo-parro-2015')?.theta).toEqual(Float64Array.of(1.115, 4, 9.11));
    for (const { source, theta } of sets.values()) {
      expect(source.title.length).toBeGreaterThan(20);
      expect(source.url).toMatch(/^https:\/\//u);
      expect(theta.every((value) => value > 0)).toBe(true);
    }
  });

  it('does not guess', () => {
    expect(() => elasticitySetsFor(['C29', 'cars', 'x'])).toThrow(
      'these are no sector codes of ISIC 4: cars, x',
    );
  });
});
