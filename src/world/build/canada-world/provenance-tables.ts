import { markdownTable } from '../markdown-table.ts';
import type { Matrix } from '../matrix.ts';
import type { CanadaWorld } from './build.ts';
import { CAD_PER_USD_2024 } from './control-totals.ts';
import { indices, tableOf } from './flows.ts';
import { billions, percent } from './provenance-movement.ts';
import { NATIONS, PROVINCES, REGIONS, type IncomeGroup } from './regions.ts';
import { GOODS, sectorAt } from './sectors.ts';

/** Trade balances before and after the update, of the regions whose balance moved most. */
export function balancesTable({ icio, accounts }: CanadaWorld): string {
  const before = (nation: number): number =>
    [...icio.goods, icio.services].reduce((sum, table) => {
      return sum + table.rowSum(nation) - table.columnSum(nation);
    }, 0);
  const rows = REGIONS.flatMap(({ id }, n) => {
    if (n < PROVINCES.length) return [];
    const scale = accounts.valueAdded.rowSum(n) / 100;
    const [old, now] = [before(NATIONS.indexOf(id)) / scale, -(accounts.deficit[n] ?? 0) / scale];
    return [{ id, old, now, move: Math.abs(now - old) }];
  }).sort((a, b) => b.move - a.move);
  const chosen = rows.filter(
    ({ id }, rank) => rank < 8 || id === 'USA' || id === 'MEX' || id === 'CHN',
  );
  return markdownTable(
    ['economy', 'balance of 2022', 'balance here', 'change, points'],
    chosen.map(({ id, old, now }) => [id, percent(old), percent(now), (now - old).toFixed(1)]),
  );
}

/** What each province sells to whom. */
export function provinceTable({ divided, accounts }: CanadaWorld): string {
  const sold = (table: Matrix, p: number, sectors: readonly number[]): string =>
    billions(sectors.reduce((sum, j) => sum + table.at(p, j), 0) * CAD_PER_USD_2024);
  const goods = [...indices(GOODS.length), sectorAt('D35T39')];
  const cad = (value: number): string => billions(value * CAD_PER_USD_2024);
  return markdownTable(
    [
      'province',
      'to the United States',
      'to others',
      'within Canada',
      'value added',
      'trade balance',
    ],
    PROVINCES.map(({ id }, p) => [
      id,
      sold(divided.toUs, p, goods),
      sold(divided.toOthers, p, goods),
      sold(divided.atHome, p, goods),
      cad(accounts.valueAdded.rowSum(p)),
      cad(-(accounts.deficit[p] ?? 0)),
    ]),
  );
}

/** US tariffs by partner as collected, beside the trade-weighted average of the source for all others. */
export function usTariffTable({ icio, tariffs, updated }: CanadaWorld): string {
  const usa = NATIONS.indexOf('USA');
  const average = (rates: readonly Matrix[], i: number): number => {
    let [duty, value] = [0, 0];
    for (const j of indices(GOODS.length)) {
      const flow = tableOf(updated.goods, j).at(i, usa);
      duty += flow * tableOf(rates, j).at(i, usa);
      value += flow;
    }
    return (100 * duty) / value;
  };
  const food = sectorAt('C10T12');
  return markdownTable(
    ['partner', 'all goods, here', 'all goods, `icio-2022`', 'food, here', 'food, `icio-2022`'],
    ['CHN', 'DEU', 'JPN', 'VNM', 'IND', 'GBR', 'BRA', 'KHM', 'MEX', 'CAN'].map((id) => {
      const i = NATIONS.indexOf(id);
      const cell = (rates: readonly Matrix[]): string =>
        percent(100 * tableOf(rates, food).at(i, usa));
      return [
        id,
        percent(average(tariffs.rates, i)),
        percent(average(icio.tariffs, i)),
        cell(tariffs.rates),
        cell(icio.tariffs),
      ];
    }),
  );
}

export function peaksTable({ tariffs }: CanadaWorld): string {
  return markdownTable(
    ['importer', 'exporters', 'stated', 'used'],
    tariffs.peaks.map(({ importer, exporters, stated, used }) => [
      importer,
      String(exporters),
      percent(100 * stated),
      percent(100 * used),
    ]),
  );
}

/** Which economies have tables of their own, and what stands in for the others. */
export function structuresText({ structures }: CanadaWorld): string {
  const own = NATIONS.filter((id) => structures.get(id)?.averageOf === undefined);
  return `Input shares, value-added shares and shares of final use are of WIOD's tables of 2011: their own for ${own.length} economies (the rest of
the world takes WIOD's), the plain mean of the income group (World Bank, fiscal year 2024; low with lower-middle income) for
the others. Indonesia, lower-middle in 2011, counts in both groups; Viet Nam takes the mean of upper-middle income, whose factories its own are
like. Value added is share × output, so that an economy with the shares of others may be far from its national accounts: Viet
Nam's is about 1.7 times its product. Provinces have Canada's input shares and their own value-added shares.`;
}

export function groupsTable({ structures }: CanadaWorld): string {
  const groups: readonly IncomeGroup[] = ['high', 'upper-middle', 'lower'];
  return markdownTable(
    ['income group', 'economies that take its mean'],
    groups.map((group) => {
      const members = NATIONS.filter((id) => structures.get(id)?.averageOf === group);
      return [group, members.join(', ')];
    }),
  );
}
