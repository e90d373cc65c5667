import type { EconomyTables } from '../model/index.ts';
import { lowestTariffRate, type Problem, type TariffTable } from '../world/index.ts';
import { applyTariffs } from './apply-tariffs.ts';
import type { Change, Scenario } from './scenario.ts';
import { resolvePairs, resolveRegions, resolveSectors } from './selectors.ts';

/** What changes are held against. */
export type ChangedEconomy = Pick<EconomyTables, 'regions' | 'sectors' | 'tariffs'>;

type GroupNames = Readonly<Record<string, string>>;

/**
 * Holds a scenario's changes against an economy. Rules: those of the selectors, and `tariff-below-limit` where rates add
 * up to a subsidy that pays the whole price.
 */
export function checkChanges(
  scenario: Scenario,
  tables: ChangedEconomy,
  groupNames: GroupNames,
  tariffTables: ReadonlyMap<string, TariffTable>,
): Problem[] {
  const problems = scenario.changes.flatMap((change) => checkIds(change, tables, groupNames));
  const tariff = tables.tariffs.slice();
  for (const change of scenario.changes) {
    const cells = applyTariffs(tariff, change, tables, tariffTables);
    const lowest = cells.reduce((low, cell) => Math.min(low, tariff[cell] ?? 0), 0);
    if (lowest >= lowestTariffRate) continue;
    const { file, line, column } = change.at;
    problems.push({
      file,
      line,
      column,
      severity: 'error',
      rule: 'tariff-below-limit',
      message: `with the changes before it, this makes a rate of ${lowest}, below ${lowestTariffRate}`,
      why: 'a subsidy cannot pay the whole price',
      hint: 'add less, or set the rate instead',
    });
  }
  return problems;
}

function checkIds(
  change: Change,
  tables: ChangedEconomy,
  groupNames: GroupNames,
): readonly Problem[] {
  const { regions, sectors } = tables;
  switch (change.kind) {
    case 'tariffs-from':
      return [];
    case 'tariff':
    case 'trade-cost':
      return [
        ...resolvePairs(change, regions, change.kind, groupNames).problems,
        ...resolveSectors(change.sector, sectors, change.kind).problems,
      ];
    case 'productivity':
      return [
        ...resolveRegions(change.region, regions, groupNames).problems,
        ...resolveSectors(change.sector, sectors, change.kind).problems,
      ];
    case 'population':
      return resolveRegions(change.region, regions, groupNames).problems;
  }
}
