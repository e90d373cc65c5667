import { sensitivity, varietyOutcomes, type Direction } from '../../model/index.ts';
import type { FullRun } from './causes.ts';
import type { TariffPart } from './explanation.ts';
import { SHOWN, type NamedOutcome } from './outcome-id.ts';

/** How an outcome answers to every tariff, at the counterfactual. */
export interface TariffAnswers {
  readonly parts: readonly TariffPart[];
  /** Whether the linear system was solved to its tolerance. */
  readonly converged: boolean;
}

/**
 * The derivative of an outcome with respect to one more point of each tariff, from one transposed solve. In a flow of varieties the
 * point is put on each of them: with their shares σ_p of spending and ρ_p of border value,
 *
 *     d ln κ̂ = Σ_p σ_p / (1 + t_p),   d ln(1 + τ) = Σ_p ((1 + θ) ρ_p − θ σ_p) / (1 + t_p),   d ln d̂ = d ln κ̂ − d ln(1 + τ)
 *
 * Shadow rates of quotas are held. Left out is what is not traded, own sales, and what customs do not reach and have no tariff on.
 */
export function tariffAnswers(run: FullRun, outcome: NamedOutcome): TariffAnswers {
  const { equilibrium, flows } = run.counterfactual;
  const { economy, tariff, share } = equilibrium;
  const { regions, sectors, theta } = economy;
  const N = regions.length;
  const { gradient, status } = sensitivity(equilibrium, outcome.spec);
  const shown = 0.01 * SHOWN[outcome.unit];
  const perPoint = pointsOfFlows(run, gradient);
  const parts: TariffPart[] = [];
  for (let cell = 0; cell < share.length; cell++) {
    const exporter = cell % N;
    const importer = Math.floor(cell / N) % N;
    if (exporter === importer || share[cell] === 0) continue;
    const sector = sectors[Math.floor(cell / (N * N))];
    const before = economy.tariff[cell] ?? 0;
    const after = tariff[cell] ?? 0;
    if (!sector?.tradable && before === 0 && after === 0) continue;
    const slope = perPoint.get(cell) ?? (gradient.tariff[cell] ?? 0) / (1 + after);
    if (slope === 0) continue;
    parts.push({
      importer: regions[importer]?.id ?? '',
      exporter: regions[exporter]?.id ?? '',
      sector: sector?.id ?? '',
      rate_before: before,
      rate_after: after,
      per_point: shown * slope,
      of_change: SHOWN[outcome.unit] * slope * (after - before),
    });
  }
  return {
    parts: parts.sort((a, b) => Math.abs(b.per_point) - Math.abs(a.per_point)),
    converged: status === 'converged',
  };

  /** d outcome for a rise of the rates of all varieties, by cell. */
  function pointsOfFlows({ counterfactual }: FullRun, slopes: Direction): Map<number, number> {
    const trade = varietyOutcomes(counterfactual.equilibrium, counterfactual.flows);
    const points = new Map<number, number>();
    flows.forEach(({ sector, importer, exporter, varieties }, f) => {
      const cell = (sector * N + importer) * N + exporter;
      let spent = 0;
      let received = 0;
      varieties.forEach(({ rate }, p) => {
        const value = trade[f]?.[p]?.after ?? 0;
        spent += value * (1 + rate);
        received += value;
      });
      if (received === 0) return;
      let cost = 0;
      let gross = 0;
      varieties.forEach(({ rate }, p) => {
        const value = trade[f]?.[p]?.after ?? 0;
        const sigma = (value * (1 + rate)) / spent;
        cost += sigma / (1 + rate);
        gross +=
          ((1 + (theta[sector] ?? 0)) * (value / received) - (theta[sector] ?? 0) * sigma) /
          (1 + rate);
      });
      points.set(
        cell,
        (slopes.tariff[cell] ?? 0) * gross + (slopes.tradeCost[cell] ?? 0) * (cost - gross),
      );
    });
    return points;
  }
}
