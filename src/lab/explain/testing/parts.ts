import { expect } from 'vitest';
import type { LoadedScenario } from '../../loaded-scenario.ts';
import type { Result } from '../../result.ts';
import { runScenario } from '../../run-scenario.ts';
import type { Explanation, OutcomeExplanation, Part } from '../explanation.ts';
import { outcomeNames } from '../headline-outcomes.ts';
import { parseOutcome, type NamedOutcome } from '../outcome-id.ts';

/** Outcomes of a scenario by their ids. */
export function outcomesNamed(loaded: LoadedScenario, ...ids: string[]): NamedOutcome[] {
  return ids.map((id) => {
    const { outcome, problem } = parseOutcome(id, outcomeNames(loaded));
    if (problem) throw new Error(problem.message);
    return outcome;
  });
}

/** Value of a part by its id; 0 where there is none. */
export function valueOf(parts: readonly Part[] | undefined, id: string): number {
  if (!parts) throw new Error(`there are no parts to find ${id} in`);
  return parts.find((part) => part.id === id)?.value ?? 0;
}

/** Every list of parts that an outcome has. */
export function listsOf(outcome: OutcomeExplanation): Readonly<Record<string, readonly Part[]>> {
  const { changes, measures, partners, sectors, channels, sources } = outcome;
  const lists = { changes, measures, partners, sectors, channels, sources };
  return Object.fromEntries(
    Object.entries(lists).flatMap(([name, list]) => (list ? [[name, list] as const] : [])),
  );
}

/** How far parts may be from adding up, over the exact change. */
const ACCURACY = 1e-6;

/**
 * Holds every list of parts against what a run of the scenario of its own says: real income in percent, in the plain result.
 *
 * @param slack what the run's own tolerance leaves, in percent
 */
export function expectToAddUp(
  loaded: LoadedScenario,
  explanation: Explanation,
  slack = 1e-7,
): void {
  const { result } = runScenario(loaded);
  expect(result.solver.status).toBe('converged');
  expect(explanation.status).toBe('complete');
  expect(explanation.outcomes.length).toBeGreaterThan(0);
  for (const outcome of explanation.outcomes) {
    const exact = realIncome(result, outcome.outcome);
    const lists = Object.entries(listsOf(outcome));
    expect(lists.length).toBeGreaterThan(0);
    for (const [name, list] of lists) {
      const sum = list.reduce((total, { value }) => total + value, 0);
      const what = `${outcome.outcome} ${name}`;
      expect(Math.abs(sum - exact), what).toBeLessThanOrEqual(ACCURACY * Math.abs(exact) + slack);
      expect(Math.abs(sum - outcome.change), what).toBeLessThanOrEqual(
        ACCURACY * Math.abs(outcome.change) + 1e-12,
      );
    }
  }
}

function realIncome({ regions, groups }: Result, outcome: string): number {
  const id = outcome.slice(0, outcome.lastIndexOf('.'));
  const found = [...regions, ...groups].find((one) => one.id === id);
  if (!found || !outcome.endsWith('.real_income')) throw new Error(`not in a result: ${outcome}`);
  return found.real_income_pct;
}
