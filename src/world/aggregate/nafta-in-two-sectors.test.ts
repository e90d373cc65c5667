import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { describeWithSharedData } from '../../../test/shared-data.ts';
import {
  borderSales,
  calibrate,
  outcomesOf,
  overSectors,
  rebase,
  solve,
  tradeOfGroup,
} from '../../model/index.ts';
import type { EconomyTables } from '../../model/index.ts';
import { readEconomyFolder } from '../read-folder.ts';
import type { LoadedEconomy } from '../loaded-economy.ts';
import { readTariffs } from '../read-tariffs.ts';
import { aggregateEconomy } from './aggregate-economy.ts';
import { thetaWeights } from './merged-theta.ts';
import { keepAll } from './target.ts';
import type { Target } from './target.ts';

/** Percent changes in real income of Mexico, Canada and the United States, then in their imports. */
function nafta(tables: EconomyTables, tariff: Float64Array): number[] {
  const base = rebase(solve(calibrate(tables).economy, {}, { closure: 'zero' }));
  const after = solve(base, { tariff }, { closure: 'zero' });
  const outcomes = outcomesOf(after);
  const N = tables.regions.length;
  const [before, now] = [base, after].map((one) => overSectors(borderSales(one, N), N));
  const partners = ['MEX', 'CAN', 'USA'].map((id) => tables.regions.findIndex((r) => r.id === id));
  return [
    ...partners.map((n) => 100 * (outcomes.region(n).realIncomeHat - 1)),
    ...partners.map((n) => {
      const imports = (flows: Float64Array): number => tradeOfGroup(flows, N, [n]).imports;
      return 100 * (imports(now!) / imports(before!) - 1);
    }),
  ];
}

/** The table in docs/methods/aggregation.md, section 5; digits as printed there. */
describeWithSharedData('NAFTA in two sectors', 'caliendo-parro-1993', (folder) => {
  let source: LoadedEconomy;
  let tariff: Float64Array;
  let goods: number[];
  let services: number[];
  beforeAll(() => {
    source = readEconomyFolder(folder);
    const { regions, sectors, tariffs } = source.tables;
    const file = join(folder, 'tariffs-nafta-2005.csv');
    const { table } = readTariffs(file, readFileSync(file, 'utf8'), regions, sectors);
    tariff = tariffs.slice();
    table!.cells.forEach((cell, row) => (tariff[cell] = table!.rates[row]!));
    goods = [...sectors.keys()].filter((j) => sectors[j]!.tradable);
    services = [...sectors.keys()].filter((j) => !sectors[j]!.tradable);
  });

  /** The same shock in the merged economy: rates of 2005 weighted by the trade of 1993. */
  function merged(theta?: number): { theta: number; changes: number[] } {
    const { meta, tables } = source;
    const regions = keepAll(tables.regions);
    const targets: Target[] = [
      { id: 'goods', members: goods, ...(theta === undefined ? {} : { theta }) },
      { id: 'services', members: services },
    ];
    const before = aggregateEconomy({ meta, tables }, regions, targets).tables;
    const cut = aggregateEconomy(
      { meta, tables: { ...tables, tariffs: tariff } },
      regions,
      targets,
    );
    return { theta: before.sectors[0]!.theta, changes: nafta(before, cut.tables.tariffs) };
  }

  it('is nearer to forty sectors with the arithmetic mean of θ than with the harmonic, in every figure', () => {
    const { tables } = source;
    const weights = thetaWeights(tables, keepAll(tables.regions), [
      { id: 'goods', members: goods },
    ]);
    const whole = goods.reduce((sum, j) => sum + weights[j]!, 0);
    const harmonicTheta =
      whole / goods.reduce((sum, j) => sum + weights[j]! / tables.sectors[j]!.theta, 0);

    const apart = nafta(tables, tariff);
    const arithmetic = merged();
    const harmonic = merged(harmonicTheta);
    const shown = (changes: readonly number[]): string[] =>
      changes.map((change, at) => change.toFixed(at < 3 ? 3 : 1));
    expect(shown(apart)).toEqual(['0.007', '-0.110', '0.074', '89.6', '6.2', '10.8']);
    expect(arithmetic.theta).toBeCloseTo(7.58, 2);
    expect(shown(arithmetic.changes)).toEqual(['-0.082', '-0.140', '0.063', '65.6', '7.1', '8.4']);
    expect(harmonic.theta).toBeCloseTo(4.12, 2);
    expect(shown(harmonic.changes)).toEqual(['-0.286', '-0.151', '0.058', '34.8', '4.3', '4.6']);
    apart.forEach((change, at) => {
      expect(Math.abs(arithmetic.changes[at]! - change)).toBeLessThan(
        Math.abs(harmonic.changes[at]! - change),
      );
    });
  });
});
