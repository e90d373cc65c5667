/** What is known of a variety before it is part of a flow. */
export interface VarietyTrade {
  /** Value at the exporter's border, in any unit: only shares matter. */
  readonly value: number;
  /** Tariff as a schedule states it. */
  readonly rate: number;
}

/**
 * Shares and base rates of the varieties of a flow, in line with what the economy says was charged on it as a whole:
 *
 *     t_p = rate_p τ / r̄,   r̄ = Σ_p value_p rate_p / Σ_p value_p,   s_p ∝ value_p (1 + t_p)
 *
 * Schedules give the pattern, the economy the level: what is free of duty stays free. Where the schedule charges nothing and the
 * economy does, every variety pays τ.
 *
 * @param tariff τ_nij of the cell
 * @returns share and base of each variety, in the order given
 * @throws RangeError when no value is positive or one is negative
 */
export function calibrateVarieties(
  trade: readonly VarietyTrade[],
  tariff: number,
): { share: number; base: number }[] {
  let value = 0;
  let duty = 0;
  for (const one of trade) {
    if (!(one.value >= 0)) throw new RangeError(`a variety has a value of ${one.value}`);
    value += one.value;
    duty += one.value * one.rate;
  }
  if (!(value > 0)) throw new RangeError('the varieties of a flow have no value');
  const scale = duty > 0 ? (tariff * value) / duty : undefined;
  const whole = value * (1 + tariff);
  return trade.map((one) => {
    const base = scale === undefined ? tariff : one.rate * scale;
    return { share: (one.value * (1 + base)) / whole, base };
  });
}
