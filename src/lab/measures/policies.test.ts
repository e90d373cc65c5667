import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../input/index.ts';
import { register } from '../../register/testing/measures.ts';
import { parseScenario } from '../read-scenario.ts';
import { followPolicies } from './policies.ts';

const known = register([{ id: 'usa-steel' }, { id: 'usa-steel-derivatives' }]);

function follow(lines: readonly string[], worldDay?: string) {
  const text = ['id: a', 'title: A', 'economy: canada-world', ...lines].join('\n');
  const { scenario } = parseScenario(text, 'a.yaml');
  if (!scenario) throw new Error('the scenario is not sound');
  return followPolicies(scenario, known, worldDay);
}

describe('the policies of a scenario', () => {
  it('an edit is of the day in force, and the next day ends it', () => {
    const { list, baseline, ofChange, problems } = follow([
      'baseline: { measures_on: 2025-01-01 }',
      'changes:',
      '  - measure: { id: usa-steel, drop: true }',
      "  - tariff: { importer: USA, exporter: CAN, sector: '*', set: 0.1 }",
      '  - measure: { id: usa-steel-derivatives, rate: 0.1 }',
      '  - measures_on: 2026-01-01',
    ]);
    expect(problems).toEqual([]);
    expect(baseline).toBe(1);
    expect(list).toEqual([
      { day: '2025-01-01', edits: [] },
      { day: '2025-01-01', edits: [{ id: 'usa-steel', drop: true }] },
      {
        day: '2025-01-01',
        edits: [
          { id: 'usa-steel', drop: true },
          { id: 'usa-steel-derivatives', rate: 0.1 },
        ],
      },
      { day: '2026-01-01', edits: [] },
    ]);
    expect([...ofChange]).toEqual([
      [0, 2],
      [2, 3],
      [3, 4],
    ]);
  });

  it('without a day of its own has that of the tariffs of the world', () => {
    const lines = ['changes:', '  - measure: { id: usa-steel, drop: true }'];
    expect(follow(lines, '2024-07-01').list).toEqual([
      { day: '2024-07-01', edits: [{ id: 'usa-steel', drop: true }] },
    ]);
    expect(follow(lines).problems.map(formatProblem)).toEqual([
      "a.yaml:5:20: error: nothing says on which day 'usa-steel' is changed (what else is charged depends on the day, and the tariffs of this world are of no single one) — put measures_on: 2026-03-01 before it, or into the baseline [measure-without-day]",
    ]);
  });

  it('suggests the measure that is meant', () => {
    const { problems } = follow([
      'changes:',
      '  - measures_on: 2026-01-01',
      '  - measure: { id: usa-stel, drop: true }',
    ]);
    expect(problems.map(formatProblem)).toEqual([
      "a.yaml:6:20: error: the register has no measure 'usa-stel' — did you mean 'usa-steel'? [unknown-measure]",
    ]);
  });
});
