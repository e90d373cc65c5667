import { describe, expect, it } from 'vitest';
import { SECTORS as SOURCE_SECTORS } from '../canada-names.ts';
import { affinity } from './affinities.ts';
import { SECTION_NAMES, partInSection } from './customs-sections.ts';
import { COUNTRIES, EU_MEMBERS, NATIONS, PROVINCES, REGIONS } from './regions.ts';
import { GOODS, SECTORS, SERVICES, blocksBy, sectorAt } from './sectors.ts';
import { productionShare } from './specialisation.ts';
import { WIOD_BLOCKS } from './wiod-source.ts';

describe('the lists of canada-world', () => {
  it('hold ten provinces, 79 countries, 27 of them in the European Union, and the rest', () => {
    expect([PROVINCES.length, COUNTRIES.length, REGIONS.length]).toEqual([10, 79, 90]);
    expect(EU_MEMBERS).toHaveLength(27);
    expect(NATIONS).toHaveLength(81);
    expect(new Set(REGIONS.map(({ id }) => id)).size).toBe(90);
    for (const { id, lat, lon, income } of COUNTRIES) {
      expect(Math.abs(lat ?? NaN), id).toBeLessThanOrEqual(90);
      expect(Math.abs(lon ?? NaN), id).toBeLessThanOrEqual(180);
      expect(['high', 'upper-middle', 'lower'], id).toContain(income);
    }
  });

  it('place every sector in one sector of the provincial tables, and every one of these in a sector', () => {
    const named = new Set(SECTORS.map(({ provincial }) => provincial));
    expect([...named].sort()).toEqual(SOURCE_SECTORS.map(({ sourceName }) => sourceName).sort());
  });

  it('use each of the 35 industries of WIOD once', () => {
    const industries = WIOD_BLOCKS.flatMap(({ name }) => name.split(' '));
    const all = Array.from({ length: 35 }, (_, i) => `c${i + 1}`);
    expect(industries.sort()).toEqual(all.sort());
    expect(WIOD_BLOCKS.flatMap(({ members }) => members)).toHaveLength(SECTORS.length);
  });

  it('keep services one by one in both sources, so that their split needs no guess', () => {
    const blocks = blocksBy(({ provincial }) => provincial);
    for (const { id } of SERVICES) {
      const own = sectorAt(id);
      expect(blocks.find(({ members }) => members.includes(own))?.members, id).toEqual([own]);
    }
  });
});

describe('readings of ours', () => {
  it('place every merchandise sector in customs sections, all of it', () => {
    const merchandise = [...GOODS.map(({ id }) => id), 'D35T39'].filter((id) => id !== 'B09');
    for (const id of merchandise) {
      const parts = SECTION_NAMES.map((name) => partInSection(id, name));
      expect(
        parts.reduce((a, b) => a + b, 0),
        id,
      ).toBeCloseTo(1, 9);
    }
  });

  it('give shares in production that add up to 1 over the provinces', () => {
    for (const { id } of SECTORS) {
      const shares = PROVINCES.map((province) => productionShare(id, province.id));
      if (shares[0] === undefined) continue;
      expect(
        shares.reduce<number>((a, b) => a + (b ?? 0), 0),
        id,
      ).toBeCloseTo(1, 9);
    }
  });

  it('weigh inputs between 0 and 1: refineries buy oil, not ore', () => {
    for (const input of SECTORS) {
      for (const buyer of SECTORS) {
        const weight = affinity(input.id, buyer.id);
        expect(weight >= 0 && weight <= 1, `${input.id} → ${buyer.id}`).toBe(true);
      }
    }
    expect(affinity('B06', 'C19')).toBeGreaterThan(10 * affinity('B08', 'C19'));
    expect(affinity('B07', 'C19')).toBe(0);
    expect(affinity('C10T12', 'C29')).toBe(1);
  });
});
