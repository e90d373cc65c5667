import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeWithSharedData } from '../../../test/shared-data.ts';
import { hsModules } from '../build/hs-nomenclature.ts';
import { hs6Codes, hs6OfSector } from './hs6-codes.ts';
import { loadHsNames } from './hs-names.ts';
import { sectorOfHs } from './hs-sector.ts';

describe('codes of 2022', () => {
  it('are 5,613, ascending', () => {
    expect(hs6Codes).toHaveLength(5613);
    expect(hs6Codes.every((code) => /^\d{6}$/u.test(code))).toBe(true);
    expect([...new Set(hs6Codes)].sort()).toEqual(hs6Codes);
  });

  it('are divided among sectors, but for what names no product', () => {
    const sectors = new Set(hs6Codes.flatMap((code) => sectorOfHs(code) ?? []));
    const divided = [...sectors].flatMap(hs6OfSector);
    const nowhere = hs6Codes.filter((code) => sectorOfHs(code) === undefined);
    expect(divided.length + nowhere.length).toBe(5613);
    expect(nowhere.every((code) => code.startsWith('99'))).toBe(true);
    expect(hs6OfSector('C24A')).toContain('720851');
    expect(hs6OfSector('L68')).toEqual([]);
  });

  it('have names, and so have their headings and chapters', async () => {
    const nameOf = await loadHsNames();
    expect(nameOf('870380')).toBe('Vehicles; with only electric motor for propulsion');
    expect(nameOf('0101')).toBe('Horses, asses, mules and hinnies; live');
    expect(nameOf('01')).toBe('Animals; live');
    expect(nameOf('8703801000')).toBeUndefined();
    for (const code of hs6Codes) {
      for (const digits of [2, 4, 6]) expect(nameOf(code.slice(0, digits)), code).toBeTruthy();
    }
  });
});

describeWithSharedData('the modules of the nomenclature', 'hs', (source) => {
  it('are what the source gives: npm run hs', () => {
    for (const [name, text] of hsModules(dirname(source))) {
      const shipped = readFileSync(join(import.meta.dirname, 'nomenclature', name), 'utf8');
      expect(shipped === text, name).toBe(true);
    }
  });
});
