import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { describeWithSharedData } from '../../../../test/shared-data.ts';
import { economyDigest } from '../../digest.ts';
import { elasticitySetIds } from '../../elasticities/named-sets.ts';
import { readEconomyFolder } from '../../read-folder.ts';
import { buildCanadaWorld, type CanadaWorld } from './build.ts';
import { knownTotals, requireKnownTotals } from './checks.ts';
import { canadaWorldFiles } from './files.ts';
import { indices, sales, tableOf } from './flows.ts';
import { NATIONS, PROVINCES, REGIONS } from './regions.ts';
import { GOODS, SECTORS, SERVICES, sectorAt } from './sectors.ts';
import { MARGIN_OF_GOODS, MARGIN_PART } from './update-trade.ts';

const shipped = join(import.meta.dirname, '../../../../worlds/canada-world');
const P = PROVINCES.length;
const CAN = NATIONS.indexOf('CAN');

describeWithSharedData('canada-world', 'icio-2022', (source) => {
  const sharedData = dirname(source);
  let world: CanadaWorld;
  beforeAll(() => {
    world = buildCanadaWorld(sharedData);
  });

  it('is shipped as its pipeline builds it, byte for byte and with the same digest', () => {
    const files = canadaWorldFiles(sharedData);
    expect(readdirSync(shipped).sort()).toEqual([...files.keys()].sort());
    for (const [name, content] of files) {
      const same = readFileSync(join(shipped, name)).equals(Buffer.from(content));
      const remedy = 'run reroute world build canada-world --from ../shared/data';
      expect(same, `${name} differs: ${remedy}`).toBe(true);
    }
    const { meta, tables, elasticitySets, problems } = readEconomyFolder(shipped);
    expect(problems).toEqual([]);
    expect(economyDigest(meta, tables)).toBe(economyDigest(meta, world.tables));
    expect([...(elasticitySets?.keys() ?? [])].sort()).toEqual([...elasticitySetIds].sort());
    const standing = Float64Array.from(tables.sectors, ({ theta }) => theta);
    expect(elasticitySets?.get('fontagne-2022-services-4')?.theta).toEqual(standing);
  });

  it('stays under 6 MB without its products, and these under 3 MB', () => {
    const names = readdirSync(shipped);
    const size = (some: readonly string[]): number =>
      some.reduce((sum, name) => sum + readFileSync(join(shipped, name)).length, 0);
    expect(size(names.filter((name) => name !== 'products.csv'))).toBeLessThan(6e6);
    expect(size(['products.csv'])).toBeLessThan(3e6);
  });

  it('meets the totals that are known, and refuses a world that does not', () => {
    const totals = knownTotals(world);
    expect(totals).toHaveLength(6);
    for (const { what, deviation } of totals) {
      expect(Math.abs(deviation), what).toBeLessThan(0.02);
    }
    const missed = totals.map((total, i) => (i === 1 ? { ...total, deviation: 0.03 } : total));
    expect(() => {
      requireKnownTotals(missed);
    }).toThrow(/misses totals that it must meet:\nCanada: goods to China/u);
  });

  it('leaves goods as they were wherever neither Canada nor the United States buys, or Canada sells', () => {
    const touched = new Set(world.updated.changes.map((c) => `${c.exporter}>${c.importer}`));
    for (const [i, exporter] of NATIONS.entries()) {
      for (const [n, importer] of NATIONS.entries()) {
        if (touched.has(`${exporter}>${importer}`)) continue;
        for (const j of indices(GOODS.length)) {
          expect(tableOf(world.updated.goods, j).at(i, n)).toBe(
            tableOf(world.icio.goods, j).at(i, n),
          );
        }
      }
    }
    for (const pair of touched) expect(pair).toMatch(/>USA$|CAN/u);
  });

  it('moves margins from services to goods without losing any, and no more than it may', () => {
    const { updated, icio } = world;
    const left = icio.services.data.reduce((sum, value, cell) => {
      return sum + value - (updated.services.data[cell] ?? NaN);
    }, 0);
    const stated = updated.changes.reduce((sum, { margins }) => sum + margins, 0);
    expect(left / stated).toBeCloseTo(1, 9);
    expect(updated.margins.data.reduce((a, b) => a + b, 0) / stated).toBeCloseTo(1, 9);
    for (const { exporter, importer, before, after, margins } of updated.changes) {
      const services = icio.services.at(NATIONS.indexOf(exporter), NATIONS.indexOf(importer));
      expect(margins).toBeLessThanOrEqual(MARGIN_PART * services * (1 + 1e-12));
      expect(margins).toBeLessThanOrEqual(Math.max(after - before, 0) + 1e-9);
      expect(margins).toBeLessThanOrEqual(MARGIN_OF_GOODS * after * (1 + 1e-12));
    }
  });

  it('splits services without changing their sum between two economies', () => {
    const services = indices(SERVICES.length).map((s) => GOODS.length + s);
    const at = (id: string): number => REGIONS.findIndex((region) => region.id === id);
    for (const [exporter, importer] of [
      ['DEU', 'FRA'],
      ['SAU', 'IND'],
      ['CHN', 'USA'],
      ['ROW', 'KHM'],
    ] as const) {
      const split = sales(world.divided.flows, services, at(exporter), at(importer));
      const whole = world.updated.services.at(NATIONS.indexOf(exporter), NATIONS.indexOf(importer));
      expect(split / whole, `${exporter} → ${importer}`).toBeCloseTo(1, 9);
    }
  });

  it('divides Canada so that provinces add up to it, with every partner in every sector', () => {
    const { goods } = world.updated;
    for (const j of indices(GOODS.length)) {
      const [divided, whole] = [tableOf(world.divided.flows, j), tableOf(goods, j)];
      const home = indices(P).reduce((sum, p) => {
        return sum + indices(P).reduce((s, q) => s + divided.at(p, q), 0);
      }, 0);
      expect(home / whole.at(CAN, CAN), GOODS[j]?.id).toBeCloseTo(1, 9);
      for (const partner of ['USA', 'CHN', 'DEU', 'ROW']) {
        const [n, m] = [REGIONS.findIndex(({ id }) => id === partner), NATIONS.indexOf(partner)];
        const sold = indices(P).reduce((sum, p) => sum + divided.at(p, n), 0);
        const bought = indices(P).reduce((sum, q) => sum + divided.at(n, q), 0);
        expect(sold).toBeCloseTo(whole.at(CAN, m), 6);
        expect(bought).toBeCloseTo(whole.at(m, CAN), 6);
      }
    }
  });

  it('sends each province’s customs sections to the United States exactly', () => {
    const merchandise = [...indices(GOODS.length), sectorAt('D35T39')].filter(
      (j) => world.updated.toUs.rowSum(j) > 0,
    );
    for (const p of indices(P)) {
      const sold = merchandise.reduce((sum, j) => sum + world.divided.toUs.at(p, j), 0);
      expect(sold / world.sections.exports.rowSum(p), PROVINCES[p]?.id).toBeCloseTo(1, 9);
    }
  });

  it('taxes nothing within Canada, North America and the European Union, and no service', () => {
    const { tariffs } = world.tables;
    const N = REGIONS.length;
    const inside = (ids: readonly string[]): number[] =>
      REGIONS.flatMap((region, n) => (ids.includes(region.group ?? region.id) ? [n] : []));
    for (const bloc of [['CAN', 'USA', 'MEX'], ['EU']]) {
      for (const i of inside(bloc)) {
        for (const n of inside(bloc)) {
          for (const j of SECTORS.keys()) expect(tariffs[(j * N + n) * N + i]).toBe(0);
        }
      }
    }
    const services = tariffs.slice(GOODS.length * N * N);
    expect(services.every((rate) => rate === 0)).toBe(true);
  });

  it('takes US tariffs as collected: China’s hold section 301, and food has no peak', () => {
    const usa = NATIONS.indexOf('USA');
    const rate = (exporter: string, sector: string): number =>
      tableOf(world.tariffs.rates, sectorAt(sector)).at(NATIONS.indexOf(exporter), usa);
    expect(rate('CHN', 'C27')).toBeGreaterThan(0.1);
    expect(rate('DEU', 'C10T12')).toBeLessThan(0.05);
    expect(rate('FRA', 'C29')).toBe(rate('DEU', 'C29'));
    expect(rate('JOR', 'C13T15')).toBeLessThan(0.001);
    const stated = world.tariffs.peaks.map(({ importer }) => importer);
    expect(stated).toEqual(['ARE', 'EGY', 'JOR', 'MYS', 'SAU', 'VNM']);
    const food = tableOf(world.tariffs.rates, sectorAt('C10T12'));
    expect(Math.max(...food.data)).toBeLessThanOrEqual(0.5);
  });

  it('sends ore to smelters and oil to refineries within Canada', () => {
    const at = (id: string): number => REGIONS.findIndex((region) => region.id === id);
    const absorbed = (id: string, sector: string): number =>
      world.accounts.absorption.at(at(id), sectorAt(sector));
    expect(absorbed('CA-NB', 'B07')).toBeLessThan(0.1 * absorbed('CA-NB', 'B06'));
    expect(absorbed('CA-QC', 'B07')).toBeGreaterThan(absorbed('CA-AB', 'B07'));
    // Some small economies buy what the sources give them no use for (ores in Brunei, gold among them in the Emirates).
    for (const sector of ['B06', 'B07'].map(sectorAt)) {
      const final = world.balanced.reduce((sum, { table }) => {
        return sum + table.at(sector, SECTORS.length);
      }, 0);
      const share = final / world.accounts.absorption.columnSum(sector);
      expect(share, SECTORS[sector]?.id).toBeLessThan(0.06);
    }
  });

  it('keeps crops to China above canola seed alone', () => {
    const n = NATIONS.indexOf('CHN');
    const crops = tableOf(world.updated.goods, sectorAt('A01')).at(CAN, n);
    expect(crops).toBeGreaterThanOrEqual(world.totals.canolaSeedToChina * (1 - 1e-12));
  });

  it('balances every region, with oil and not ore in what refineries buy', () => {
    for (const { status } of world.balanced) expect(status).toBe('converged');
    for (const [n, { id }] of REGIONS.entries()) {
      const table = world.balanced[n]?.table;
      const refineries = sectorAt('C19');
      if (!table || world.accounts.purchases.at(n, refineries) < 100) continue;
      const [oil, ore] = [sectorAt('B06'), sectorAt('B07')];
      expect(table.at(oil, refineries), id).toBeGreaterThan(table.at(ore, refineries));
    }
  });
});
