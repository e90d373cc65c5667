import { describe, expect, it } from 'vitest';
import { compareResults } from './compare-results.ts';
import { loadScenario } from './load-scenario.ts';
import { loadScenarioText } from './load-scenario.ts';
import { runScenario } from './run-scenario.ts';

const announced = runScenario(loadScenario('us-canada-2025')).result;
const plain = runScenario(loadScenario('us-25-percent')).result;

describe('compare', () => {
  it('sets two scenarios side by side, b less a in percentage points', () => {
    const { regions, groups, warnings } = compareResults(announced, plain);
    expect(regions).toHaveLength(17);
    expect(groups[0]?.id).toBe('CAN');
    const income = groups[0]?.real_income_pct;
    expect(income?.difference).toBeCloseTo((income?.b ?? NaN) - (income?.a ?? NaN), 12);
    expect(income?.b).toBeLessThan(income?.a ?? NaN);
    expect(warnings).toEqual([]);
  });

  it('of a scenario with itself is all zeros', () => {
    for (const region of compareResults(plain, plain).regions) {
      expect(region.real_income_pct.difference).toBe(0);
    }
  });

  it('warns when the baselines differ', () => {
    const balanced = runScenario(
      loadScenarioText(
        'id: balanced\ntitle: Balanced trade\neconomy: canada-2021\nbaseline: { transfers: zero }\nchanges: []\n',
        '/scenario.yaml',
      ),
    ).result;
    expect(compareResults(plain, balanced).warnings.join()).toMatch(/different baselines/u);
  });
});
