import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import { describe, expect, it } from 'vitest';
import { describeWithSharedData } from '../../../test/shared-data.ts';
import { differencesFromFirstPass, groupOf, groups } from './testing/first-pass.ts';
import { hsOfSector, hsRules, sectorOfHs } from './hs-sector.ts';

const prefixes = hsRules.flatMap(([, text]) => text.split(' '));

describe('sectorOfHs', () => {
  it.each([
    ['27', 'C19'],
    ['2709', 'B06'],
    ['2709.00', 'B06'],
    ['2709002010', 'B06'],
    ['271111', 'B06'],
    ['271112', 'C19'],
    ['870323', 'C29'],
    ['870190', 'C28'],
    ['010121', 'A01'],
  ])('%s → %s', (code, sector) => {
    expect(sectorOfHs(code)).toBe(sector);
  });

  it.each(['', '2', 'TOTAL', '27O9', '27090020100', '98', '9801', '999999', '77', '00'])(
    'has none for %j',
    (code) => {
      expect(sectorOfHs(code)).toBeUndefined();
    },
  );

  it('has every rule once, well formed and needed', () => {
    expect(new Set(prefixes).size).toBe(prefixes.length);
    expect(prefixes.filter((prefix) => !/^\d{2,6}$/u.test(prefix))).toEqual([]);
    const withoutEffect = prefixes.filter(
      (prefix) => prefix.length > 2 && sectorOfHs(prefix.slice(0, -1)) === sectorOfHs(prefix),
    );
    expect(withoutEffect).toEqual([]);
  });

  it('is turned round by hsOfSector', () => {
    expect(hsOfSector('B06')).toEqual(['2709', '271111', '271121', '271410']);
    const sectors = new Set(hsRules.map(([sector]) => sector));
    expect([...sectors].flatMap(hsOfSector).sort()).toEqual(prefixes.toSorted());
  });
});

describeWithSharedData('the concordance', 'hs', (folder) => {
  it('gives every product of the nomenclature of 2022 one sector', () => {
    const rows = csvParse(readFileSync(join(folder, 'harmonized_system_2022.csv'), 'utf8'));
    const products = rows.filter(({ level }) => level === '6').map(({ hscode = '' }) => hscode);
    expect(products.length).toBeGreaterThan(5600);
    expect(products.filter((code) => sectorOfHs(code) === undefined)).toEqual(['999999']);
  });

  it('differs from the first pass by reasons that are written down', () => {
    const found = differencesFromFirstPass(join(folder, 'hs6_to_icio.csv'));
    const unexplained = found.differences.filter((one) => groupOf(one) === undefined);
    expect(unexplained).toEqual([]);

    const doc = join(import.meta.dirname, '../../../docs/methods/concordance.md');
    const text = readFileSync(doc, 'utf8').replaceAll(/ +/gu, ' ');
    for (const group of groups) {
      const count = found.differences.filter((one) => groupOf(one) === group).length;
      expect(text, group.name).toContain(`| ${group.name} | ${count} |`);
    }
    const thousands = (n: number) => n.toLocaleString('en');
    expect(text).toContain(
      `${thousands(found.differences.length)} of its ${thousands(found.codes)} codes`,
    );
  });
});

describeWithSharedData('US imports of 2024 by sector', 'us-imports-2024', (folder) => {
  const canada = '1220';
  const imports = (country: string): Map<string, number> => {
    const totals = new Map<string, number>();
    for (const row of csvParse(readFileSync(join(folder, 'imports_hs6.csv'), 'utf8'))) {
      if (row['census_code'] !== country) continue;
      const sector = sectorOfHs(row['hs6'] ?? '') ?? 'none';
      totals.set(sector, (totals.get(sector) ?? 0) + Number(row['imports_usd']) / 1e9);
    }
    return totals;
  };

  it('places all but returned, repaired and unspecified goods', () => {
    const rows = csvParse(readFileSync(join(folder, 'imports_hs6.csv'), 'utf8'));
    const codes = rows.map(({ hs6 = '' }) => hs6).filter((code) => sectorOfHs(code) === undefined);
    expect([...new Set(codes)].filter((code) => !/^(?:98|99)/u.test(code))).toEqual([]);
  });

  // What the US statistics office publishes for Canada in 2024: crude oil and gas about US$ 101 bn, vehicles and
  // their parts US$ 50 to 60 bn, electricity about US$ 2 bn, lumber and wood about US$ 11 bn.
  it.each([
    ['B06', 95, 110],
    ['C29', 48, 60],
    ['D35T39', 1.5, 3],
    ['C16', 9, 13],
    ['C24B', 18, 28],
  ])('Canada, %s: US$ %s to %s bn', (sector, low, high) => {
    const value = imports(canada).get(sector) ?? NaN;
    expect(value).toBeGreaterThan(low);
    expect(value).toBeLessThan(high);
  });
});
