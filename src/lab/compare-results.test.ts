import { describe, expect, it } from 'vitest';
import { compareResults } from './compare-results.ts';
import { loadScenario, loadScenarioText } from './load-scenario.ts';
import { runScenario } from './run-scenario.ts';

const announced = runScenario(loadScenario('us-canada-2025')).result;
const plain = runScenario(loadScenario('us-25-percent')).result;

describe('compare', () => {
  it('sets two scenarios side by side, b less a in percentage points', () => {
    const { regions, groups, warnings } = compareResults(announced, plain);
    expect(regions).toHaveLength(90);
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

  it('sees one small region whose baseline differs, in any unit of money and any order', () => {
    const withExports = (factor: number): typeof plain => ({
      ...plain,
      regions: plain.regions
        .map((region) => ({ ...region, exports_before: region.exports_before * 1e-9 }))
        .map((region, n) =>
          n === 0 ? { ...region, exports_before: region.exports_before * factor } : region,
        ),
    });
    const reversed = { ...withExports(1), regions: withExports(1).regions.reverse() };
    expect(compareResults(withExports(1), reversed).warnings).toEqual([]);
    expect(compareResults(withExports(1), withExports(1 + 1e-7)).warnings).toEqual([]);
    expect(compareResults(withExports(1), withExports(1.00001)).warnings.join()).toMatch(
      /different baselines/u,
    );
  });

  it('says nothing of the baseline of a run without an answer', () => {
    expect(compareResults(plain, { ...plain, regions: [] }).warnings).toEqual([]);
  });

  it('warns when the baselines differ', () => {
    const balanced = runScenario(
      loadScenarioText(
        'id: balanced\ntitle: Balanced trade\neconomy: canada-world\nbaseline: { transfers: zero }\nchanges: []\n',
        '/scenario.yaml',
      ),
    ).result;
    expect(compareResults(plain, balanced).warnings.join()).toMatch(/different baselines/u);
  });
});
