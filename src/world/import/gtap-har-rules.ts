import type { Problem } from '../../input/index.ts';
import type { GtapData } from './gtap-har-data.ts';
import { isCapitalGoods } from './gtap-har-uses.ts';

/**
 * What a data base must be for its accounts to be put together. Rules: `gtap-margin-is-no-commodity`,
 * `gtap-activity-makes-nothing`, `gtap-freight-without-supply`.
 */
export function checkGtapData({ sets, flows }: GtapData, file: string): Problem[] {
  const problems: Problem[] = [];
  const report = (rule: string, message: string, hint: string): void => {
    problems.push({ file, line: 1, column: 1, severity: 'error', rule, message, hint });
  };
  const commodities = new Set(sets.commodity.map((id) => id.toUpperCase()));
  sets.margin.forEach((margin, m) => {
    if (!commodities.has(margin.toUpperCase())) {
      const message = `the margin '${margin}' is not among the commodities`;
      report('gtap-margin-is-no-commodity', message, 'give base data and sets of one aggregation');
    }
    const total = (values: Float32Array | undefined): number => {
      const stride = sets.margin.length;
      return values ? values.reduce((sum, value, k) => sum + (k % stride === m ? value : 0), 0) : 0;
    };
    if (total(flows.marginUse?.values) > 0 && !(total(flows.marginSupply.values) > 0)) {
      const message = `freight uses the margin '${margin}' (VTWR), and no region supplies it (VST)`;
      report('gtap-freight-without-supply', message, 'correct the base data');
    }
  });
  if (flows.make) return problems;
  for (const activity of sets.activity) {
    if (commodities.has(activity.toUpperCase()) || isCapitalGoods(activity)) continue;
    const message = `without the header 'MAKB' nothing says what the activity '${activity}' makes`;
    report(
      'gtap-activity-makes-nothing',
      message,
      'give base data with MAKB, or activities named as commodities',
    );
  }
  return problems;
}
