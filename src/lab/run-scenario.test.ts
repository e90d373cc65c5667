import { describe, expect, it } from 'vitest';
import { calibrate } from '../model/index.ts';
import { loadScenarioText } from './load-scenario.ts';
import type { LoadedScenario } from './loaded-scenario.ts';
import type { RegionResult, Result } from './result.ts';
import { runScenario } from './run-scenario.ts';
import { shockOf } from './scenario-shock.ts';

const file = '/scenarios/test/scenario.yaml';

function loadText(lines: readonly string[]): LoadedScenario {
  const text = ['id: test', 'title: A test', 'economy: canada-2021', ...lines].join('\n');
  return loadScenarioText(text, file);
}

function runText(lines: readonly string[], detail = false): Result {
  return runScenario(loadText(lines), { detail }).result;
}

const tariffs = [
  'changes:',
  "  - tariff: { importer: USA, exporter: CAN, sector: '*', set: 0.25 }",
  "  - tariff: { importer: CAN, exporter: USA, sector: '*', set: 0.10 }",
];

function byId(result: Result, id: string): RegionResult {
  const found = [...result.regions, ...result.groups].find((region) => region.id === id);
  if (!found) throw new Error(`no ${id} in the result`);
  return found;
}

describe('a run without changes', () => {
  const result = runText(['changes: []']);

  it('changes nothing, at zero sweeps', () => {
    expect(result.solver).toMatchObject({ status: 'converged', iterations: 0 });
    for (const region of [...result.regions, ...result.groups]) {
      // The stored world reproduces its base year to 1e-10; percent is a hundred times that.
      expect(Math.abs(region.real_income_pct)).toBeLessThan(1e-8);
      expect(Math.abs(region.exports_pct ?? NaN)).toBeLessThan(1e-7);
    }
    for (const sector of result.sectors) {
      expect(Math.abs(sector.output_pct ?? 0)).toBeLessThan(1e-7);
    }
  });
});

describe('tariffs between Canada and the United States', () => {
  const result = runText(tariffs, true);

  it('fills the contract', () => {
    expect(result).toMatchObject({
      schema: 'reroute.result/1',
      scenario: { id: 'test', title: 'A test' },
      economy: { id: 'canada-2021', year: 2021, regions: 17, sectors: 23 },
      solver: { status: 'converged' },
      members: { CAN: expect.arrayContaining(['CA-ON', 'CA-QC']) as unknown },
    });
    expect(result.provenance.economy_digest).toMatch(/^sha256:[0-9a-f]{64}$/u);
    expect(result.provenance.scenario_digest).toMatch(/^sha256:[0-9a-f]{64}$/u);
    expect(result.regions).toHaveLength(17);
    expect(result.sectors).toHaveLength(17 * 23);
    expect(result.groups.map(({ id }) => id)).toEqual(['CAN']);
    const nullable = new Set(['output_pct', 'price_pct', 'exports_pct', 'imports_pct', 'pct']);
    for (const row of [...result.regions, ...result.groups, ...result.sectors, ...result.flows]) {
      for (const [field, value] of Object.entries(row)) {
        const sound = value === null ? nullable.has(field) : value === value && value !== Infinity;
        expect(sound, `${field} is ${String(value)}`).toBe(true);
      }
    }
  });

  it('never charges trade inside Canada', () => {
    const loaded = loadText(tariffs);
    const { economy } = calibrate(loaded.tables);
    const { tariff } = shockOf(economy, loaded.scenario.changes, loaded.tariffTables);
    const { regions } = economy;
    const N = regions.length;
    const charged = { inside: 0, across: 0 };
    tariff?.forEach((rate, cell) => {
      const [importer, exporter] = [regions[Math.floor(cell / N) % N], regions[cell % N]];
      if (rate > 0) charged[importer?.group === exporter?.group ? 'inside' : 'across']++;
    });
    // Twelve tradable sectors, ten provinces, both ways.
    expect(charged).toEqual({ inside: 0, across: 12 * 10 * 2 });
    expect(byId(result, 'CAN').exports_pct).toBeLessThan(-10);
  });

  it("leaves a group's inner trade out of the group's trade", () => {
    const toOthers = result.flows.filter(
      ({ exporter, importer, sector }) =>
        sector === undefined && exporter.startsWith('CA-') && !importer.startsWith('CA-'),
    );
    const sum = toOthers.reduce((total, { after }) => total + after, 0);
    expect(byId(result, 'CAN').exports_after / sum).toBeCloseTo(1, 12);
    const members = result.regions.filter(({ id }) => id.startsWith('CA-'));
    const withInner = members.reduce((total, { exports_after }) => total + exports_after, 0);
    expect(withInner).toBeGreaterThan(1.2 * sum);
  });

  it("a group's real income lies among its members', and its revenue is their sum", () => {
    const group = byId(result, 'CAN');
    const members = result.regions.filter(({ id }) => id.startsWith('CA-'));
    const incomes = members.map(({ real_income_pct }) => real_income_pct);
    expect(group.real_income_pct).toBeGreaterThan(Math.min(...incomes));
    expect(group.real_income_pct).toBeLessThan(Math.max(...incomes));
    const revenue = members.reduce(
      (sum, { tariff_revenue_after }) => sum + tariff_revenue_after,
      0,
    );
    expect(group.tariff_revenue_after / revenue).toBeCloseTo(1, 12);
  });

  it('adds up: world exports are world imports, before and after', () => {
    const sum = (field: 'exports_before' | 'exports_after' | 'imports_before' | 'imports_after') =>
      result.regions.reduce((total, region) => total + region[field], 0);
    expect(sum('exports_before') / sum('imports_before')).toBeCloseTo(1, 12);
    expect(sum('exports_after') / sum('imports_after')).toBeCloseTo(1, 12);
  });

  it('with --detail, the sectors of a pair add up to its total', () => {
    const of = (bySector: boolean) =>
      result.flows.filter(
        ({ exporter, importer, sector }) =>
          exporter === 'CA-AB' && importer === 'USA' && (sector !== undefined) === bySector,
      );
    const [total] = of(false);
    const parts = of(true).reduce((sum, { after }) => sum + after, 0);
    expect(parts / (total?.after ?? NaN)).toBeCloseTo(1, 12);
  });

  it('is the same again, to the last bit', () => {
    const again = runText(tariffs, true);
    expect(again.regions).toEqual(result.regions);
    expect(again.flows).toEqual(result.flows);
  });
});

describe('a run that does not converge', () => {
  it('capped at 3 sweeps says so, and nothing pretends to be an answer', () => {
    const result = runText([...tariffs, 'solve: { max_iterations: 3 }']);
    expect(result.solver.status).toBe('iteration-limit');
    expect(result.solver.iterations).toBe(3);
    expect(result.solver.residual).toBeGreaterThan(1e-10);
    expect([result.regions, result.sectors, result.groups, result.flows]).toEqual([[], [], [], []]);
  });

  it('a cancelled run ends as iteration-limit', () => {
    const stages: string[] = [];
    const { result } = runScenario(loadText(tariffs), {
      onProgress: (stage, iteration) => {
        stages.push(stage);
        return iteration < 5;
      },
    });
    expect(result.solver.status).toBe('iteration-limit');
    expect(new Set(stages)).toEqual(new Set(['counterfactual']));
  });
});

describe('warnings of what a reader would otherwise take wrongly', () => {
  const star = "trade_cost: { importer: CAN, exporter: CAN, sector: '*', percent: -5 }";
  it.each([
    [
      ['closure: { transfers: zero }', 'changes: []'],
      /removes the deficits that the baseline keeps/u,
    ],
    [
      ['closure: { transfers: share-of-world-income }', 'changes: []'],
      /transfers move under this closure/u,
    ],
    [['changes:', '  - population: { region: CAN, percent: 1 }'], /not of a head/u],
    [['changes:', `  - ${star}`], /is the tradable sectors/u],
  ])('%j', (lines, words) => {
    expect(runText(lines).warnings.join('\n')).toMatch(words);
  });

  it('none for a plain tariff scenario', () => {
    expect(runText(tariffs).warnings).toEqual([]);
    const balanced = [
      'baseline: { transfers: zero }',
      'closure: { transfers: zero }',
      'changes: []',
    ];
    expect(runText(balanced).warnings).toEqual([]);
  });
});

describe('changes', () => {
  it('are applied in order: add works on what was set before', () => {
    const stepwise = runText([
      'changes:',
      "  - tariff: { importer: USA, exporter: CAN, sector: '*', set: 0.15 }",
      "  - tariff: { importer: USA, exporter: CAN, sector: '*', add: 0.10 }",
    ]);
    const atOnce = runText([
      'changes:',
      "  - tariff: { importer: USA, exporter: CAN, sector: '*', set: 0.25 }",
    ]);
    for (const [index, region] of stepwise.regions.entries()) {
      // The same tariffs to within rounding, so the same solution to within the solver's tolerance.
      expect(region.real_income_pct).toBeCloseTo(atOnce.regions[index]?.real_income_pct ?? NaN, 7);
    }
  });

  it('lower inter-provincial barriers help every province, and warn that the formula does not see them', () => {
    const result = runText([
      'changes:',
      "  - trade_cost: { importer: CAN, exporter: CAN, sector: '*', percent: -5 }",
    ]);
    const provinces = result.regions.filter(({ id }) => id.startsWith('CA-'));
    expect(provinces.every(({ real_income_pct }) => real_income_pct > 0)).toBe(true);
    // The report recognises this warning by its beginning (charts/formula-gap.ts).
    expect(result.warnings.join()).toMatch(
      /trade costs, productivity or population change: the first-order formula .* no term/u,
    );
  });

  it('productivity and population: one more worker in a hundred is one percent more income, at most', () => {
    const result = runText(['changes:', '  - population: { region: CAN, percent: 1 }']);
    const canada = byId(result, 'CAN');
    expect(canada.real_income_pct).toBeGreaterThan(0.8);
    expect(canada.real_income_pct).toBeLessThan(1);
    expect(canada.real_wage_pct).toBeLessThan(0);
    const productive = runText([
      'changes:',
      "  - productivity: { region: CA-ON, sector: '*', percent: 1 }",
    ]);
    expect(byId(productive, 'CA-ON').real_income_pct).toBeGreaterThan(0.1);
  });
});
