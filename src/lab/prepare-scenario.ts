import { calibrate, type Economy, type EconomyTables } from '../model/index.ts';
import type { LoadedScenario } from './loaded-scenario.ts';
import { TariffPolicy, type TariffSnapshot } from './measures/tariff-policy.ts';
import { baseVarieties, measuredShock, type MeasuredShock } from './measures/variety-flows.ts';
import { isFactorChange, type Change } from './scenario.ts';

/** What a scenario comes to before anything is solved. None of it depends on θ, but for `economy.theta`. */
export interface PreparedScenario {
  /** The base year in shares. */
  readonly economy: Economy;
  readonly tariffs: { readonly before: TariffSnapshot; readonly after: TariffSnapshot };
  /** Parts of flows whose rate would have been below nothing: in the baseline, and after the changes. */
  readonly clamped: { readonly before: number; readonly after: number };
  /** Measured trade of the base year under the tariffs of the baseline. */
  readonly baseline: MeasuredShock;
}

/** A scenario, and what was made of it. */
export interface KnownScenario {
  readonly loaded: LoadedScenario;
  readonly prepared: PreparedScenario;
}

/**
 * Calibrates a scenario's base year, and follows its changes to the tariffs before and after.
 *
 * @param known a scenario that differs in some numbers: what these do not enter is taken over
 */
export function prepareScenario(loaded: LoadedScenario, known?: KnownScenario): PreparedScenario {
  const { tables, measures, scenario } = loaded;
  const sameBase = known !== undefined && sameBaseYear(known.loaded, loaded);
  const economy =
    known && sameBase ? withTheta(known.prepared.economy, tables) : calibrate(tables).economy;
  if (known && sameBase && sameTariffs(known.loaded.scenario.changes, scenario.changes)) {
    return { ...known.prepared, economy };
  }
  const measured = measures?.trade.flows ?? [];
  const policy = new TariffPolicy(tables.tariffs, tables, measured);
  if (measures) policy.enter(measures.policies.baseline);
  const before = policy.snapshot();
  const clampedBefore = policy.clamped;
  applyChanges(policy, loaded);
  return {
    economy,
    tariffs: { before, after: policy.snapshot() },
    clamped: { before: clampedBefore, after: policy.clamped },
    baseline:
      known && sameBase
        ? known.prepared.baseline
        : measuredShock(measured, baseVarieties(measured, economy.tariff), before, tables.trade),
  };
}

/** Takes a policy through a scenario’s changes, those that act on tariffs. */
function applyChanges(
  policy: TariffPolicy,
  { scenario, measures, tariffTables }: LoadedScenario,
): void {
  scenario.changes.forEach((change, index) => {
    if (change.kind === 'tariff' || change.kind === 'tariffs-from') {
      policy.apply(change, tariffTables);
      return;
    }
    const entered = measures?.policies.ofChange.get(index);
    if (entered !== undefined) policy.enter(entered);
  });
}

/** Shares do not depend on θ. */
function withTheta(economy: Economy, { sectors }: EconomyTables): Economy {
  return { ...economy, sectors, theta: Float64Array.from(sectors, ({ theta }) => theta) };
}

function sameBaseYear(a: LoadedScenario, b: LoadedScenario): boolean {
  return (
    a.tables.trade === b.tables.trade &&
    a.tables.tariffs === b.tables.tariffs &&
    a.tables.intermediate === b.tables.intermediate &&
    a.tables.valueAdded === b.tables.valueAdded &&
    a.tables.final === b.tables.final &&
    a.tables.transfers === b.tables.transfers &&
    a.measures?.trade === b.measures?.trade &&
    a.measures?.policies === b.measures?.policies
  );
}

/** Whether changes that act on tariffs are the very same ones. */
function sameTariffs(a: readonly Change[], b: readonly Change[]): boolean {
  return (
    a.length === b.length &&
    a.every((change, at) => {
      const other = b[at];
      return change === other || (isFactorChange(change) && other && isFactorChange(other));
    })
  );
}
