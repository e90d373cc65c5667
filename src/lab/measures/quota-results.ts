import { measureById } from '../../register/index.ts';
import type { QuotaResult } from '../result.ts';
import type { ScenarioMeasures } from './load-measures.ts';
import type { MeasuredSolution } from './solve-measures.ts';

/**
 * The quotas in force at the end of the changes: where they ended up, and what became of the same goods in the baseline.
 */
export function quotaResults(
  { register }: Pick<ScenarioMeasures, 'register'>,
  baseline: MeasuredSolution,
  after: MeasuredSolution,
): QuotaResult[] {
  return after.quotas.map((state, index): QuotaResult => {
    const terms = after.shock.terms[index];
    const was = baseline.quotas.find(({ id }) => id === state.id);
    return {
      measure: state.id,
      title: measureById(register, state.id)?.title ?? state.id,
      state: state.state,
      quantity: state.quantity,
      volume: state.volume,
      unit: terms?.unit ?? '',
      in_rate: state.inRate,
      out_rate: state.outRate,
      out_rate_uncertain: terms?.outUncertain ?? false,
      shadow_rate: state.shadowRate,
      rent: state.rent,
      rent_to: terms?.rentTo ?? 'importer',
      before: {
        state: was?.state ?? null,
        ...goodsBefore(after, index),
        rent: was?.rent ?? 0,
      },
    };
  });
}

/** How much of a quota's goods came in before the change, and what they paid on average. */
function goodsBefore(
  { shock, equilibrium: { economy } }: MeasuredSolution,
  quota: number,
): { quantity: number; rate: number } {
  const N = economy.regions.length;
  const J = economy.sectors.length;
  let quantity = 0;
  let value = 0;
  let duty = 0;
  for (const { sector, importer, exporter, varieties } of shock.flows) {
    const cell = (sector * N + importer) * N + exporter;
    const spent = (economy.expenditure[importer * J + sector] ?? 0) * (economy.share[cell] ?? 0);
    for (const { share, base, quota: own } of varieties) {
      if (own?.index !== quota) continue;
      quantity += own.baseQuantity;
      value += (spent * share) / (1 + base);
      duty += (spent * share * base) / (1 + base);
    }
  }
  return { quantity, rate: value > 0 ? duty / value : 0 };
}
