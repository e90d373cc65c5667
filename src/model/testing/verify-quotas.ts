import type { ModelQuota } from '../quotas.ts';
import type { QuotaEquilibrium } from '../quotas-solve.ts';
import { varietyOutcomes } from '../varieties-outcomes.ts';

/** How far a solution is from what the conditions of each quota say, by definition. */
export interface QuotaErrors {
  /** Imports over the volume where the rate is below the out-rate, or below it where the rate is above the in-rate; relative. */
  readonly complementarity: number;
  /** Shadow rates outside their bounds, and rates of members that are not the quota's. */
  readonly rate: number;
  /** Reported quantity against base quantity × value over cost; relative. */
  readonly quantity: number;
  /** Reported rent against (t − in-rate) × the value of what licences cover; over that value. */
  readonly rent: number;
  /** Rents of the equilibrium, by region, against those of the quotas; over all rents and a millionth of world income. */
  readonly holders: number;
}

/** Recomputes quantities, rents and conditions from the trade in each variety. */
export function quotaErrors(
  { equilibrium, quotas: states, flows }: QuotaEquilibrium,
  quotas: readonly ModelQuota[],
): QuotaErrors {
  const J = equilibrium.economy.sectors.length;
  const outcomes = varietyOutcomes(equilibrium, flows);
  const received = new Float64Array(equilibrium.rent.length);
  const errors = { complementarity: 0, rate: 0, quantity: 0, rent: 0, holders: 0 };
  const note = (condition: keyof QuotaErrors, error: number): void => {
    if (!(error <= errors[condition])) errors[condition] = error;
  };
  quotas.forEach((quota, index) => {
    const { state, quantity, shadowRate, rent } = states[index];
    if (state === 'not-traded') return;
    let imported = 0;
    let value = 0;
    const parts: { holder: number; value: number }[] = [];
    flows.forEach(({ varieties, sector, importer, exporter }, at) => {
      varieties.forEach((variety, p) => {
        if (variety.quota?.index !== index || outcomes[at][p].before === 0) return;
        const { before, after } = outcomes[at][p];
        imported +=
          variety.quota.baseQuantity *
          (after / before / equilibrium.costHat[exporter * J + sector]);
        value += after;
        parts.push({ holder: quota.rentTo === 'importer' ? importer : exporter, value: after });
        note('rate', Math.abs(variety.rate - shadowRate));
      });
    });
    note('quantity', Math.abs(quantity / imported - 1));
    note('rate', Math.max(0, quota.inRate - shadowRate, shadowRate - quota.outRate));
    const excess = imported / quota.volume - 1;
    if (shadowRate < quota.outRate) note('complementarity', excess);
    if (shadowRate > quota.inRate) note('complementarity', -excess);
    const covered = Math.min(1, quota.volume / imported) * (shadowRate - quota.inRate);
    note('rent', Math.abs(rent / value - covered));
    for (const part of parts) received[part.holder] += covered * part.value;
  });
  const all = received.reduce((a, b) => a + b);
  const world = equilibrium.income.reduce((a, b) => a + b);
  received.forEach((money, n) => {
    note('holders', Math.abs(equilibrium.rent[n] - money) / (all + 1e-6 * world));
  });
  return errors;
}
