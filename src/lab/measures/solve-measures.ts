import {
  borderSales,
  rebaseVarieties,
  solve,
  solveWithQuotas,
  varietyOutcomes,
  withAverageTariffs,
  withVarieties,
  type Economy,
  type Equilibrium,
  type QuotaState,
  type Shock,
  type QuotaSolveOptions,
  type Variety,
  type VarietyFlow,
  type VarietyOutcome,
} from '../../model/index.ts';
import type { ProductMethod } from '../scenario.ts';
import type { MeasuredFlow } from './measured-trade.ts';
import type { TariffSnapshot } from './tariff-policy.ts';
import { measuredShock, withQuantities, type MeasuredShock } from './variety-flows.ts';

/** A solve with measured trade: the equilibrium, and what became of varieties and quotas in it. */
export interface MeasuredSolution {
  readonly equilibrium: Equilibrium;
  /** The varieties it was solved with, at the rates that buyers pay. */
  readonly flows: readonly VarietyFlow[];
  readonly quotas: readonly QuotaState[];
  readonly shock: MeasuredShock;
}

/**
 * Solves for the tariffs of a snapshot.
 *
 * @param varieties where the change begins, in the order of the measured flows
 * @param trade of the base year
 */
export function solveMeasured(
  economy: Economy,
  shock: Shock,
  measured: readonly MeasuredFlow[],
  varieties: readonly VarietyFlow[],
  snapshot: TariffSnapshot,
  trade: Float64Array,
  method: ProductMethod,
  options: QuotaSolveOptions,
): MeasuredSolution {
  return solveDue(
    economy,
    shock,
    measuredShock(measured, varieties, snapshot, trade),
    method,
    options,
  );
}

/** The same where it is known already what the snapshot makes of the varieties. */
export function solveDue(
  economy: Economy,
  shock: Shock,
  due: MeasuredShock,
  method: ProductMethod,
  options: QuotaSolveOptions,
): MeasuredSolution {
  if (method === 'average') {
    const equilibrium = solve(economy, withAverageTariffs(economy, shock, due.flows), options);
    return { equilibrium, flows: due.flows, quotas: [], shock: due };
  }
  if (due.quotas.length > 0) {
    return { ...solveWithQuotas(economy, shock, due.flows, due.quotas, options), shock: due };
  }
  const whole = due.flows.length > 0 ? withVarieties(economy, shock, due.flows) : shock;
  return { equilibrium: solve(economy, whole, options), flows: due.flows, quotas: [], shock: due };
}

/**
 * Trade in each variety, at the exporter's border: `[flow][variety]`, in the order given. Under plain averages a flow keeps its
 * make-up in value, but for what is prohibited.
 */
export function measuredOutcomes(
  { equilibrium, flows }: Pick<MeasuredSolution, 'equilibrium' | 'flows'>,
  method: ProductMethod,
): VarietyOutcome[][] {
  if (method === 'exact') return varietyOutcomes(equilibrium, flows);
  const { economy } = equilibrium;
  const N = economy.regions.length;
  const before = borderSales(economy, N);
  const after = borderSales(equilibrium, N);
  return flows.map(({ sector, importer, exporter, varieties }) => {
    const cell = (sector * N + importer) * N + exporter;
    const weights = varieties.map(({ share, base }) => share / (1 + base));
    const open = varieties.map(({ prohibited }, p) => (prohibited ? 0 : (weights[p] ?? 0)));
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    const left = open.reduce((sum, weight) => sum + weight, 0);
    return varieties.map(({ rate }, p) => ({
      before: all > 0 ? ((before[cell] ?? 0) * (weights[p] ?? 0)) / all : 0,
      after: left > 0 ? ((after[cell] ?? 0) * (open[p] ?? 0)) / left : 0,
      rate,
    }));
  });
}

/** Where changes begin after a baseline, exactly: shares, tariffs and quantities as the baseline left them. */
export function exactBase(
  baseline: MeasuredSolution,
  measured: readonly MeasuredFlow[],
  after: TariffSnapshot,
  trade: Float64Array,
): VarietyFlow[] {
  const flows = withQuantities(measured, baseline.flows, after, trade);
  return rebaseVarieties(baseline.equilibrium, flows);
}

/** The same for plain averages: base-year weights at the border, at the rates of the baseline. */
export function averageBase(
  { flows }: Pick<MeasuredSolution, 'flows'>,
  measured: readonly MeasuredFlow[],
): VarietyFlow[] {
  return flows.map((flow, at) => {
    const weights = flow.varieties.map(({ prohibited, rate }, p) =>
      prohibited ? 0 : (measured[at]?.parts[p]?.share ?? 0) * (1 + rate),
    );
    const spent = weights.reduce((sum, weight) => sum + weight, 0);
    return {
      ...flow,
      varieties: flow.varieties.map(({ rate }, p): Variety => ({
        share: (weights[p] ?? 0) / spent,
        base: rate,
        rate,
      })),
    };
  });
}
