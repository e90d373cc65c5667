import type { EconomyTables } from '../model/index.ts';
import { ProblemList, type Problem } from '../input/index.ts';
import type { TariffTable } from '../world/index.ts';
import { checkFactors, checkRates, type Factors } from './check-ranges.ts';
import type { ScenarioMeasures } from './measures/load-measures.ts';
import { TariffPolicy } from './measures/tariff-policy.ts';
import type { Change, Scenario } from './scenario.ts';
import { resolvePairs, resolveRegions, resolveSectors } from './selectors.ts';

/** What changes are held against. */
export type ChangedEconomy = Pick<EconomyTables, 'regions' | 'sectors' | 'tariffs'>;

type GroupNames = Readonly<Record<string, string>>;

/**
 * Holds a scenario's changes against an economy. Rules: those of the selectors, and what the changes come to in their
 * order: `tariff-below-limit`, `tariff-out-of-range`, `factor-out-of-range`, `rate-looks-like-percent`.
 *
 * @param measures where the scenario uses the register; without them its changes of the register are passed over
 */
export function checkChanges(
  scenario: Scenario,
  tables: ChangedEconomy,
  groupNames: GroupNames,
  tariffTables: ReadonlyMap<string, TariffTable>,
  measures?: Pick<ScenarioMeasures, 'policies' | 'trade'>,
): Problem[] {
  const problems = new ProblemList();
  const policy = new TariffPolicy(tables.tariffs, tables, measures?.trade.flows);
  if (measures) policy.enter(measures.policies.baseline);
  const factors: Factors = new Map();
  for (const change of scenario.changes) problems.addAll(checkIds(change, tables, groupNames));
  for (const [index, change] of scenario.changes.entries()) {
    if (change.kind === 'measures-on' || change.kind === 'measure') {
      const entered = measures?.policies.ofChange.get(index);
      if (entered !== undefined) policy.enter(entered);
      continue;
    }
    const finding =
      change.kind === 'tariff' || change.kind === 'tariffs-from'
        ? checkRates(policy, change, tariffTables)
        : checkFactors(factors, change, tables);
    if (!finding) continue;
    const { file, line, column } = change.at;
    problems.add({ file, line, column, ...finding });
  }
  return problems.toArray();
}

function checkIds(
  change: Change,
  tables: ChangedEconomy,
  groupNames: GroupNames,
): readonly Problem[] {
  const { regions, sectors } = tables;
  switch (change.kind) {
    case 'tariffs-from':
    case 'measures-on':
    case 'measure':
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
