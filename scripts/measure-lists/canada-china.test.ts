import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeWithSharedData } from '../../test/shared-data.ts';
import { canadaChinaFiles } from './canada-china.ts';

describeWithSharedData(
  "lists of Canada's and China's measures",
  'canada-surtax-orders',
  (orders) => {
    const shared = join(orders, '..');
    const listed = () => {
      const files = [...canadaChinaFiles(shared)];
      return new Map(
        files.map(([path, text]) => [path.slice('lists/'.length, -'.csv'.length), codesOf(text)]),
      );
    };
    const codesOf = (text: string) =>
      text
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((row) => row.slice(0, 8));
    /** The same list as another project copied it from the announcements of the Department of Finance. */
    const announced = (name: string) =>
      readFileSync(join(shared, 'us-tariffs-2025-2026/lists', name), 'utf8')
        .replace(/^\uFEFF/u, '')
        .split(/\r?\n/u)
        .filter((row) => /^\d{4}\.\d{2}\.\d{2}/u.test(row))
        .map((row) => row.slice(0, 10).replaceAll('.', ''))
        .sort();

    it('name what Canada announced for 4 March 2025', () => {
      expect(listed().get('can-us-2025-1')).toEqual(announced('canada-march-list.csv'));
    });

    it('name between them what Canada announced for 13 March 2025', () => {
      const lists = listed();
      const parts = ['can-us-steel-2025', 'can-us-aluminium-2025', 'can-us-other-goods-2025'];
      const all = parts.flatMap((id) => lists.get(id) ?? []).sort();
      expect(all).toEqual(announced('canada-steel-list.csv'));
      expect(new Set(all).size).toBe(all.length);
    });

    it('hold the same goods under the surtax on Chinese metal and that on metal melted in China', () => {
      const lists = listed();
      expect(lists.get('can-melted-in-china')).toEqual(lists.get('can-chn-steel-aluminium'));
    });

    it('charge no goods under two of the orders against the United States that were in force together', () => {
      const lists = listed();
      const ids = [
        'can-us-2025-1',
        'can-us-steel-2025',
        'can-us-aluminium-2025',
        'can-us-other-goods-2025',
        'can-us-vehicles-2025',
      ];
      const goods = ids.flatMap((id) => lists.get(id) ?? []).filter((hs) => !/^9[89]/u.test(hs));
      expect(new Set(goods).size).toBe(goods.length);
    });

    it('have leading zeros again where a spreadsheet took them', () => {
      const tenPercent = listed().get('chn-us-farm-10') ?? [];
      expect(tenPercent).toContain('02032900');
      expect(tenPercent.every((hs) => /^\d{8}$/u.test(hs))).toBe(true);
      expect(tenPercent).toHaveLength(691);
    });

    it('name codes that the Harmonized System has', () => {
      const nomenclature = readFileSync(join(shared, 'hs/harmonized_system_2022.csv'), 'utf8');
      const codes = new Set(
        nomenclature.match(/^[IVX]+,\d{6},/gmu)?.map((row) => row.split(',')[1]),
      );
      const unknown = [...listed().values()]
        .flat()
        .filter((hs) => !/^9[89]/u.test(hs) && !codes.has(hs.slice(0, 6)));
      expect([...new Set(unknown.map((hs) => hs.slice(0, 6)))]).toEqual([]);
    });
  },
);
