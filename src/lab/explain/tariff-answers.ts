import {
  alongHeld,
  HeldVolumes,
  linearise,
  QuotaPoint,
  type Linearisation,
} from '../../model/index.ts';
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
 * Quotas in force keep their volumes, so that shadow rates and rents move; of what is in a quota at its limit the point takes from
 * the rent. Left out is what is not traded, own sales, and what customs do not reach and have no tariff on.
 *
 * @returns the answers of one outcome after another, of a run that is linearised once
 */
export function tariffAnswers(run: FullRun): (outcome: NamedOutcome) => TariffAnswers {
  const { equilibrium, quotas, flows, shock } = run.counterfactual;
  const linear = linearise(equilibrium);
  const point = new QuotaPoint({ equilibrium, quotas, flows, rules: shock.quotas });
  const volumes = new HeldVolumes(linear, point);
  return (outcome) => answersOf(run, outcome, linear, point, volumes);
}

function answersOf(
  run: FullRun,
  outcome: NamedOutcome,
  linear: Linearisation,
  point: QuotaPoint,
  volumes: HeldVolumes,
): TariffAnswers {
  const { equilibrium } = run.counterfactual;
  const { economy, tariff, share } = equilibrium;
  const { regions, sectors } = economy;
  const N = regions.length;
  const { gradient: given, status } = linear.sensitivity(outcome.spec);
  const held = volumes.hold(given);
  const { gradient } = held;
  const shown = 0.01 * SHOWN[outcome.unit];
  const perPoint = new Map(
    point.flows.flatMap((_, f) => {
      const move = point.moveOfDuty(f);
      return move.cells.map(({ cell }): [number, number] => [cell, alongHeld(held, move)]);
    }),
  );
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
    converged: status === 'converged' && held.status === 'converged',
  };
}
